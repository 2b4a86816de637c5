"""Quality and speed, measured the way a user meets them; run by `make bench`.

usage: bench.py SETS [--limit N] [--only NAME ...]

SETS is a folder with labelled public sets and their scorer score.py. Each set is indexed, asked and scored through
the command line. Then come the time and memory of a cold question, of warm ones, and the speed of indexing.
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

COMMAND = [sys.executable, "-m", "assistant.cli"]
COLUMNS = (
    "quote@1",
    "quote@3",
    "citation_precision",
    "verbatim",
    "quote_words_p50",
    "quote_words_p95",
    "confidence_auroc",
    "abstain_f1",
    "wrong_of_answered",
    "seconds_p50",
    "seconds_p95",
)
DOCUMENTS, WORDS = 500, 1000  # of the indexing speed measurement
COLD_RUNS = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", type=Path)
    parser.add_argument("--limit", type=int, default=500, help="questions of each set (default 500)")
    parser.add_argument("--only", nargs="*", default=[], help="these sets only; 'speed' for the speed figures")
    given = parser.parse_args()
    if not (given.sets / "score.py").is_file():
        sys.exit(f"bench: {given.sets}: no labelled sets there; give their folder: make bench SETS=folder")
    names = sorted(path.parent.name for path in given.sets.glob("*/questions.jsonl"))
    with tempfile.TemporaryDirectory() as scratch:
        print("set".ljust(16), *(column.rjust(len(column)) for column in COLUMNS))
        for name in [name for name in names if not given.only or name in given.only]:
            figures = quality(given.sets, name, given.limit, Path(scratch))
            print(name.ljust(16), *(str(figures[column]).rjust(len(column)) for column in COLUMNS), flush=True)
        if not given.only or "speed" in given.only:
            for line in (*asking(Path(scratch)), *indexing(given.sets, Path(scratch))):
                print(line, flush=True)


def quality(sets: Path, name: str, limit: int, scratch: Path) -> dict[str, float | None]:
    """The scorer's figures for one set, through the command line."""
    score = [sys.executable, str(sets / "score.py"), str(sets / name)]
    texts, questions, answers, store = (scratch / f"{name}{end}" for end in ("", ".q.jsonl", ".a.jsonl", ".store"))
    run([*score, "--export", str(texts), "--questions", str(questions), "--limit", str(limit)])
    run([*COMMAND, "index", str(texts), "--store", str(store)])
    answers.write_text(run([*COMMAND, "ask", "--batch", str(questions), "--store", str(store)]), encoding="utf-8")
    figures: dict[str, float | None] = json.loads(run([*score, str(answers), "--limit", str(limit), "--json"]))
    return figures


def asking(scratch: Path) -> list[str]:
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
    return [
        f"cold ask: median {statistics.median(seconds):.2f} s, peak memory {peak:.0f} MB",
        f"warm ask: p50 {warm[len(warm) // 2] * 1000:.0f} ms, p95 {warm[int(len(warm) * 0.95)] * 1000:.0f} ms",
    ]


def indexing(sets: Path, scratch: Path) -> list[str]:
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
    speed = f"{report.seconds:.1f} s; bare encoder {bare:.1f} s; {bare / report.seconds:.2f} of its speed"
    return [
        f"indexing {DOCUMENTS} documents of {WORDS} words, {report.passages} passages: {speed}; "
        f"{size / report.passages / 1024:.0f} KB a passage"
    ]


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
