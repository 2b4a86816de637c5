import pytest

from assistant.evaluation.fail_under import Demand, missed, read_demand
from assistant.evaluation.figures import Estimate


@pytest.mark.parametrize(
    ("value", "lines"),
    [
        pytest.param(0.85, [], id="just reached"),
        pytest.param(0.8499, ["quote@1 is 0.8499, below the demanded 0.85"], id="missed"),
        pytest.param(None, ["quote@1 is unknown on this set, below the demanded 0.85"], id="unknown"),
    ],
)
def test_a_missed_demand_names_figure_value_and_demand(value: float | None, lines: list[str]) -> None:
    assert missed([Demand("quote@1", 0.85)], {"quote@1": Estimate(value)}) == lines


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("quote@2=0.5", "known are quote@1, quote@3", id="an unknown figure"),
        pytest.param("seconds_p50=1", "cannot|can be too low", id="a figure of which less is better"),
        pytest.param("quote@1", "not FIGURE=NUMBER", id="no number"),
        pytest.param("quote@1=most", "not FIGURE=NUMBER", id="a word for a number"),
    ],
)
def test_a_demand_that_means_nothing_is_refused(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read_demand(text)


def test_a_demand_is_read() -> None:
    assert read_demand("abstain_f1=0.5") == Demand("abstain_f1", 0.5)
