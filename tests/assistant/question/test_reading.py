import pytest

from assistant.question.glossary import Glossary
from assistant.question.kinds import Kind
from assistant.question.limits import Limits
from assistant.question.query import Query
from assistant.question.reading import Reader
from assistant.question.spelling import Spelling
from assistant.question.terms import Terms
from assistant.records import Question, Turn
from assistant.settings import Settings
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


def read(text: str, store: Store, *turns: Turn) -> Query:
    """A question that asks one thing, as it is read."""
    settings = Settings()
    limits = Limits(store, GLOSSARY, settings)
    reader = Reader(GLOSSARY, Spelling(store, settings), Terms((), store, settings), limits, settings)
    [query] = reader.read(Question(text, turns))
    return query


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
    assert read(text, store).searched_also == also


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
    assert Spelling(store, Settings()).read_as(text) == read_as


def test_another_spelling_is_searched_for_and_said(store: Store) -> None:
    query = read("what about custdoy?", store)
    assert query.text.text == "what about custody?"
    assert query.searched_also == ("custody",)


def test_a_follow_up_says_what_it_was_read_with(store: Store) -> None:
    asked = (
        "What do the agencies think about the numbers of children who are held in custody a long way from their homes?"
    )
    query = read("and why?", store, Turn(asked, ""))
    assert query.understood_as.startswith("and why? (after: What do the agencies think")
    assert query.understood_as.endswith(" …)")
    assert "homes" not in query.understood_as


def test_a_story_is_read_as_its_question(store: Store) -> None:
    told = (
        "I have been a governor of a small primary school for more than ten years now and our head has told us a lot."
    )
    query = read(f"{told} She says much has changed. Is there a duty?", store)
    assert query.understood_as == "Is there a duty?"


def test_a_word_of_grammar_is_mended_but_not_searched_for(store: Store) -> None:
    query = read("what shoudl happen about custody?", store)
    assert query.text.text == "what should happen about custody?"
    assert query.searched_also == ()


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
    query = read(text, store, Turn("What about custody?", "Too many."))
    assert query.turns == ()
    assert query.text.text.lower() == "who are the members?"


@pytest.mark.parametrize("text", ["What about another subject of the paper?", "and on schools?", "Why leave that out?"])
def test_a_follow_up_keeps_the_conversation(text: str, store: Store) -> None:
    turns = (Turn("What about custody?", "Too many."),)
    assert read(text, store, *turns).turns == turns


def test_the_words_of_the_question_stand_apart_from_those_before_it(store: Store) -> None:
    before = (Turn("What about schools?", "They have a role."), Turn("Are trusts wise?", "Pathfinders are one model."))
    query = read("and custody?", store, *before)
    assert query.own == ("custodi",)
    assert query.earlier["trust"] > query.earlier["school"] > query.earlier["pathfind"] > 0
    assert "custodi" not in query.earlier


def test_a_story_leads_to_its_question_and_is_no_turn(store: Store) -> None:
    told = "My son is fifteen and the court sent him to custody last month for stealing, which I think is harsh."
    query = read(f"{told} He has been at home with us ever since his third birthday. Did trusts agree?", store)
    assert query.turns == ()
    assert query.story.text.startswith("My son is fifteen")
    assert query.leads == (query.story.text,)
    assert "custodi" in query.earlier
    assert query.own == ("trust", "agre")


@pytest.mark.parametrize(
    ("text", "keywords"),
    [
        pytest.param("custody numbers", {"custodi", "number"}, id="a list of words"),
        pytest.param("view on custody", {"custodi"}, id="a word for speaking is none"),
        pytest.param("is custody wise", set(), id="a question lists nothing"),
        pytest.param("a b c d e f g custody numbers", set(), id="nor does a long text"),
    ],
)
def test_keywords_are_those_of_a_query_that_only_lists_them(text: str, keywords: set[str], store: Store) -> None:
    assert read(text, store).keywords == keywords


def test_the_subject_leaves_out_who_speaks_but_not_whose_members_are_asked_for(store: Store) -> None:
    reader = Reader.of(store, Settings())
    [spoken] = reader.read(Question("what did the IAG say about custody?"))
    [members] = reader.read(Question("who are the members of the IAG?"))
    assert "Agency" not in spoken.subject.text
    assert (members.kind, "Inter-Agency Group" in members.subject.text) == (Kind.MEMBERS, True)


def test_unknown_words_by_the_hundred_are_not_all_looked_up(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_up: list[str] = []
    monkeypatch.setattr(Spelling, "_meant", lambda self, word, folded: looked_up.append(word))
    read(" ".join(f"zq{chr(97 + n % 26)}{chr(97 + n // 26)}xxyy" for n in range(550)), store)
    assert 0 < len(looked_up) <= 40


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        pytest.param(
            "What do they say about custody and nuclear power?",
            ["What do they say about custody?", "What do they say about nuclear power?"],
            id="one of two topics is unheard",
        ),
        pytest.param("adoption and custody", ["adoption?", "custody?"], id="a query that lists them"),
        pytest.param(
            "In the response: any line on custody and vouchers?",
            ["In the response: any line on custody?", "In the response: any line on vouchers?"],
            id="the document is named for both",
        ),
        pytest.param("what about custody and schools?", ["what about custody and schools?"], id="both are heard"),
        pytest.param("what about vouchers and tolls?", ["what about vouchers and tolls?"], id="neither is"),
        pytest.param("how do schools and nurseries plan?", ["how do schools and nurseries plan?"], id="who acts"),
        pytest.param(
            "what about custody and the price of a licence to fish?",
            ["what about custody and the price of a licence to fish?"],
            id="more than a topic",
        ),
    ],
)
def test_two_topics_are_two_parts_when_only_one_is_unheard(text: str, asked: list[str], store: Store) -> None:
    reader = Reader.of(store, Settings())
    assert [query.asked for query in reader.read(Question(text))] == asked
