"""What the store knows of its texts is told in plain words, with the sentences that show it."""

from pathlib import Path

import pytest

from assistant import Assistant
from assistant.outlets.markdown import markdown
from assistant.records import Answer, Status
from tests.conftest import Stores

TEXTS = {
    "minutes": """---
title: Minutes of the Harbour Board
organisation: Harbour Board
date: 2019-03-04
---
# Minutes of the Harbour Board

The members of the Harbour Board are:

* Port Authority
* Fishing Union
* Ferry Company

Maria Lopez, chair of the Harbour Board, said that dredging must begin before the winter storms close the channel.

The board agreed that dredging of the channel is paid for by the ferry company and the port together.
""",
    "charter": """---
title: Charter of the River Forum
organisation: River Forum
date: 2021-11-30
---
# Charter of the River Forum

30 November 2021

The River Forum consists of the Anglers Trust, the Department for Water and Forests, the Canal Group and the Rowers.

The forum asks that dredging of the river never harms the spawning grounds of salmon.

Its members include retired wardens and others who know the river well.
""",
    "letter": """---
title: Letter on moorings
---
# Letter on moorings

We write about the moorings, which are full from May to October, and about the fees that visitors pay for them.

The committee has nine members, and visitors may not vote in it.
""",
}


@pytest.fixture(scope="module")
def waters(tmp_path_factory: pytest.TempPathFactory, stores: Stores) -> Assistant:
    folder, store = tmp_path_factory.mktemp("waters"), tmp_path_factory.mktemp("stores") / "waters"
    for name, text in TEXTS.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    stores.index([folder], store)
    return stores.open(store)


def shown(assistant: Assistant, answer: Answer) -> list[str]:
    """The quotes of an answer, each of which must stand at its place."""
    cited = answer.citations or answer.nearest
    assert [citation.number for citation in cited] == list(range(1, len(cited) + 1))
    for citation in cited:
        assert assistant.document(citation.document).text[citation.start : citation.end] == citation.quote
    return [citation.quote for citation in cited]


@pytest.mark.parametrize("question", ["what documents do you have?", "how many texts are there", "list all documents"])
def test_the_documents_are_listed_by_date_and_what_is_unknown_is_said(waters: Assistant, question: str) -> None:
    answer = waters.ask(question)
    assert answer.status is Status.ANSWERED
    assert answer.remark.startswith(
        "There are 3 documents: “Minutes of the Harbour Board” (Harbour Board, 4 March 2019) [1]"
    )
    assert answer.remark.endswith("“Letter on moorings” (organisation unknown, date unknown) [3].")
    assert [citation.document for citation in answer.citations] == ["minutes", "charter", "letter"]
    assert shown(waters, answer)[1] == "30 November 2021"


@pytest.mark.parametrize(
    ("question", "documents", "told"),
    [
        pytest.param("which is the latest?", ["charter"], "the date of 1 text is unknown", id="the latest"),
        pytest.param("the oldest document", ["minutes"], "4 March 2019", id="the oldest"),
        pytest.param("when was the charter published?", [], "", id="a word that may be any charter"),
        pytest.param(
            "when was the Charter of the River Forum published?", ["charter"], "30 November 2021", id="a title"
        ),
        pytest.param("when was the River Forum text issued", ["charter"], "30 November 2021", id="an organisation"),
        pytest.param("when was the 2019 statement published", ["minutes"], "4 March 2019", id="a year"),
        pytest.param("when was the second document published", ["charter"], "30 November 2021", id="an order"),
        pytest.param("who wrote the first text?", ["minutes"], "Harbour Board", id="a publisher"),
    ],
)
def test_a_document_is_known_by_its_words(waters: Assistant, question: str, documents: list[str], told: str) -> None:
    answer = waters.ask(question)
    assert told in answer.remark
    assert [citation.document for citation in answer.citations if answer.remark] == documents
    shown(waters, answer)


def test_an_unknown_date_is_said_with_the_document_as_the_nearest(waters: Assistant) -> None:
    answer = waters.ask("when was the third document published?")
    assert answer.status is Status.NOT_FOUND
    assert answer.text == "The date is unknown: “Letter on moorings” does not state when published."
    assert [citation.document for citation in answer.nearest] == ["letter"]


def test_a_document_that_is_not_there_is_not_made_up(waters: Assistant) -> None:
    answer = waters.ask("what does the fourth text say?")
    assert (answer.status, len(answer.nearest)) == (Status.NOT_FOUND, 3)
    assert answer.remark.startswith("These texts don't say. There are 3 documents")


def test_a_bulleted_list_is_one_quote_whole(waters: Assistant) -> None:
    [quote] = shown(waters, waters.ask("who are the members of the Harbour Board?"))
    assert quote.startswith("The members of the Harbour Board are:")
    assert quote.endswith("Ferry Company")


def test_a_sentence_that_lists_the_members_is_quoted_whole(waters: Assistant) -> None:
    answer = waters.ask("who is in the river forum")
    [quote] = shown(waters, answer)
    assert quote.startswith("The River Forum consists of the Anglers Trust,")
    assert quote.endswith("the Rowers.")


@pytest.mark.parametrize(("body", "count"), [("Harbour Board", 3), ("River Forum", 4)])
def test_members_are_counted_from_the_list(waters: Assistant, body: str, count: int) -> None:
    answer = waters.ask(f"how many members does the {body} have?")
    assert answer.remark.startswith(f"Members, counted from the list: {count} in ")


