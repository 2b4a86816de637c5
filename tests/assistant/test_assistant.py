import dataclasses
import json
import sqlite3
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest

from assistant import wording
from assistant.assistant import Assistant
from assistant.evidence.verify import still_holds
from assistant.outlets.markdown import markdown
from assistant.records import Answer, Level, Status
from index.build import index_corpus
from index.errors import SourceError, StoreError
from index.manifest import describe, read_manifest
from index.schema import TEXTS
from index.snapshot import current_folder

pytestmark = pytest.mark.encoder

CUSTODY = "what did the IAG say about custody?"
PLAIN_QUESTIONS = (CUSTODY, "director of children's services", "who chairs the group?", "schools", "children's trusts")


def test_the_custody_question_is_answered_with_the_custody_sentence_first(assistant: Assistant) -> None:
    answer = assistant.ask(CUSTODY)
    first = answer.citations[0]
    assert answer.status is Status.ANSWERED
    assert "numbers of children held in custody" in first.quote.replace("\n", " ")
    assert first.document == "iag-green-paper-response"
    assert first.organisation == "Inter-Agency Group (IAG)"
    assert first.date is None
    assert assistant.document(first.document).text[first.start : first.end] == first.quote
    assert "Inter-Agency Group" in answer.searched_also


@pytest.mark.parametrize("question", PLAIN_QUESTIONS)
def test_every_quote_stands_letter_for_letter_at_its_place(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    shown = (*answer.citations, *answer.nearest)
    assert shown
    for number, citation in enumerate(shown, 1):
        assert citation.number == number
        assert assistant.document(citation.document).text[citation.start : citation.end] == citation.quote


@pytest.mark.parametrize("question", [*PLAIN_QUESTIONS, "what is the cod quota for the North Sea?", "hello"])
def test_the_same_question_has_the_same_answer(assistant: Assistant, store_folder: Path, question: str) -> None:
    def told(answer: Answer) -> Answer:
        return dataclasses.replace(answer, seconds=0.0)

    assert told(assistant.ask(question)) == told(assistant.ask(question))
    assert told(assistant.ask(question)) == told(Assistant.open(store_folder).ask(question))


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("What is the cod quota for the North Sea this year?", id="another field"),
        pytest.param("Will it rain in Leeds tomorrow?", id="the weather"),
        pytest.param("What did the Royal College of Nursing say about children's centres?", id="an unknown name"),
    ],
)
def test_what_the_texts_do_not_say_is_not_found(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.NOT_FOUND
    assert answer.citations == ()
    assert answer.nearest
    assert answer.text == "These texts don't say. Searched 2 of 2 documents."
    assert answer.confidence < 0.5


@pytest.mark.parametrize(
    ("typed", "status", "text"),
    [
        pytest.param("", Status.CLARIFY, wording.EMPTY, id="nothing"),
        pytest.param(" \n\x00 ", Status.CLARIFY, wording.EMPTY, id="control characters only"),
        pytest.param("a", Status.CLARIFY, wording.VAGUE, id="one letter"),
        pytest.param("what about it?", Status.CLARIFY, wording.VAGUE, id="no subject"),
        pytest.param("Hi", Status.CHAT, wording.GREETING, id="a greeting"),
        pytest.param("thanks!", Status.CHAT, wording.THANKS, id="thanks"),
        pytest.param("what can you do?", Status.CHAT, wording.about(2), id="about the assistant"),
    ],
)
def test_what_is_no_question_to_the_texts_is_not_answered_from_them(
    assistant: Assistant, typed: str, status: Status, text: str
) -> None:
    answer = assistant.ask(typed)
    assert (answer.status, answer.text) == (status, text)
    assert not answer.citations
    assert not answer.nearest


def test_a_question_half_of_which_is_answered_says_which_half_is_not(assistant: Assistant) -> None:
    answer = assistant.ask("What did they say about custody and about cod quotas in the North Sea?")
    assert answer.status is Status.PARTIAL
    assert answer.missing == ("What did they say about cod quotas in the North Sea?",)
    assert "cod quotas" in answer.text
    assert any("held in custody" in citation.quote for citation in answer.citations)


@pytest.mark.encoder
@pytest.mark.parametrize(
    "question",
    [
        pytest.param("what happens to the green paper in spring 2031?", id="a year that no text has"),
        pytest.param("should the 2004 Children Act be kept?", id="a year that they contradict"),
        pytest.param("what did Barnardo's say about custody?", id="one who is only listed"),
        pytest.param("What did the NSPCC think of the green paper?", id="another"),
    ],
)
def test_what_is_only_near_is_not_found(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).status is Status.NOT_FOUND


@pytest.mark.encoder
def test_what_somebody_said_is_quoted(assistant: Assistant) -> None:
    answer = assistant.ask("what did Andrew Cozens say about a step change?")
    assert answer.status is Status.ANSWERED
    assert "Andrew Cozens" in answer.citations[0].quote


def test_a_follow_up_takes_its_subject_from_the_history(assistant: Assistant) -> None:
    history = [{"question": "what is said about children's trusts?", "answer": "They are one of several."}]
    answer = assistant.ask("is it wise to wait for them?", history)
    assert "pathfinders" in answer.citations[0].quote
    assert answer.understood_as == "is it wise to wait for them? (after: what is said about children's trusts?)"


def test_an_answer_as_json_has_the_documented_form(assistant: Assistant) -> None:
    values = json.loads(json.dumps(assistant.ask(CUSTODY, id="custody").to_json()))
    assert list(values) == [
        "id",
        "question",
        "status",
        "confidence",
        "text",
        "citations",
        "nearest",
        "searched_also",
        "store_version",
        "seconds",
        "strength",
    ]
    assert values["strength"] == "strong"
    assert list(values["citations"][0]) == [
        "number",
        "document",
        "title",
        "organisation",
        "date",
        "url",
        "quote",
        "start",
        "end",
        "paragraph",
    ]
    assert values["id"] == "custody"
    assert 0 <= values["confidence"] <= 1
    assert values["seconds"] > 0


def test_a_quote_that_is_not_in_the_text_is_neither_shown_nor_exported(
    assistant: Assistant, copied_store: Path
) -> None:
    answer = assistant.ask(CUSTODY)
    _replace_text(copied_store, "iag-green-paper-response", "held in custody", "held in prisons")
    forged = Assistant.open(copied_store)
    assert not any("custody" in citation.quote for citation in forged.ask(CUSTODY).citations)
    assert not still_holds(forged.store, answer.citations[0])
    with pytest.raises(StoreError, match="ask again"):
        markdown(answer, forged.store)


def test_markdown_names_the_source_of_every_quote(assistant: Assistant) -> None:
    answer = assistant.ask(CUSTODY)
    note = markdown(answer, assistant.store)
    assert "numbers of children held in custody" in note
    assert "[1] The end of the consultation period" in note
    assert "Inter-Agency Group (IAG), date unknown, paragraph 1" in note
    assert answer.store_version in note


def test_an_unknown_document_is_named_with_the_known_ones(assistant: Assistant) -> None:
    with pytest.raises(SourceError, match="nowhere: no document has this id; the store holds iag-green-paper"):
        assistant.document("nowhere")


def _replace_text(store: Path, document: str, before: str, after: str) -> None:
    """Change a stored text behind the program's back, checksum included."""
    folder = current_folder(store)
    texts = folder / TEXTS
    content = texts.read_bytes()
    texts.unlink()  # a hard link to the shared store
    texts.write_bytes(content)
    with sqlite3.connect(texts) as connection:
        connection.execute("UPDATE documents SET text = replace(text, ?, ?) WHERE id = ?", (before, after, document))
    connection.close()
    manifest = read_manifest(folder)
    parts = describe(folder, tuple(manifest.parts))
    (folder / "manifest.json").unlink()
    msgspec.structs.replace(manifest, parts=parts).write(folder)


def test_what_a_name_stands_for_is_answered_with_its_definition(assistant: Assistant) -> None:
    assert "(IAG)" in assistant.ask("What does IAG stand for?").citations[0].quote
    assert "SOLACE" in assistant.ask("What does SOLACE stand for?").citations[0].quote


def test_what_a_short_form_stands_for_is_not_guessed(assistant: Assistant) -> None:
    assert assistant.ask("What does NCVCCO stand for?").status is Status.NOT_FOUND


@pytest.mark.parametrize(
    "question",
    ["Who are the members of the IAG?", "which organisations make up the IAG?", "list all members of the IAG"],
)
def test_members_are_answered_with_the_list_of_them(assistant: Assistant, question: str) -> None:
    assert "Association of Directors of Social Services" in assistant.ask(question).citations[0].quote.replace(
        "\n", " "
    )


def test_a_slip_is_read_as_the_word_of_the_texts_and_said(assistant: Assistant) -> None:
    answer = assistant.ask("what did they say about chidlren in custdoy?")
    assert "numbers of children held in custody" in answer.citations[0].quote.replace("\n", " ")
    assert answer.searched_also[:2] == ("children", "custody")


def test_a_more_cautious_assistant_answers_less_and_never_other_quotes(store_folder: Path) -> None:
    levels = [Assistant.open(store_folder, level=level) for level in (Level.CAUTIOUS, Level.BALANCED, Level.EAGER)]
    questions = [*PLAIN_QUESTIONS, "fees for nurseries", "how should young offenders be treated?", "prison numbers"]
    cautious, balanced, eager = (
        {question: level.ask(question).citations for question in questions} for level in levels
    )
    answered = [{question for question in questions if each[question]} for each in (cautious, balanced, eager)]
    assert answered[0] < answered[1] <= answered[2]
    assert all(cautious[question] == eager[question] for question in answered[0])


@pytest.mark.parametrize(
    ("question", "status"),
    [
        pytest.param("Why did the IAG oppose the children's commissioner?", Status.NOT_FOUND, id="it welcomed it"),
        pytest.param("Why did the IAG welcome the children's commissioner?", Status.ANSWERED, id="so it did"),
        pytest.param("Did the IAG oppose the children's commissioner?", Status.ANSWERED, id="nothing is presumed"),
    ],
)
def test_a_false_premise_is_declined(assistant: Assistant, question: str, status: Status) -> None:
    answer = assistant.ask(question)
    assert answer.status is status
    assert "children's commissioner" in " ".join(item.quote for item in (*answer.citations, *answer.nearest))


@pytest.mark.parametrize(
    ("question", "status"),
    [
        pytest.param("Why did Andrew Cozens back vouchers for nursery places?", Status.NOT_FOUND, id="a false reason"),
        pytest.param("What made Barnardo's walk out of the group?", Status.NOT_FOUND, id="a false cause"),
        pytest.param("Why does the group want the 1989 Children Act repealed?", Status.NOT_FOUND, id="a false wish"),
        pytest.param("How many children are held in custody?", Status.NOT_FOUND, id="no number"),
        pytest.param("What will a director of children's services be paid?", Status.NOT_FOUND, id="no amount"),
        pytest.param("how many childrens deaths last year from abuse", Status.NOT_FOUND, id="no count"),
        pytest.param("IAG view on adoption", Status.NOT_FOUND, id="a keyword that no text has"),
        pytest.param("school funding formula", Status.NOT_FOUND, id="half of the keywords"),
        pytest.param("Save the Children on the green paper", Status.NOT_FOUND, id="a speaker that no text has"),
        pytest.param("IAG position on custody", Status.ANSWERED, id="a word for speaking is no keyword"),
        pytest.param("childrens comissioner", Status.ANSWERED, id="a slip is mended first"),
    ],
)
def test_what_no_text_speaks_of_is_not_found(assistant: Assistant, question: str, status: Status) -> None:
    assert assistant.ask(question).status is status


PERMITS = """# Permits

## Allotment plots

The council lets plots for growing vegetables. You must pay the rent for a plot within 28 days.

## Street parking

The council gives permits for cars. You must pay for a permit within 14 days.

## Market stalls

The council lets stalls on Saturdays. You must pay for a stall within 7 days.

## Fishing

You may fish in the lake if:

- you are over 12
- a grown-up is with you
- it is not frozen
"""


@pytest.fixture(scope="module")
def permits(tmp_path_factory: pytest.TempPathFactory, copy_store: Callable[[Path], Path]) -> Assistant:
    folder = tmp_path_factory.mktemp("permits")
    (folder / "permits.md").write_text(PERMITS, encoding="utf-8")
    store = copy_store(tmp_path_factory.mktemp("stores") / "permits")  # which has the encoder, ten seconds' work
    index_corpus([folder], store)
    return Assistant.open(store)


@pytest.mark.parametrize(
    ("told", "said"),
    [
        pytest.param("grow beans and potatoes with our neighbours on a patch of ground", "28 days", id="vegetables"),
        pytest.param("keep a car outside the house at night", "14 days", id="a car"),
        pytest.param("take a stall on Saturdays to sell cheese and honey", "7 days", id="a market"),
    ],
)
def test_the_story_tells_which_rule_is_meant(permits: Assistant, told: str, said: str) -> None:
    story = f"My wife and I moved here in spring with two small children, and since then we {told}, which the council"
    answer = permits.ask(f"{story} now allows us to do after a long wait. How soon do we have to pay?")
    assert said in answer.citations[0].quote


def test_a_story_whose_question_says_little_is_answered(assistant: Assistant) -> None:
    story = (
        "My son is fifteen and the court sent him to custody last month for stealing a moped, which I think is far too "
        "harsh for a boy of his age. I read that the children's organisations wrote to ministers in 2003."
    )
    answer = assistant.ask(f"{story} Did they agree with me?")
    assert answer.status is Status.ANSWERED
    assert "young offending" in answer.citations[0].quote


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("Can I fish when the lake is frozen?", id="the last item"),
        pytest.param("Must I bring a grown-up to the lake?", id="an item that others follow"),
    ],
)
def test_an_item_of_a_list_brings_the_whole_list(permits: Assistant, question: str) -> None:
    quote = permits.ask(question).citations[0].quote
    assert quote.startswith("You may fish in the lake if:")
    assert quote.endswith("- it is not frozen")


def test_a_list_ends_with_its_last_item(assistant: Assistant) -> None:
    answer = assistant.ask("What might the reorganisation do to efforts to stop children dying?")
    ends = [citation.quote.split()[-1] for citation in answer.citations if citation.quote.startswith("Urges greater")]
    assert ends == ["harm."]


def test_a_quoted_list_stays_a_list_in_a_note(permits: Assistant) -> None:
    note = markdown(permits.ask("Can I fish when the lake is frozen?"), permits.store)
    assert "> You may fish in the lake if:  \n>  \n> \\- you are over 12  \n> \\- a grown-up is with you  \n" in note
    assert "> \\- it is not frozen [1]\n" in note


def test_no_sentence_is_quoted_twice(permits: Assistant) -> None:
    story = "We moved here in spring with two children, and since then we keep a car outside the house at night, which"
    answer = permits.ask(f"{story} the council now allows us to do after a long wait. How soon do we have to pay?")
    assert len(answer.citations) == 3
    places = [(citation.start, citation.end) for citation in answer.citations]
    assert all(end <= start for (_, end), (start, _) in pairwise(sorted(places)))
