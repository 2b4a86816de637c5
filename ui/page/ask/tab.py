"""The Ask tab: questions, answers, their sources, and the verdicts on them. Every handler asks, then renders."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

import gradio as gr

from assistant import Assistant
from assistant.evidence.verify import still_holds
from assistant.feedback.kept import Verdict, Verdicts
from assistant.outlets.markdown import markdown
from assistant.records import Answer, Status, Turn
from index.errors import KeepingError, PolicyAssistantError, StoreError
from ui.page.ask import conversation, source
from ui.page.ask.judging import CHOICES
from ui.page.frame import phrases as words
from ui.page.frame.markup import Html
from ui.page.frame.part import AT_ONCE, QUIETLY, Updates, field, number, part, sentence

LONGEST_TALK = 50  # answers kept on the page and sent along with a question; the assistant reads no more
EXAMPLES = (
    "what did the IAG say about custody?",
    "What is the role of schools?",
    "What is said about the voluntary sector?",
    "Should there be a children's commissioner?",
)
SHOWN_EXAMPLES = 3
GONE = "That answer is no longer held by this page. Ask the question again."


@dataclass(frozen=True, slots=True)
class Said:
    """An answer on the page, its verdict, and the number that the question is kept under, if it is."""

    answer: Answer
    verdict: Verdict | None = None
    kept: int | None = None


Turns: TypeAlias = tuple[Said, ...]


class AskTab:
    """What belongs to one conversation is in that session's turns.

    verdicts is None where nothing is kept; keeping is what the page says of it.
    """

    def __init__(self, assistant: Assistant, verdicts: Verdicts | None, keeping: str, header: Any) -> None:
        self._assistant = assistant
        self._verdicts = verdicts
        self._keeping = keeping
        self._header = header
        self._lay_out()
        self._wire()

    # parts

    def _lay_out(self) -> None:
        ids = self._assistant.document_ids()
        listed = [self._assistant.document(name) for name in ids[: conversation.LISTED]]
        start = conversation.start(self._examples(), listed, len(ids), self._keeping)
        self._turns = gr.State(())
        self._chosen = gr.State(None)  # the (turn, number) whose source is shown
        with gr.Row(elem_id="desk"):
            with gr.Column(elem_id="talk"):
                part(conversation.introduction(), "intro")
                self._log = part(conversation.log(()), "log")
                with gr.Column(elem_id="ask"):
                    self._problem = part(conversation.problem(""), "problem")
                    with gr.Row(elem_id="ask-row"):
                        self._question = self._question_box()
                        self._ask_button = gr.Button("Ask", elem_id="ask-button", variant="primary")
                self._start = part(start, "start")
            with gr.Column(elem_id="side"):
                self._panel = part(source.hint(), "panel")

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
        shown = [self._chosen, self._problem, self._log, self._panel]
        talk = [self._turns, self._question, *shown]
        # What changes the turns is done one after another, so that none is lost.
        in_turn = {**QUIETLY, "concurrency_id": "talk", "concurrency_limit": 1}
        gr.on(
            [self._question.submit, self._ask_button.click],
            self._ask,
            [self._question, self._turns],
            talk,
            **in_turn,
        )
        self._start.ask_example(self._ask_example, [self._turns], talk, **in_turn)
        self._header.start_again(self._start_again, None, talk, **in_turn)
        self._log.open_citation(self._open_citation, [self._turns], shown, **AT_ONCE)
        judged = [self._turns, self._problem, self._log]
        self._log.judge(self._judge, [self._turns, self._chosen], judged, trigger_mode="multiple", **in_turn)
        self._panel.close_panel(self._close_panel, [self._turns], shown, **AT_ONCE)
        self._panel.open_view(self._open_view, [self._turns], [self._panel], **AT_ONCE)
        for shown_in in (self._start, self._panel):
            shown_in.open_document(self._open_document, [self._turns], shown, **AT_ONCE)
        for shown_in in (self._header, self._start):
            shown_in.open_about(self._open_about, [self._turns], shown, **AT_ONCE)

    def _ask(self, question: str, turns: Turns) -> Updates:
        """Answer; a question that cannot be asked stays in the box with the reason beside it."""
        history = _history(turns)
        try:
            answer = self._assistant.ask(question, history)
        except PolicyAssistantError as error:
            return {self._problem: conversation.problem(sentence(str(error)))}
        if answer.status is Status.CLARIFY:
            return {self._problem: conversation.problem(answer.text)}
        said, problem = self._keep_unanswered(answer, history)
        turns = (*turns, said)[-LONGEST_TALK:]
        first = (len(turns) - 1, 1) if answer.citations else None
        return {
            self._turns: turns,
            self._chosen: first,
            self._question: "",
            self._problem: conversation.problem(problem),
            self._log: self._talk(turns, first),
            self._panel: self._source(turns, *first, opened="auto") if first else source.hint(),
        }

    def _keep_unanswered(self, answer: Answer, history: Sequence[Turn]) -> tuple[Said, str]:
        """The answer stands, whether its question can be kept or not; why it cannot."""
        if answer.status is not Status.NOT_FOUND or self._verdicts is None:
            return Said(answer), ""
        try:
            return Said(answer, kept=self._verdicts.keep(answer, history)), ""
        except KeepingError as error:
            return Said(answer), sentence(str(error))

    def _ask_example(self, turns: Turns, event: gr.EventData) -> Updates:
        return self._ask(str(event.question), turns)

    def _judge(self, turns: Turns, chosen: tuple[int, int] | None, event: gr.EventData) -> Updates:
        """Keep the chosen verdict; the one that is kept already is taken back."""
        turn, given = number(event, "turn"), field(event, "verdict")
        known = 0 <= turn < len(turns) and given in CHOICES.get(turns[turn].answer.status, ())
        if self._verdicts is None or not known:
            return {self._problem: conversation.problem(GONE)}
        said, history = turns[turn], _history(turns[:turn])
        verdict = None if said.verdict == given else Verdict(given)
        try:
            kept = self._verdicts.judge(said.kept, said.answer, history, verdict)
        except KeepingError as error:
            return {self._problem: conversation.problem(sentence(str(error)))}
        turns = (*turns[:turn], replace(said, verdict=verdict, kept=kept), *turns[turn + 1 :])
        return {self._turns: turns, self._problem: conversation.problem(""), self._log: self._talk(turns, chosen)}

    def _start_again(self) -> Updates:
        return {
            self._turns: (),
            self._chosen: None,
            self._question: "",
            self._problem: conversation.problem(""),
            self._log: conversation.log(()),
            self._panel: source.hint(),
        }

    def _open_citation(self, turns: Turns, event: gr.EventData) -> Updates:
        turn, chosen = number(event, "turn"), number(event, "number")
        if not _held(turns, turn, chosen):
            return {self._problem: conversation.problem(GONE)}
        return {
            self._chosen: (turn, chosen),
            self._log: self._talk(turns, (turn, chosen)),
            self._panel: self._source(turns, turn, chosen),
        }

    def _open_view(self, turns: Turns, event: gr.EventData) -> Updates:
        """The same document, as text or with its changes."""
        view: source.View = "edits" if event.view == "edits" else "text"
        turn, chosen = number(event, "turn"), number(event, "number")
        if _held(turns, turn, chosen):
            return {self._panel: self._source(turns, turn, chosen, view)}
        return {self._panel: source.source(source.Shown(self._assistant.document(event.document), view=view))}

    def _open_document(self, turns: Turns, event: gr.EventData) -> Updates:
        shown = source.Shown(self._assistant.document(event.document))
        return self._beside(turns, source.source(shown))

    def _open_about(self, turns: Turns) -> Updates:
        documents = [self._assistant.document(name) for name in self._assistant.document_ids()]
        version = self._assistant.store.manifest.version
        panel = source.about(documents, self._assistant.left_out(), version, self._keeping)
        return self._beside(turns, panel)

    def _close_panel(self, turns: Turns) -> Updates:
        return self._beside(turns, source.hint())

    # rendering

    def _beside(self, turns: Turns, panel: Html) -> Updates:
        """Something in the panel that is no quote's source."""
        return {self._chosen: None, self._log: self._talk(turns), self._panel: panel}

    def _talk(self, turns: Turns, chosen: tuple[int, int] | None = None) -> Html:
        verdicts = [said.verdict for said in turns] if self._verdicts else ()
        return conversation.log([(said.answer, self._note(said.answer)) for said in turns], chosen, verdicts)

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
        chosen: int,
        view: source.View = "text",
        opened: source.Opened = "chosen",
    ) -> Html:
        """The panel for a quote, which is checked again at this moment."""
        citation = words.cited(turns[turn].answer)[chosen - 1]
        document = self._assistant.document(citation.document)
        verified = still_holds(self._assistant.store, citation)
        return source.source(source.Shown(document, citation, verified, turn, view, opened))


def _history(turns: Turns) -> tuple[Turn, ...]:
    return tuple(Turn(said.answer.question, said.answer.text) for said in turns)


def _held(turns: Turns, turn: int, chosen: int) -> bool:
    """Whether a number that was chosen on the page is one of this conversation's."""
    return 0 <= turn < len(turns) and 0 < chosen <= len(words.cited(turns[turn].answer))
