"""The one way to an answer: every interface asks here, and the steps stand in one screen."""

import time
from collections.abc import Sequence
from copy import copy
from dataclasses import replace
from itertools import chain, zip_longest
from pathlib import Path

from assistant import wording
from assistant.calibration import Calibration, calibration_of
from assistant.evidence.close_reading import CloseReading
from assistant.evidence.evidence import Evidence, gather
from assistant.evidence.explanation import Explanation, explained
from assistant.evidence.find import find
from assistant.evidence.verify import verified
from assistant.looking_back import look_back
from assistant.overview.overview import Overview
from assistant.overview.sources import Sources, Told
from assistant.question.chat import chat_in
from assistant.question.intake import read_question
from assistant.question.looking_back import back_in
from assistant.question.reading import Reader
from assistant.records import Answer, Level, Question, Quote, Status, Turn
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
        """Check, tell of the texts if that is asked, else read, gather the evidence of each part, decide, verify."""
        started = time.perf_counter()
        asked = read_question(question, history, id)
        back = back_in(asked.text)
        if back:
            looked = look_back(self, asked, back)
            return replace(looked, seconds=round(time.perf_counter() - started, 6)), ()
        told = self.overview.of(asked)
        if told:
            return self._told(asked, started, told), ()
        said = Words.of(asked.text)
        chat = chat_in(asked, said)
        if chat:
            return self._answer(asked, started, *wording.chat(chat, self._documents, self.sent_to)), ()
        evidence = self._gather(asked, said)
        answering = [part for part in evidence if part.answers(self.threshold)]
        if not answering:
            return self._answer(asked, started, Status.NOT_FOUND, self._not_found(evidence), evidence), evidence
        missing = tuple(part.query.asked for part in evidence if not part.answers(self.threshold))
        if not missing:
            return self._answer(asked, started, Status.ANSWERED, "", evidence), evidence
        text = wording.partial(missing)
        return self._answer(asked, started, Status.PARTIAL, text, answering, missing), evidence

    def _gather(self, question: Question, said: Words) -> tuple[Evidence, ...]:
        queries = self.reader.read(question, said)
        read = self.reading.within(self.settings) if self.reading else None
        return tuple(gather(self.store, self.encoder, query, self.settings, read) for query in queries)

    def _answer(
        self,
        asked: Question,
        started: float,
        status: Status,
        text: str,
        evidence: Sequence[Evidence] = (),
        missing: tuple[str, ...] = (),
    ) -> Answer:
        """The answer with its quotes verified; an answer that loses all of them is not found."""
        citations = verified(self.store, _interleaved(evidence, self.settings.most_citations))
        cited = status in (Status.ANSWERED, Status.PARTIAL)
        if cited and not citations:
            status, text, cited = Status.NOT_FOUND, self._not_found(evidence), False
        queries = [part.query for part in evidence]
        understood = dict.fromkeys(query.understood_as for query in queries if query.understood_as)
        return Answer(
            id=asked.id,
            question=asked.text,
            status=status,
            confidence=max((part.confidence for part in evidence), default=0.0),
            text=wording.cited(citations if cited else (), text),
            citations=citations if cited else (),
            nearest=citations if status is Status.NOT_FOUND else (),
            searched_also=tuple(dict.fromkeys(chain.from_iterable(query.searched_also for query in queries))),
            understood_as="; ".join(understood),
            searched_in=tuple(dict.fromkeys(chain.from_iterable(query.limit.shown for query in queries))),
            missing=missing if cited else (),
            store_version=self.store.manifest.version,
            read_by=self.reading.name if self.reading and any(part.asked.read for part in evidence) else "",
            seconds=round(time.perf_counter() - started, 6),
        )

    def _told(self, asked: Question, started: float, told: Told) -> Answer:
        """The answer to a question about the texts themselves; the quotes are verified as any."""
        not_found = self._answer(asked, started, Status.NOT_FOUND, self._not_found(()))
        citations = verified(self.store, told.quotes)
        if not citations:
            return not_found
        answered = told.status is Status.ANSWERED
        return replace(
            not_found,
            status=told.status,
            confidence=told.confidence,
            text=told.text,
            remark=told.text,
            citations=citations if answered else (),
            nearest=() if answered else citations,
        )

    def _not_found(self, evidence: Sequence[Evidence]) -> str:
        """What was searched, and which documents that were asked for are not there."""
        limits = [part.query.limit for part in evidence]
        everything = not all(limit.documents for limit in limits)
        searched = len({name for limit in limits for name in limit.documents})
        absent = dict.fromkeys(limit.absent for limit in limits if limit.absent)
        return wording.not_found(self._documents if everything else searched, self._documents, tuple(absent))

    @property
    def _documents(self) -> int:
        return self.store.manifest.documents


def _interleaved(evidence: Sequence[Evidence], most: int) -> list[Quote]:
    """The best quotes of each part in turn, each once."""
    turns = zip_longest(*(part.quotes for part in evidence))
    return [quote for quote in dict.fromkeys(chain.from_iterable(turns)) if quote is not None][:most]
