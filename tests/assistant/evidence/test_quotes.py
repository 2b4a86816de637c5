"""The quotes: the best sentences, each able to stand alone, no two that say the same."""

import pytest
from compared import ranked

from assistant.evidence.asked import Candidate
from assistant.evidence.quotes import choose, say_the_same
from assistant.settings import Settings

FAR = 4.0  # points: further below the best than a quote may be


def quotes(candidates: list[Candidate]) -> list[str]:
    return [quote.text for quote in choose(sorted(candidates, key=lambda each: -each.score), Settings())]


def test_nothing_ranked_gives_no_quote() -> None:
    assert choose([], Settings()) == []


@pytest.mark.parametrize(
    ("texts", "scores", "kinds", "quoted"),
    [
        pytest.param(["Trusts are wise.", "Bread is dear."], [9, 9 - FAR], (), ["Trusts are wise."], id="far ahead"),
        pytest.param(
            ["Trusts are wise.", "Bread is dear."],
            [9, 8],
            (),
            ["Trusts are wise. Bread is dear."],
            id="neighbours",
        ),
        pytest.param(
            ["Some doubt trusts.", "They are wise."],
            [1, 9],
            (),
            ["Some doubt trusts. They are wise."],
            id="leans back",
        ),
        pytest.param(
            ["Trusts must:", "be wise", "be kind", "Bread is dear."],
            [1, 9, 1, 1],
            ("paragraph", "item", "item", "paragraph"),
            ["Trusts must: be wise be kind"],
            id="an item brings its list",
        ),
        pytest.param(
            ["Trusts must:", "be wise", "be kind"],
            [9, 1, 1],
            ("paragraph", "item", "item"),
            ["Trusts must: be wise be kind"],
            id="a lead-in brings its items",
        ),
        pytest.param(
            ["Trusts", "Trusts are wise."],
            [8, 9],
            ("heading", "paragraph"),
            ["Trusts are wise."],
            id="no heading",
        ),
        pytest.param(
            ["Are trusts wise?", "Bread is dear."],
            [9, 9 - FAR],
            ("heading", "paragraph"),
            ["Are trusts wise? Bread is dear."],
            id="a question brings its answer",
        ),
        pytest.param(
            ["Trusts act.", "For example, one gave bread."],
            [9 - FAR, 9],
            (),
            ["Trusts act. For example, one gave bread."],
            id="an example brings what it is one of",
        ),
        pytest.param(
            ["Ann Lee said: 'Trusts are wise.", "Bread is dear.'"],
            [9 - FAR, 9],
            (),
            ["Ann Lee said: 'Trusts are wise. Bread is dear.'"],
            id="the whole quotation with who said it",
        ),
        pytest.param(
            ["“Trusts are wise.", "Children’s bread is dear,” said Ann Lee."],
            [9, 9 - FAR],
            (),
            ["“Trusts are wise. Children’s bread is dear,” said Ann Lee."],
            id="the whole quotation with who said it after",
        ),
        pytest.param(
            ["Ann Lee said: 'Trusts are wise.", "Bread is dear."],
            [9 - FAR, 9],
            (),
            ["Bread is dear."],
            id="a lone mark quotes nothing",
        ),
        pytest.param(
            ["Ann Lee said: 'Trusts are wise.", "word " * 60 + "end.'"],
            [9, 9 - FAR],
            (),
            ["Ann Lee said: 'Trusts are wise."],
            id="a long quotation is cut",
        ),
        pytest.param(
            ["Trusts are wise.", "Rain fell for long.", "Bread is dear."],
            [9, 9 - FAR, 8],
            (),
            ["Trusts are wise. Rain fell for long. Bread is dear."],
            id="two of a paragraph with one between",
        ),
    ],
)
def test_a_quote_can_stand_alone(
    texts: list[str], scores: list[float], kinds: tuple[str, ...], quoted: list[str]
) -> None:
    first = quotes(ranked(texts, scores, kinds=kinds))[:1]  # type: ignore[arg-type]
    assert first == quoted


def test_two_passages_that_say_the_same_are_quoted_once() -> None:
    one = ranked(["The trusts of the north are wise and kind."], [9], document="a")
    other = ranked(["The trusts of the north are wise and kind!"], [8], document="b")
    different = ranked(["Bread is dear in every shop."], [7], document="c")
    assert quotes([*one, *other, *different]) == [one[0].sentence.text, different[0].sentence.text]


def test_there_are_three_quotes_at_the_most() -> None:
    texts = ["Bread is dear.", "Trusts are wise.", "Custody is sad.", "Schools are full."]
    assert (
        len(quotes([each for number, text in enumerate(texts) for each in ranked([text], document=str(number))])) == 3
    )


def test_a_further_quote_from_elsewhere_must_be_closer() -> None:
    settings = Settings()
    one = ranked(["Trusts are wise."], [9], document="a")
    near = ranked(["Bread is dear."], [9 - settings.close_elsewhere + 0.1], document="b")
    far = ranked(["Custody is sad."], [9 - settings.close_elsewhere - 0.1], document="b")
    assert quotes([*one, *near]) == ["Trusts are wise.", "Bread is dear."]
    assert quotes([*one, *far]) == ["Trusts are wise."]


def test_another_passage_is_preferred_to_one_quoted_already() -> None:
    same = ranked(["Trusts are wise.", "Rain fell for long.", "Bread is dear."], [9, 9 - FAR, 8], document="a")
    other = ranked(["Custody is sad."], [7.5], document="b")
    assert quotes([*same, *other])[1] == "Custody is sad."


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("Trusts are wise.", "The wise trusts", True, id="the same words"),
        pytest.param("Trusts are wise and warm.", "Trusts are wise.", False, id="two of three words"),
        pytest.param("It is so.", "It is so.", False, id="no word with a subject"),
    ],
)
def test_saying_the_same(one: str, other: str, same: bool) -> None:
    assert say_the_same(one, other, Settings().same) is same
