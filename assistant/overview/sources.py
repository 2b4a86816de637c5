"""What an overview is made from, and what it leaves."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from assistant.evidence.asked import Candidate, prepare
from assistant.evidence.confidence import chance, reasons
from assistant.evidence.find import find
from assistant.evidence.weighing import rank
from assistant.question.query import Query
from assistant.question.reading import Reader
from assistant.records import Question, Quote, Status, Turn
from assistant.settings import Settings
from index.encoder import TextEncoder
from index.store import Store
from index.words import FUNCTION_WORDS, Words


@dataclass(frozen=True, slots=True)
class Told:
    """An answer about the texts: what is said of them in plain words, and the quotes that prove it."""

    text: str
    quotes: tuple[Quote, ...]
    status: Status = Status.ANSWERED
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Found:
    """The sentences that were weighed for something, best first, and the chance that they hold it."""

    ranked: tuple[Candidate, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Sources:
    """One store with what reads a question and searches it; threshold is the chance from which an answer is given."""

    store: Store
    encoder: TextEncoder
    reader: Reader
    settings: Settings
    threshold: float

    def query(self, text: str, turns: Sequence[Turn] = ()) -> Query:
        return self.reader.read(Question(text, tuple(turns)))[0]

    def found(self, query: Query, documents: Collection[str] = ()) -> Found:
        """What some documents, or all, hold on a query."""
        finding = find(self.store, self.encoder, query, documents, self.settings.passages, self.settings)
        asked = prepare(self.store, query, finding, self.settings)
        ranked = tuple(rank(self.store, asked, finding.passages))
        return Found(ranked, chance(reasons(asked, ranked)))

    def forms(self, name: str) -> tuple[frozenset[str], ...]:
        """The stems of a name in each form that the texts give it: short, spelled out, as it was asked."""
        query = self.query(name)
        forms = map(Words.of, (name, query.text.text, *query.searched_also))
        return tuple(dict.fromkeys(filter(None, map(whole_stems, forms))))


def whole_stems(said: Words) -> frozenset[str]:
    """The stems of the words that carry a subject, hyphenated words as one."""
    return frozenset(
        stem
        for (_, _, stem), (_, _, forms) in zip(said.places, said.tokens, strict=True)
        if forms[-1] not in FUNCTION_WORDS
    )
