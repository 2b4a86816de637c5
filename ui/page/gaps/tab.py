"""The Gaps tab: kept questions grouped by meaning, each of which two clicks make a test question."""

from functools import lru_cache
from pathlib import Path

import gradio as gr

from assistant import Assistant
from assistant.evaluation.locator import Locator
from assistant.evaluation.records import Label
from assistant.feedback.gaps import MOST_GROUPED, Gap, gaps
from assistant.feedback.kept import Verdicts
from assistant.feedback.labelling import FILE, choices, find_quote, identity, made, save
from index.encoder import Vectors
from index.errors import PolicyAssistantError, QuestionError
from ui.page.frame.markup import Html
from ui.page.frame.part import QUIETLY, Updates, field, number, part, sentence
from ui.page.gaps import listing as gap_list
from ui.page.gaps.listing import Opened

GONE = "That choice is no longer held by this page. Open the question again."
SAVED = "Added to the test set {file} as {name}. Run it in Evaluate."
ALREADY = "It is in the test set {file} already, as {name}."


class GapsTab:
    """What is open is the session's own; the gaps are the same for all."""

    def __init__(self, assistant: Assistant, verdicts: Verdicts, data: Path, keeping: str) -> None:
        self._assistant = assistant
        self._verdicts = verdicts
        self._data = data
        self._keeping = keeping
        self._locator = Locator(assistant)
        self._encode = lru_cache(maxsize=MOST_GROUPED)(self._vector)  # each text is encoded once
        self._titles = {name: assistant.document(name).title for name in assistant.document_ids()}
        self._opened = gr.State(None)
        self._list = part(gap_list.unavailable(keeping), "gap-list")
        changed = [self._opened, self._list]
        one_by_one = {**QUIETLY, "concurrency_id": "gaps", "concurrency_limit": 1}  # a first grouping takes seconds
        self._list.open_tab(self._open_tab, None, changed, **one_by_one)
        self._list.open_gap(self._open_gap, None, changed, **one_by_one)
        self._list.close_gap(self._open_tab, None, changed, **one_by_one)
        self._list.save_gap(self._save_gap, [self._opened], changed, **one_by_one)
        self._list.save_pasted(self._save_pasted, [self._opened], changed, **one_by_one)

    # events

    def _open_tab(self) -> Updates:
        return self._shown()

    def _open_gap(self, event: gr.EventData) -> Updates:
        try:
            gap = self._gap(number(event, "gap"))
            return self._shown(Opened(gap.latest.id, choices(self._assistant, gap.latest)))
        except PolicyAssistantError as error:
            return self._shown(message=sentence(str(error)))

    def _save_gap(self, opened: Opened | None, event: gr.EventData) -> Updates:
        choice = number(event, "choice")
        if field(event, "choice") == "none":
            return self._save(opened, event, None)
        if opened is None or not 0 < choice <= len(opened.offered):
            return self._shown(message=GONE)
        return self._save(opened, event, opened.offered[choice - 1])

    def _save_pasted(self, opened: Opened | None, event: gr.EventData) -> Updates:
        try:
            expected = find_quote(self._locator, field(event, "quote"))
        except QuestionError as error:
            if opened is None:
                return self._shown(message=sentence(str(error)))
            return self._shown(Opened(opened.number, opened.offered, sentence(str(error))))
        return self._save(opened, event, expected)

    def _save(self, opened: Opened | None, event: gr.EventData, expected: Label | None) -> Updates:
        try:
            kept = self._gap(number(event, "gap")).latest
            words = ALREADY if identity(kept) in made(self._data) else SAVED
            name = save(self._data, kept, expected)
        except PolicyAssistantError as error:
            return self._shown(opened, sentence(str(error)))
        return self._shown(message=words.format(file=self._data / FILE, name=name))

    # rendering

    def _shown(self, opened: Opened | None = None, message: str = "") -> Updates:
        return {self._opened: opened, self._list: self._render(opened, message)}

    def _render(self, opened: Opened | None, message: str) -> Html:
        if not self._verdicts.keep_days:
            return gap_list.unavailable(self._keeping)
        try:
            self._verdicts.expire()
            found = self._gaps()
            known = made(self._data)
        except PolicyAssistantError as error:
            return gap_list.unavailable(self._keeping, sentence(str(error)))
        done = frozenset(kept.id for gap in found for kept in gap.questions if identity(kept) in known)
        return gap_list.gap_list(found, done, self._titles, self._keeping, opened, message)

    def _gaps(self) -> tuple[Gap, ...]:
        return gaps(self._verdicts.kept(), self._encode)

    def _gap(self, kept: int) -> Gap:
        """The gap of a kept question. Raises QuestionError when it is not kept any more."""
        found = next((gap for gap in self._gaps() if gap.holds(kept)), None)
        if found is None:
            raise QuestionError("that question is no longer kept; open the tab again")
        return found

    def _vector(self, text: str) -> Vectors:
        return self._assistant.encoder.encode(text).vector
