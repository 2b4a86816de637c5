"""Time and space: of a question, cold and warm, and of indexing."""

import json
import statistics
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tests.measuring.command import COMMAND, CORPUS, run
from tests.measuring.record import Figures

DOCUMENTS, WORDS = 500, 1000  # of the indexing speed measurement
COLD_RUNS = 5
COLD_QUESTION = "what did the IAG say about custody?"


def asking(store: Path) -> Figures:
    """Time and memory of a question on the project's own corpus: cold as a whole process, and warm."""
    cold = [*COMMAND, "ask", COLD_QUESTION, "--store", str(store)]
    seconds = []
    for _ in range(COLD_RUNS):
        started = time.perf_counter()
        run(cold)
        seconds.append(time.perf_counter() - started)
    answers = run([*COMMAND, "ask", "--batch", CORPUS, "--store", str(store)])
    warm = sorted(json.loads(line)["seconds"] for line in answers.splitlines())
    return {
        "cold_ask_seconds": round(statistics.median(seconds), 2),
        "cold_ask_MB": round(memory(cold)),
        "warm_ask_p50_ms": round(1000 * warm[len(warm) // 2], 1),
        "warm_ask_p95_ms": round(1000 * warm[int(len(warm) * 0.95)], 1),
    }


def indexing(sets: Path, scratch: Path) -> Figures:
    """Speed of indexing made-up documents against the bare encoder on the same passages, in one run."""
    from sentence_transformers import SentenceTransformer

    from index.build import index_corpus
    from index.model import BATCH, DEFAULT_MODEL, model_folder
    from index.passages import embedding_text, split
    from index.reading.sources import read

    folder = made_up(sets, scratch)
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


def made_up(sets: Path, scratch: Path) -> Path:
    """A folder of documents made up of the sentences of a public set."""
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
    return folder


def memory(command: Sequence[str]) -> float:
    """Peak resident memory of a command in MB, measured in a process of its own."""
    code = "import resource,subprocess,sys;subprocess.run(sys.argv[1:],check=True,stdout=subprocess.DEVNULL);" + (
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    return int(run([sys.executable, "-c", code, *command])) / 1024
