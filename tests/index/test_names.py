"""Names and short forms as the texts give them."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.names import names_in
from index.store import Store


def pairs(text: str, *, defined: bool) -> set[tuple[str, str]]:
    return {(name.short, name.full) for name in names_in(text) if name.defined is defined}


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        pytest.param("The Interagency Group* (IAG) has met.", "IAG", "Interagency Group", id="a footnote mark between"),
        pytest.param(
            "the Local Government Group (LGG) met", "LGG", "Local Government Group", id="initials that repeat"
        ),
        pytest.param(
            "the Local Government Association (LGA) met",
            "LGA",
            "Local Government Association",
            id="an early letter twice",
        ),
        pytest.param("the Automobile Association (AA) met", "AA", "Automobile Association", id="one letter, two words"),
        pytest.param(
            "the Office for Standards in Education (Ofsted) said",
            "Ofsted",
            "Office for Standards in Education",
            id="letters inside words",
        ),
        pytest.param(
            "the Department for Education and Skills (DfES) said",
            "DfES",
            "Department for Education and Skills",
            id="small words with and without a letter",
        ),
        pytest.param("heat shock protein (HSP) is", "HSP", "heat shock protein", id="a name in small letters"),
        pytest.param("the Inter-Agency Group [IAG] met", "IAG", "Inter-Agency Group", id="square brackets"),
        pytest.param("It met. Every Child Matters (ECM) fell.", "ECM", "Every Child Matters", id="a sentence before"),
        pytest.param(
            "SOLACE – the local government’s chief executives’ association. It",
            "SOLACE",
            "local government’s chief executives’ association",
            id="a gloss after a dash",
        ),
    ],
)
def test_text_defines_a_name(text: str, short: str, full: str) -> None:
    assert pairs(text, defined=True) == {(short, full)}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("It became law (England) in 1989.", id="a place in brackets"),
        pytest.param("the companion to the Green Paper (Next Steps) says", id="a title in brackets"),
        pytest.param("The board agreed (XQZ).", id="letters that no words spell"),
        pytest.param("(IAG) at the beginning", id="nothing before the brackets"),
        pytest.param("They left. (IAG) is another matter.", id="only another sentence before"),
        pytest.param("the IAG (IAG) met", id="a short form of itself"),
        pytest.param("VA - backed home loans, too.", id="a compound written with spaces"),
        pytest.param("The US – is caused in part by this.", id="a dash in a sentence"),
        pytest.param("A notice Asked after Influenza (Flu).", id="a word in brackets with the same letters"),
        pytest.param("", id="an empty text"),
    ],
)
def test_text_defines_nothing(text: str) -> None:
    assert pairs(text, defined=True) == set()


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        pytest.param(
            "the Association of Directors of Social Services,",
            "ADSS",
            "Association of Directors of Social Services",
            id="small words give no letter",
        ),
        pytest.param(
            "the 1989 UN Convention on the Rights of the Child.",
            "UNCRC",
            "UN Convention on the Rights of the Child",
            id="a short form inside is kept whole",
        ),
        pytest.param(
            "the Inter-Agency Group comprises", "IAG", "Inter-Agency Group", id="each part of a hyphenated word"
        ),
        pytest.param(
            "The Connaught Action Group met", "CAG", "Connaught Action Group", id="an article gives no letter"
        ),
    ],
)
def test_initials_spell_a_short_form(text: str, short: str, full: str) -> None:
    assert (short, full) in pairs(text, defined=False)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("NSPCC and SOLACE agreed.", id="two short forms in a row are not one name"),
        pytest.param("the Green Paper says", id="two initials are too few"),
        pytest.param("After the Green Paper came out", id="words of grammar before it are no part of a name"),
        pytest.param("on Route 17 North East", id="a number is no part of a name"),
        pytest.param("CHANGES TO Green Paper Rules", id="a shouted heading is no name"),
        pytest.param("the local government association", id="small letters are no name"),
    ],
)
def test_initials_spell_nothing(text: str) -> None:
    assert pairs(text, defined=False) == set()


def test_real_texts_define_their_names(store: Store) -> None:
    known = {(name.short, name.full): name.defined for name in store.names()}
    assert known["IAG", "Interagency Group"]
    assert known["SOLACE", "local government’s chief executives’ association"]
    assert not known["ADSS", "Association of Directors of Social Services"]
    assert all(short not in ("NSPCCS", "NCVCCOT") for short, _ in known)


@example("an Agency Group- (AG)")
@example("an -Agency --Group (AG)")
@given(st.text(alphabet="AIGg aei(-–)[].'’\n", max_size=200))
def test_every_name_is_of_words_of_the_text(text: str) -> None:
    for name in names_in(text):
        assert name.short in text or not name.defined
        assert all(word in text for word in name.full.split())
