"""Each figure of a run small enough to reckon by hand, and each as a reader is shown it."""

import pytest
from evaluated import result, run_of

from assistant.evaluation.estimates import estimates, values
from assistant.evaluation.figures import BY_GROUP, FIGURES, OVER_TIME, UNKNOWN, Better, Estimate, shown

# Three that the texts answer: right first, right second of two, declined. Three that they do not: two declined.
RESULTS = (
    result(id="first", right=(True,), found=(True, False), confidence=0.9, seconds=0.01, words=10),
    result(id="second", right=(False, True), found=(True,), confidence=0.8, seconds=0.02, words=20, verbatim=False),
    result(id="missed", answered=False, found=(False,), confidence=0.3, seconds=0.03),
    result(id="declined", answerable=False, answered=False, confidence=0.2, seconds=0.04),
    result(id="declined too", answerable=False, answered=False, confidence=0.1, seconds=0.05),
    result(id="misled", answerable=False, right=(False,), confidence=0.7, seconds=0.06, words=30),
)
EXPECTED = {
    "questions": 6,
    "answerable": 3,
    "unanswerable": 3,
    "quotes": 4,
    "quote@1": 1 / 3,
    "quote@3": 2 / 3,
    "evidence_recall": (1 / 2 + 1 + 0) / 3,
    "document_hit": 2 / 3,
    "citation_precision": (1 + 1 / 2) / 2,
    "quote_words_p50": 20,
    "quote_words_p95": 30,
    "verbatim": 2 / 4,
    "answered_of_answerable": 2 / 3,
    "abstain_precision": 2 / 3,
    "abstain_recall": 2 / 3,
    "abstain_f1": 2 / 3,
    "confidence_auroc": 8 / 9,
    "calibration_error": (0.1 + 0.2 + 0.7 + 0.2 + 0.1 + 0.7) / 6,
    "wrong_of_answered": 1 / 3,
    "seconds_p50": 0.04,
    "seconds_p95": 0.06,
}


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_is_what_its_words_say(name: str) -> None:
    assert values(RESULTS)[name] == pytest.approx(EXPECTED[name], abs=1e-4)


@pytest.mark.parametrize(
    ("name", "estimate", "value", "interval"),
    [
        pytest.param("quotes", Estimate(1234), "1,234", "", id="a count"),
        pytest.param("quote@1", Estimate(0.727, 0.631, 0.816), "73%", "63% to 82%", id="a share in percent"),
        pytest.param("quote@1", Estimate(1.0), "100%", "", id="a share of few questions, without interval"),
        pytest.param("verbatim", Estimate(0.0, 0.0, 0.0), "0%", "0% to 0%", id="none at all"),
        pytest.param("quote_words_p50", Estimate(45, 40.0, 46.0), "45 words", "40 to 46 words", id="words"),
        pytest.param(
            "seconds_p50", Estimate(0.0091, 0.008, 1.25), "9 ms", "8 to 1,250 ms", id="a time in milliseconds"
        ),
        pytest.param(
            "calibration_error", Estimate(0.225, 0.191, 0.294), "0.23", "0.19 to 0.29", id="a scale of its own"
        ),
        pytest.param("quote@1", Estimate(None), UNKNOWN, "", id="nothing to measure it on"),
    ],
)
def test_a_figure_is_shown_as_a_reader_takes_it_in(name: str, estimate: Estimate, value: str, interval: str) -> None:
    assert shown(FIGURES[name], {**_some(), name: estimate}) == (value, interval)


@pytest.mark.parametrize(
    ("name", "count"),
    [
        pytest.param("wrong_of_answered", "answerable", id="every answer is wrong where the texts answer nothing"),
        pytest.param("abstain_precision", "unanswerable", id="every refusal is wrong where they answer everything"),
    ],
)
def test_what_holds_by_definition_is_not_shown(name: str, count: str) -> None:
    found = {**_some(), name: Estimate(1.0, 1.0, 1.0)}
    assert shown(FIGURES[name], found) == ("100%", "100% to 100%")
    assert shown(FIGURES[name], {**found, count: Estimate(0)}) == (UNKNOWN, "")


def test_less_is_better_is_said() -> None:
    said = {name for name, figure in FIGURES.items() if figure.said.endswith("less is better")}
    assert said == {name for name, figure in FIGURES.items() if figure.better is Better.LESS}
    assert said == {"calibration_error", "wrong_of_answered", "seconds_p50", "seconds_p95"}


def test_every_figure_of_a_run_is_one_of_the_table_in_its_order() -> None:
    assert list(estimates(run_of(RESULTS))) == list(FIGURES)
    assert {*BY_GROUP, *OVER_TIME} <= set(FIGURES.values())
    assert all(figure.of in FIGURES and figure.meaning for figure in FIGURES.values())


def _some() -> dict[str, Estimate]:
    """A run that holds questions of either kind."""
    return {name: Estimate(1) for name in FIGURES}
