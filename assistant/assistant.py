"""The one way to an answer: every interface asks here, and the steps stand in one screen."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest
from pathlib import Path

from assistant import wording as statuses
from assistant.evidence.candidates import Asked, candidates, prepare
from assistant.evidence.confidence import confidence, is_answered
from assistant.evidence.find import find
from assistant.evidence.quotes import Scored, choose, rank
from assistant.evidence.verify import verified
from assistant.question.glossary import Glossary
from assistant.question.intake import read_question
from assistant.question.named_documents import Scopes
from assistant.question.reading import Query, is_about_assistant, is_greeting, is_thanks, is_vague, parts, understand
from assistant.question.spelling import Spelling
from assistant.records import Answer, Level, Question, Quote, Status, Turn
from assistant.settings import MOST_CITATIONS, PASSAGES, STORY_PASSAGES
from index.encoder import TextEncoder
from index.errors import SourceError
from index.records import Document, LeftOut, Retrieved
from index.store import Store


@dataclass(frozen=True, slots=True)
class Found:
    """What the texts hold on one part of a question: its best quotes, and whether they answer it."""

    text: str
    query: Query
    quotes: tuple[Quote, ...]
    confidence: float
    answers: bool


class Assistant:
    """Answers questions from one store, when it is as sure as the level asks; safe to share between threads."""

    def __init__(self, store: Store, *, level: Level = Level.BALANCED, encoder: TextEncoder | None = None) -> None:
        self.store = store
        self.level = level
        self.encoder: TextEncoder = encoder or store.encoder()
        self._scopes = Scopes(store)
        self._spelling = Spelling(store)
        self._glossary = Glossary(store.names(), store.words_of, store.organisations())

    @classmethod
    def open(cls, store: str | Path, *, level: Level = Level.BALANCED) -> "Assistant":
        """Open a store. Raises StoreError when it is missing, broken, foreign or older."""
        return cls(Store(Path(store)), level=level)

    def ask(self, question: str, history: Sequence[object] = (), *, id: str = "") -> Answer:
        """Answer a question, with the turns before it ({"question", "answer"}), oldest first.

        Raises QuestionError when the question is too long or the history is malformed.
        """
        started = time.perf_counter()
        asked = read_question(question, history, id)
        chat = self._chat(asked)
        if chat:
            return self._answer(asked, started, *chat)
        found = [self._find(part) for part in parts(asked)]
        answered = [part for part in found if part.answers]
        if not answered:
            return self._answer(asked, started, Status.NOT_FOUND, statuses.not_found(self._documents), found=found)
        missing = tuple(part.text for part in found if not part.answers)
        if missing:
            text = statuses.partial(missing)
            return self._answer(asked, started, Status.PARTIAL, text, found=answered, missing=missing)
        return self._answer(asked, started, Status.ANSWERED, "", found=answered)

    def search(self, query: str, count: int) -> list[Retrieved]:
        """The passages nearest to a query, best first. Raises QuestionError when the query is too long."""
        asked = self.read(read_question(query).text)
        return find(self.store, self.encoder, self._scopes, asked, count).passages

    def rank(self, question: str, history: Sequence[Turn] = ()) -> tuple[Asked, list[Scored]]:
        """Every sentence that was weighed for a question, best first, with its score's parts, for fitting."""
        return self._rank(self.read(question, history))

    def read(self, question: str, history: Sequence[Turn] = ()) -> Query:
        """A question as it is searched for."""
        return understand(question, history, self._glossary, self._spelling)

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

    def _chat(self, asked: Question) -> tuple[Status, str] | None:
        """The ending of what is no question to the texts."""
        if not asked.text:
            return Status.CLARIFY, statuses.EMPTY
        if is_greeting(asked.text):
            return Status.CHAT, statuses.GREETING
        if is_thanks(asked.text):
            return Status.CHAT, statuses.THANKS
        if is_about_assistant(asked.text):
            return Status.CHAT, statuses.about(self._documents)
        if is_vague(asked):
            return Status.CLARIFY, statuses.VAGUE
        return None

    def _find(self, part: Question) -> Found:
        """Understand, search, rank, choose, decide."""
        query = self.read(part.text, part.history)
        asked, ranked = self._rank(query)
        quotes, chance = tuple(choose(ranked)), confidence(asked, ranked)
        return Found(part.text, query, quotes, chance, answers=bool(quotes) and is_answered(chance, self.level))

    def _rank(self, query: Query) -> tuple[Asked, list[Scored]]:
        count = STORY_PASSAGES if query.story else PASSAGES
        finding = find(self.store, self.encoder, self._scopes, query, count)
        asked = prepare(self.store, query, finding)
        return asked, rank(candidates(self.store, asked, finding.passages))

    def _answer(
        self,
        asked: Question,
        started: float,
        status: Status,
        text: str,
        *,
        found: Sequence[Found] = (),
        missing: tuple[str, ...] = (),
    ) -> Answer:
        """The answer with its quotes verified; an answer that loses all of them is not found."""
        citations = verified(self.store, _interleaved(found))
        cited = status in (Status.ANSWERED, Status.PARTIAL)
        if cited and not citations:
            status, text, cited = Status.NOT_FOUND, statuses.not_found(self._documents), False
        quoted = [f"{citation.quote} [{citation.number}]" for citation in citations] if cited else []
        return Answer(
            id=asked.id,
            question=asked.text,
            status=status,
            confidence=max((part.confidence for part in found), default=0.0),
            text="\n\n".join(filter(None, [*quoted, text])),
            citations=citations if cited else (),
            nearest=citations if status is Status.NOT_FOUND else (),
            searched_also=tuple(dict.fromkeys(chain.from_iterable(part.query.searched_also for part in found))),
            understood_as="; ".join(
                dict.fromkeys(part.query.understood_as for part in found if part.query.understood_as)
            ),
            missing=missing if cited else (),
            store_version=self.store.manifest.version,
            seconds=round(time.perf_counter() - started, 6),
        )

    @property
    def _documents(self) -> int:
        return self.store.manifest.documents


def _interleaved(found: Sequence[Found]) -> list[Quote]:
    """The best quotes of each part in turn, each once."""
    turns = zip_longest(*(part.quotes for part in found))
    return [quote for quote in dict.fromkeys(chain.from_iterable(turns)) if quote is not None][:MOST_CITATIONS]
