"""A question may ask several things; each part keeps what it needs of the others."""

import pytest

from assistant.question.parts import parts, split_scope
from assistant.records import Question, Turn
from assistant.settings import Settings


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        pytest.param(
            "what did they say on custody and on school funding?",
            ["what did they say on custody?", "what did they say on school funding?"],
            id="a repeated preposition",
        ),
        pytest.param(
            "Who is the chair? What did he say about trusts?",
            ["Who is the chair?", "What did he say about trusts?"],
            id="two question marks",
        ),
        pytest.param(
            "Who chairs the group and when does his term end?",
            ["Who chairs the group?", "When does his term end?"],
            id="two questions in one sentence",
        ),
        pytest.param(
            "does the group trust the pathfinders and who pays for them?",
            ["does the group trust the pathfinders?", "Who pays for them?"],
            id="who does what",
        ),
        pytest.param(
            "Is there help for a child who lives in care and who needs a place?",
            ["Is there help for a child who lives in care and who needs a place?"],
            id="one child",
        ),
        pytest.param(
            "In the rules of Example: Do they keep my data? If so, how long?",
            ["In the rules of Example: Do they keep my data?", "In the rules of Example: If so, how long?"],
            id="the document is named for both",
        ),
        pytest.param(
            "Who is the chair? What did he say? Thanks.",
            ["Who is the chair? What did he say? Thanks."],
            id="nothing is left out",
        ),
        pytest.param("How are you? Who is the chair?", ["How are you? Who is the chair?"], id="nor at the start"),
        pytest.param("what do they say and how they say it?", ["what do they say and how they say it?"], id="no verb"),
        pytest.param("When and where was it?", ["When and where was it?"], id="a part of grammar words only"),
        pytest.param("health and safety of children?", ["health and safety of children?"], id="a pair of words is one"),
        pytest.param("custody", ["custody"], id="a keyword"),
    ],
)
def test_a_question_is_split_into_its_parts(text: str, asked: list[str]) -> None:
    assert [part.asked for part in parts(Question(text), Settings())] == asked


def test_a_part_that_points_back_has_the_part_before_as_its_history() -> None:
    first, second, third = parts(
        Question("Who is the chair? What did he say about trusts? Is there money for schools?"), Settings()
    )
    assert second.history == (Turn(first.asked, ""),)
    assert first.history == third.history == ()


@pytest.mark.parametrize(
    ("text", "scope", "rest"),
    [
        pytest.param("In the rules of Example: is it kept?", "In the rules of Example", "is it kept?", id="in"),
        pytest.param("Consider Example's rules; is it kept?", "Consider Example's rules", "is it kept?", id="of"),
        pytest.param("In short: why?", "", "In short: why?", id="too little follows"),
        pytest.param("What about this: is it so?", "", "What about this: is it so?", id="no document is named so"),
    ],
)
def test_a_prefix_names_a_document(text: str, scope: str, rest: str) -> None:
    assert split_scope(text, Settings().shortest_scoped) == (scope, rest)


def test_a_new_topic_in_a_later_part_leaves_the_talk_behind() -> None:
    before = (Turn("What about schools?", "They have a role."),)
    first, second = parts(Question("And custody there? New topic: who chairs the group?", before), Settings())
    assert first.history == before
    assert (second.text, second.history) == ("who chairs the group?", ())
