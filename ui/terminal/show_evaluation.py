"""What the terminal shows of an evaluation: tables on a screen and, at a fixed width, in a pipe."""

import sys
from collections.abc import Iterator, Mapping, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from assistant.evaluation.compare import ORDER, Change, Comparison, summary
from assistant.evaluation.estimates import Estimates, by, estimates
from assistant.evaluation.figures import BY_GROUP, FIGURES, OVER_TIME, UNKNOWN, shown
from assistant.evaluation.headline import counted, headline
from assistant.evaluation.history import PastRun
from assistant.evaluation.mistakes import Mistake
from assistant.evaluation.outcome import outcome
from assistant.evaluation.records import Result, Run
from ui.terminal.printing import line

PIPE_WIDTH = 200  # columns: the widest table unwrapped
MOST_GROUPS = 30  # rows of a table by tag or document; --report and --json have them all
MOST_LISTED = 20  # questions listed of each kind of change
LONGEST_QUOTE = 160  # letters of a quote in a listing
STYLES: Mapping[Change, str] = {"worse": "bold red", "better": "bold green", "changed": "bold yellow", "same": "dim"}


def run(finished: Run, comparison: Comparison | None) -> None:
    screen = _screen()
    found = estimates(finished)
    if comparison:
        _changes(screen, comparison)
    screen.print(Text(headline(finished, found) + "\n", "bold"), soft_wrap=not screen.is_terminal)
    table = _table("figure", "value", "95% interval", "what it is")
    for figure in FIGURES.values():
        table.add_row(figure.name, *shown(figure, found), figure.said)
    screen.print(table)
    _groups(screen, "tag", by(finished, "tag", BY_GROUP))
    _groups(screen, "document", by(finished, "document", BY_GROUP))


def mistakes(found: Sequence[Mistake]) -> None:
    """The mistakes of a set, on standard error."""
    screen = Console(stderr=True, highlight=False, soft_wrap=True)
    for mistake in found:
        where = f"in {mistake.document}" if mistake.document else "in the texts"
        screen.print(line(f"mistake in question {mistake.question.id}: not {where}: {_short(mistake.quote)}", "yellow"))
        if mistake.nearest:
            screen.print(line(f"    nearest: {_short(mistake.nearest)}", "dim"))


def unlabelled(count: int) -> None:
    """A warning on standard error of answerable questions that no answer can be right on."""
    if count:
        questions = f"{counted(count, 'answerable question')} {'has' if count == 1 else 'have'}"
        said = f"{questions} no expected quote: no answer to such a question counts as right"
        Console(stderr=True, highlight=False, soft_wrap=True).print(Text(said, "yellow"))


def history(runs: Sequence[PastRun]) -> None:
    screen = _screen()
    if not runs:
        screen.print(Text("No run is kept yet; run: policy-assistant evaluate SET"))
        return
    table = _table("started", "set", "texts", "program", "questions", *(figure.name for figure in OVER_TIME))
    for past in runs:
        table.add_row(*_past(past))
    screen.print(table)


def _past(past: PastRun) -> Iterator[str]:
    head = past.head
    yield from (head.started[:16].replace("T", " "), head.test_set, head.store_version, head.commit or UNKNOWN)
    yield f"{head.questions:,}" if head.complete else f"{past.answered:,} of {head.questions:,}"
    yield from (shown(figure, past.estimates)[0] for figure in OVER_TIME)


def _changes(screen: Console, comparison: Comparison) -> None:
    for change in ORDER[:-1]:
        pairs = [pair for pair in comparison.pairs if pair.change == change]
        for pair in pairs[:MOST_LISTED]:
            screen.print(
                Text.assemble((change, STYLES[change]), f" {pair.question.id}: {pair.question.question}"),
                soft_wrap=True,
            )
            screen.print(
                Text(f"    before, {_outcome(pair.old)}\n    now, {_outcome(pair.new)}", "dim"), soft_wrap=True
            )
        if len(pairs) > MOST_LISTED:
            screen.print(Text(f"{len(pairs) - MOST_LISTED} more {change}: see --report or --json", "dim"))
    screen.print(Text(summary(comparison) + "\n", "bold"), soft_wrap=not screen.is_terminal)


def _outcome(result: Result) -> str:
    quotes = [citation.quote for citation in result.answer.citations]
    return f"{outcome(result)}: {_short(quotes[0]) if quotes else result.answer.status}"


def _groups(screen: Console, kind: str, groups: Mapping[str, Estimates]) -> None:
    if not groups:
        return
    table = _table(kind, *(figure.name for figure in BY_GROUP))
    for name in list(groups)[:MOST_GROUPS]:
        table.add_row(_short(name), *("  ".join(filter(None, shown(figure, groups[name]))) for figure in BY_GROUP))
    screen.print()
    screen.print(table)
    if len(groups) > MOST_GROUPS:
        screen.print(Text(f"{len(groups) - MOST_GROUPS} more: see --report or --json", "dim"))


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for number, column in enumerate(columns):
        table.add_column(column, no_wrap=number == 0)
    return table


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…"


def _screen() -> Console:
    return Console(highlight=False, width=None if sys.stdout.isatty() else PIPE_WIDTH)
