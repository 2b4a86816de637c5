"""terms.toml: read, kept in the store, and of what cannot be used one line says what to do."""

from pathlib import Path

import pytest

from index.reading.sources import Reading, read
from index.records import Term
from index.store import Store
from index.words import Words
from tests.conftest import Stores

TEXT = "The board pays the fees of every child. Anyone may come."


def read_with(folder: Path, terms: str | bytes, where: str = "") -> Reading:
    """A folder with one text, and a list of terms in it or in a folder of it."""
    place = folder / where
    place.mkdir(exist_ok=True)
    (folder / "text.txt").write_text(TEXT)
    (place / "terms.toml").write_bytes(terms.encode() if isinstance(terms, str) else terms)
    return read([folder])


@pytest.mark.parametrize("where", ["", "below"])
def test_a_term_stands_for_one_thing_or_for_several(where: str, tmp_path: Path) -> None:
    reading = read_with(tmp_path, '# Money\nfunding = "fees"\n"the Met" = ["Metropolitan  Police", "police"]\n', where)
    assert reading.terms == (Term("funding", ("fees",)), Term("the Met", ("Metropolitan Police", "police")))
    assert reading.left_out == ()


def test_the_list_above_a_folder_of_texts_counts(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "text.txt").write_text(TEXT)
    (tmp_path / "terms.toml").write_text('funding = "fees"')
    assert read([tmp_path / "texts"]).terms == (Term("funding", ("fees",)),)


@pytest.mark.parametrize(
    ("terms", "reason"),
    [
        pytest.param("funding: fees", "is no list of terms", id="another format"),
        pytest.param(b"\0", "is not a text: it holds NUL bytes", id="binary"),
        pytest.param("a = " + "[" * 5000, "is no list of terms", id="nested without end"),
        pytest.param("funding = 5", "term 1 cannot be used", id="a number"),
        pytest.param("funding = []", "term 1 cannot be used (it stands for nothing)", id="nothing"),
        pytest.param('funding = ["fees", 5]', "term 1 cannot be used", id="a number among texts"),
        pytest.param('[funding]\nof = "fees"', "term 1 cannot be used", id="a table"),
        pytest.param('funding = " "', "(its meaning holds no word with a meaning)", id="a blank meaning"),
        pytest.param('the = "fees"', "(its term holds no word with a meaning)", id="a word of grammar"),
        pytest.param(f'funding = "{"fee " * 500}"', "(its meaning is longer than 1000 letters)", id="endless"),
    ],
)
def test_what_cannot_be_used_is_named_and_the_texts_are_read(terms: str | bytes, reason: str, tmp_path: Path) -> None:
    reading = read_with(tmp_path, terms)
    [left_out] = reading.left_out
    assert reason in left_out.reason
    assert left_out.path == str(tmp_path / "terms.toml")
    assert left_out.reason.isprintable()
    assert (len(reading.documents), reading.terms) == (1, ())


def test_a_bad_term_costs_no_other(tmp_path: Path) -> None:
    reading = read_with(tmp_path, 'cash = 1\nfunding = "fees"\n')
    assert [term.said for term in reading.terms] == ["funding"]
    assert 'correct it: term = "what the texts call it"' in reading.left_out[0].reason


def test_the_store_keeps_the_terms_and_a_change_of_them_embeds_nothing(stores: Stores, tmp_path: Path) -> None:
    texts, store = tmp_path / "texts", tmp_path / "store"
    texts.mkdir()
    read_with(texts, 'funding = "fees"')
    first = stores.index([texts], store)
    assert Store(store).terms() == (Term("funding", ("fees",)),)
    read_with(texts, 'funding = "fees"\ncash = "fees"')
    read_with(texts, 'funding = ["pay", "fees"]', "below")
    second = stores.index([texts], store)
    assert (second.unchanged, second.embedded) == (False, 0)
    assert second.version != first.version
    assert Store(store).terms() == (Term("cash", ("fees",)), Term("funding", ("fees", "pay")))


def test_without_a_list_there_are_no_terms(stores: Stores, tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text(TEXT)
    stores.index([tmp_path / "text.txt"], tmp_path / "store")
    assert Store(tmp_path / "store").terms() == ()


def test_what_the_project_s_own_terms_stand_for_is_in_its_texts(corpus: Path) -> None:
    reading = read([corpus])
    said = [Words.of(document.text).spoken for document in reading.documents]
    assert reading.terms
    for term in reading.terms:
        for meaning in term.meanings:
            assert any(Words.of(meaning).spoken in text for text in said), meaning
