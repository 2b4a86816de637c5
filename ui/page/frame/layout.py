"""The page: its header and its three tabs."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import gradio as gr

from assistant import Assistant
from assistant.feedback.kept import Verdicts
from ui.page.ask import conversation
from ui.page.ask.tab import AskTab
from ui.page.evaluate.runs import Runs
from ui.page.evaluate.tab import EvaluateTab
from ui.page.frame import phrases as words
from ui.page.frame.part import part
from ui.page.gaps.tab import GapsTab


@dataclass(frozen=True, slots=True)
class Keeping:
    """The kept questions, why none can be kept ("" when they can), and what the page says of it."""

    verdicts: Verdicts
    problem: str = ""

    @property
    def said(self) -> str:
        return words.keeping(self.verdicts.keep_days, self.problem)

    @property
    def writable(self) -> Verdicts | None:
        """The kept questions where another one may be kept."""
        return self.verdicts if self.verdicts.keep_days and not self.problem else None


class Page:
    """One page for all its users. data is the folder of runs, sets are test sets from outside it."""

    def __init__(self, assistant: Assistant, keeping: Keeping, data: Path, sets: Sequence[Path] = ()) -> None:
        version = assistant.store.manifest.version
        self.runs = Runs(data)
        self.blocks = gr.Blocks(title=conversation.NAME, analytics_enabled=False, fill_width=True)
        with self.blocks:
            header = part(conversation.header(len(assistant.document_ids()), version), "bar")
            AskTab(assistant, keeping.writable, keeping.said, header)
            with gr.Column(elem_id="evaluate-tab", elem_classes="tab"):
                EvaluateTab(assistant, self.runs, sets)
            with gr.Column(elem_id="gaps-tab", elem_classes="tab"):
                GapsTab(assistant, keeping.verdicts, data, keeping.said)
