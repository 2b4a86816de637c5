from dataclasses import replace

import pytest

from assistant.evaluation.records import Label
from assistant.feedback.gaps import Gap
from assistant.feedback.kept import Kept, Shown, Verdict, Verdicts
from assistant.records import Status, Turn
from ui.page.frame.page import Keeping
from ui.page.gaps import listing
from ui.page.gaps.listing import OpenGap

HOSTILE = "<img src=x onerror=alert(1)>${alert(2)}{{value}}"
KEPT = Kept(
    id=7,
    asked="2026-11-20T12:00:00+00:00",
    question="What does a ticket cost?",
    history=(),
    understood_as="",
    status=Status.NOT_FOUND,
    confidence=0.2,
    quotes=(Shown("bread", "Bakers rise early."),),
    store_version="v1",
    verdict=Verdict.IS_THERE,
    judged="2026-11-20T12:00:00+00:00",
)
AGAIN = replace(KEPT, id=9, question="How much is a ticket?", asked="2026-11-22T12:00:00+00:00", verdict=None)


def shown(*gaps, done=frozenset(), opened=None, message=""):
    return listing.gap_list(gaps, done, {"bread": "On bread"}, "Kept for 90 days.", opened, message)


def test_a_gap_says_how_often_when_what_was_answered_and_what_was_thought_of_it(see):
    said = see(shown(Gap((KEPT, AGAIN)))).texts["article"]
    for part in (
        "How much is a ticket?",
        "Asked 2 times, last on 22 November 2026",
        "Also asked as What does a ticket cost?",
        "Not in these texts",
        "Nearest: Bakers rise early.",
        "It is there (1)",
    ):
        assert part in said


def test_a_question_asked_once_says_so(see):
    assert "Asked once, on 22 November 2026" in see(shown(Gap((AGAIN,)))).texts["article"]


def test_without_gaps_the_tab_explains_itself(see):
    seen = see(shown())
    assert listing.EMPTY in seen.texts["p"]
    assert "button" not in seen.names


def test_where_nothing_is_kept_the_tab_says_how_to_keep(see):
    assert "--keep-days" in see(listing.unavailable("Nothing that you ask is kept.")).texts["p"]


def test_what_is_kept_and_cannot_be_read_is_said(see):
    seen = see(listing.unavailable("...", "x.sqlite: broken."))
    assert [part for part in seen.attributes("p") if part.get("role") == "alert"]
    assert "x.sqlite: broken." in seen.texts["p"]


def test_one_click_opens_both_choices_and_the_second_one_saves(see):
    closed = see(shown(Gap((KEPT,)))).attributes("button")
    assert [button["data-event"] for button in closed] == ["open_gap"]
    opened = OpenGap(7, [Label("bread", "Bakers rise early."), Label("bread", "They are tired.")])
    seen = see(shown(Gap((KEPT,)), opened=opened))
    saving = [button for button in seen.attributes("button") if button.get("data-event") == "save_gap"]
    assert [button["data-choice"] for button in saving] == ["none", "1", "2"]
    assert {button["data-gap"] for button in saving} == {"7"}
    assert [form["data-submit"] for form in seen.attributes("form")] == ["save_pasted"]


def test_a_refused_quote_is_said_beside_its_box(see):
    seen = see(shown(Gap((KEPT,)), opened=OpenGap(7, [], "This quote is in none of the texts.")))
    assert "This quote is in none of the texts." in seen.texts["form"]


def test_a_gap_that_is_a_test_question_shows_as_done(see):
    seen = see(shown(Gap((KEPT, AGAIN)), done=frozenset({7}), message="Added."))
    assert "Test question made" in seen.texts["strong"]
    assert "button" not in seen.names
    assert [line["role"] for line in seen.attributes("p") if "role" in line] == ["status"]


@pytest.mark.parametrize("field", ["question", "understood_as"])
def test_no_field_of_a_kept_question_becomes_markup(see, field):
    kept = replace(AGAIN, **{field: HOSTILE}, history=(Turn(HOSTILE, HOSTILE),), quotes=(Shown(HOSTILE, HOSTILE),))
    opened = OpenGap(kept.id, [Label(HOSTILE, HOSTILE)], HOSTILE)
    seen = see(shown(Gap((KEPT, kept)), opened=opened, message=HOSTILE))
    assert "img" not in seen.names
    assert HOSTILE in seen.texts["all"]


@pytest.mark.parametrize(
    ("days", "problem", "keeps"),
    [
        pytest.param(90, "", True, id="for some days"),
        pytest.param(0, "", False, id="for none"),
        pytest.param(90, "x.sqlite: broken", False, id="where the file is broken"),
    ],
)
def test_where_questions_are_kept_and_answers_judged(tmp_path, days, problem, keeps):
    assert bool(Keeping(Verdicts(tmp_path, days), problem).writable) is keeps
