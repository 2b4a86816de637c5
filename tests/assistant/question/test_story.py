import pytest

from assistant.question.story import split_story
from assistant.settings import Settings

TOLD = (
    "My aunt is 82 and moved in with us last year after her second fall. She has a small pension and her own savings, "
    "and the council has written to her twice."
)
CLAIM = "Can she claim attendance allowance while she lives with us?"


@pytest.mark.parametrize(
    ("text", "question"),
    [
        pytest.param(f"{TOLD} {CLAIM}", CLAIM, id="the question at the end"),
        pytest.param(f"{CLAIM} {TOLD}", CLAIM, id="the question at the start"),
        pytest.param(f"{TOLD} {CLAIM} Any advice would be great?", CLAIM, id="a plea for help is no question"),
        pytest.param(f"{TOLD} {CLAIM} What should I do?", CLAIM, id="nor is one that asks for anything"),
        pytest.param(
            f"{TOLD} She pays no rent. What should I do?",
            "She pays no rent. What should I do?",
            id="unless it stands alone",
        ),
        pytest.param(
            f"{TOLD} The council has a rule on this. What does it say?",
            "The council has a rule on this. What does it say?",
            id="a question that names nothing has the sentence before it",
        ),
        pytest.param(
            f"{TOLD} I want to know whether she can claim. Thank you.",
            "I want to know whether she can claim.",
            id="a question without its mark",
        ),
        pytest.param(
            f"{TOLD} Is that right? Can you help with the cost of a stairlift?",
            "Can you help with the cost of a stairlift?",
            id="help with something named is a question",
        ),
        pytest.param(CLAIM, CLAIM, id="a short question is no story"),
        pytest.param(f"{TOLD} She is very happy here.", f"{TOLD} She is very happy here.", id="nothing is asked"),
    ],
)
def test_the_question_is_taken_out_of_its_story(text: str, question: str) -> None:
    told, asked = split_story(text, Settings().story_words)
    assert asked == question
    assert not told or (TOLD.split(". ")[0] in told and CLAIM not in told)
