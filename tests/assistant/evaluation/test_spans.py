import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.evaluation.spans import MIN_SHARED, letters, overlaps, shared, spans_of

TEXT = "The group wants schools to share what they know, early; 'no child' should wait for help until a crisis comes."


def test_spans_overlap_each_other() -> None:
    assert spans_of("aa", "aaa") == [(0, 2), (1, 3)]
    assert spans_of("", "aaa") == []


def test_letters_ignore_case_spacing_and_marks() -> None:
    assert letters("`Every Child  Matters', 2003") == "everychildmatters2003"


@pytest.mark.parametrize(
    ("place", "label", "hit"),
    [
        pytest.param(("a", (0, 12)), ("a", (0, 100)), True, id="twelve letters are enough"),
        pytest.param(("a", (0, 11)), ("a", (0, 100)), False, id="eleven are not"),
        pytest.param(("a", (0, 50)), ("a", (10, 15)), True, id="all of a shorter label is enough"),
        pytest.param(("a", (0, 50)), ("b", (0, 50)), False, id="another document never hits"),
        pytest.param(("a", (0, 50)), ("a", (50, 90)), False, id="neighbours do not overlap"),
    ],
)
def test_a_quote_hits_when_it_shares_enough_letters(
    place: tuple[str, tuple[int, int]], label: tuple[str, tuple[int, int]], hit: bool
) -> None:
    assert overlaps(place, label) is hit


@pytest.mark.parametrize(
    ("label", "marked"),
    [
        pytest.param("schools to share what they know", ["schools to share what they know"], id="a label within it"),
        pytest.param("SCHOOLS  to\nshare what they know", ["schools to share what they know"], id="by letters alone"),
        pytest.param(f"Before it. {TEXT} After it.", [TEXT[:-1]], id="a label around it"),
        pytest.param("until a crisis comes. And then it is late.", ["until a crisis comes"], id="its end"),
        pytest.param("Ten charities agree. The group wants schools", ["The group wants schools"], id="its start"),
        pytest.param("The group said so", [], id="a few shared letters are chance"),
        pytest.param("", [], id="an empty label"),
    ],
)
def test_what_a_quote_shares_with_a_label_is_marked(label: str, marked: list[str]) -> None:
    assert [TEXT[start:end] for start, end in shared(TEXT, [label])] == marked


def test_labels_that_touch_are_marked_as_one() -> None:
    assert shared("schools to share what", ["schools to share", "share what"]) == ((0, 21),)


places = st.integers(0, len(TEXT))


@given(places, places, places, places)
def test_two_cuts_of_a_text_share_what_lies_in_both(start: int, end: int, label_start: int, label_end: int) -> None:
    quote, label = TEXT[start:end], TEXT[label_start:label_end]
    both = letters(TEXT[max(start, label_start) : min(end, label_end)]) if quote and label else ""
    found = "".join(letters(quote[first:last]) for first, last in shared(quote, [label]))
    if len(both) >= MIN_SHARED:
        assert found == both
