from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from assistant.assistant import Assistant
from assistant.evaluation.calibrate import Calibrated, calibrate, fitted
from assistant.evaluation.estimates import values
from assistant.evaluation.evaluate import evaluate
from assistant.evaluation.records import TestSet
from assistant.evaluation.testset import read_test_set, tagged
from assistant.records import Level
from index.errors import QuestionError
from tests.stub_encoder import StubEncoder

MOST_WRONG = 0.7  # the stub finds less than the real encoder


@pytest.fixture(scope="module")
def questions(corpus: Path) -> TestSet:
    """Half of the project's own questions, those held out aside; questions of two parts are among them."""
    own = tagged(read_test_set(corpus / "questions.jsonl"), without="held-out")
    return replace(own, questions=own.questions[::2])


@pytest.fixture(scope="module")
def found(assistant: Assistant, questions: TestSet) -> Calibrated:
    return calibrate(assistant, questions, MOST_WRONG)


def test_a_calibrated_assistant_answers_as_was_counted(
    assistant: Assistant, questions: TestSet, found: Calibrated
) -> None:
    calibration = found.calibration
    calibrated = Assistant(assistant.store, encoder=StubEncoder(), calibration=calibration)
    run = evaluate(calibrated, questions)
    given = [result for result in run.results if result.answered]
    assert len(given) == calibration.answered
    assert sum(not any(result.right) for result in given) == calibration.wrong
    figure = values(run.results)["wrong_of_answered"]
    assert figure is not None
    assert figure <= MOST_WRONG
    assert run.settings["thresholds"]["balanced"] == calibrated.threshold


def test_a_calibrated_chance_counts_better_and_ranks_the_same(
    assistant: Assistant, questions: TestSet, found: Calibrated
) -> None:
    assert found.error_after < found.error_before
    calibrated = Assistant(assistant.store, encoder=StubEncoder(), calibration=found.calibration)
    runs = [evaluate(each, questions).results for each in (assistant, calibrated)]
    before, after = (values([result for result in results if not result.answer.remark]) for results in runs)
    assert after["confidence_auroc"] == pytest.approx(before["confidence_auroc"], abs=0.01)
    assert before["calibration_error"] == pytest.approx(found.error_before, abs=0.01)


def test_a_set_that_is_too_small_is_told_how_many_it_needs(assistant: Assistant, questions: TestSet) -> None:
    few = replace(questions, questions=questions.questions[:10])
    with pytest.raises(
        QuestionError, match=r"29 answers without a wrong one are needed and \d+ were given; .*% can be"
    ):
        calibrate(assistant, few, 0.1)


def test_a_set_that_is_too_hard_is_told_what_can_be_promised(assistant: Assistant, questions: TestSet) -> None:
    with pytest.raises(
        QuestionError, match=r"at most 10% of answers .* of the surest \d+ answers are wrong; .*% can be"
    ):
        calibrate(assistant, questions, 0.1)


def test_a_set_of_one_kind_only_calibrates_nothing(assistant: Assistant, questions: TestSet) -> None:
    one_kind = replace(questions, questions=tuple(each for each in questions.questions if each.answerable))
    with pytest.raises(QuestionError, match="no better than luck"):
        calibrate(assistant, one_kind, 0.95)


def test_the_fitted_chance_is_the_share_answerable() -> None:
    random = np.random.default_rng(2003)
    odds = random.normal(0, 1.5, 4000)
    answerable = random.random(4000) < 1 / (1 + np.exp(-(0.5 * odds + 1)))
    assert fitted(1 / (1 + np.exp(-odds)), answerable) == pytest.approx((0.5, 1), abs=0.1)


def test_the_levels_keep_their_order(found: Calibrated, assistant: Assistant) -> None:
    for usual in (0.1, 0.5, 0.9):
        thresholds = replace(found.calibration, shipped_threshold=usual).applied(assistant.settings).thresholds
        assert thresholds[Level.EAGER] <= thresholds[Level.BALANCED] <= thresholds[Level.CAUTIOUS]
