import pytest

from assistant.glossary import Glossary
from assistant.records import Question, Turn
from assistant.understand import is_about_assistant, is_greeting, is_thanks, is_vague, parts, understand
from index.records import Name

GLOSSARY = Glossary(
    [
        Name("IAG", "Inter-Agency Group", True),
        Name("SOLACE", "local government's chief executives' association", True),
        Name("LGA", "Local Government Association", False),
        Name("ACT", "Association of Care Trusts", False),
    ],
    unused=lambda words: "act" not in words,
)


@pytest.mark.parametrize(
    ("text", "also"),
    [
        pytest.param("what did the IAG say?", ("Inter-Agency Group",), id="a short form brings the full name"),
        pytest.param("iag custody", ("Inter-Agency Group",), id="in lower case too when the texts define it"),
        pytest.param("the Inter-Agency Group's view", ("IAG",), id="a full name brings the short form"),
        pytest.param("is the interagency group for it?", ("IAG",), id="a full name in another spelling"),
        pytest.param(
            "is the lga a member", ("Local Government Association",), id="initials that no text uses as a word"
        ),
        pytest.param("how should we act?", (), id="a word that the texts use is no short form in lower case"),
        pytest.param("ACT members", ("Association of Care Trusts",), id="but it is one in capitals"),
        pytest.param("the Inter-Agency Group (IAG)", (), id="nothing is added that is there"),
        pytest.param("custody", (), id="no name, nothing added"),
    ],
)
def test_names_are_expanded_as_the_texts_define_them(text: str, also: tuple[str, ...]) -> None:
    assert understand(text, (), GLOSSARY).searched_also == also


@pytest.mark.parametrize("text", ["Hi", "hello!", "Good morning.", "hey there", "how are you?"])
def test_greetings(text: str) -> None:
    assert is_greeting(text)


@pytest.mark.parametrize("text", ["thanks", "Thank you very much!", "ok thanks", "cheers"])
def test_thanks(text: str) -> None:
    assert is_thanks(text)


@pytest.mark.parametrize(
    "text",
    ["what can you do?", "who are you", "help", "How does this work?", "are you an AI?", "which texts are there?"],
)
def test_questions_about_the_assistant(text: str) -> None:
    assert is_about_assistant(text)


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
    assert not (is_about_assistant(text))
    assert not (is_greeting(text))
    assert not (is_thanks(text))


@pytest.mark.parametrize(
    ("question", "vague"),
    [
        pytest.param(Question("a"), True, id="one letter"),
        pytest.param(Question("?!"), True, id="marks only"),
        pytest.param(Question("what about it?"), True, id="grammar words only"),
        pytest.param(Question("why?", (Turn("custody?", "Too many."),)), False, id="a follow-up has its subject"),
        pytest.param(Question("custody"), False, id="one word is a subject"),
    ],
)
def test_vague_questions(question: Question, vague: bool) -> None:
    assert is_vague(question) is vague


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
        pytest.param("health and safety of children?", ["health and safety of children?"], id="a pair of words is one"),
        pytest.param("custody", ["custody"], id="a keyword"),
    ],
)
def test_a_question_is_split_into_its_parts(text: str, asked: list[str]) -> None:
    assert parts(text) == asked
