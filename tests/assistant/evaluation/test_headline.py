import pytest
from evaluated import result, run_of

from assistant.evaluation.estimates import estimates
from assistant.evaluation.headline import headline
from assistant.evaluation.records import Result

MISSED = result(id="missed", answered=False, found=(False,))
DECLINED = result(id="declined", answerable=False, answered=False)
WRONG = result(id="wrong", right=(False,))


@pytest.mark.parametrize(
    ("results", "said"),
    [
        pytest.param(
            [result()], "Of 1 question that the texts answer, 1 got a right quote first, 100%", id="one right"
        ),
        pytest.param([MISSED], "and 1 was wrongly declined.", id="one wrongly declined"),
        pytest.param([MISSED] * 2, "and 2 were wrongly declined.", id="two wrongly declined"),
        pytest.param([DECLINED], "Of 1 that they do not answer, 1 was rightly declined.", id="one rightly declined"),
        pytest.param([WRONG], "Of 1 answer given, 1 had no right quote, 100%.", id="one answer"),
        pytest.param(
            [WRONG, result()] * 5, "5 got a right quote first, 50% (95% interval 20% to 80%)", id="an interval"
        ),
        pytest.param([], "No question was answered.", id="nothing"),
    ],
)
def test_a_run_is_said_in_words(results: list[Result], said: str) -> None:
    run = run_of(results)
    assert said in headline(run, estimates(run))
