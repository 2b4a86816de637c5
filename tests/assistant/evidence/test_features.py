"""Each feature measures what a reader is told of it."""

import pytest
from compared import asked, compared, matches

from assistant.evidence.asked import Asked, Compared
from assistant.evidence.features import FEATURES, measured
from assistant.question.kinds import Kind
from index.records import Name

IAG = Name("IAG", "Inter-Agency Group", True)
TOLD = {"said": matches(0.8, 0.6), "told": matches(0.4, 0.2)}


@pytest.mark.parametrize(
    ("name", "question", "sentence", "value"),
    [
        pytest.param("late", asked(), compared(**TOLD), 0.8, id="late: the question's words, without a story"),
        pytest.param("late", asked(told_share=0.5), compared(**TOLD), 0.6, id="late: the story by its share"),
        pytest.param("late_rare", asked(told_share=0.5), compared(**TOLD), 0.4, id="late_rare: its rare words so too"),
        pytest.param("context", asked(), compared(likeness=0.7), 0.7, id="context: the likeness"),
        pytest.param("passage", asked(), compared(behind=-0.2), -0.2, id="passage: behind the best passage"),
        pytest.param("heading", asked(), compared(kind="heading"), 1, id="heading: one is"),
        pytest.param("heading", asked(), compared(kind="item"), 0, id="heading: an item is none"),
        pytest.param("question", asked(), compared("Are trusts wise? "), 1, id="question: it ends with its mark"),
        pytest.param("question", asked(), compared("Why? Trusts are wise."), 0, id="question: not with another"),
        pytest.param("short", asked(), compared("Trusts are wise here."), 1, id="short: four words"),
        pytest.param("short", asked(), compared("Trusts are wise here, too."), 0, id="short: five are enough"),
        pytest.param(
            "spells_out", asked(names=(IAG,)), compared("The Inter-Agency Group (IAG) met."), 1, id="spells_out: both"
        ),
        pytest.param("spells_out", asked(names=(IAG,)), compared("The IAG met."), 0, id="spells_out: the short alone"),
        pytest.param("spells_out", asked(), compared("The Inter-Agency Group (IAG) met."), 0, id="spells_out: unasked"),
        pytest.param(
            "lists_members", asked(kind=Kind.MEMBERS), compared("It is made up of bodies."), 1, id="lists_members: so"
        ),
        pytest.param("lists_members", asked(), compared("It is made up of bodies."), 0, id="lists_members: unasked"),
        pytest.param("read", asked(), compared(read=-1.5), -1.5, id="read: the verdict on its passage"),
    ],
)
def test_a_feature_measures(name: str, question: Asked, sentence: Compared, value: float) -> None:
    [features] = measured(question, [sentence])
    assert features[name] == pytest.approx(value)


def test_every_feature_has_its_test_its_words_and_its_reason() -> None:
    [marker] = test_a_feature_measures.pytestmark  # type: ignore[attr-defined]
    assert {row.values[0] for row in marker.args[1]} == {feature.name for feature in FEATURES}
    assert len({feature.name for feature in FEATURES}) == len(FEATURES)
    assert all(feature.told and feature.chosen_by and feature.weight for feature in FEATURES)
