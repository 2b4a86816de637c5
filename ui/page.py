"""The page: its parts, and which event changes which of them. Every handler asks, then renders."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeAlias

import gradio as gr

from assistant import Assistant
from assistant.export import markdown
from assistant.records import Answer, Status
from assistant.verify import still_holds
from index.errors import PolicyAssistantError, StoreError
from ui import conversation, source, words
from ui.markup import Html

FOLDER = Path(__file__).parent
LONGEST_TALK = 50  # answers kept on the page and sent along with a question; the assistant reads no more
EXAMPLES = (
    "what did the IAG say about custody?",
    "What is the role of schools?",
    "What is said about the voluntary sector?",
    "Should there be a children's commissioner?",
)
SHOWN_EXAMPLES = 3

GONE = "That answer is no longer held by this page. Ask the question again."
# Gradio's progress overlay hides what is being read; the calls are this page's own and no public interface.
_QUIETLY: Mapping[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
# Opening a source waits for nothing; of several quick choices the last one wins.
_AT_ONCE: Mapping[str, Any] = {**_QUIETLY, "queue": False, "trigger_mode": "always_last"}

Turns: TypeAlias = tuple[Answer, ...]
Updates: TypeAlias = Mapping[Any, Any]


class Page:
    """One page for all its users; what belongs to one conversation is in that session's turns."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._version = assistant.store.manifest.version
        self._part_script = (FOLDER / "part.js").read_text(encoding="utf-8")
        self.blocks = gr.Blocks(title=conversation.NAME, analytics_enabled=False, fill_width=True)
        with self.blocks:
            self._lay_out()
            self._wire()

    # parts

    def _lay_out(self) -> None:
        ids = self._assistant.document_ids()
        listed = [self._assistant.document(name) for name in ids[: conversation.LISTED]]
        self._turns = gr.State(())
        self._header = self._part(conversation.header(len(ids), self._version), "bar")
        with gr.Row(elem_id="desk"):
            with gr.Column(elem_id="talk"):
                self._part(conversation.introduction(), "intro")
                self._log = self._part(conversation.log(()), "log")
                with gr.Column(elem_id="ask"):
                    self._problem = self._part(conversation.problem(""), "problem")
                    with gr.Row(elem_id="ask-row"):
                        self._question = self._question_box()
                        self._ask_button = gr.Button("Ask", elem_id="ask-button", variant="primary")
                self._start = self._part(conversation.start(self._examples(), listed, len(ids)), "start")
            with gr.Column(elem_id="side"):
                self._panel = self._part(source.hint(), "panel")

    def _part(self, value: Html, name: str) -> Any:
        return gr.HTML(value, elem_id=name, js_on_load=self._part_script, apply_default_css=False)

    def _question_box(self) -> gr.Textbox:
        return gr.Textbox(
            label="Your question",
            placeholder="Ask about these texts",
            lines=1,
            max_lines=5,
            autofocus=True,
            elem_id="question",
            container=False,
        )

    def _examples(self) -> list[str]:
        """The first examples that these texts answer; asking them also warms the assistant."""
        answered = (text for text in EXAMPLES if self._assistant.ask(text).status is Status.ANSWERED)
        return [text for text, _ in zip(answered, range(SHOWN_EXAMPLES), strict=False)]

    # events

    def _wire(self) -> None:
        shown = [self._problem, self._log, self._panel]
        talk = [self._turns, self._question, self._problem, self._log, self._panel]
        gr.on(
            [self._question.submit, self._ask_button.click],
            self._ask,
            [self._question, self._turns],
            talk,
            **_QUIETLY,
        )
        self._start.ask_example(self._ask_example, [self._turns], talk, **_QUIETLY)
        self._header.start_again(self._start_again, None, talk, **_QUIETLY)
        self._log.open_citation(self._open_citation, [self._turns], shown, **_AT_ONCE)
        self._panel.close_panel(self._close_panel, [self._turns], shown, **_AT_ONCE)
        self._panel.open_view(self._open_view, [self._turns], [self._panel], **_AT_ONCE)
        for part in (self._start, self._panel):
            part.open_document(self._open_document, [self._turns], shown, **_AT_ONCE)
        for part in (self._header, self._start):
            part.open_about(self._open_about, [self._turns], shown, **_AT_ONCE)

    def _ask(self, question: str, turns: Turns) -> Updates:
        """Answer; a question that cannot be asked stays in the box with the reason beside it."""
        history = [{"question": turn.question, "answer": turn.text} for turn in turns]
        try:
            answer = self._assistant.ask(question, history)
        except PolicyAssistantError as error:
            return {self._problem: conversation.problem(_sentence(str(error)))}
        if answer.status is Status.CLARIFY:
            return {self._problem: conversation.problem(answer.text)}
        turns = (*turns, answer)[-LONGEST_TALK:]
        first = (len(turns) - 1, 1) if answer.citations else None
        return {
            self._turns: turns,
            self._question: "",
            self._problem: conversation.problem(""),
            self._log: self._talk(turns, first),
            self._panel: self._source(turns, *first, opened="auto") if first else source.hint(),
        }

    def _ask_example(self, turns: Turns, event: gr.EventData) -> Updates:
        return self._ask(str(event.question), turns)

    def _start_again(self) -> Updates:
        return {
            self._turns: (),
            self._question: "",
            self._problem: conversation.problem(""),
            self._log: conversation.log(()),
            self._panel: source.hint(),
        }

    def _open_citation(self, turns: Turns, event: gr.EventData) -> Updates:
        turn, number = int(event.turn), int(event.number)
        if not _held(turns, turn, number):
            return {self._problem: conversation.problem(GONE)}
        return {self._log: self._talk(turns, (turn, number)), self._panel: self._source(turns, turn, number)}

    def _open_view(self, turns: Turns, event: gr.EventData) -> Updates:
        """The same document, as text or with its changes."""
        view: source.View = "edits" if event.view == "edits" else "text"
        turn, number = (int(event._data.get(name, -1)) for name in ("turn", "number"))
        if _held(turns, turn, number):
            return {self._panel: self._source(turns, turn, number, view)}
        return {self._panel: source.source(source.Shown(self._assistant.document(event.document), view=view))}

    def _open_document(self, turns: Turns, event: gr.EventData) -> Updates:
        shown = source.Shown(self._assistant.document(event.document))
        return {self._log: self._talk(turns), self._panel: source.source(shown)}

    def _open_about(self, turns: Turns) -> Updates:
        documents = [self._assistant.document(name) for name in self._assistant.document_ids()]
        panel = source.about(documents, self._assistant.left_out(), self._version)
        return {self._log: self._talk(turns), self._panel: panel}

    def _close_panel(self, turns: Turns) -> Updates:
        return {self._log: self._talk(turns), self._panel: source.hint()}

    # rendering

    def _talk(self, turns: Turns, chosen: tuple[int, int] | None = None) -> Html:
        return conversation.log([(turn, self._note(turn)) for turn in turns], chosen)

    def _note(self, answer: Answer) -> str:
        """The answer to copy; empty when one of its quotes no longer holds."""
        try:
            return markdown(answer, self._assistant.store)
        except StoreError:
            return ""

    def _source(
        self,
        turns: Turns,
        turn: int,
        number: int,
        view: source.View = "text",
        opened: source.Opened = "chosen",
    ) -> Html:
        """The panel for a quote, which is checked again at this moment."""
        citation = words.cited(turns[turn])[number - 1]
        document = self._assistant.document(citation.document)
        verified = still_holds(self._assistant.store, citation)
        return source.source(source.Shown(document, citation, verified, turn, view, opened))


def _held(turns: Turns, turn: int, number: int) -> bool:
    """Whether a number that was chosen on the page is one of this conversation's."""
    return 0 <= turn < len(turns) and 0 < number <= len(words.cited(turns[turn]))


def _sentence(message: str) -> str:
    """An error's one line as a sentence of the page."""
    return f"{message[:1].upper()}{message[1:]}."
