import json
import math

import numpy as np
import pytest

from assistant.evaluation.locator import Locator
from assistant.evaluation.records import Label
from assistant.feedback.gaps import gaps
from assistant.feedback.kept import Kept, Verdict
from assistant.feedback.labelling import FILE, choices, find_quote, identity, made, save
from assistant.records import Status, Turn
from index.errors import QuestionError

TICKET = "How much does a railway ticket to Glasgow cost?"
CUSTODY = "numbers of children held in custody"


def kept(number: int, question: str, status: Status = Status.NOT_FOUND, verdict: Verdict | None = None) -> Kept:
    asked = f"2026-11-{number:02}T12:00:00+00:00"
    return Kept(number, asked, question, (), "", status, 0.2, (), "v1", verdict, asked if verdict else None)


def by_angle(text: str) -> np.ndarray:
    """A stub: the text is its angle in degrees."""
    return np.array([math.cos(math.radians(float(text))), math.sin(math.radians(float(text)))], dtype=np.float32)


@pytest.fixture(scope="module")
def encode(store):
    encoder = store.encoder()
    return lambda text: encoder.encode(text).vector


@pytest.mark.encoder
def test_questions_that_mean_the_same_are_one_gap_most_asked_first(encode):
    asked = [
        kept(1, TICKET),
        kept(2, "Who is the minister of health?"),
        kept(3, "What is the price of a train ticket to Glasgow?"),
        kept(4, TICKET),
    ]
    first, second = gaps(asked, encode)
    assert (first.count, first.latest.id, first.wordings) == (4 - 1, 4, (TICKET, asked[2].question))
    assert [question.id for question in second.questions] == [2]


@pytest.mark.encoder
@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("What is the role of schools?", "What is the role of parents?", id="another subject"),
        pytest.param("Who funds Sure Start?", "What is Sure Start?", id="another thing asked"),
    ],
)
def test_questions_that_only_look_alike_are_two_gaps(encode, one, other):
    assert len(gaps([kept(1, one), kept(2, other)], encode)) == 2


@pytest.mark.parametrize(
    ("status", "verdict", "counts"),
    [
        pytest.param(Status.NOT_FOUND, None, True, id="unanswered"),
        pytest.param(Status.NOT_FOUND, Verdict.RIGHT, True, id="rightly unanswered: the texts have a gap"),
        pytest.param(Status.NOT_FOUND, Verdict.IS_THERE, True, id="wrongly unanswered"),
        pytest.param(Status.ANSWERED, Verdict.WRONG_QUOTE, True, id="wrong quote"),
        pytest.param(Status.PARTIAL, Verdict.NOT_THERE, True, id="answered from nothing"),
        pytest.param(Status.ANSWERED, Verdict.RIGHT, False, id="rightly answered"),
    ],
)
def test_what_is_a_gap(status, verdict, counts):
    assert bool(gaps([kept(1, "0", status, verdict)], by_angle)) is counts


def test_likeness_does_not_run_on_from_one_question_to_the_next():
    found = gaps([kept(number + 1, str(angle)) for number, angle in enumerate((0, 30, 60, 90))], by_angle)
    assert [gap.wordings for gap in found] == [("90", "60"), ("30", "0")]


def test_of_gaps_asked_as_often_the_latest_stands_first():
    found = gaps([kept(1, "0"), kept(2, "90"), kept(3, "180")], by_angle)
    assert [gap.latest.id for gap in found] == [3, 2, 1]


def test_a_gap_becomes_a_line_of_the_test_set(tmp_path):
    (tmp_path / FILE).write_text('{"id": "mine", "question": "x", "answerable": false}', encoding="utf-8")
    name = save(tmp_path, kept(1, TICKET), None)
    line = json.loads((tmp_path / FILE).read_text(encoding="utf-8").splitlines()[1])
    assert line == {
        "id": name,
        "question": TICKET,
        "history": [],
        "answerable": False,
        "evidence": [],
        "tags": ["from use"],
    }
    assert made(tmp_path) == {"mine", name}


def test_the_same_question_is_added_once(tmp_path):
    label = Label("bread", "Bakers rise early.")
    assert save(tmp_path, kept(1, TICKET), label) == save(tmp_path, kept(2, TICKET), None)
    [line] = (tmp_path / FILE).read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["evidence"] == [{"document": "bread", "quote": "Bakers rise early."}]


def test_the_same_words_in_another_conversation_are_another_question():
    alone = kept(1, "why?")
    within = Kept(2, alone.asked, "why?", (Turn("custody?", "..."),), "", Status.NOT_FOUND, 0.2, (), "v1", None, None)
    assert identity(alone) != identity(within)


def test_a_test_set_that_cannot_be_read_is_one_line(tmp_path):
    (tmp_path / FILE).write_text("no JSON\n", encoding="utf-8")
    with pytest.raises(QuestionError, match=r"questions\.jsonl, line 1: not JSON"):
        save(tmp_path, kept(1, TICKET), None)


def test_the_choices_are_quotes_of_the_texts_those_shown_first(assistant):
    question = kept(1, "what did the IAG say about custody?", Status.ANSWERED, Verdict.WRONG_QUOTE)
    offered = choices(assistant, question)
    shown = [cited.quote for cited in assistant.ask(question.question).citations]
    assert [label.quote for label in offered][: len(shown)] == shown
    assert len(offered) > len(shown)
    assert all(label.quote in assistant.document(label.document).text for label in offered)


@pytest.mark.parametrize(
    "pasted",
    [
        pytest.param("reduce the numbers of children held in custody", id="part of a sentence"),
        pytest.param("“Reduce the\n\nnumbers of children   held in custody.”", id="other quotation marks and lines"),
    ],
)
def test_a_pasted_quote_is_found_by_its_letters(assistant, pasted):
    assert find_quote(Locator(assistant), pasted).document == "iag-green-paper-response"


@pytest.mark.parametrize(
    ("pasted", "said"),
    [
        pytest.param(
            "Tickets to Glasgow are free on Sundays.",
            "is in none of the texts; the nearest sentence is “",
            id="nowhere in the texts",
        ),
        pytest.param("the", "fewer than 12 letters", id="a word that is everywhere"),
        pytest.param("", "fewer than 12 letters", id="nothing"),
    ],
)
def test_a_quote_that_is_nowhere_is_refused(assistant, pasted, said):
    with pytest.raises(QuestionError, match=said):
        find_quote(Locator(assistant), pasted)
