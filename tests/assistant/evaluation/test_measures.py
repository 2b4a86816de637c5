"""Every measure against a slow, plain version of what it says it is."""

from collections.abc import Sequence
from itertools import product
from statistics import fmean

import numpy as np
import pytest
from evaluated import result
from hypothesis import given
from hypothesis import strategies as st

from assistant.evaluation.estimates import values
from assistant.evaluation.figures import FIGURES, Scale
from assistant.evaluation.measures import columns, quantile
from assistant.evaluation.records import Result

results = st.lists(
    st.builds(
        result,
        answerable=st.booleans(),
        answered=st.booleans(),
        right=st.lists(st.booleans(), min_size=1, max_size=4),
        found=st.lists(st.booleans(), min_size=1, max_size=3),
        verbatim=st.booleans(),
        in_document=st.booleans(),
        confidence=st.sampled_from([0.0, 0.05, 0.1, 0.5, 0.95, 1.0]),
        seconds=st.sampled_from([0.001, 0.01, 0.5]),
        words=st.integers(1, 9),
    ),
    max_size=25,
)


def mean(numbers: Sequence[float]) -> float | None:
    return fmean(numbers) if numbers else None


def plain_f1(precision: float | None, recall: float | None) -> float | None:
    if recall is None:
        return None
    return 2 * precision * recall / (precision + recall) if precision and recall else 0.0


def plain_auroc(run: Sequence[Result]) -> float | None:
    yes = [each.answer.confidence for each in run if each.question.answerable]
    no = [each.answer.confidence for each in run if not each.question.answerable]
    return mean([1.0 if high > low else 0.5 if high == low else 0.0 for high, low in product(yes, no)])


def plain_calibration_error(run: Sequence[Result]) -> float | None:
    bins: dict[int, list[Result]] = {}
    for each in run:
        bins.setdefault(min(int(each.answer.confidence * 10), 9), []).append(each)
    gaps = [
        len(members)
        * abs(fmean(each.answer.confidence for each in members) - fmean(each.question.answerable for each in members))
        for members in bins.values()
    ]
    return sum(gaps) / len(run) if run else None


def plain_quantile(numbers: Sequence[float], at: float) -> float | None:
    ordered = sorted(numbers)
    return ordered[min(len(ordered) - 1, int(at * len(ordered)))] if ordered else None


def plain_values(run: Sequence[Result]) -> dict[str, float | None]:
    """The figures as the scorer of the public sets takes them, one question at a time."""
    answerable = [each for each in run if each.question.answerable]
    answered = [each for each in run if each.answered]
    declined = [each for each in run if not each.answered]
    unanswerable = [each for each in run if not each.question.answerable]
    words = [len(citation.quote.split()) for each in run for citation in each.answer.citations]
    seconds = [each.answer.seconds for each in run]
    precision = mean([not each.question.answerable for each in declined])
    recall = mean([not each.answered for each in unanswerable])
    return {
        "questions": len(run),
        "answerable": len(answerable),
        "unanswerable": len(unanswerable),
        "quotes": len(words),
        "quote@1": mean([any(each.right[:1]) for each in answerable]),
        "quote@3": mean([any(each.right[:3]) for each in answerable]),
        "evidence_recall": mean([fmean(each.found) for each in answerable]),
        "document_hit": mean([each.in_document for each in answerable]),
        "citation_precision": mean([fmean(each.right) for each in answerable if each.right]),
        "quote_words_p50": plain_quantile(words, 0.5),
        "quote_words_p95": plain_quantile(words, 0.95),
        "verbatim": mean([whole for each in run for whole in each.verbatim]),
        "answered_of_answerable": mean([each.answered for each in answerable]),
        "abstain_precision": precision,
        "abstain_recall": recall,
        "abstain_f1": plain_f1(precision, recall),
        "confidence_auroc": plain_auroc(run),
        "calibration_error": plain_calibration_error(run),
        "wrong_of_answered": mean([not any(each.right) for each in answered]),
        "seconds_p50": plain_quantile(seconds, 0.5),
        "seconds_p95": plain_quantile(seconds, 0.95),
    }


@given(results)
def test_every_figure_equals_its_slow_plain_version(run: list[Result]) -> None:
    found, expected = values(run), plain_values(run)
    assert found.keys() == expected.keys()
    for name, value in expected.items():
        assert found[name] == (value if value is None else pytest.approx(value, abs=1e-4)), name


@given(results, st.data())
def test_a_weight_is_the_same_as_asking_a_question_that_often(run: list[Result], data: st.DataObject) -> None:
    often = data.draw(st.lists(st.integers(0, 3), min_size=len(run), max_size=len(run)))
    repeated = [each for each, times in zip(run, often, strict=True) for _ in range(times)]
    weights, once = np.array([often], dtype=float), np.ones((1, len(repeated)))
    for name, figure in FIGURES.items():
        weighted, asked = figure.measure(columns(run), weights), figure.measure(columns(repeated), once)
        np.testing.assert_allclose(np.asarray(weighted, float), np.asarray(asked, float), atol=1e-9, err_msg=name)


@given(st.lists(st.integers(-5, 5), min_size=1), st.floats(0, 1))
def test_a_quantile_is_one_of_the_values(numbers: list[int], at: float) -> None:
    assert quantile(np.array(numbers), np.ones((1, len(numbers))), at)[0] == plain_quantile(numbers, at)


def test_figures_of_a_small_run() -> None:
    found = values(
        [
            result(right=(True, False), confidence=0.9),
            result(right=(False, True), confidence=0.8),
            result(answered=False, found=(False,), confidence=0.3),
            result(answerable=False, answered=False, confidence=0.2),
            result(answerable=False, confidence=0.7),
        ]
    )
    assert found["quote@1"] == pytest.approx(1 / 3, abs=1e-4)
    assert found["quote@3"] == pytest.approx(2 / 3, abs=1e-4)
    assert found["citation_precision"] == 0.5
    assert found["evidence_recall"] == pytest.approx(2 / 3, abs=1e-4)
    assert found["wrong_of_answered"] == pytest.approx(1 / 3, abs=1e-4)
    assert found["abstain_f1"] == 0.5
    assert found["confidence_auroc"] == pytest.approx(5 / 6, abs=1e-4)


def test_figures_of_nothing_are_unknown() -> None:
    assert {value for name, value in values([]).items() if FIGURES[name].scale is not Scale.COUNT} == {None}
