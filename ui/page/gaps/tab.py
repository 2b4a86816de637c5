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
from assistant.latest import Latest
from index.encoder import Vectors
from index.errors import PolicyAssistantError, QuestionError
from ui.page.frame.events import QUIETLY, Updates, field, number
from ui.page.frame.markup import Html
from ui.page.frame.phrases import sentence
from ui.page.frame.rendered import rendered
from ui.page.gaps import listing
from ui.page.gaps.listing import OpenGap

GONE = "That choice is no longer held by this page. Open the question again."
SAVED = "Added to the test set {file} as {name}. Run it in Evaluate."
ALREADY = "It is in the test set {file} already, as {name}."


class Texts:
    """One version of the texts as this tab asks it; each question is encoded and each document read once."""

    def __init__(self, assistant: Assistant) -> None:
        self.assistant = assistant
        self.locator = Locator(assistant)
        self.titles = {name: assistant.document(name).title for name in assistant.document_ids()}
        self.encode = lru_cache(maxsize=MOST_GROUPED)(self._vector)

    def _vector(self, text: str) -> Vectors:
        return self.assistant.encoder.encode(text).vector


class GapsTab:
    """What is open is the session's own; the gaps are the same for all."""

    def __init__(self, latest: Latest, verdicts: Verdicts, data: Path, keeping: str) -> None:
        self._latest = latest
        self._texts_of = lru_cache(maxsize=1)(Texts)
        self._verdicts = verdicts
        self._data = data
        self._keeping = keeping
        self._opened = gr.State(None)
        self._list = rendered(listing.unavailable(keeping), "gap-list")
        changed = [self._opened, self._list]
        one_by_one = {**QUIETLY, "concurrency_id": "gaps", "concurrency_limit": 1}  # a first grouping takes seconds
        self._list.open_tab(self._open_tab, None, changed, **one_by_one)
        self._list.open_gap(self._open_gap, None, changed, **one_by_one)
        self._list.close_gap(self._open_tab, None, changed, **one_by_one)
        self._list.save_gap(self._save_gap, [self._opened], changed, **one_by_one)
        self._list.save_pasted(self._save_pasted, [self._opened], changed, **one_by_one)

    def _texts(self) -> Texts:
        """The texts as they are now; an event takes them once."""
        return self._texts_of(self._latest.assistant())

    # events

    def _open_tab(self) -> Updates:
        return self._shown(self._texts())

    def _open_gap(self, event: gr.EventData) -> Updates:
        texts = self._texts()
        try:
            gap = self._gap(texts, number(event, "gap"))
            return self._shown(texts, OpenGap(gap.latest.id, choices(texts.assistant, gap.latest)))
        except PolicyAssistantError as error:
            return self._shown(texts, message=sentence(str(error)))

    def _save_gap(self, opened: OpenGap | None, event: gr.EventData) -> Updates:
        texts, choice = self._texts(), number(event, "choice")
        if field(event, "choice") == "none":
            return self._save(texts, opened, event, None)
        if opened is None or not 0 < choice <= len(opened.offered):
            return self._shown(texts, message=GONE)
        return self._save(texts, opened, event, opened.offered[choice - 1])

    def _save_pasted(self, opened: OpenGap | None, event: gr.EventData) -> Updates:
        texts = self._texts()
        try:
            expected = find_quote(texts.locator, field(event, "quote"))
        except QuestionError as error:
            if opened is None:
                return self._shown(texts, message=sentence(str(error)))
            return self._shown(texts, OpenGap(opened.number, opened.offered, sentence(str(error))))
        return self._save(texts, opened, event, expected)

    def _save(self, texts: Texts, opened: OpenGap | None, event: gr.EventData, expected: Label | None) -> Updates:
        try:
            kept = self._gap(texts, number(event, "gap")).latest
            message = ALREADY if identity(kept) in made(self._data) else SAVED
            name = save(self._data, kept, expected)
        except PolicyAssistantError as error:
            return self._shown(texts, opened, sentence(str(error)))
        return self._shown(texts, message=message.format(file=self._data / FILE, name=name))

    # rendering

    def _shown(self, texts: Texts, opened: OpenGap | None = None, message: str = "") -> Updates:
        return {self._opened: opened, self._list: self._render(texts, opened, message)}

    def _render(self, texts: Texts, opened: OpenGap | None, message: str) -> Html:
        if not self._verdicts.keep_days:
            return listing.unavailable(self._keeping)
        try:
            self._verdicts.expire()
            found = self._gaps(texts)
            known = made(self._data)
        except PolicyAssistantError as error:
            return listing.unavailable(self._keeping, sentence(str(error)))
        done = frozenset(kept.id for gap in found for kept in gap.questions if identity(kept) in known)
        return listing.gap_list(found, done, texts.titles, self._keeping, opened, message)

    def _gaps(self, texts: Texts) -> tuple[Gap, ...]:
        return gaps(self._verdicts.kept(), texts.encode)

    def _gap(self, texts: Texts, kept: int) -> Gap:
        """The gap of a kept question. Raises QuestionError when it is not kept any more."""
        found = next((gap for gap in self._gaps(texts) if gap.holds(kept)), None)
        if found is None:
            raise QuestionError("that question is no longer kept; open the tab again")
        return found
