"""A run embeds only what is new, and what it leaves is what a run from nothing would leave."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from assistant.assistant import Assistant
from index.build import IndexReport
from index.errors import ModelError, SourceError
from index.schema import passage_key
from index.settings import IndexSettings
from index.store import Store
from tests.stub_encoder import index_corpus, open_assistant

LONG = " ".join(f"The council spoke of matter number {number} on that day and of its price." for number in range(60))
QUESTIONS = ("who speaks of wombats?", "what about badgers?", "what did the council speak of?", "who kept order?")

DOCUMENTS = {
    "badgers.txt": "Badgers\n\nThe ministry said that badgers dig at night. They are striped and rather shy.\n",
    "council.txt": f"The council\n\n{LONG}\n",
    "wombats.txt": "Wombats\n\nThe wombat trust is against custody for wombats. It said so twice in the spring.\n",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, copy_store: Callable[[Path], Path]) -> tuple[Path, Path]:
    """A made-up corpus and its store. Read only; see `own`."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "corpus").mkdir()
    for name, text in DOCUMENTS.items():
        (folder / "corpus" / name).write_text(text)
    store = copy_store(folder / "store")  # so that the encoder is there and need not be converted again
    index_corpus([folder / "corpus"], store)
    return folder / "corpus", store


@pytest.fixture
def run(made: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., IndexReport]:
    """Changes texts of the made-up corpus (None removes one) and indexes it into a copy of its store."""
    corpus, store = made
    shutil.copytree(store, tmp_path / "store", copy_function=os.link, ignore=lambda *_: ["lock"])
    monkeypatch.chdir(tmp_path)

    def change_and_index(**changes: str | None) -> IndexReport:
        shutil.copytree(corpus, "corpus", dirs_exist_ok=True)
        for name, text in changes.items():
            path = Path("corpus", f"{name}.txt")
            path.unlink(missing_ok=True)
            if text is not None:
                path.write_text(text)
        return index_corpus([Path("corpus")], Path("store"))

    return change_and_index


def found(store: str | Path, word: str) -> set[str]:
    """The documents in which a word search finds a word."""
    return {passage.document for passage in Store(Path(store)).word_search([word], 10)}


def content(folder: Path) -> dict[str, object]:
    """All that a reader can see of a store but its age: passages with their sentences and vectors, and names."""
    store = Store(folder)
    every = store.passages(passage_key(item) for item in store.vector_search(np.zeros(384, np.float32), 10_000))
    sentences = store.sentences(list(every.values()))
    return {
        "documents": [store.document(name) for name in store.document_ids()],
        "names": store.names(),
        "passages": {
            key: [(sentence, store.token_vectors(*rows).tolist()) for sentence, *rows in sentences[passage]]
            for key, passage in sorted(every.items())
        },
        "vectors": store.vectors(sorted(every)).tolist(),
    }


def shown(assistant: Assistant, question: str) -> tuple[object, ...]:
    answer = assistant.ask(question)
    return answer.status, answer.text, answer.citations, answer.nearest


def test_unchanged_corpus_is_not_embedded_again(run: Callable[..., IndexReport]) -> None:
    first = run()
    second = run()
    assert (second.embedded, second.unchanged, second.version) == (0, True, first.version)
    assert first.embedded == 0  # the same texts at another place are another store, but nothing to embed


@pytest.mark.encoder
def test_unchanged_corpus_loads_no_model(
    run_python: Callable[..., object], copied_store: Path, corpus: Path, tmp_path: Path
) -> None:
    script = """
import sys
from pathlib import Path
from index.build import index_corpus
report = index_corpus([Path(sys.argv[1])], Path(sys.argv[2]))
heavy = {"torch", "transformers", "sentence_transformers", "onnx", "onnxruntime"} & set(sys.modules)
print(report.unchanged, report.embedded, sorted(heavy))
"""
    finished = run_python(script, corpus, copied_store)
    assert (finished.stdout, finished.stderr) == ("True 0 []\n", "")


def test_changed_document_embeds_only_its_new_passages(run: Callable[..., IndexReport]) -> None:
    whole = run()
    changed = run(council=DOCUMENTS["council.txt"].replace("matter number 59", "matter of wombats"))
    assert whole.passages > 5
    assert (changed.embedded, changed.unchanged, changed.passages) == (1, False, whole.passages)
    assert "council" in found("store", "wombat")


def test_passages_of_another_length_make_another_store(run: Callable[..., IndexReport]) -> None:
    whole = run()
    shorter = index_corpus([Path("corpus")], Path("store"), settings=IndexSettings(passage_words=60))
    assert shorter.passages > whole.passages
    assert (shorter.unchanged, run().version) == (False, whole.version)


def test_added_document_embeds_only_itself(run: Callable[..., IndexReport]) -> None:
    added = run(geese="Geese\n\nThe geese of Rome kept order on the hill, the senate said in its letter.\n")
    assert added.embedded == 1
    assert "The geese of Rome kept order" in open_assistant("store").ask("what did the geese of Rome keep?").text


