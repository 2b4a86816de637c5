import pytest

from assistant.kinds import Kind, kind_asked


@pytest.mark.parametrize(
    "question",
    ["Who are the members of the group?", "which bodies are in the group", "list all members of the board"],
)
def test_a_question_for_members(question: str) -> None:
    assert kind_asked(question) is Kind.MEMBERS


@pytest.mark.parametrize(
    "question",
    [
        "What form do I need to fill in?",
        "Which children are in custody?",
        "Who is in charge of the group?",
        "Can family members of a soldier get care?",
        "How many members of staff are there?",
    ],
)
def test_a_question_that_only_sounds_like_one_for_members(question: str) -> None:
    assert kind_asked(question) is not Kind.MEMBERS
