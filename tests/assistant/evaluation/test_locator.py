from dataclasses import replace

import pytest

from assistant.assistant import Assistant
from assistant.evaluation.grading import grade
from assistant.evaluation.locator import Locator
from assistant.evaluation.mistakes import mistakes, without
from assistant.evaluation.records import Label, TestQuestion, TestSet

RESPONSE = "iag-green-paper-response"
HELD = "to reduce the numbers of children held in custody"


@pytest.fixture(scope="module")
def locator(assistant: Assistant) -> Locator:
    return Locator(assistant)


def asking(*labels: Label, id: str = "1") -> TestQuestion:
    return TestQuestion(id, "what about custody?", (), bool(labels), labels, (), "")


def set_of(*questions: TestQuestion) -> TestSet:
    return TestSet("set.csv", "5e7", questions)


@pytest.mark.parametrize(
    "label",
    [
        pytest.param(Label(RESPONSE, HELD), id="as it stands"),
        pytest.param(
            Label(RESPONSE, "“To reduce the\n  numbers of children—held in custody.”"), id="pasted with other marks"
        ),
        pytest.param(Label("", HELD), id="no document named"),
        pytest.param(Label(RESPONSE.upper(), HELD), id="a document named without its case"),
        pytest.param(
            Label("The end of the consultation period for the government's green paper", HELD),
            id="a document named by its title",
        ),
    ],
)
def test_a_quote_is_found_by_its_letters(locator: Locator, label: Label) -> None:
    places = locator.places(label.document, label.quote)
    assert {document for document, _ in places} == {RESPONSE}
    assert mistakes(locator, set_of(asking(label))) == ()


@pytest.mark.parametrize(
    "label",
    [
        pytest.param(Label(RESPONSE, HELD.replace("numbers", "number")), id="a changed word"),
        pytest.param(Label("iag-green-paper-expectations", HELD), id="in another document"),
        pytest.param(Label("nowhere", HELD), id="a document that is not there"),
        pytest.param(Label("", "'…'"), id="a quote without letters"),
    ],
)
def test_a_quote_that_is_nowhere_is_a_mistake(locator: Locator, label: Label) -> None:
    (mistake,) = mistakes(locator, set_of(asking(label)))
    assert (mistake.document, mistake.quote) == (label.document, label.quote)


def test_a_quote_pasted_across_what_was_cut_is_found(assistant: Assistant, locator: Locator) -> None:
    document = assistant.document(RESPONSE)
    cut = next(edit for edit in document.edits if edit.reason == "repeated headline")
    pasted = document.source.original[cut.start - 40 : cut.end + 200]
    assert cut.before in pasted
    assert {place[0] for place in locator.places(RESPONSE, pasted)} == {RESPONSE}


def test_a_mistake_comes_with_the_nearest_sentence(locator: Locator) -> None:
    label = Label(RESPONSE, "meaningful steps to reduce the number of children in custody")
    (mistake,) = mistakes(locator, set_of(asking(label)))
    assert "numbers of children held in custody" in mistake.nearest


def test_a_set_goes_on_without_its_mistakes(locator: Locator) -> None:
    good, bad = Label(RESPONSE, HELD), Label(RESPONSE, "not in there at all")
    both, only, none = asking(good, bad), asking(bad, id="2"), asking(id="3")
    given = set_of(both, only, none)
    assert without(given, mistakes(locator, given)).questions == (replace(both, evidence=(good,)), none)


def test_an_answer_is_judged_by_where_its_quotes_lie(assistant: Assistant, locator: Locator) -> None:
    question = asking(Label(RESPONSE, HELD), Label(RESPONSE, "the inter-agency group"))
    judged = grade(locator, question, assistant.ask("what did the IAG say about custody?"))
    assert judged.right[0] is True
    assert judged.found[0] is True
    assert all(judged.verbatim)
    assert judged.in_document


def test_an_unanswerable_question_has_no_right_quote(assistant: Assistant, locator: Locator) -> None:
    judged = grade(locator, asking(), assistant.ask("what did the IAG say about custody?"))
    assert not any(judged.right)
    assert not judged.in_document
