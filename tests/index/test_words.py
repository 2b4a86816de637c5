"""Words meet across spellings: hyphens, possessives, accents, endings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.words import Words, content_stems, stems


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        pytest.param("Inter-Agency", "Interagency", id="a hyphenated word finds the joined one"),
        pytest.param("Interagency", "Inter-Agency", id="a joined word finds the hyphenated one"),
        pytest.param("agency", "Inter-Agency", id="a part finds the hyphenated word"),
        pytest.param("interagency", "Inter\u2011Agency", id="a hyphen that holds a line together is a hyphen"),
        pytest.param("interagency", "Inter\u2010Agency", id="a typographic hyphen is a hyphen"),
        pytest.param("group", "the group's view", id="a possessive is its word"),
        pytest.param("children's", "children’s", id="curly and straight apostrophes are one"),
        pytest.param("children", "children’s services", id="a curly possessive is its word"),
        pytest.param("inter-agency", "the Inter-Agency's", id="a possessive of a hyphenated word is its word"),
        pytest.param("dont", "don't", id="an apostrophe inside a word may be left out"),
        pytest.param("cafe", "Café", id="an accent may be left out"),
        pytest.param("Ångström", "angstrom", id="an accent may be added"),
        pytest.param("cafe\u0301", "café", id="an accent of its own is the same accent"),
        pytest.param("office", "oﬃce", id="a ligature is its letters"),
        pytest.param("CUSTODY", "custody", id="capitals are small letters"),
        pytest.param("resourcing", "resourced", id="endings do not matter"),
        pytest.param("children", "children:", id="punctuation is not part of a word"),
        pytest.param("1989", "the 1989 Act", id="a number is a word"),
        pytest.param("paper", "(green paper)", id="brackets are not part of a word"),
        pytest.param("trust", "trust—pathfinder", id="a dash parts words"),
    ],
)
def test_spellings_meet(asked: str, written: str) -> None:
    assert set(stems(asked)) & set(stems(written))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("universe", "adverse", id="other words"),
        pytest.param("under_score", "underscore", id="parts of a code name"),
    ],
)
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert not set(content_stems(one)) & set(content_stems(other))


def test_words_come_in_order_with_the_joined_form_last() -> None:
    said = Words.of("The Inter-Agency Group's view.")
    assert said.folded == ("the", "inter", "agency", "interagency", "group", "view")


def test_a_hyphenated_word_is_spoken_as_one_and_has_one_place() -> None:
    said = Words.of("The Inter-Agency view.")
    assert said.spoken == " the interag view "
    assert said.places == ((0, 3, "the"), (4, 16, "interag"), (17, 21, "view"))


def test_a_text_that_did_not_change_is_not_split_again() -> None:
    said = Words.of("the view")
    assert said.of_changed("the view") is said
    assert said.of_changed("a view").folded == ("a", "view")


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("what is it about?", id="grammar words carry no subject"),
        pytest.param("", id="nothing carries no subject"),
        pytest.param("?!… — ()", id="punctuation carries no subject"),
        pytest.param("😀👍", id="an emoji carries no subject"),
    ],
)
def test_no_subject(question: str) -> None:
    assert content_stems(question) == ()


def test_content_words_come_once_in_order() -> None:
    assert content_stems("Custody, and again custody of children in custody") == ("custodi", "children")


@given(st.text())
def test_any_text_has_words_without_blanks_or_marks(text: str) -> None:
    assert all(word and '"' not in word for word in stems(text))
    assert set(content_stems(text)) <= set(stems(text))
