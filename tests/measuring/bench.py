"""Quality and speed, measured the way a user meets them; run by `make bench`.

usage: bench.py SETS [--limit N] [--only NAME ...] [--data DIR]

SETS is a folder with labelled public sets and their scorer score.py. Each set is indexed, asked and scored through
the command line. Then come the time and memory of a cold question, of warm ones, and the speed of indexing. One table
shows it all, each figure with what changed since the last recorded run of as many questions; then it is recorded.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from assistant.evaluation.figures import FIGURES, Scale

Figures = dict[str, float | None]

COMMAND = [sys.executable, "-m", "ui.terminal.cli"]
SPEED = "speed"  # the column of what is measured on the project's own corpus
RECORD = "bench.json"  # in the data folder
DOCUMENTS, WORDS = 500, 1000  # of the indexing speed measurement
COLD_RUNS = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", type=Path)
    parser.add_argument("--limit", type=int, default=500, help="questions of each set (default 500)")
    parser.add_argument("--only", nargs="*", default=[], help="these sets only; 'speed' for the speed figures")
    parser.add_argument("--data", type=Path, default=Path(".data"), help="folder that keeps the last recorded run")
    given = parser.parse_args()
    if not (given.sets / "score.py").is_file():
        sys.exit(f"bench: {given.sets}: no labelled sets there; give their folder: make bench SETS=folder")
    names = sorted(path.parent.name for path in given.sets.glob("*/questions.jsonl"))
    measured: dict[str, Figures] = {}
    with tempfile.TemporaryDirectory() as scratch:
        for name in [name for name in names if not given.only or name in given.only]:
            print(f"bench: {name} ...", file=sys.stderr)
            measured[name] = quality(given.sets, name, given.limit, Path(scratch))
        if not given.only or SPEED in given.only:
            print(f"bench: {SPEED} ...", file=sys.stderr)
            measured[SPEED] = {**asking(Path(scratch)), **indexing(given.sets, Path(scratch))}
    recorded = last(given.data / RECORD, given.limit)
    show(measured, recorded)
    given.data.mkdir(parents=True, exist_ok=True)
    record = {"limit": given.limit, "measured": {**recorded, **measured}}
    (given.data / RECORD).write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


def last(path: Path, limit: int) -> dict[str, Figures]:
    """What was recorded last, or nothing when that was of another number of questions."""
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        measured: dict[str, Figures] = record["measured"] if record["limit"] == limit else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return measured


def show(measured: dict[str, Figures], recorded: dict[str, Figures]) -> None:
    """A row a figure and a column a set, with the change since the last recorded run."""
    rows = dict.fromkeys(name for figures in measured.values() for name in figures)
    print("".ljust(20), *(name.rjust(16) for name in measured))
    for row in rows:
        cells = (cell(figures.get(row), recorded.get(name, {}).get(row)) for name, figures in measured.items())
        print(row.ljust(20), *(text.rjust(16) for text in cells))
    print("after each figure: the change since the last recorded run" if recorded else "no earlier run is recorded")


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
    figures = json.loads(run([*score, str(answers), "--limit", str(limit), "--json"]))
    return {
        name: figures[name] for name, figure in FIGURES.items() if name in figures and figure.scale is not Scale.COUNT
    }


def asking(scratch: Path) -> Figures:
    """Time and memory of a question on the project's own corpus: cold as a whole process, and warm."""
    store = scratch / "corpus.store"
    run([*COMMAND, "index", "corpus", "--store", str(store)])
    seconds = []
    for _ in range(COLD_RUNS):
        started = time.perf_counter()
        run([*COMMAND, "ask", "what did the IAG say about custody?", "--store", str(store)])
        seconds.append(time.perf_counter() - started)
    peak = memory([*COMMAND, "ask", "what did the IAG say about custody?", "--store", str(store)])
    answers = run([*COMMAND, "ask", "--batch", "corpus/questions.jsonl", "--store", str(store)])
    warm = sorted(json.loads(line)["seconds"] for line in answers.splitlines())
    return {
        "cold_ask_seconds": round(statistics.median(seconds), 2),
        "cold_ask_MB": round(peak),
        "warm_ask_p50": round(warm[len(warm) // 2], 4),
        "warm_ask_p95": round(warm[int(len(warm) * 0.95)], 4),
    }


def indexing(sets: Path, scratch: Path) -> Figures:
    """Speed of indexing made-up documents against the bare encoder on the same passages, in one run."""
    from sentence_transformers import SentenceTransformer

    from index.build import index_corpus
    from index.model import BATCH, DEFAULT_MODEL, model_folder
    from index.passages import embedding_text, split
    from index.reading.sources import read

    sentences = [
        sentence
        for line in (sets / "squad2" / "documents.jsonl").read_text(encoding="utf-8").splitlines()
        for sentence in json.loads(line)["text"].split(". ")
    ]
    folder = scratch / "many"
    folder.mkdir()
    at = 0
    for number in range(DOCUMENTS):
        text: list[str] = []
        while sum(len(sentence.split()) for sentence in text) < WORDS:
            text.append(f"{sentences[at % len(sentences)].strip().rstrip('.')}.")
            at += 1
        paragraphs = [" ".join(text[start : start + 5]) for start in range(0, len(text), 5)]
        (folder / f"document-{number:03d}.txt").write_text("\n\n".join(paragraphs), encoding="utf-8")
    model = SentenceTransformer(str(model_folder(DEFAULT_MODEL)), device="cpu")
    passages = [embedding_text(passage)[0] for passage in split(read([folder]).documents)]
    index_corpus([Path("corpus")], scratch / "many.store")  # the encoder's conversion is paid once a store
    started = time.perf_counter()
    model.encode(passages, batch_size=BATCH)
    bare = time.perf_counter() - started
    report = index_corpus([folder], scratch / "many.store")
    size = sum(path.stat().st_size for path in (scratch / "many.store" / "snapshots" / report.version).iterdir())
    return {
        "index_seconds": round(report.seconds, 1),
        "of_bare_encoder": round(bare / report.seconds, 2),
        "KB_a_passage": round(size / report.passages / 1024),
    }


def memory(command: Sequence[str]) -> float:
    """Peak resident memory of a command in MB, measured in a process of its own."""
    code = "import resource,subprocess,sys;subprocess.run(sys.argv[1:],check=True,stdout=subprocess.DEVNULL);" + (
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    return int(run([sys.executable, "-c", code, *command])) / 1024


def run(command: Sequence[str]) -> str:
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        sys.exit(f"bench: {' '.join(command[:6])} ended with status {done.returncode}")
    return done.stdout


if __name__ == "__main__":
    main()
