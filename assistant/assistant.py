"""The one way to an answer: every interface asks here, and the steps stand in one screen."""

import time
from collections.abc import Sequence
from copy import copy
from dataclasses import replace
from pathlib import Path

from assistant import wording
from assistant.calibration import Calibration, calibration_of
from assistant.composing import Composer
from assistant.evidence.close_reading import CloseReading
from assistant.evidence.evidence import Evidence, gather
from assistant.evidence.explanation import Explanation, explained
from assistant.evidence.find import find
from assistant.looking_back import look_back
from assistant.overview.overview import Overview
from assistant.overview.sources import Sources
from assistant.question.chat import chat_in
from assistant.question.intake import read_question
from assistant.question.looking_back import back_in
from assistant.question.reading import Reader
from assistant.records import Answer, Level, Question, Turn
from assistant.settings import Settings
from index.encoder import TextEncoder
from index.errors import SourceError
from index.records import Document, LeftOut, Retrieved
from index.store import Store
from index.words import Words


class Assistant:
    """Answers questions from one store, when it is as sure as the level asks; safe to share between threads."""

    def __init__(
        self,
        store: Store,
        *,
        level: Level = Level.BALANCED,
        settings: Settings | None = None,
        encoder: TextEncoder | None = None,
        reading: CloseReading | None = None,
        calibration: Calibration | None = None,
    ) -> None:
        self.store = store
        self.level = level
        self.calibration = calibration
        self.settings = settings or Settings()
        if calibration:
            self.settings = calibration.applied(self.settings)
        self.encoder = encoder or store.encoder()
        self.reading = reading
        self.reader = Reader.of(store, self.settings)
        self.overview = Overview(Sources(store, self.encoder, self.reader, self.settings, self.threshold))
        self._composer = Composer(store, self.settings, reading)

    @classmethod
    def open(
        cls,
        store: str | Path,
        *,
        level: Level = Level.BALANCED,
        settings: Settings | None = None,
        reading: CloseReading | None = None,
    ) -> "Assistant":
        """Open a store, with its calibration where that was made with the same settings and reading model; reading has
        its best passages read by a reading model.

        Raises StoreError when the store is missing, broken, foreign or older.
        """
        opened = Store(Path(store))
        calibration = calibration_of(opened, settings or Settings(), reading.name if reading else "")
        return cls(opened, level=level, settings=settings, reading=reading, calibration=calibration)

    def at(self, threshold: float) -> "Assistant":
        """This assistant, answering from another chance on."""
        other = copy(self)
        other.settings = replace(self.settings, thresholds={**self.settings.thresholds, self.level: threshold})
        other._composer = Composer(self.store, other.settings, self.reading)
        other.overview = Overview(Sources(self.store, self.encoder, self.reader, other.settings, threshold))
        return other

    def ask(self, question: str, history: Sequence[object] = (), *, id: str = "") -> Answer:
        """Answer a question, with the turns before it ({"question", "answer"}), oldest first.

        Raises QuestionError when the question is too long or the history is malformed.
        """
        return self._answered(question, history, id)[0]

    def explain(self, question: str, history: Sequence[object] = ()) -> Explanation:
        """Answer a question and show how. Raises QuestionError as asking does."""
        answer, evidence = self._answered(question, history)
        cited = answer.citations or answer.nearest
        documents = {candidate.sentence.document for each in evidence for candidate in each.ranked}
        titles = {name: self.document(name).title for name in documents}
        parts = (explained(each, cited, titles, self.threshold, self.settings) for each in evidence if cited)
        return Explanation(answer, tuple(parts))

    def search(self, query: str, count: int) -> list[Retrieved]:
        """The passages nearest to a query, best first. Raises QuestionError when the query is too long."""
        asked = self.reader.read(read_question(query))[0]
        return find(self.store, self.encoder, asked, asked.limit.documents, count, self.settings).passages

    def evidence(self, question: str, history: Sequence[Turn] = ()) -> tuple[Evidence, ...]:
        """What the texts hold on each part of a question, answered or not."""
        return self._gather(Question(question, tuple(history)), Words.of(question))

    def document_ids(self) -> tuple[str, ...]:
        return self.store.document_ids()

    def document(self, document: str) -> Document:
        """A document by its id. Raises SourceError when the store has none of that id."""
        try:
            return self.store.document(document)
        except KeyError:
            known = ", ".join(self.document_ids()[:5])
            raise SourceError(f"{document}: no document has this id; the store holds {known} ...") from None

    def left_out(self) -> tuple[LeftOut, ...]:
        return self.store.left_out()

    @property
    def threshold(self) -> float:
        """The chance from which an answer is given."""
        return self.settings.thresholds[self.level]

    @property
    def sent_to(self) -> str:
        """The address on another machine that is sent questions and passages to read; "" where nothing leaves this."""
        return self.reading.sent_to if self.reading else ""

    def _answered(self, question: str, history: Sequence[object], id: str = "") -> tuple[Answer, tuple[Evidence, ...]]:
        """Check; answer from the answer before, or of the texts themselves, or in plain words, where that is asked;
        else gather the evidence of each part, decide, verify.
        """
        started = time.perf_counter()
        asked = read_question(question, history, id)
        back = back_in(asked.text)
        told = self.overview.of(asked) if not (back and asked.history) else None
        if told:
            return self._composer.from_told(asked, started, told), ()
        if back:
            looked = look_back(self, asked, back)
            return replace(looked, seconds=round(time.perf_counter() - started, 6)), ()
        said = Words.of(asked.text)
        chat = chat_in(asked, said)
        if chat:
            said_of_it = wording.chat(chat, self.store.manifest.documents, self.sent_to)
            return self._composer.ending(asked, started, *said_of_it), ()
        evidence = self._gather(asked, said)
        return self._composer.from_evidence(asked, started, evidence, self.threshold), evidence

    def _gather(self, question: Question, said: Words) -> tuple[Evidence, ...]:
        queries = self.reader.read(question, said)
        read = self.reading.within(self.settings) if self.reading else None
        return tuple(gather(self.store, self.encoder, query, self.settings, read) for query in queries)
