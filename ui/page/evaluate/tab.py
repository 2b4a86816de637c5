"""The Evaluate tab: run a test set, see its figures, open its questions, compare it with an earlier run."""

import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import gradio as gr

from assistant import Assistant
from assistant.evaluation.evaluate import evaluate
from assistant.evaluation.history import new_run_file
from assistant.evaluation.locator import Locator
from assistant.evaluation.mistakes import mistakes, without
from assistant.evaluation.records import Run, TestSet
from assistant.evaluation.testset import read_test_set
from assistant.latest import Latest
from index.errors import PolicyAssistantError, QuestionError
from ui.page.evaluate import chooser, why
from ui.page.evaluate.chooser import UPLOADED, Known
from ui.page.evaluate.job import Cancelled, Job, Progress
from ui.page.evaluate.opened_run import OpenedRun, nothing_opened, opened_run
from ui.page.evaluate.runs import Runs
from ui.page.evaluate.sets import known_sets, received
from ui.page.evaluate.view import View
from ui.page.frame.events import AT_ONCE, QUIETLY, Updates, field
from ui.page.frame.markup import Html
from ui.page.frame.phrases import sentence
from ui.page.frame.rendered import rendered

AT_WORK = 1  # runs at a time: a second one would halve the speed of both, and of the chat
MOST_WAITING = 8  # runs that may wait for it, each in a thread of the server
NO_SET = "choose a test set, or upload one"


