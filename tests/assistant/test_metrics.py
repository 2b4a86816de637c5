import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant import metrics
from assistant.metrics import Judged, letters, overlaps, spans_of


def judged(
    *, answerable: bool = True, answered: bool = True, confidence: float = 0.5, right: tuple[bool, ...] = (True,)
) -> Judged:
    """A question with one labelled span at 0-40 of a document; each citation lies on it or far away."""
    cited = tuple(((("text", (0, 40)) if hit else ("text", (500, 540))),) for hit in right) if answered else ()
    gold = ((("text", (0, 40)),),) if answerable else ()
    return Judged(answerable, answered, confidence, 0.01, cited, gold, tuple(20 for _ in cited))


def test_spans_overlap_each_other() -> None:
    assert spans_of("aa", "aaa") == [(0, 2), (1, 3)]
    assert spans_of("", "aaa") == []


def test_letters_ignore_case_spacing_and_marks() -> None:
    assert letters("`Every Child  Matters', 2003") == "everychildmatters2003"


@pytest.mark.parametrize(
    ("place", "label", "hit"),
    [
        pytest.param(("a", (0, 12)), ("a", (0, 100)), True, id="twelve letters are enough"),
        pytest.param(("a", (0, 11)), ("a", (0, 100)), False, id="eleven are not"),
        pytest.param(("a", (0, 50)), ("a", (10, 15)), True, id="all of a shorter label is enough"),
        pytest.param(("a", (0, 50)), ("b", (0, 50)), False, id="another document never hits"),
        pytest.param(("a", (0, 50)), ("a", (50, 90)), False, id="neighbours do not overlap"),
    ],
)
def test_a_quote_hits_when_it_shares_enough_letters(
    place: tuple[str, tuple[int, int]], label: tuple[str, tuple[int, int]], hit: bool
) -> None:
    assert overlaps(place, label) is hit


def test_figures_of_a_small_run() -> None:
    run = [
        judged(right=(True, False), confidence=0.9),
        judged(right=(False, True), confidence=0.8),
        judged(answered=False, confidence=0.3),
        judged(answerable=False, answered=False, confidence=0.2),
        judged(answerable=False, right=(False,), confidence=0.7),
    ]
    assert metrics.quote_at(run, 1) == pytest.approx(1 / 3)
    assert metrics.quote_at(run, 3) == pytest.approx(2 / 3)
    assert metrics.citation_precision(run) == pytest.approx(0.5)
    assert metrics.evidence_recall(run) == pytest.approx(2 / 3)
    assert metrics.wrong_of_answered(run) == pytest.approx(1 / 3)
    assert metrics.abstention(run) == pytest.approx((0.5, 0.5, 0.5))
    assert metrics.auroc(run) == pytest.approx(5 / 6)


def test_figures_of_nothing_are_unknown() -> None:
    assert metrics.quote_at([], 1) is None
    assert metrics.auroc([judged()]) is None
    assert metrics.quantile([], 0.5) is None


@given(st.lists(st.tuples(st.booleans(), st.sampled_from([0.0, 0.25, 0.5, 0.75, 1.0])), max_size=40))
def test_auroc_equals_counting_all_pairs(rows: list[tuple[bool, float]]) -> None:
    run = [judged(answerable=answerable, confidence=confidence) for answerable, confidence in rows]
    pairs = [
        1.0 if yes > no else 0.5 if yes == no else 0.0
        for answerable, yes in rows
        if answerable
        for other, no in rows
        if not other
    ]
    expected = pytest.approx(sum(pairs) / len(pairs)) if pairs else None
    assert metrics.auroc(run) == expected
