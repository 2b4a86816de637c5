"""Quality and speed, measured the way a user meets them; run by `make bench`.

usage: bench.py SETS [--limit N] [--only NAME ...] [--docs DIR]

SETS is a folder with labelled public sets and their scorer score.py. Each set is indexed, asked and scored through
the command line. Then come the time and memory of a cold question, of warm ones, and the speed of indexing. One table
shows it all, each figure with what changed since the last commit measured on as many questions. The figures go to
DIR/measured/COMMIT.json and DIR/measured.md (default docs/); a try with another DIR may have uncommitted changes.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from assistant.evaluation.figures import FIGURES
from tests.measuring.command import COMMAND, CORPUS, HELD_OUT, run
from tests.measuring.record import DOCS, Figures, begin, keep, newest
from tests.measuring.speed import asking, indexing

CORPUS_HELD_OUT = "corpus held-out"
OWN: Mapping[str, tuple[str, str]] = {CORPUS: ("--without-tag", HELD_OUT), CORPUS_HELD_OUT: ("--tag", HELD_OUT)}
SPEED = "speed"  # the column of what is measured on the project's own corpus


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", type=Path)
    parser.add_argument("--limit", type=int, default=500, help="questions of each set (default 500)")
    parser.add_argument("--only", nargs="*", default=[], help="these sets only; 'speed' for the speed figures")
    parser.add_argument("--docs", type=Path, default=DOCS, help="folder of the record (default docs)")
    given = parser.parse_args()
    if not (given.sets / "score.py").is_file():
        sys.exit(f"bench: {given.sets}: no labelled sets there; give their folder: make bench SETS=folder")
    record = begin(given.docs)
    names = [*sorted(path.parent.name for path in given.sets.glob("*/questions.jsonl")), *OWN, SPEED]
    wanted = [name for name in names if not given.only or name in given.only]
    measured, settings = measure(wanted, given.sets, given.limit)
    before = newest(given.docs, but=record.commit)
    compared = {**before.sets, SPEED: before.speed} if before and before.limit == given.limit else {}
    show(measured, compared)
    sets = {**(record.sets if record.limit == given.limit else {}), **measured}
    speed = sets.pop(SPEED, record.speed)
    keep(replace(record, limit=given.limit, settings=settings, sets=sets, speed=speed), given.docs)


def measure(wanted: Sequence[str], sets: Path, limit: int) -> tuple[dict[str, Figures], Mapping[str, Any]]:
    """The figures of every wanted set, and the settings of the store of the project's own corpus."""
    measured: dict[str, Figures] = {}
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        store = scratch / "corpus.store"
        run([*COMMAND, "index", "corpus", "--store", str(store)])
        for name in wanted:
            print(f"bench: {name} ...", file=sys.stderr)
            if name == SPEED:
                measured[name] = {**asking(store), **indexing(sets, scratch)}
            else:
                measured[name] = own(store, scratch, OWN[name]) if name in OWN else quality(sets, name, limit, scratch)
        return measured, settings_of(store)


def settings_of(store: Path) -> Mapping[str, Any]:
    from assistant.assistant import Assistant
    from assistant.evaluation.provenance import settings

    return settings(Assistant.open(store))


def show(measured: Mapping[str, Figures], recorded: Mapping[str, Figures]) -> None:
    """A row a figure and a column a set, with the change since the last commit measured."""
    rows = dict.fromkeys(name for figures in measured.values() for name in figures)
    print("".ljust(20), *(name.rjust(16) for name in measured))
    for row in rows:
        cells = (cell(figures.get(row), recorded.get(name, {}).get(row)) for name, figures in measured.items())
        print(row.ljust(20), *(text.rjust(16) for text in cells))
    print(
        "after each figure: the change since the last commit measured"
        if recorded
        else "no earlier commit is measured on as many questions"
    )


def cell(value: float | None, before: float | None) -> str:
    if value is None:
        return ""
    return f"{value:g}" if before is None else f"{value:g} {value - before:+.3g}"


def quality(sets: Path, name: str, limit: int, scratch: Path) -> Figures:
    """The scorer's figures for one set, through the command line."""
    score = [sys.executable, str(sets / "score.py"), str(sets / name)]
    texts, questions, answers, store = (scratch / f"{name}{end}" for end in ("", ".q.jsonl", ".a.jsonl", ".store"))
    run([*score, "--export", str(texts), "--questions", str(questions), "--limit", str(limit)])
    run([*COMMAND, "index", str(texts), "--store", str(store)])
    answers.write_text(run([*COMMAND, "ask", "--batch", str(questions), "--store", str(store)]), encoding="utf-8")
    return chosen(json.loads(run([*score, str(answers), "--limit", str(limit), "--json"])))


def own(store: Path, scratch: Path, tags: Sequence[str]) -> Figures:
    """The figures of the project's own questions of some tags, as `evaluate` gives them."""
    asked = [*COMMAND, "evaluate", CORPUS, *tags, "--store", str(store), "--data", str(scratch), "--json"]
    return chosen(json.loads(run(asked)))


def chosen(figures: Mapping[str, Any]) -> Figures:
    """Those that the table of figures knows, in its order; a set's scorer may lack some."""
    return {name: figures[name] for name in FIGURES if name in figures}


if __name__ == "__main__":
    main()
