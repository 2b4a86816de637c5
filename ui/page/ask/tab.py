"""The Ask tab: questions, answers, their sources, and the verdicts on them. Every handler asks, then renders."""

from functools import lru_cache, partial

import gradio as gr

from assistant import Assistant
from assistant.feedback.kept import Verdict, Verdicts
from assistant.latest import Latest
from assistant.records import Answer, Status
from index.errors import KeepingError, PolicyAssistantError
from ui.page.ask import opening, source
from ui.page.ask.conversation import Conversation, one_by_one
from ui.page.ask.judging import CHOICES
from ui.page.ask.log import log, problem
from ui.page.ask.places import Places
from ui.page.frame.events import AT_ONCE, QUIETLY, Updates, field, number
from ui.page.frame.header import header
from ui.page.frame.markup import Html
from ui.page.frame.phrases import sentence

SIDE_BY_SIDE = 4  # sessions answered at once: more only wait for the processors, and fewer for one long question
GONE = "That answer is no longer held by this page. Ask the question again."


class AskTab:
    """What belongs to one conversation is in that session's state.

    verdicts is None where nothing is kept; keeping is what the page says of it.
    """

    def __init__(self, latest: Latest, verdicts: Verdicts | None, keeping: str) -> None:
        self._latest = latest
        self._verdicts = verdicts
        self._keeping = keeping
        self._start = lru_cache(maxsize=1)(partial(opening.start, keeping=keeping))  # of the version in use
        assistant = latest.assistant()
        conversation = Conversation(assistant.store.manifest.version)
        self._places = Places(conversation, _header(assistant), self._start(assistant))
        self._wire()

    def _wire(self) -> None:
        places, changing = self._places, self._places.changing
        given = [places.conversation]
        asked = {**QUIETLY, "concurrency_id": "talk", "concurrency_limit": SIDE_BY_SIDE}
        places.header.open_page(self._open_page, given, changing, **asked)
        asking = [places.question.submit, places.ask_button.click]
        gr.on(asking, self._ask, [*given, places.question], changing, **asked)
        places.start.ask_example(self._ask_example, given, changing, **asked)
        places.header.start_again(self._start_again, given, [places.question, *changing], **asked)
        places.log.judge(self._judge, given, changing, trigger_mode="multiple", **asked)
        places.log.open_citation(self._open_citation, given, changing, **AT_ONCE)
        places.panel.close_panel(self._close_panel, given, changing, **AT_ONCE)
        places.panel.open_view(self._open_view, given, changing, **AT_ONCE)
        for place in (places.start, places.panel):
            place.open_document(self._open_document, given, changing, **AT_ONCE)
        for place in (places.header, places.start):
            place.open_about(self._open_about, given, changing, **AT_ONCE)

    # events

    @one_by_one
    def _open_page(self, conversation: Conversation) -> Updates:
        """The page was laid out when the server started; the texts may have changed since."""
        return {self._places.problem: problem(""), **self._heading(conversation, self._latest.assistant())}

    @one_by_one
    def _ask(self, conversation: Conversation, question: str) -> Updates:
        return self._answered(conversation, question)

    @one_by_one
    def _ask_example(self, conversation: Conversation, event: gr.EventData) -> Updates:
        return self._answered(conversation, field(event, "question"))

    def _answered(self, conversation: Conversation, question: str) -> Updates:
        """Answer; what cannot be asked leaves the page as it is, with the reason (page.js empties the question box)."""
        assistant = self._latest.assistant()
        history = conversation.history()
        try:
            answer = assistant.ask(question, history)
        except PolicyAssistantError as error:
            return {self._places.problem: problem(sentence(str(error)))}
        if answer.status is Status.CLARIFY:
            return {self._places.problem: problem(answer.text)}
        kept, refusal = self._keep_unanswered(answer, conversation)
        conversation.add(answer, kept)
        panel = source.hint()
        if conversation.chosen:
            panel = opening.quote_source(assistant, answer.citations[0], conversation.chosen[0], opened="auto")
        return {self._places.problem: problem(refusal), **self._shown(conversation, assistant, panel)}

    def _keep_unanswered(self, answer: Answer, conversation: Conversation) -> tuple[int | None, str]:
        """The number that the question is kept under, if it is, and why it cannot be: the answer stands."""
        if answer.status is not Status.NOT_FOUND or self._verdicts is None:
            return None, ""
        try:
            return self._verdicts.keep(answer, conversation.history()), ""
        except KeepingError as error:
            return None, sentence(str(error))

    @one_by_one
    def _judge(self, conversation: Conversation, event: gr.EventData) -> Updates:
        """Keep the chosen verdict; the one that is kept already is taken back."""
        judged, given = conversation.answer(number(event, "turn")), field(event, "verdict")
        if self._verdicts is None or judged is None or given not in CHOICES.get(judged.answer.status, ()):
            return {self._places.problem: problem(GONE)}
        verdict = None if judged.verdict == given else Verdict(given)
        history = conversation.history(before=judged.number)
        try:
            kept = self._verdicts.judge(judged.kept, judged.answer, history, verdict)
        except KeepingError as error:
            return {self._places.problem: problem(sentence(str(error)))}
        conversation.judge(judged.number, verdict, kept)
        return {self._places.problem: problem(""), **self._shown(conversation, self._latest.assistant())}

    @one_by_one
    def _start_again(self, conversation: Conversation) -> Updates:
        conversation.clear()
        cleared = {self._places.question: "", self._places.problem: problem("")}
        return {**cleared, **self._shown(conversation, self._latest.assistant(), source.hint())}

    @one_by_one
    def _open_citation(self, conversation: Conversation, event: gr.EventData) -> Updates:
        assistant, chosen = self._latest.assistant(), (number(event, "turn"), number(event, "number"))
        citation = conversation.quote(*chosen)
        if citation is None:
            return {self._places.problem: problem(GONE)}
        conversation.chosen = chosen
        return self._shown(conversation, assistant, opening.quote_source(assistant, citation, chosen[0]))

    @one_by_one
    def _open_view(self, conversation: Conversation, event: gr.EventData) -> Updates:
        """The same document, as text or with its changes."""
        assistant, turn = self._latest.assistant(), number(event, "turn")
        view: source.View = "edits" if field(event, "view") == "edits" else "text"
        citation = conversation.quote(turn, number(event, "number"))
        if citation is None:
            return {self._places.panel: opening.document_source(assistant, field(event, "document"), view)}
        return {self._places.panel: opening.quote_source(assistant, citation, turn, view)}

    @one_by_one
    def _open_document(self, conversation: Conversation, event: gr.EventData) -> Updates:
        assistant = self._latest.assistant()
        return self._beside(conversation, assistant, opening.document_source(assistant, field(event, "document")))

    @one_by_one
    def _open_about(self, conversation: Conversation) -> Updates:
        assistant = self._latest.assistant()
        return self._beside(conversation, assistant, opening.about(assistant, self._keeping))

    @one_by_one
    def _close_panel(self, conversation: Conversation) -> Updates:
        return self._beside(conversation, self._latest.assistant(), source.hint())

    # rendering

    def _beside(self, conversation: Conversation, assistant: Assistant, panel: Html) -> Updates:
        """Something in the panel that is no quote's source."""
        conversation.chosen = None
        return self._shown(conversation, assistant, panel)

    def _shown(self, conversation: Conversation, assistant: Assistant, panel: Html | None = None) -> Updates:
        """The conversation, and what stands beside it where that is new."""
        answers = [(shown, opening.note(assistant, shown.answer)) for shown in conversation.answers]
        talk = {self._places.log: log(answers, conversation.chosen, judged=self._verdicts is not None)}
        beside = {} if panel is None else {self._places.panel: panel}
        return {**self._heading(conversation, assistant), **talk, **beside}

    def _heading(self, conversation: Conversation, assistant: Assistant) -> Updates:
        """The header and the start of the page where the texts have another version than those name."""
        version = assistant.store.manifest.version
        if version == conversation.version:
            return {}
        conversation.version = version
        return {self._places.header: _header(assistant), self._places.start: self._start(assistant)}


def _header(assistant: Assistant) -> Html:
    return header(len(assistant.document_ids()), assistant.store.manifest.version)
