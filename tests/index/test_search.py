"""Finding passages: any question is searched for without error, by its words, its meaning and its title."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.assistant import Assistant
from index.encoder import TextEncoder
from index.records import Retrieved
from index.search import search
from index.settings import IndexSettings
from index.store import Store
from index.words import content_stems, stems

TEXTS = {
    "custody.txt": "# Rules for custodial settings\n\nThey are to be kept warm and well fed, it was said.\n",
    "parks.txt": "# Parks\n\nThe Inter-Agency Group wants more trees. The café’s owner agreed with the group’s view.\n",
    "roads.txt": "# Roads\n\nRoads are mended in the summer. A near miss (or two) is NOT counted AND never was.\n",
}
OPERATORS = [
    "AND",
    "OR",
    "NOT",
    "NEAR",
    "NEAR(",
    '"',
    "'",
    "*",
    "^",
    ":",
    "-",
    "+",
    "(",
    ")",
    "{",
    "}",
    ";",
    "--",
    "\x00",
]
QUESTIONS = st.one_of(
    st.text(max_size=200),
    st.lists(st.one_of(st.sampled_from([*OPERATORS, "roads", "trail", "body", "custody"]), st.text(max_size=5))).map(
        " ".join
    ),
    st.lists(st.sampled_from([*OPERATORS, "roads", "body:"])).map("".join),
)


@pytest.fixture(scope="module")
def made(stores: Any, tmp_path_factory: pytest.TempPathFactory, copy_store: Callable[[Path], Path]) -> Assistant:
    """Three made-up texts, indexed."""
    folder = tmp_path_factory.mktemp("small")
    (folder / "corpus").mkdir()
    for name, text in TEXTS.items():
        (folder / "corpus" / name).write_text(text)
    stores.index([folder / "corpus"], copy_store(folder / "store"))
    return stores.open(folder / "store")


@pytest.fixture(scope="module")
def small(made: Assistant) -> Store:
    return made.store


@pytest.fixture(scope="module")
def encoder(made: Assistant) -> TextEncoder:
    return made.encoder


def by_words(store: Store, question: str) -> list[str]:
    return [passage.document for passage in store.word_search(stems(question), 10)]


@pytest.mark.parametrize(
    ("question", "document"),
    [
        pytest.param("Interagency", "parks", id="a joined word finds a hyphenated name"),
        pytest.param("agency", "parks", id="a part finds a hyphenated name"),
        pytest.param("cafe", "parks", id="a word without its accent"),
        pytest.param("group's", "parks", id="a possessive"),
        pytest.param("mending", "roads", id="another ending"),
        pytest.param("ROADS", "roads", id="capitals"),
        pytest.param("custodial", "custody", id="a word of the title only"),
        pytest.param("setting", "custody", id="another ending of a word of the title only"),
        pytest.param('"near miss"', "roads", id="quotation marks"),
        pytest.param("roads AND zebras", "roads", id="an operator is a word"),
        pytest.param("NOT counted", "roads", id="a denial is a word"),
        pytest.param("body: mended*", "roads", id="a column name is a word"),
    ],
)
def test_words_find_the_passage(small: Store, question: str, document: str) -> None:
    assert by_words(small, question)[0] == document


@pytest.mark.parametrize("question", ["zebra", "", "?!", '""', "😀"])
def test_words_find_nothing(small: Store, question: str) -> None:
    assert by_words(small, question) == []


@given(question=QUESTIONS)
def test_any_question_is_searched_for_without_error(small: Store, question: str) -> None:
    found = small.word_search(stems(question), 2)
    assert len(found) <= 2
    assert list(found.values()) == sorted(found.values(), reverse=True)
    counts = small.passage_counts(stems(question))
    assert bool(found) == any(counts.values())


def test_endless_question_is_searched_for_without_error(small: Store) -> None:
    words = [f"word{number}" for number in range(20_000)]
    assert [passage.document for passage in small.word_search([*words, "road"], 5)] == ["roads"]


def test_how_many_passages_hold_a_word(small: Store) -> None:
    assert small.passage_counts(["road", "custodi", "zebra"]) == {"road": 1, "custodi": 1, "zebra": 0}


@pytest.mark.encoder
def test_meaning_finds_a_passage_without_a_shared_word(small: Store, encoder: TextEncoder) -> None:
    question = "potholes repaired by highway workers"
    assert not by_words(small, question)
    found = search(small, encoder.encode(question).vector, dict.fromkeys(content_stems(question), 1.0), 3)
    assert found[0].passage.document == "roads"


def test_both_searches_count_and_best_comes_first(small: Store, encoder: TextEncoder) -> None:
    vector = encoder.encode("trees").vector
    alone = search(small, vector, {}, 3)
    both = search(small, vector, {"custodi": 1.0}, 3)
    assert [item.word_score for item in alone] == [0, 0, 0]
    assert alone[0].passage.document == "parks"
    score = {item.passage.document: item.score for item in both}
    assert score["custody"] > next(item.score for item in alone if item.passage.document == "custody")
    for found in (alone, both):
        assert [item.score for item in found] == sorted((item.score for item in found), reverse=True)


def test_settings_say_what_counts(small: Store, encoder: TextEncoder) -> None:
    vector, words = encoder.encode("trees").vector, {"custodi": 1.0, "tree": 1.0}

    def found(settings: IndexSettings) -> list[Retrieved]:
        return search(small, vector, words, 3, settings=settings)

    deaf = found(IndexSettings(word_weight=0.0))
    assert [item.score for item in deaf] == [item.vector_score for item in deaf]
    assert len(found(IndexSettings(pool=1))) < len(found(IndexSettings()))
    plain, titled = (
        {item.passage.document: item.word_score for item in found(IndexSettings(trail_weight=weight))}
        for weight in (1.0, 5.0)
    )
    assert titled["custody"] > plain["custody"]
    assert titled["parks"] == plain["parks"]


@pytest.mark.parametrize("count", [1, 2, 3, 100])
def test_no_more_passages_than_asked_for_or_there_are(small: Store, encoder: TextEncoder, count: int) -> None:
    assert len(search(small, encoder.encode("roads").vector, {"road": 1.0}, count)) == min(count, 3)


def test_search_may_be_kept_to_some_documents(small: Store, encoder: TextEncoder) -> None:
    found = search(small, encoder.encode("roads").vector, {"road": 1.0}, 3, documents=["parks", "custody"])
    assert {item.passage.document for item in found} == {"parks", "custody"}


def test_same_question_finds_the_same(small: Store, encoder: TextEncoder) -> None:
    first, second = (search(small, encoder.encode("who wants trees?").vector, {"tree": 1.0}, 3) for _ in range(2))
    assert first == second
