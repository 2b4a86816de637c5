"""Fitting the chance and the threshold on an organisation's own labelled questions: a promise of how many are wrong.

The chance gets two parameters on the sum of the signals (Platt 1999, "Probabilistic outputs for support vector
machines"); the threshold is where the walk of assistant/evaluation/bounds.py ends.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
from scipy.optimize import minimize

from assistant.assistant import Assistant
from assistant.calibration import Calibration, fingerprint
from assistant.evaluation.bounds import Step, needed, start, walk
from assistant.evaluation.grading import grade
from assistant.evaluation.locator import Locator
from assistant.evaluation.measures import Truths, Values, auroc, calibration_error
from assistant.evaluation.records import TestQuestion, TestSet
from index.errors import QuestionError

THRESHOLDS = tuple(percent / 100 for percent in range(98, 0, -2))  # shipped chances, fixed before any set is seen
LEAST, MOST = 0.0001, 0.9999  # chances as they are rounded
FOLDS = 5
PENALTY = 1.0  # of the squared distance from the shipped map: a set that the chance tells perfectly has no best slope
FLATTEST = 0.01  # slope, so that a surer question stays surer


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, its shipped chance, and its endings, the surest first.

    An ending is the chance from which an answer is given, and whether it has a right quote; a question of several parts
    may have several.
    """

    answerable: bool
    chance: float
    endings: tuple[tuple[float, bool], ...]

    def right_from(self, threshold: float) -> bool | None:
        """Whether the answer is right that is given from a threshold on; None when none is."""
        given = [right for chance, right in self.endings if chance >= threshold]
        return given[-1] if given else None


@dataclass(frozen=True, slots=True)
class Calibrated:
    """A calibration, with the calibration error as shipped and with maps that were fitted on the other questions."""

    calibration: Calibration
    error_before: float
    error_after: float


def calibrate(
    assistant: Assistant,
    test_set: TestSet,
    most_wrong: float,
    *,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Calibrated:
    """Fit and bound, on an assistant of shipped settings.

    Raises QuestionError when the set cannot promise that at most the given share of answers is wrong.
    """
    locator = Locator(assistant)
    read_by = assistant.reading.name if assistant.reading else ""
    questions: list[Asked] = []
    for question in test_set.questions:
        questions.append(ask(assistant, locator, question))
        progress(len(questions), len(test_set.questions))
    steps = [_step(threshold, questions) for threshold in THRESHOLDS]
    reached = walk(steps, most_wrong)
    if not reached:
        raise QuestionError(f"{test_set.name}: {_unreached(steps, most_wrong)}")
    chances, answerable = _columns(test_set.name, questions)
    calibration = _calibration(assistant, test_set, most_wrong, reached, fitted(chances, answerable), read_by)
    once = np.ones((1, len(chances)))
    before, after = (
        float(calibration_error(each, answerable, once)[0]) for each in (chances, _left_out(chances, answerable))
    )
    return Calibrated(calibration, before, after)


def ask(assistant: Assistant, locator: Locator, question: TestQuestion) -> Asked:
    """Ask a question from each chance on at which another of its parts is answered; what is told of the texts
    themselves, or of the answer before, has a chance that is not measured and so none here.
    """
    told = assistant.ask(question.question, question.history)
    if told.remark:
        result = grade(locator, question, told)
        ending = (told.confidence, question.answerable and any(result.right))
        return Asked(question.answerable, 0.0, (ending,) if result.answered else ())
    parts = assistant.evidence(question.question, question.history)
    endings: list[tuple[float, bool]] = []
    for chance in sorted({part.confidence for part in parts if part.quotes}, reverse=True):
        result = grade(locator, question, assistant.at(chance).ask(question.question, question.history))
        if result.answered:
            endings.append((chance, question.answerable and any(result.right)))
    return Asked(question.answerable, max((part.confidence for part in parts), default=0.0), tuple(endings))


def fitted(chances: Values, answerable: Truths) -> tuple[float, float]:
    """Slope and intercept that make of the logarithms of the odds of shipped chances those of the share answerable."""
    odds, sign = log_odds(chances), np.where(answerable, 1.0, -1.0)

    def loss(line: Values) -> float:
        held = PENALTY * ((line[0] - 1) ** 2 + line[1] ** 2)
        return float((np.logaddexp(0, -sign * (line[0] * odds + line[1])).sum() + held) / len(odds))

    slope, intercept = minimize(loss, np.array([1.0, 0.0]), bounds=[(FLATTEST, None), (None, None)]).x
    return float(slope), float(intercept)


def log_odds(chances: Values) -> Values:
    held = np.clip(chances, LEAST, MOST)
    return np.asarray(np.log(held / (1 - held)))


def _step(threshold: float, questions: Sequence[Asked]) -> Step:
    given = [question.right_from(threshold) for question in questions]
    return Step(threshold, sum(right is not None for right in given), sum(right is False for right in given))


def _unreached(steps: Sequence[Step], most_wrong: float) -> str:
    """Why nothing is promised, and the best that can be."""
    first = steps[start(steps, most_wrong)]
    need = needed(most_wrong)
    small = f"{need} answers without a wrong one are needed and {first.answered} were given"
    many = f"{first.wrong} of the surest {first.answered} answers are wrong"
    why = small if first.answered < need else many
    return (
        f"cannot promise that at most {most_wrong:.0%} of answers are wrong: {why}; of these at most {first.bound:.1%} "
        "can be promised; label more questions, or let more be wrong"
    )


def _columns(name: str, questions: Sequence[Asked]) -> tuple[Values, Truths]:
    """The chances of the questions that have one, and whether each is answerable."""
    measured = [question for question in questions if question.chance]
    chances = np.array([question.chance for question in measured], dtype=float)
    answerable = np.array([question.answerable for question in measured], dtype=bool)
    told = auroc(chances, answerable, np.ones((1, len(measured))))[0]
    if not told > 0.5:
        raise QuestionError(f"{name}: the chance tells its answerable questions from the others no better than luck")
    return chances, answerable


def _left_out(chances: Values, answerable: Truths) -> Values:
    """The chance of each question by a map fitted on the other folds."""
    fold, found = np.arange(len(chances)) % FOLDS, np.zeros(len(chances))
    for each in range(FOLDS):
        slope, intercept = fitted(chances[fold != each], answerable[fold != each])
        found[fold == each] = 1 / (1 + np.exp(-(slope * log_odds(chances[fold == each]) + intercept)))
    return found


def _calibration(
    assistant: Assistant,
    test_set: TestSet,
    most_wrong: float,
    reached: Step,
    line: tuple[float, float],
    read_by: str,
) -> Calibration:
    slope, intercept = line
    return Calibration(
        test_set=test_set.name,
        test_set_sha256=test_set.sha256,
        made=datetime.now(UTC).isoformat(timespec="seconds"),
        questions=len(test_set.questions),
        store_version=assistant.store.manifest.version,
        settings=fingerprint(assistant.settings),
        read_by=read_by,
        slope=slope,
        intercept=intercept,
        shipped_threshold=reached.threshold,
        most_wrong=most_wrong,
        answered=reached.answered,
        wrong=reached.wrong,
    )
