from dataclasses import replace
from math import comb

import pytest
from evaluated import result, run_of
from hypothesis import given
from hypothesis import strategies as st

from assistant.evaluation.compare import compare, summary
from index.errors import QuestionError

FIRST, LATER, WRONG = (True, False), (False, True), (False, False)


def test_changes_are_listed_worse_first() -> None:
    old = [
        result(id="same"),
        result(id="changed", quote="one right quote"),
        result(id="better", right=WRONG),
        result(id="a little worse", right=FIRST),
        result(id="much worse", right=FIRST),
        result(id="guessed", answerable=False, answered=False),
    ]
    new = [
        result(id="same"),
        result(id="changed", quote="another right quote"),
        result(id="better", right=LATER),
        result(id="a little worse", right=LATER),
        result(id="much worse", right=WRONG),
        result(id="guessed", answerable=False),
    ]
    found = compare(run_of(old), run_of(new))
    assert [(pair.change, pair.question.id) for pair in found.pairs] == [
        ("worse", "much worse"),
        ("worse", "guessed"),
        ("worse", "a little worse"),
        ("better", "better"),
        ("changed", "changed"),
        ("same", "same"),
    ]
    assert "3 worse, 1 better, 1 changed, 1 same" in summary(found)
    assert found.difference.value == pytest.approx(-2 / 5)


def test_declining_is_better_than_misleading_and_worse_than_answering() -> None:
    def change(old: bool, new: bool, right: tuple[bool, bool]) -> str:
        return (
            compare(run_of([result(answered=old, right=right)]), run_of([result(answered=new, right=right)]))
            .pairs[0]
            .change
        )

    assert change(True, False, WRONG) == "better"
    assert change(True, False, LATER) == "worse"


@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=30))
def test_mcnemar_s_test_is_that_of_the_textbook(rows: list[tuple[bool, bool]]) -> None:
    old = run_of([result(id=str(number), right=(before,)) for number, (before, _) in enumerate(rows)])
    new = run_of([result(id=str(number), right=(after,)) for number, (_, after) in enumerate(rows)])
    lost, won = rows.count((True, False)), rows.count((False, True))
    tail = sum(comb(lost + won, few) for few in range(min(lost, won) + 1)) / 2 ** (lost + won)
    found = compare(old, new)
    assert found.p_value == pytest.approx(min(1.0, 2 * tail))
    assert found.difference.value == pytest.approx((won - lost) / len(rows), abs=1e-4)
    if found.difference.low is not None:
        assert found.difference.low <= found.difference.value <= found.difference.high


def test_the_difference_is_said_in_points() -> None:
    old = run_of([result(id=str(number), right=(number < 5,)) for number in range(10)])
    new = run_of([result(id=str(number), right=(number < 7,)) for number in range(10)])
    assert "quote@1 +20.0 points (95% interval +0.0 to +50.0), no more than luck may explain" in summary(
        compare(old, new)
    )


def test_another_test_set_is_refused() -> None:
    with pytest.raises(QuestionError, match="it was run on another test set"):
        compare(run_of([result()], sha256="0ther"), run_of([result()]))
    with pytest.raises(QuestionError, match="none of the questions"):
        compare(run_of([result(id="other")]), run_of([result()]))


def test_another_store_version_is_said() -> None:
    found = compare(run_of([result()], store_version="v0"), run_of([result()]))
    assert found.other_store
    assert "The store changed from version v0 to v1." in summary(found)


def test_questions_of_one_run_only_are_counted() -> None:
    old = replace(run_of([result(id="1")]), complete=False)
    found = compare(old, run_of([result(id="1"), result(id="2")]))
    assert found.unpaired == 1
    assert "Left out: 1 question that only" in summary(found)
