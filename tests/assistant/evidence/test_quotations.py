"""The quotations of a paragraph, whatever its marks."""

import random

import pytest

from assistant.evidence.quotations import quotations


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        pytest.param("He said: 'We are. We will.' Then he left.", ["'We are. We will.'"], id="straight marks"),
        pytest.param("‘Don’t. I can’t,’ he said.", ["‘Don’t. I can’t,’"], id="curved marks and apostrophes"),
        pytest.param("The sum 'must `buy into' and support' it.", ["'must `buy into' and support'"], id="nested alike"),
        pytest.param("“He said ‘no’. Fine,” she said.", ["“He said ‘no’. Fine,”"], id="nested otherwise"),
        pytest.param("'Good. The parents' views count' too", ["'Good. The parents' views count'"], id="owner in it"),
        pytest.param("children's and boys' things of the '90s", [], id="apostrophes alone"),
        pytest.param("A 'lone mark. And more.", [], id="never closed"),
        pytest.param("`` I knew . They did . ''", ["`` I knew . They did . ''"], id="tokenised"),
        pytest.param('"One. Two," said A. "Three."', ['"One. Two,"', '"Three."'], id="two"),
    ],
)
def test_quotations_of_a_paragraph(text: str, quoted: list[str]) -> None:
    assert [text[start:end] for start, end in quotations(text)] == quoted


def test_a_quotation_opened_anew_in_the_next_paragraph_lasts_to_the_end() -> None:
    text = "She said: 'One. Two."
    assert [text[start:end] for start, end in quotations(text, opened_anew=True)] == ["'One. Two."]


def test_any_marks_give_places_in_order_that_do_not_overlap() -> None:
    dice = random.Random(7)
    for _ in range(500):
        text = "".join(dice.choice("'\"`‘’“”«»a s.9(") for _ in range(dice.randrange(60)))
        edges = [edge for place in quotations(text, dice.random() < 0.5) for edge in place]
        assert edges == sorted(edges)