class EvaluateTab:
    """One run at a time for all sessions; others wait. sets are test sets from outside the data folder."""

    def __init__(self, latest: Latest, runs: Runs, sets: Sequence[Path]) -> None:
        self._latest = latest
        self._runs = runs
        self._data = runs.data
        self._sets = sets
        self._locator = lru_cache(maxsize=1)(Locator)  # of the version in use
        self._places = threading.Semaphore(AT_WORK)
        self._jobs: dict[str, Job[Run]] = {}  # of each session that runs one
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        self._view = gr.State(View())
        with gr.Row(elem_id="bench"):
            with gr.Column(elem_id="results-side"):
                self._chooser = rendered(chooser.chooser((), ""), "chooser")
                self._progress = rendered(Html(), "run-state")
                self._results = rendered(nothing_opened(), "results")
                self._past = rendered(Html(), "past")
            with gr.Column(elem_id="why-side"):
                self._why = rendered(Html(), "why")

    def _wire(self) -> None:
        head = [self._view, self._chooser, self._past]
        body = [self._view, self._results, self._why, self._past]
        running = {**QUIETLY, "concurrency_id": "runs", "concurrency_limit": MOST_WAITING}
        everything = [*head[:2], self._progress, *body[1:]]
        self._chooser.open_tab(self._open_tab, [self._view], head, **QUIETLY)
        self._chooser.upload_set(self._upload_set, [self._view], head, **QUIETLY)
        for shown_in in (self._chooser, self._results):
            shown_in.run_set(self._run_set, [self._view], everything, **running)
        self._progress.cancel_run(self._cancel_run, None, [self._progress], **AT_ONCE)
        self._past.open_run(self._open_run, [self._view], [self._chooser, *body], **QUIETLY)
        self._results.compare_runs(self._compare_runs, [self._view], [self._chooser, *body], **QUIETLY)
        for shown_in in (self._results, self._past):
            shown_in.open_why(self._open_why, [self._view], [self._why], **QUIETLY)
        self._why.close_panel(lambda: Html(), None, [self._why], **AT_ONCE)

    # choosing

    def _open_tab(self, view: View) -> Updates:
        return {self._chooser: self._choose(view), self._past: chooser.past_runs(self._runs.past())}

    def _upload_set(self, view: View, event: gr.EventData) -> Updates:
        try:
            uploaded = received(field(event, "path"))
        except QuestionError as error:
            return {self._chooser: self._choose(view, sentence(str(error)))}
        view = replace(view, uploaded=uploaded, chosen=UPLOADED)
        return {self._view: view, self._chooser: self._choose(view)}

    def _choose(self, view: View, problem: str = "", running: bool = False) -> Html:
        own = [Known(UPLOADED, f"{view.uploaded.name} (uploaded)")] if view.uploaded else []
        known = [*own, *(Known(str(path), str(path)) for path in known_sets(self._data, self._sets))]
        return chooser.chooser(known, view.chosen, problem, view.uploaded, running)

    def _test_set(self, view: View, name: str) -> TestSet:
        """The set of a name that the form offers. Raises QuestionError."""
        if name == UPLOADED and view.uploaded:
            return view.uploaded
        path = next((path for path in known_sets(self._data, self._sets) if str(path) == name), None)
        if path is None:
            raise QuestionError(NO_SET)
        return read_test_set(path)

    # running

    def _run_set(self, view: View, event: gr.EventData, request: gr.Request) -> Iterator[Updates]:
        """Labels that are nowhere in the texts are shown first; "again" runs the set without them."""
        name, assistant = field(event, "set"), self._latest.assistant()
        try:
            if name == "again" and view.corrected:
                test_set = view.corrected
            else:
                view = replace(view, chosen=name)
                test_set = self._test_set(view, name)
                wrong = mistakes(self._locator(assistant), test_set)
                if wrong:
                    view = replace(view, corrected=without(test_set, wrong), run="", baseline="")
                    yield {
                        self._view: view,
                        self._chooser: self._choose(view),
                        self._results: chooser.mistakes(wrong, test_set),
                        self._why: Html(),
                    }
                    return
            yield from self._run(view, assistant, test_set, str(request.session_hash))
        except PolicyAssistantError as error:
            yield {self._chooser: self._choose(view, sentence(str(error))), self._progress: Html()}

    def _run(self, view: View, assistant: Assistant, test_set: TestSet, session: str) -> Iterator[Updates]:
        file = new_run_file(self._data)

        def work(progress: Progress, cancelled: Cancelled) -> Run:
            return evaluate(assistant, test_set, progress=progress, cancelled=cancelled, keep=file)

        job = self._jobs[session] = Job(work, self._places)
        try:
            start = {self._chooser: self._choose(view, running=True), self._results: nothing_opened()}
            for state in job.states():
                cancelling = job.is_cancelled
                yield {**start, self._progress: chooser.progress(state, cancelling), self._why: Html()}
                start = {}
        finally:  # also when the browser has gone
            job.cancel()
            self._jobs.pop(session, None)
        run = job.result()
        view = replace(view, run=run.id if run else "", baseline="")
        yield {
            self._view: view,
            self._chooser: self._choose(view),
            self._progress: Html(),
            **self._shown(view),
        }

    def _cancel_run(self, request: gr.Request) -> Updates:
        job = self._jobs.get(str(request.session_hash))
        if job is None:
            return {self._progress: Html()}
        job.cancel()
        return {self._progress: chooser.progress(None, cancelling=True)}

    # looking

    def _open_run(self, view: View, event: gr.EventData) -> Updates:
        return self._opened(view, replace(view, run=field(event, "run"), baseline=""))

    def _compare_runs(self, view: View, event: gr.EventData) -> Updates:
        return self._opened(view, replace(view, baseline=field(event, "baseline")))

    def _opened(self, before: View, view: View) -> Updates:
        """What is to be seen, or as it was before with the reason: the run's file may be gone."""
        try:
            return self._shown(view)
        except QuestionError as error:
            return {self._chooser: self._choose(before, sentence(str(error)))}

    def _shown(self, view: View) -> Updates:
        around = {self._view: view, self._past: chooser.past_runs(self._runs.past()), self._why: Html()}
        if not view.run:
            return {**around, self._results: nothing_opened()}
        run, problem, comparison = self._runs.run(view.run), "", None
        try:
            comparison = self._runs.compare(view.baseline, view.run) if view.baseline else None
        except QuestionError as error:
            problem = sentence(str(error))
        others = self._runs.others_of_its_set(run)
        opened = OpenedRun(run, self._runs.estimates(view.run), others, comparison, problem)
        return {**around, self._results: opened_run(opened)}

    def _open_why(self, view: View, event: gr.EventData) -> Updates:
        name = field(event, "question")
        try:
            run = self._runs.run(view.run)
            result = next(result for result in run.results if result.question.id == name)
        except (QuestionError, StopIteration):  # not one of the run's questions, or the run's file is gone
            return {self._why: Html()}
        explanation = self._latest.assistant().explain(result.question.question, result.question.history)
        return {self._why: why.why(run, result, explanation)}
