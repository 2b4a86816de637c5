import pytest

from assistant.question.glossary import Glossary
from assistant.question.reading import is_about_assistant, is_greeting, is_thanks, is_vague, parts, understand
from assistant.question.spelling import Spelling
from assistant.records import Question, Turn
from index.records import Name
from index.store import Store

WRITTEN = {"iag": "IAG", "solace": "SOLACE", "act": "act"}
GLOSSARY = Glossary(
    [
        Name("IAG", "Inter-Agency Group", True),
        Name("SOLACE", "local government's chief executives' association", True),
        Name("LGA", "Local Government Association", False),
        Name("ACT", "Association of Care Trusts", False),
        Name("CAB", "County Adoption Board", False),
        Name("NCB", "National Children's Bureau", False),
        Name("NCB", "Northern County Board", False),
        Name("RTR", "Ready To Retire", False),
    ],
    words_of=lambda words: {word: form for word, form in WRITTEN.items() if word in words},
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
        pytest.param("do cab drivers pay?", (), id="a word of the language is no short form in lower case"),
        pytest.param("the NCB view", (), id="initials that two names have are nobody's"),
        pytest.param("is anyone Ready to Retire?", (), id="initials that no text writes are not searched for"),
        pytest.param("the Inter-Agency Group (IAG)", (), id="nothing is added that is there"),
        pytest.param("custody", (), id="no name, nothing added"),
    ],
)
def test_names_are_expanded_as_the_texts_define_them(text: str, also: tuple[str, ...], store: Store) -> None:
    assert understand(text, (), GLOSSARY, Spelling(store)).searched_also == also


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        pytest.param("what about custdoy?", {"custdoy": "custody"}, id="two letters in the wrong order"),
        pytest.param("volontary orgnisations", {"volontary": "voluntary", "orgnisations": "organisations"}, id="slips"),
        pytest.param("voluntary organizations", {"organizations": "organisations"}, id="American for British"),
        pytest.param("is Barnado's a member?", {"Barnado": "Barnardo"}, id="a name keeps its capital"),
        pytest.param("custard", {}, id="a word of the language is no slip"),
        pytest.param("what did Ms Hodge say?", {}, id="a short name is no slip"),
        pytest.param("zzzzqqqq", {}, id="a word like no other stays as it is"),
        pytest.param("custody", {}, id="a word of the texts stays as it is"),
    ],
)
def test_words_that_the_texts_spell_otherwise(text: str, read_as: dict[str, str], store: Store) -> None:
    assert Spelling(store).read_as(text) == read_as


def test_another_spelling_is_searched_for_and_said(store: Store) -> None:
    query = understand("what about custdoy?", (), GLOSSARY, Spelling(store))
    assert query.text == "what about custody?"
    assert query.searched_also == ("custody",)


def test_a_follow_up_says_what_it_was_read_with(store: Store) -> None:
    asked = (
        "What do the agencies think about the numbers of children who are held in custody a long way from their homes?"
    )
    query = understand("and why?", (Turn(asked, ""),), GLOSSARY, Spelling(store))
    assert query.understood_as.startswith("and why? (after: What do the agencies think")
    assert query.understood_as.endswith(" …)")
    assert "homes" not in query.understood_as


def test_a_story_is_read_as_its_question(store: Store) -> None:
    told = (
        "I have been a governor of a small primary school for more than ten years now and our head has told us a lot."
    )
    query = understand(f"{told} She says much has changed. Is there a duty?", (), GLOSSARY, Spelling(store))
    assert query.understood_as == "Is there a duty?"


def test_a_word_of_grammar_is_mended_but_not_searched_for(store: Store) -> None:
    query = understand("what shoudl happen about custody?", (), GLOSSARY, Spelling(store))
    assert query.text == "what should happen about custody?"
    assert query.searched_also == ()


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
    assert [part.text for part in parts(Question(text))] == asked


def test_a_part_that_points_back_has_the_part_before_as_its_history() -> None:
    first, second, third = parts(
        Question("Who is the chair? What did he say about trusts? Is there money for schools?")
    )
    assert second.history == (Turn(first.text, ""),)
    assert first.history == third.history == ()


@pytest.mark.parametrize(
    "text",
    [
        "Leave that. Who are the members?",
        "OK, moving on: who are the members?",
        "Different question, who are the members?",
        "Thanks. On another note, who are the members?",
        "Never mind; who are the members?",
    ],
)
def test_a_new_topic_leaves_the_conversation_behind(text: str, store: Store) -> None:
    query = understand(text, (Turn("What about custody?", "Too many."),), GLOSSARY, Spelling(store))
    assert query.turns == ()
    assert query.text.lower() == "who are the members?"


@pytest.mark.parametrize("text", ["What about another subject of the paper?", "and on schools?", "Why leave that out?"])
def test_a_follow_up_keeps_the_conversation(text: str, store: Store) -> None:
    turns = (Turn("What about custody?", "Too many."),)
    assert understand(text, turns, GLOSSARY, Spelling(store)).turns == turns
