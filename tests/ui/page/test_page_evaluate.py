import threading
from dataclasses import replace

import pytest

from assistant.evaluation.compare import compare
from assistant.evaluation.estimates import estimates
from assistant.evaluation.mistakes import Mistake
from assistant.evaluation.records import Label, Result, Run, TestQuestion, TestSet
from assistant.evidence.confidence import Term
from assistant.evidence.explanation import ExplainedPart, Explanation, FoundPassage, WeighedSentence
from assistant.records import Status
from ui.page.evaluate import chooser, why
from ui.page.evaluate.job import Job
from ui.page.evaluate.opened_run import OpenedRun, opened_run

HOSTILE = "<img src=x onerror=alert(1)>${alert(2)}{{value}}"
QUESTION = TestQuestion("q1", "When do bakers rise?", (), True, (Label("bread", "Bakers rise early."),), (), "")


@pytest.fixture
def right(answer) -> Result:
    return Result(QUESTION, answer, (True,), (True,), (True,), True)


@pytest.fixture
def wrong(answer) -> Result:
    question = replace(QUESTION, id="q2", question="Is salt dear?", evidence=(Label("bread", "Salt is cheap."),))
    return Result(question, replace(answer, question=question.question), (False,), (False,), (True,), True)


def run_of(*found: Result, complete: bool = True) -> Run:
    return Run("r1", "set.csv", "ab" * 32, 2, "2026-11-22T12:00:00+00:00", "v1", {}, None, "here", complete, found)


def shown(run: Run, **given) -> str:
    return opened_run(OpenedRun(run, estimates(run), **given))


def test_questions_stand_worst_first_each_with_how_it_went(see, right, wrong):
    seen = see(shown(run_of(right, wrong)))
    rows = [row for row in seen.attributes("li") if "data-kind" in row]
    assert [row["data-kind"] for row in rows] == ["wrong", "right first"]
    opens = [button["data-question"] for button in seen.attributes("button") if "data-question" in button]
    assert opens == ["q2", "q1"]


def test_a_cancelled_run_is_shown_as_incomplete(see, right):
    assert "This run is incomplete: 1 of 2 questions." in see(shown(run_of(right, complete=False))).texts["p"]


def test_a_run_that_was_cancelled_at_once_is_shown(see):
    assert "No question was answered." in see(shown(run_of(complete=False))).texts["p"]


def test_every_figure_has_its_meaning_and_its_charts_are_drawn(see, right, wrong):
    seen = see(shown(run_of(right, wrong)))
    assert "quote@1 answerable questions whose first quote is right" in seen.texts["th"]
    assert "50%" in seen.texts["td"]
    assert len(seen.attributes("svg")) == 3


def test_both_files_can_be_downloaded_the_report_with_its_comparison(see, right, wrong):
    old = replace(run_of(right), id="r0")
    new = run_of(replace(right, right=(False,)))
    links = [link["href"] for link in see(shown(new, comparison=compare(old, new))).attributes("a")]
    assert links == ["/runs/r1.html?baseline=r0", "/runs/r1.json"]


def test_a_worse_question_shows_both_answers(see, right):
    old, new = replace(run_of(right), id="r0"), run_of(replace(right, right=(False,)))
    said = see(shown(new, comparison=compare(old, new))).texts["section"]
    for part in ("1 worse, 0 better", "Before: right first", "Now: wrong"):
        assert part in said


def test_no_field_of_a_test_set_becomes_markup(see, answer, citation):
    asked = replace(QUESTION, id=HOSTILE, question=HOSTILE, evidence=(Label(HOSTILE, HOSTILE),), notes=HOSTILE)
    given = replace(answer, question=HOSTILE, citations=(replace(citation, quote=HOSTILE, title=HOSTILE),))
    result = Result(asked, given, (False,), (False,), (True,), False)
    run = replace(run_of(result), test_set=HOSTILE, machine=HOSTILE, store_version=HOSTILE)
    wrong_set = TestSet(HOSTILE, "ab", (asked,))
    for html in (
        shown(run, problem=HOSTILE),
        chooser.mistakes([Mistake(asked, HOSTILE, HOSTILE, HOSTILE)], wrong_set),
        chooser.chooser([chooser.Known(HOSTILE, HOSTILE)], HOSTILE, HOSTILE, wrong_set),
        why.why(run, result, Explanation(answer, ())),
    ):
        seen = see(html)
        assert "img" not in seen.names
        assert HOSTILE in seen.texts["all"]


def test_why_shows_the_reckoning_and_what_was_rejected(see, right, answer):
    sentence = WeighedSentence(
        "bread", "On bread", 2, "They are tired.", 1.5, (Term("late", "each word", 0.3, 5.0),), None, "Too far below"
    )
    part = ExplainedPart(
        text="When do bakers rise?",
        passages=(FoundPassage("bread", ("On bread",), "Bakers rise early. They are tired.", 0.9, 0.8, 0.7),),
        sentences=(sentence,),
        weighed=9,
        terms=(Term("constant", "in any case", 1.0, 0.28), Term("strange_name", "names something", 0.0, -1.5)),
        confidence=0.57,
        threshold=0.45,
    )
    said = see(why.why(run_of(right), right, Explanation(answer, (part,)))).texts["all"]
    for expected in (
        "Confidence 0.57: from 0.45 on, it is answered, so an answer is given.",
        "in any case1.00+0.28+0.28",
        "Sentences: the best 1 of 9 weighed",
        "They are tired.Too far below",
        "On bread: “Bakers rise early. They are tired.”",
    ):
        assert expected in said
    assert "names something" not in said, "what adds nothing is left out"


def test_why_marks_what_a_quote_shares_with_the_expected_one(see, right, answer):
    assert see(why.why(run_of(right), right, Explanation(answer, ()))).texts["mark"] == "Bakers rise early"


def test_why_says_when_the_texts_have_changed_since(see, right, answer):
    later = replace(answer, store_version="v2")
    assert "The texts have changed" in see(why.why(run_of(right), right, Explanation(later, ()))).texts["p"]


def test_a_greeting_in_a_set_has_nothing_to_explain(see, answer):
    result = Result(QUESTION, replace(answer, status=Status.CHAT, citations=()), (), (False,), (), False)
    assert "Nothing was searched for" in see(why.why(run_of(result), result, Explanation(answer, ()))).texts["p"]


def test_a_job_tells_its_progress_and_gives_its_result():
    go_on = threading.Event()

    def work(progress, cancelled):
        progress(1, 2)
        go_on.wait(5)
        return "done"

    job = Job(work, threading.Semaphore(1))
    states = job.states()
    while next(states) != (1, 2):
        pass
    go_on.set()
    list(states)
    assert job.result() == "done"


def test_a_cancelled_job_gives_what_it_has():
    def work(progress, cancelled):
        while not cancelled():
            pass
        return "half"

    job = Job(work, threading.Semaphore(1))
    states = job.states()
    next(states)
    job.cancel()
    list(states)
    assert job.result() == "half"


def test_a_job_waits_for_its_place_and_can_be_cancelled_there():
    places = threading.Semaphore(0)
    job = Job(lambda progress, cancelled: "never", places)
    states = job.states()
    assert next(states) is None
    job.cancel()
    list(states)
    assert job.result() is None


def test_what_the_work_raises_is_raised_and_the_place_is_free_again():
    def work(progress, cancelled):
        raise ValueError("broken")

    places = threading.Semaphore(1)
    job = Job(work, places)
    list(job.states())
    with pytest.raises(ValueError, match="broken"):
        job.result()
    assert places.acquire(blocking=False)
