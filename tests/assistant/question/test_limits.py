"""A question that is about some of the texts is answered from these alone, and the answer says which they are."""

import pytest

from assistant import Assistant
from assistant.records import Status
from tests.conftest import Stores

TEXTS = {
    "a-harbour-report": ("Annual report on moorings", "Harbour Trust (HT)", "2019-03-04", "A berth costs 40 pounds."),
    "b-harbour-statement": ("A call for dredging", "Harbour Trust (HT)", "2021-06-01", "A berth costs 45 pounds."),
    "c-anglers": ("Reply to the dredging plan", "Anglers' Union", "2021-09-15", "A berth costs 50 pounds."),
}
RESPONSE, EXPECTATIONS = "iag-green-paper-response", "iag-green-paper-expectations"


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory, stores: Stores) -> Assistant:
    """Three dated texts of two organisations, all of them on one subject."""
    folder = tmp_path_factory.mktemp("harbour")
    for name, (title, organisation, date, text) in TEXTS.items():
        head = f"---\ntitle: {title}\norganisation: {organisation}\ndate: {date}\n---\n"
        (folder / f"{name}.md").write_text(f"{head}\n{text} The harbour is old.\n", encoding="utf-8")
    stores.index([folder], folder / "store")
    return stores.open(folder / "store")


@pytest.mark.parametrize(
    ("question", "documents"),
    [
        pytest.param("In the 2019-03-04 report, what does a berth cost?", "a", id="a whole date"),
        pytest.param("what does a berth cost according to the statement of 1 June 2021?", "b", id="a date as written"),
        pytest.param("In the statement dated 01/06/2021 what does a berth cost?", "b", id="a date in figures"),
        pytest.param("in the june 2021 statement what does a berth cost", "b", id="a month and a year"),
        pytest.param("What did the September text say a berth costs?", "c", id="a month"),
        pytest.param("what does the text from september say on the cost of a berth", "c", id="a month after it"),
        pytest.param("what do the 2021 statements say about the cost of a berth?", "bc", id="a year of two texts"),
        pytest.param("sept 2021 statement berth cost", "c", id="hurried"),
        pytest.param("In the 2019 statement: what does a berth cost?", "a", id="before a colon"),
        pytest.param("What did the Harbour Trust say in 2021 about the cost of a berth?", "b", id="who said it when"),
        pytest.param("in 2019, what did they say about the cost of a berth?", "a", id="when they said it"),
        pytest.param("what was said in 2019 about the cost of a berth", "a", id="when it was said"),
        pytest.param("what does the document by the Anglers' Union say on the cost of a berth?", "c", id="by whom"),
        pytest.param("What do the HT's statements say about the cost of a berth?", "ab", id="whose, by the short form"),
        pytest.param("in the harbour trust statement what does a berth cost", "ab", id="whose, in lower case"),
        pytest.param("In the first statement, what does a berth cost?", "a", id="the first by date"),
        pytest.param("what does the third one say about the cost of a berth?", "c", id="the third one"),
        pytest.param("what does the latest statement say about the cost of a berth?", "c", id="the latest"),
        pytest.param("what did the earliest text say about the cost of a berth", "a", id="the earliest"),
        pytest.param("In the reply to the dredging plan, what does a berth cost?", "c", id="a title before a comma"),
        pytest.param(
            "what does the annual report on moorings say about the cost of a berth?", "a", id="a title that says"
        ),
        pytest.param(
            "According to the 'call for dredging' text, what does a berth cost?", "b", id="in quotation marks"
        ),
        pytest.param("what does the moorings document say about the cost of a berth?", "a", id="a part of a title"),
    ],
)
def test_the_texts_that_are_meant_are_searched(harbour: Assistant, question: str, documents: str) -> None:
    answer = harbour.ask(question)
    assert answer.status is Status.ANSWERED
    assert {citation.document[0] for citation in answer.citations} <= set(documents)
    titles = [title for name, (title, *_) in TEXTS.items() if name[0] in documents]
    assert [shown.split(" (")[0] for shown in answer.searched_in] == titles
    assert len(answer.to_json()["searched_in"]) == len(documents)


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("What did a berth cost in 2019?", id="a year that is the subject"),
        pytest.param("what does a berth cost?", id="no limit"),
        pytest.param("What does the Harbour Trust say about the cost of a berth?", id="who says it"),
        pytest.param("Does the first berth cost more than the second one?", id="an ordinal of something else"),
        pytest.param("What does the plan say about the cost of a berth?", id="a work that no title is"),
        pytest.param("What did the 2018 Dredging Act say about the cost of a berth?", id="a law of some year"),
        pytest.param("What did the 1989 statement of the UN say about the cost of a berth?", id="of somebody else"),
        pytest.param("What does the last paragraph say on the cost of a berth?", id="the last of something else"),
        pytest.param("What does 'berth' cost?", id="a word in quotation marks"),
        pytest.param("In the old harbour, what does a berth cost?", id="a place"),
    ],
)
def test_any_other_question_is_asked_of_all(harbour: Assistant, question: str) -> None:
    answer = harbour.ask(question)
    assert answer.searched_in == ()
    assert "searched_in" not in answer.to_json()
    assert "dated" not in answer.text


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        pytest.param(
            "In the 2004 statement, what does a berth cost?", "No text here is known to be dated 2004.", id="date"
        ),
        pytest.param("what did the Harbour Trust say in 2004 about berths?", "by the Harbour Trust is", id="whose"),
        pytest.param("what did they say in May 1999 about the cost of a berth", "dated May 1999.", id="their"),
        pytest.param("what does the fourth statement say", "There are 3 documents: ", id="place alone"),
        pytest.param("What does the fifth statement say about berths?", "no fifth text here: there are 3.", id="place"),
    ],
)
def test_a_text_that_is_not_there_has_no_answer(harbour: Assistant, question: str, reason: str) -> None:
    answer = harbour.ask(question)
    assert answer.status is Status.NOT_FOUND
    assert answer.text.startswith("These texts don't say.")
    assert reason in answer.text
    assert answer.confidence == 0