def test_a_number_that_no_list_gives_is_left_to_the_texts(waters: Assistant) -> None:
    answer = waters.ask("How many members does the committee have?")
    assert "nine members" in answer.citations[0].quote
    assert answer.remark == ""


@pytest.mark.parametrize("name", ["the Fishing Union", "fishing union", "the Ferry Company", "the port authority"])
def test_a_member_is_named_by_the_list(waters: Assistant, name: str) -> None:
    answer = waters.ask(f"is {name} a member of the Harbour Board?")
    assert answer.status is Status.ANSWERED
    assert name.split()[-1].lower() in answer.text.lower()


def test_who_is_not_in_the_list_is_not_named_by_it(waters: Assistant) -> None:
    answer = waters.ask("Is the Rowing Club a member of the Harbour Board?")
    assert answer.status is Status.NOT_FOUND
    assert answer.remark.startswith("The list does not name “the Rowing Club”")
    assert [citation.document for citation in answer.nearest] == ["minutes"]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        pytest.param("is the ferry company in the Harbour Board?", "Ferry Company", id="a member"),
        pytest.param("is the Rowing Club in the Harbour Board?", "does not name", id="a name that is no member"),
        pytest.param("is smoking allowed in the Harbour Board?", "", id="no name"),
    ],
)
def test_in_a_body_may_ask_for_something_else(waters: Assistant, question: str, told: str) -> None:
    remark = waters.ask(question).remark
    assert told in remark
    assert bool(told) == bool(remark)


@pytest.mark.parametrize("question", ["who chairs the Harbour Board?", "who speaks for the board", "who is quoted?"])
def test_who_holds_an_office_is_told(waters: Assistant, question: str) -> None:
    answer = waters.ask(question)
    assert answer.remark == "“Minutes of the Harbour Board” names Maria Lopez as chair [1]."
    assert shown(waters, answer)[0].startswith("Maria Lopez, chair of the Harbour Board")


def test_an_office_in_another_body_is_not_told(waters: Assistant) -> None:
    assert "Lopez" not in waters.ask("who chairs the River Forum?").remark


@pytest.mark.parametrize("question", ["summarise", "what are these about?", "key points", "compare the texts"])
def test_key_sentences_of_each_text_stand_in_its_order(waters: Assistant, question: str) -> None:
    answer = waters.ask(question)
    assert answer.remark.startswith("Key sentences, chosen by how central they are; not a summary in other words.")
    assert list(dict.fromkeys(citation.document for citation in answer.citations)) == ["minutes", "charter", "letter"]
    places = [(citation.document, citation.start) for citation in answer.citations]
    assert len(set(places)) == len(places)
    shown(waters, answer)


def test_a_comparison_on_a_subject_names_the_text_that_says_nothing(waters: Assistant) -> None:
    answer = waters.ask("compare the texts on dredging")
    assert all("dredging" in quote for quote in shown(waters, answer))
    assert {citation.document for citation in answer.citations} == {"minutes", "charter"}
    assert "Nothing was found on this in “Letter on moorings”." in answer.text


def test_a_subject_of_which_no_text_says_anything_is_not_found(waters: Assistant) -> None:
    answer = waters.ask("summarise the position on unicorn taxation")
    assert (answer.status, answer.citations) == (Status.NOT_FOUND, ())
    assert answer.remark.startswith("Nothing on “unicorn taxation” was found in ")


def test_the_position_of_who_speaks_is_in_the_key_sentences(waters: Assistant) -> None:
    assert waters.ask("what is the River Forum's position?").remark.startswith("Key sentences")
    assert waters.ask("what is the railway's position?").remark == ""


def test_what_changed_stands_in_the_order_of_dates(waters: Assistant) -> None:
    answer = waters.ask("what changed?")
    assert answer.remark.endswith("Which came first is not certain: the date of “Letter on moorings” is unknown.")


def test_two_questions_in_one_are_asked_of_the_texts(waters: Assistant) -> None:
    answer = waters.ask("Who chairs the Harbour Board and when does the channel close?")
    assert answer.remark == ""


def test_that_within_a_conversation_is_what_was_spoken_of(waters: Assistant) -> None:
    turns = [{"question": "dredging?", "answer": "It must begin before the winter."}]
    assert waters.ask("summarise that", turns).remark == ""
    assert waters.ask("and who chairs it?", turns).remark


def test_a_note_says_what_is_told(waters: Assistant) -> None:
    answer = waters.ask("which is the oldest text?")
    note = markdown(answer, waters.store)
    assert "the oldest is “Minutes of the Harbour Board” (Harbour Board, 4 March 2019) \\[1\\]" in note
    assert "> " in note


def test_of_many_documents_the_first_are_listed_and_the_latest_summed_up(tmp_path: Path, stores: Stores) -> None:
    (tmp_path / "texts").mkdir()
    for year in range(1960, 2000):
        text = f"---\ntitle: Report {year}\ndate: {year}-01-31\n---\nIn {year} the harbour was dredged and kept open.\n"
        (tmp_path / "texts" / f"report-{year}.md").write_text(text, encoding="utf-8")
    stores.index([tmp_path / "texts"], tmp_path / "store")
    assistant = stores.open(tmp_path / "store")
    listed = assistant.ask("list the documents")
    assert listed.remark.startswith("There are 40 documents, the first 10 by date: “Report 1960”")
    assert len(listed.citations) == 10
    digest = assistant.ask("summarise")
    assert [citation.document for citation in digest.citations] == [f"report-{year}" for year in range(1995, 2000)]
    assert digest.remark.endswith("Of 40 texts these are the latest.")
