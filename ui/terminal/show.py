"""What the terminal shows: readable and coloured on a screen, plain text in a pipe."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.text import Text

from assistant import wording as statuses
from assistant.outlets.markdown import UNKNOWN_DATE, UNKNOWN_ORGANISATION, source_line
from assistant.records import Answer, Citation, Status
from index.reading.clean import LINE_WRAP, SPACING
from index.records import Document, Edit, LeftOut, Retrieved

if TYPE_CHECKING:
    from index.build import IndexReport
    from index.model import Progress

STATUS_STYLES: Mapping[Status, str] = {
    Status.ANSWERED: "bold green",
    Status.PARTIAL: "bold yellow",
    Status.NOT_FOUND: "bold red",
    Status.CLARIFY: "bold cyan",
    Status.CHAT: "bold cyan",
}
AROUND = 12  # letters shown on each side of a mend
LONGEST_EXCERPT = 60  # letters of a cut or a mend in a listing


def console() -> Console:
    """Standard output; a pipe gets whole lines, never wrapped at a width."""
    return Console(highlight=False, soft_wrap=not sys.stdout.isatty())


@contextmanager
def progress(label: str) -> Iterator["Progress"]:
    """A progress bar on standard error, shown only on a screen and only when there is work."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    errors = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=errors, transient=True, disable=not errors.is_terminal) as bar:
        task = bar.add_task(label, total=None, visible=False)

        def advance(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, visible=True)

        yield advance


def answer(given: Answer) -> None:
    screen = console()
    if given.understood_as:
        screen.print(Text(f"Understood as: {given.understood_as}", "dim"))
    if given.searched_also:
        screen.print(Text(f"Searched also for: {', '.join(given.searched_also)}", "dim"))
    label = f"{statuses.BADGES[given.status]} ({given.confidence:.0%} sure that the answer is in the texts)"
    if given.status in (Status.CHAT, Status.CLARIFY):
        screen.print(Text(given.text))
        return
    screen.print(Text(label, STATUS_STYLES[given.status]))
    if given.status is Status.NOT_FOUND:
        screen.print(Text(given.text))
    for citation in given.citations:
        _citation(screen, citation)
    if given.status is Status.PARTIAL:
        screen.print(Text("\n" + statuses.partial(given.missing), "yellow"))
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


def report(done: "IndexReport", store: Path) -> None:
    screen = console()
    for document in done.documents:
        cuts = sum(edit.kind == "cut" for edit in document.edits)
        screen.print(Text(f"{document.id}: {cuts} cut, {len(document.edits) - cuts} mended"))
    _left_out(screen, done.left_out)
    work = "nothing has changed" if done.unchanged else f"{done.embedded} newly embedded"
    screen.print(
        Text(
            f"{store}: version {done.version}, {len(done.documents)} documents, {done.passages} passages, "
            f"{work}, {done.seconds:.1f} s",
            "bold",
        )
    )
    screen.print(Text("Every cut and mend: policy-assistant documents ID", "dim"))


def report_json(done: "IndexReport", store: Path) -> Mapping[str, Any]:
    return {
        "store": str(store),
        "store_version": done.version,
        "unchanged": done.unchanged,
        "passages": done.passages,
        "embedded": done.embedded,
        "seconds": round(done.seconds, 3),
        "documents": [document_json(document, edits=True) for document in done.documents],
        "left_out": [asdict(item) for item in done.left_out],
    }


def documents(listed: Sequence[Document], left_out: Sequence[LeftOut]) -> None:
    screen = console()
    for document in listed:
        who, when = document.organisation or UNKNOWN_ORGANISATION, document.date or UNKNOWN_DATE
        screen.print(
            Text.assemble((f"{document.id}: ", "bold"), f"{document.title}, {who}, {when} "),
            Text(f"({len(document.text.split())} words, {len(document.edits)} edits)", "dim"),
        )
    _left_out(screen, left_out)


def document(shown: Document) -> None:
    screen = console()
    screen.print(Text(shown.title, "bold"))
    screen.print(Text(f"{shown.organisation or UNKNOWN_ORGANISATION}, {shown.date or UNKNOWN_DATE}"))
    screen.print(Text(f"{shown.source.path}, sha256 {shown.source.sha256}", "dim"))
    for edit in shown.edits:
        if edit.reason not in (LINE_WRAP, SPACING):
            screen.print(Text(f"{edit.kind} {edit.start}-{edit.end} {edit.reason}: {_change(edit, shown)}"))
    for reason in (LINE_WRAP, SPACING):
        places = [f"{edit.start}" for edit in shown.edits if edit.reason == reason]
        if places:
            screen.print(Text(f"mend {reason}, {len(places)} places, at {', '.join(places)}"))


def document_json(shown: Document, *, edits: bool) -> Mapping[str, Any]:
    values: dict[str, Any] = {
        "id": shown.id,
        "title": shown.title,
        "organisation": shown.organisation,
        "date": shown.date,
        "url": shown.url,
        "licence": shown.licence,
        "path": shown.source.path,
        "sha256": shown.source.sha256,
        "words": len(shown.text.split()),
    }
    return {**values, "edits": [asdict(edit) for edit in shown.edits]} if edits else values


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


def _left_out(screen: Console, left_out: Sequence[LeftOut]) -> None:
    for item in left_out:
        screen.print(Text(f"left out: {item.path}: {item.reason}", "yellow"))


def _change(edit: Edit, shown: Document) -> str:
    """A cut as it was; a mend with the letters around it, before and after."""
    if edit.kind == "cut":
        return _excerpt(edit.before)
    original = shown.source.original
    lead, rest = original[max(0, edit.start - AROUND) : edit.start], original[edit.end : edit.end + AROUND]
    return f"{_excerpt(lead + edit.before + rest)} -> {_excerpt(lead + edit.after + rest)}"


def _excerpt(text: str) -> str:
    line = " ".join(text.split())
    return repr(line if len(line) <= LONGEST_EXCERPT else line[: LONGEST_EXCERPT - 1] + "…")
