import pytest
from evaluated import result, run_of
from hypothesis import given
from hypothesis import strategies as st

from assistant.evaluation.bootstrap import RESAMPLES, resamples
from assistant.evaluation.curves import reliability, risk_coverage
from assistant.evaluation.estimates import by, estimates
from assistant.evaluation.figures import FIGURES, Scale
from assistant.evaluation.records import Run

RUN = run_of(
    [
        result(
            id=str(number),
            answerable=number % 4 > 0,
            answered=number % 3 > 0,
            right=(number % 5 > 0,),
            confidence=number % 10 / 10,
            document="a" if number % 2 else "b",
            tags=("odd",) if number % 2 else ("even", "plain"),
        )
        for number in range(60)
    ]
)


def test_the_same_run_gives_the_same_figures_twice() -> None:
    assert estimates(RUN) == estimates(RUN)
    assert risk_coverage(RUN) == risk_coverage(RUN)


def test_every_figure_lies_in_its_interval() -> None:
    found = estimates(RUN)
    for name in (name for name, figure in FIGURES.items() if figure.scale is not Scale.COUNT):
        assert found[name].low <= found[name].value <= found[name].high
    assert found["quote@1"].high - found["quote@1"].low > 0.1
    assert found["questions"].low is None


def test_an_interval_is_that_of_the_textbook() -> None:
    run = run_of([result(right=(number < 50,)) for number in range(100)])
    share = estimates(run)["quote@1"]
    assert (share.low, share.high) == pytest.approx((0.402, 0.598), abs=0.02)


def test_few_questions_have_no_interval() -> None:
    assert estimates(run_of(RUN.results[:4]))["quote@1"].low is None


def test_blocks_of_resamples_draw_every_resample_whole() -> None:
    blocks = list(resamples(3000))
    assert sum(map(len, blocks)) == RESAMPLES
    assert all((block.sum(axis=1) == 3000).all() for block in blocks)


def test_figures_by_tag_and_document() -> None:
    tags, documents = by(RUN, "tag"), by(RUN, "document")
    assert [(name, tags[name]["questions"].value) for name in tags] == [("even", 30), ("odd", 30), ("plain", 30)]
    assert [(name, documents[name]["questions"].value) for name in documents] == [
        ("(not in the texts)", 15),
        ("a", 30),
        ("b", 15),
    ]


def test_answering_everything_has_the_risk_of_the_whole_run() -> None:
    points = risk_coverage(RUN)
    assert points[-1].risk == pytest.approx(estimates(RUN)["wrong_of_answered"].value, abs=1e-4)
    assert points[-1].coverage == pytest.approx(40 / 60)


@given(st.lists(st.tuples(st.booleans(), st.booleans(), st.sampled_from([0.1, 0.5, 0.9])), min_size=1, max_size=20))
def test_a_point_is_what_answering_only_the_surest_gives(rows: list[tuple[bool, bool, float]]) -> None:
    run = run_of([result(answered=answered, right=(hit,), confidence=sure) for answered, hit, sure in rows])
    for point in risk_coverage(run):
        given_ = [hit for answered, hit, sure in rows if answered and sure >= point.confidence]
        assert point.coverage == pytest.approx(len(given_) / len(rows))
        assert point.risk == pytest.approx(given_.count(False) / len(given_))


def test_bins_hold_every_question_once() -> None:
    bins = reliability(RUN)
    assert sum(each.count for each in bins) == 60
    assert all(each.low <= each.share <= each.high for each in bins)


@pytest.mark.parametrize(
    "run",
    [
        pytest.param(run_of([]), id="no question"),
        pytest.param(run_of([result(answered=False)]), id="nothing answered"),
        pytest.param(run_of([result(answerable=False)]), id="nothing answerable"),
    ],
)
def test_a_run_of_nearly_nothing_has_estimates(run: Run) -> None:
    assert estimates(run)["questions"].value == len(run.results)
    assert len(risk_coverage(run)) <= 1
    assert len(reliability(run)) == len(run.results)
