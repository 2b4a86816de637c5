"""What is no question to the texts is known by its words alone."""

import pytest

from assistant.question.chat import Chat, chat_in
from assistant.records import Question, Turn
from index.words import Words


def chat(text: str, *turns: Turn) -> Chat | None:
    return chat_in(Question(text, turns), Words.of(text))


@pytest.mark.parametrize("text", ["Hi", "hello!", "Good morning.", "hey there", "how are you?"])
def test_greetings(text: str) -> None:
    assert chat(text) is Chat.GREETING


@pytest.mark.parametrize("text", ["thanks", "Thank you very much!", "ok thanks", "cheers"])
def test_thanks(text: str) -> None:
    assert chat(text) is Chat.THANKS


@pytest.mark.parametrize(
    "text",
    ["what can you do?", "who are you", "help", "How does this work?", "are you an AI?"],
)
def test_questions_about_the_assistant(text: str) -> None:
    assert chat(text) is Chat.ABOUT


@pytest.mark.parametrize(
    "text",
    [
        "what can you do about custody?",
        "who are the members?",
        "help for families",
        "hi-tech policing?",
        "what can schools do?",
    ],
)
def test_questions_to_the_texts_are_no_chat(text: str) -> None:
    assert chat(text) is None


@pytest.mark.parametrize(
    ("text", "turns", "ending"),
    [
        pytest.param("", (), Chat.NOTHING, id="nothing"),
        pytest.param("a", (), Chat.VAGUE, id="one letter"),
        pytest.param("?!", (), Chat.VAGUE, id="marks only"),
        pytest.param("what about it?", (), Chat.VAGUE, id="grammar words only"),
        pytest.param("why?", (Turn("custody?", "Too many."),), None, id="a follow-up has its subject"),
        pytest.param("custody", (), None, id="one word is a subject"),
    ],
)
def test_vague_questions(text: str, turns: tuple[Turn, ...], ending: Chat | None) -> None:
    assert chat(text, *turns) is ending
