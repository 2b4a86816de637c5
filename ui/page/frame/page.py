"""The page: its three tabs, each laid out in its place."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import gradio as gr

from assistant.feedback.kept import Verdicts
from assistant.latest import Latest
from ui.page.ask.tab import AskTab
from ui.page.evaluate.runs import Runs
from ui.page.evaluate.tab import EvaluateTab
from ui.page.frame import phrases
from ui.page.frame.header import NAME
from ui.page.gaps.tab import GapsTab


@dataclass(frozen=True, slots=True)
class Keeping:
    """The kept questions, why none can be kept ("" when they can), and what the page says of it."""

    verdicts: Verdicts
    problem: str = ""

    @property
    def words(self) -> str:
        return phrases.keeping(self.verdicts.keep_days, self.problem)

    @property
    def writable(self) -> Verdicts | None:
        """The kept questions where another one may be kept."""
        return self.verdicts if self.verdicts.keep_days and not self.problem else None


class Page:
    """One page for all its users. data is the folder of runs, sets are test sets from outside it."""

    def __init__(self, latest: Latest, keeping: Keeping, data: Path, sets: Sequence[Path] = ()) -> None:
        self.runs = Runs(data)
        self.blocks = gr.Blocks(title=NAME, analytics_enabled=False, fill_width=True)
        with self.blocks:
            AskTab(latest, keeping.writable, keeping.words)
            with gr.Column(elem_id="evaluate-tab", elem_classes="tab"):
                EvaluateTab(latest, self.runs, sets)
            with gr.Column(elem_id="gaps-tab", elem_classes="tab"):
                GapsTab(latest, keeping.verdicts, data, keeping.words)