def test_what_limits_is_not_searched_for(assistant: Assistant) -> None:
    answer = assistant.ask("In the September 2003 statement, what is said about tidal energy?")
    assert answer.status is Status.NOT_FOUND
    assert answer.text == "These texts don't say. Searched 1 of 2 documents."
    assert answer.searched_in == ("Headlines: September 2nd, 2003 (2003-09-02)",)


@pytest.mark.parametrize(
    ("question", "document", "note"),
    [
        pytest.param(
            "In the first statement, who is in the group?",
            EXPECTATIONS,
            "the first as the texts are listed",
            id="first",
        ),
        pytest.param("what does the second text say about schools?", RESPONSE, "the second as the texts", id="second"),
        pytest.param("what does the latest one say about schools", RESPONSE, "the latest as the texts", id="latest"),
    ],
)
def test_a_text_without_a_date_has_its_place_as_the_texts_are_listed(
    assistant: Assistant, question: str, document: str, note: str
) -> None:
    answer = assistant.ask(question)
    assert {citation.document for citation in answer.citations} == {document}
    assert note in answer.searched_in[0]


def test_the_parts_of_a_question_share_its_limit(assistant: Assistant) -> None:
    answer = assistant.ask("In the response to the green paper, what is said on custody and on volcanoes?")
    assert answer.status is Status.PARTIAL
    assert {citation.document for citation in answer.citations} == {RESPONSE}
    assert len(answer.searched_in) == 1


def test_a_follow_up_may_turn_to_another_text(assistant: Assistant) -> None:
    history = [{"question": "What does the second statement say about schools?", "answer": "Schools must take part."}]
    answer = assistant.ask("And the first statement?", history)
    assert {citation.document for citation in answer.citations} == {EXPECTATIONS}
    assert "schools" in answer.citations[0].quote
    assert answer.understood_as.startswith("What does it say about schools? (after: ")
