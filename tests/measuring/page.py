"""What was measured, as the Markdown page docs/measured.md: one pure function of a record."""

from collections.abc import Mapping, Sequence
from datetime import date

from assistant.evaluation.figures import FIGURES, UNKNOWN, Estimate, Figure, shown
from tests.measuring.record import Figures, Record

HEAD = """# What was measured

Made by `make bench` and `make ablation` from `docs/measured/{commit}.json`; never edited by hand.

Commit {commit}, {day}, on {machine}, without a graphics card.
The store's model is {model} (sha256 {sha256} …), the level {level}; every weight and threshold
stands in the JSON file. An answer withheld counts as a miss.
"""
SETS = """
## Answers

At most {limit} questions of each public set, scored by its own scorer; all of the project's own, scored by `evaluate`.

"""
SPEED = """
## Time and space

"""
ABLATION = """
## What each part adds

At most {limit} answerable questions of each set, nothing declined. A cell is the share of questions whose first passage
(finding) or best single sentence (choosing, follow-ups) holds the labelled evidence, and half the width of its 95%
interval.

"""
SPEED_ROWS: Mapping[str, tuple[str, str, str]] = {
    "cold_ask_seconds": ("a cold `policy-assistant ask`, whole process, median of five", ".2f", "s"),
    "cold_ask_MB": ("its peak memory", ".0f", "MB"),
    "warm_ask_p50_ms": ("a warm answer on the project's own corpus, median", ".0f", "ms"),
    "warm_ask_p95_ms": ("the same, 95th percentile", ".0f", "ms"),
    "index_seconds": ("indexing 500 documents of 1,000 words", ".1f", "s"),
    "of_bare_encoder": ("its speed beside the bare encoder on the same passages", ".2f", "of it"),
    "KB_a_passage": ("the store", ".0f", "KB a passage"),
}


def page(record: Record) -> str:
    parts = [_head(record), _sets(record), _speed(record.speed), _ablation(record)]
    return "".join(parts)


def _head(record: Record) -> str:
    settings = {name: str(record.settings.get(name, "unknown")) for name in ("model", "model_sha256", "level")}
    day = date.fromisoformat(record.date[:10])
    return HEAD.format(
        commit=record.commit,
        day=f"{day.day} {day:%B %Y}",
        machine=record.machine,
        model=settings["model"],
        sha256=settings["model_sha256"][:12],
        level=settings["level"],
    )


def _sets(record: Record) -> str:
    if not record.sets:
        return ""
    rows = [
        [figure.name, figure.said, *(_value(figure, each) for each in record.sets.values())]
        for figure in FIGURES.values()
    ]
    heads = ["figure", "what it is", *record.sets]
    return SETS.format(limit=f"{record.limit:,}") + _table(heads, rows)


def _value(figure: Figure, figures: Figures) -> str:
    """A figure as the report of an evaluation shows it; one that the set's scorer does not know is unknown."""
    found = {name: Estimate(value) for name, value in figures.items()}
    return shown(figure, found)[0] if figure.name in found else UNKNOWN


def _speed(speed: Figures) -> str:
    if not speed:
        return ""
    rows = [
        [what, f"{speed[name]:{shape}} {unit}"] for name, (what, shape, unit) in SPEED_ROWS.items() if name in speed
    ]
    return SPEED + _table(["what", "figure"], rows)


def _ablation(record: Record) -> str:
    if not record.ablation:
        return ""
    names = list(dict.fromkeys(name for row in record.ablation.values() for name in row))
    rows = [[part, *(_estimate(row.get(name)) for name in names)] for part, row in record.ablation.items()]
    return ABLATION.format(limit=f"{record.ablation_limit:,}") + _table(
        ["the best one holds the evidence", *names], rows
    )


def _estimate(cell: tuple[float, float] | None) -> str:
    return UNKNOWN if cell is None else f"{cell[0]:.2f} ± {cell[1]:.2f}"


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
