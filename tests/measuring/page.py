"""What was measured, as the Markdown page docs/measured.md: one pure function of a record."""

from collections.abc import Mapping, Sequence
from datetime import date

from tests.measuring.record import Figures, Record

NONE = "–"
HEAD = """# What was measured

Made by `make bench` and `make ablation` from `docs/measured/{commit}.json`; never edited by hand.

Commit {commit}, {day}, on {machine}, without a graphics card.
The store's model is {model} (sha256 {sha256} …), the level {level}; every weight and threshold
stands in the JSON file. An answer withheld counts as a miss.
"""
SETS = """
## Answers

At most {limit} questions of each public set. Shares are from 0 to 1; quote words and milliseconds are median and 95th
percentile. {none} stands where the texts of a set answer all its questions. Public sets are scored by their own scorer.

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
# heading and figures of a column, and the shape in which they are shown
COLUMNS: Sequence[tuple[str, Sequence[str], str]] = (
    ("questions", ["questions"], ",.0f"),
    ("quote@1", ["quote@1"], ".2f"),
    ("quote@3", ["quote@3"], ".2f"),
    ("wrong of answered", ["wrong_of_answered"], ".2f"),
    ("`not_found` F1", ["abstain_f1"], ".2f"),
    ("confidence AUROC", ["confidence_auroc"], ".2f"),
    ("citation precision", ["citation_precision"], ".2f"),
    ("verbatim", ["verbatim"], ".2f"),
    ("quote words", ["quote_words_p50", "quote_words_p95"], ".0f"),
    ("milliseconds", ["milliseconds_p50", "milliseconds_p95"], ".0f"),
)
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
    rows = [[name, *(_cell(figures, *column[1:]) for column in COLUMNS)] for name, figures in record.sets.items()]
    heads = [f"{head} p50 / p95" if len(figures) > 1 else head for head, figures, _ in COLUMNS]
    return SETS.format(limit=f"{record.limit:,}", none=NONE) + _table(["set", *heads], rows)


def _cell(figures: Figures, names: Sequence[str], shape: str) -> str:
    values = [figures.get(name) for name in names]
    return " / ".join(NONE if value is None else format(value, shape) for value in values)


def _speed(speed: Figures) -> str:
    if not speed:
        return ""
    rows = [
        [what, f"{_cell(speed, [name], shape)} {unit}"]
        for name, (what, shape, unit) in SPEED_ROWS.items()
        if name in speed
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
    return NONE if cell is None else f"{cell[0]:.2f} ± {cell[1]:.2f}"


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
