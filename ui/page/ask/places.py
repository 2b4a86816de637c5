"""The places of the Ask tab: the bar above it, the conversation, and what stands beside."""

import gradio as gr

from ui.page.ask import source, start
from ui.page.ask.conversation import Conversation
from ui.page.ask.log import log, problem
from ui.page.frame.markup import Html
from ui.page.frame.rendered import rendered


class Places:
    """Lays the tab out; header and opening are what the bar and the start show first."""

    def __init__(self, conversation: Conversation, header: Html, opening: Html) -> None:
        self.conversation = gr.State(conversation)
        self.header = rendered(header, "bar")
        with gr.Row(elem_id="desk"):
            with gr.Column(elem_id="talk"):
                rendered(start.introduction(), "intro")
                self.log = rendered(log(()), "log")
                with gr.Column(elem_id="ask"):
                    self.problem = rendered(problem(""), "problem")
                    with gr.Row(elem_id="ask-row"):
                        self.question = _question_box()
                        self.ask_button = gr.Button("Ask", elem_id="ask-button", variant="primary")
                self.start = rendered(opening, "start")
            with gr.Column(elem_id="side"):
                self.panel = rendered(source.hint(), "panel")
        self.changing = [self.header, self.start, self.problem, self.log, self.panel]


def _question_box() -> gr.Textbox:
    return gr.Textbox(
        label="Your question",
        placeholder="Ask about these texts",
        lines=1,
        max_lines=5,
        autofocus=True,
        elem_id="question",
        container=False,
    )