def test_removed_document_disappears_from_every_search(run: Callable[..., IndexReport]) -> None:
    assert found("store", "wombat") == {"wombats"}
    removed = run(wombats=None)
    assert removed.embedded == 0
    assert found("store", "wombat") == set()
    nearest = open_assistant("store").search("what does the wombat trust say about custody for wombats?", 100)
    assert {item.passage.document for item in nearest} == {"badgers", "council"}
    assert Store(Path("store")).document_ids() == ("badgers", "council")


def test_replaced_documents_old_words_are_no_longer_found(run: Callable[..., IndexReport]) -> None:
    run(wombats="Wombats\n\nThe trust has nothing more to say about its animals, it said in the autumn.\n")
    assert found("store", "custodi") == set()
    assert found("store", "autumn") == {"wombats"}


def test_store_after_changes_is_what_a_fresh_one_would_be(
    run: Callable[..., IndexReport], copy_store: Callable[[Path], Path]
) -> None:
    run(council=DOCUMENTS["council.txt"].replace("number 3 ", "number three "), wombats=None)
    changed = run(wombats=DOCUMENTS["badgers.txt"], geese="Geese\n\nThe geese of Rome (GOR) kept order on the hill.\n")
    fresh = index_corpus([Path("corpus")], copy_store(Path("fresh")))
    assert fresh.embedded > changed.embedded > 0
    assert content(Path("store")) == content(Path("fresh"))
    kept, new = open_assistant("store"), open_assistant("fresh")
    for question in QUESTIONS:
        assert shown(kept, question) == shown(new, question)


def test_paragraphs_are_counted_anew_where_a_passage_is_kept(run: Callable[..., IndexReport]) -> None:
    """Two paragraphs become one of the same length: what comes after stands where it stood, one number earlier."""
    end = f"## The end\n\n{LONG}\n"
    run(council=f"# Council\n\nIt met in May.\n\nNobody spoke up there.\n\n{end}")
    before = {sentence.text: sentence.paragraph for sentence in sentences_of("council")}
    kept = run(council=f"# Council\n\nIt met in May. xNobody spoke up there.\n\n{end}")
    after = {sentence.text: sentence.paragraph for sentence in sentences_of("council")}
    last = "The council spoke of matter number 59 on that day and of its price."
    assert kept.embedded == 1
    assert after[last] == before[last] - 1


def sentences_of(document: str) -> list:
    store = Store(Path("store"))
    passages = [item for item in store.word_search(["council"], 100) if item.document == document]
    return [sentence for rows in store.sentences(passages).values() for sentence, _, _ in rows]


def test_damaged_store_is_made_anew(run: Callable[..., IndexReport], monkeypatch: pytest.MonkeyPatch) -> None:
    def link_shared_encoder(_: object, folder: Path) -> None:
        """The conversion takes ten seconds and is tested elsewhere."""
        for path in Path("store/encoders").glob("*/*"):
            os.link(path, folder / path.name)

    monkeypatch.setattr("index.model.Model.export", link_shared_encoder)
    part = next(Path("store/snapshots").glob("*/tokens.npy"))
    part.unlink()
    run()
    assert "badgers dig at night" in open_assistant("store").ask("when do badgers dig?").text


def test_progress_is_told_to_the_end(run: Callable[..., IndexReport]) -> None:
    run()
    Path("corpus/new.txt").write_text(LONG.replace("council", "senate"))
    told: list[tuple[int, int]] = []
    report = index_corpus([Path("corpus")], Path("store"), progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (report.embedded, report.embedded)
    assert report.embedded > 1


@pytest.mark.parametrize(
    ("texts", "says"),
    [
        pytest.param({}, "no text to index", id="an empty corpus"),
        pytest.param({"empty.txt": b""}, "is empty", id="only an empty file"),
        pytest.param({"stars.txt": b"***\n\n---\n"}, "holds no sentence", id="only a file without a sentence"),
        pytest.param({"picture.png": b"\x89PNG"}, "is not a text file", id="only a picture"),
    ],
)
def test_nothing_to_index_keeps_the_last_store(
    copied_store: Path, tmp_path: Path, texts: dict[str, bytes], says: str
) -> None:
    before = Store(copied_store).manifest
    (tmp_path / "texts").mkdir()
    for name, data in texts.items():
        (tmp_path / "texts" / name).write_bytes(data)
    with pytest.raises(SourceError, match=says) as refused:
        index_corpus([tmp_path / "texts"], copied_store)
    assert str(refused.value).isprintable()
    assert Store(copied_store).manifest == before


def test_missing_model_keeps_the_last_store(copied_store: Path, corpus: Path, tmp_path: Path) -> None:
    before = Store(copied_store).manifest
    with pytest.raises(ModelError, match=r"no model\.safetensors there"):
        index_corpus([corpus], copied_store, model=str(tmp_path / "nowhere"))
    assert Store(copied_store).manifest == before


def test_document_of_grammar_words_only_can_be_indexed_and_asked(run: Callable[..., IndexReport]) -> None:
    run(badgers=None, council=None, wombats=None, it="It was what it was.\n")
    assert open_assistant("store").search("what was it about custody?", 5)[0].passage.document == "it"
