"""Answers and found passages, as the terminal shows them."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from rich.console import Console
from rich.text import Text

from assistant import wording
from assistant.outlets.markdown import source_line
from assistant.records import Answer, Citation, Status
from index.records import Retrieved
from ui.terminal.printing import console

STATUS_STYLES: Mapping[Status, str] = {
    Status.ANSWERED: "bold green",
    Status.PARTIAL: "bold yellow",
    Status.NOT_FOUND: "bold red",
    Status.CLARIFY: "bold cyan",
    Status.CHAT: "bold cyan",
}


def answer(given: Answer) -> None:
    screen = console()
    if given.understood_as:
        screen.print(Text(f"Understood as: {given.understood_as}", "dim"))
    if given.searched_also:
        screen.print(Text(f"Searched also for: {', '.join(given.searched_also)}", "dim"))
    if given.searched_in:
        screen.print(Text(f"Searched only: {'; '.join(given.searched_in)}", "dim"))
    chance = f"{given.confidence:.0%}"
    sure = f" ({wording.sure(chance, given.strength, given.read_by)})" if given.strength else ""
    label = f"{wording.BADGES[given.status]}{sure}"
    if given.status in (Status.CHAT, Status.CLARIFY):
        screen.print(Text(given.text))
        return
    screen.print(Text(label, STATUS_STYLES[given.status]))
    if given.status is Status.NOT_FOUND or given.remark:
        screen.print(Text(given.remark or given.text))
    for citation in given.citations:
        _citation(screen, citation)
    if given.missing:
        screen.print(Text("\n" + wording.partial(given.missing), "yellow"))
    if given.nearest:
        screen.print(Text("\nNearest passages, not an answer:", "dim"))
        for citation in given.nearest:
            _citation(screen, citation)


def _citation(screen: Console, citation: Citation) -> None:
    screen.print()
    screen.print(Text(f"[{citation.number}] {citation.quote}"))
    place = f"{source_line(citation)} ({citation.document}, characters {citation.start}-{citation.end})"
    screen.print(Text(f"    {place}", "dim"))
    if citation.url:
        screen.print(Text(f"    {citation.url}", "dim"))


def passages(found: Sequence[Retrieved]) -> None:
    screen = console()
    for item in found:
        head = f"{item.score:.3f} (vector {item.vector_score:.3f}, words {item.word_score:.2f})"
        screen.print(Text(f"{head} {item.passage.document}, {item.passage.start}-{item.passage.end}", "bold"))
        screen.print(Text(" > ".join(item.passage.trail), "dim"))
        screen.print(Text(item.passage.text + "\n"))
    if not found:
        screen.print(Text("No passage was found."))


def passages_json(found: Sequence[Retrieved]) -> list[Mapping[str, Any]]:
    return [
        {**asdict(item.passage), "score": item.score, "vector_score": item.vector_score, "word_score": item.word_score}
        for item in found
    ]
