"""What a reading model adds to an answer, and that a slow, dead or wrong one takes nothing from it."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.evidence.close_reading import CloseReading
from assistant.language_models.opening import open_reading_model
from assistant.records import Answer, Status
from assistant.settings import Settings
from index.errors import LanguageModelError
from tests.conftest import Stores
from tests.spoken_to import dead, silent

CUSTODY = "what did the IAG say about custody?"
QUICK = replace(Settings(), reading_seconds=0.4)


class Says:
    """A reading model that says what it is told to, and counts what it reads."""

    name = "says-so"
    sent_to = ""

    def __init__(self, verdict: Callable[[str, str], float]) -> None:
        self.verdict = verdict
        self.passages: list[str] = []

    def read(self, question: str, passages: Sequence[str]) -> list[float]:
        self.passages += passages
        return [self.verdict(question, passage) for passage in passages]


@pytest.fixture
def ask(store_folder: Path, stores: Stores) -> Callable[[object, Settings], Callable[..., Answer]]:
    plain = stores.open(store_folder)

    def having(model: object, settings: Settings = Settings()) -> Callable[..., Answer]:  # noqa: B008
        reading = CloseReading(model)  # type: ignore[arg-type]
        return Assistant(plain.store, settings=settings, encoder=plain.encoder, reading=reading).ask

    return having


def said(answer: Answer) -> tuple[Status, float, list[str], str]:
    return answer.status, answer.confidence, [citation.quote for citation in answer.citations], answer.read_by


def test_a_yes_makes_the_answer_surer_and_a_no_less_sure(assistant: Assistant, ask: Callable) -> None:
    plain = assistant.ask(CUSTODY).confidence
    sure, unsure = ask(Says(lambda *_: 4.0))(CUSTODY), ask(Says(lambda *_: -4.0))(CUSTODY)
    assert unsure.confidence < plain < sure.confidence
    assert sure.read_by == unsure.read_by == "says-so"


def test_the_passage_that_it_says_yes_to_is_quoted_first(assistant: Assistant, ask: Callable) -> None:
    trusts = "what do the agencies think of children's trusts?"
    first = assistant.ask(trusts).citations[0].quote
    model = Says(lambda *_: 0.0)
    ask(model)(trusts)
    other = next(passage for passage in model.passages if first not in passage)
    answer = ask(Says(lambda question, passage: 9.0 if passage == other else -9.0))(trusts)
    assert answer.citations[0].quote in other


def test_three_passages_are_read_each_once_with_its_headings(ask: Callable) -> None:
    model = Says(lambda *_: 1.0)
    asking = ask(model)
    first = asking(CUSTODY)
    assert said(asking(CUSTODY)) == said(first)
    assert len(set(model.passages)) == len(model.passages) == Settings().reading_passages
    assert all(passage.count("\n") >= 1 for passage in model.passages)


def test_a_follow_up_is_read_with_the_question_before_it(ask: Callable) -> None:
    questions: list[str] = []
    asking = ask(Says(lambda question, passage: questions.append(question) or 1.0))
    asking("and why?", [{"question": CUSTODY, "answer": "It is bad."}])
    assert CUSTODY in questions[0]
    assert questions[0].startswith("and why?")


def fails(question: str, passage: str) -> float:
    raise LanguageModelError("the model is broken")


@pytest.mark.parametrize(
    "verdict", [pytest.param(fails, id="an error"), pytest.param(lambda *_: float("nan"), id="no number")]
)
def test_a_failing_model_leaves_the_plain_answer_and_rests(
    verdict: Callable, assistant: Assistant, ask: Callable, caplog: pytest.LogCaptureFixture
) -> None:
    model = Says(verdict)
    asking = ask(model)
    for question in (CUSTODY, "what is said about schools?"):
        assert said(asking(question)) == said(assistant.ask(question))
    assert len(model.passages) == 1
    [told] = caplog.messages
    assert "answers are given without it for 30 seconds" in told


def test_after_its_rest_it_is_tried_again(ask: Callable) -> None:
    asking = ask(Says(fails), replace(QUICK, reading_pause=0.0))
    assert asking(CUSTODY).read_by == ""
    model = Says(lambda *_: 1.0 if len(model.passages) > 1 else fails("", ""))
    asking = ask(model, replace(QUICK, reading_pause=0.0))
    assert [asking(CUSTODY).read_by for _ in range(2)] == ["", "says-so"]


def test_a_slow_model_leaves_the_plain_answer_in_time_and_its_verdict_is_kept(
    assistant: Assistant, ask: Callable
) -> None:
    def slowly(question: str, passage: str) -> float:
        time.sleep(1.0)
        return 1.0

    model = Says(slowly)
    asking = ask(model, QUICK)
    both = f"{CUSTODY} and what did it say about schools?"
    started = time.monotonic()
    assert said(asking(both)) == said(assistant.ask(both))  # two parts, which share the time
    assert time.monotonic() - started < 0.8
    time.sleep(1.0)
    assert asking(CUSTODY).read_by == "says-so"
    assert len(model.passages) == len(set(model.passages))


@pytest.mark.parametrize("hangs", [pytest.param(False, id="dead"), pytest.param(True, id="silent")])
def test_a_dead_or_silent_address_leaves_the_plain_answer_in_time(
    hangs: bool, assistant: Assistant, ask: Callable
) -> None:
    with silent() as address:
        model = open_reading_model(f"{address if hangs else dead()}#wise", seconds=QUICK.reading_seconds)
        asking = ask(model, QUICK)
        started = time.monotonic()
        assert said(asking(CUSTODY)) == said(assistant.ask(CUSTODY))
        time.sleep(0.2)  # the silent one is given up a moment after the question was answered
        assert said(asking("what about schools?")) == said(assistant.ask("what about schools?"))
        assert time.monotonic() - started < 2.5


def test_a_verdict_on_another_scale_weighs_no_more(ask: Callable) -> None:
    most = Settings().surest_verdict
    assert said(ask(Says(lambda *_: 100.0))(CUSTODY)) == said(ask(Says(lambda *_: most))(CUSTODY))


def test_an_answer_that_is_sure_enough_is_not_read(ask: Callable) -> None:
    model = Says(lambda *_: 1.0)
    assert ask(model, replace(Settings(), reading_below=0.0))(CUSTODY).read_by == ""
    assert model.passages == []


def test_the_json_names_the_model_only_when_it_has_read(assistant: Assistant, ask: Callable) -> None:
    assert ask(Says(lambda *_: 1.0))(CUSTODY).to_json()["read_by"] == "says-so"
    assert "read_by" not in assistant.ask(CUSTODY).to_json()


def test_the_explanation_shows_what_the_reading_added(store_folder: Path, stores: Stores) -> None:
    plain = stores.open(store_folder)
    reading = CloseReading(Says(lambda *_: 2.0))
    [part] = Assistant(plain.store, encoder=plain.encoder, reading=reading).explain(CUSTODY).parts
    assert [term.value for term in part.terms if term.name == "read"] == [2.0 - Settings().reading_even]
    for sentence in part.sentences:
        assert sentence.score == pytest.approx(sum(term.adds for term in sentence.terms))
        assert [term.value for term in sentence.terms if term.name == "read"] == [2.0]


def test_the_assistant_says_where_questions_are_sent(ask: Callable, assistant: Assistant) -> None:
    model = Says(lambda *_: 1.0)
    model.sent_to = "https://example.org/v1"
    assert "https://example.org/v1" in ask(model)("what can you do?").text
    assert "Nothing leaves this machine." in assistant.ask("what can you do?").text
