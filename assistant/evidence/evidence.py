"""What the texts hold on one query: found, compared, ranked, chosen, and how sure that makes."""

from dataclasses import dataclass, replace
from itertools import islice

from assistant.evidence.asked import Asked, Candidate, prepare
from assistant.evidence.close_reading import Read
from assistant.evidence.confidence import Term, chance, reasons
from assistant.evidence.find import find
from assistant.evidence.quotes import choose
from assistant.evidence.weighing import rank
from assistant.question.query import Query
from assistant.records import Quote
from assistant.settings import Settings
from index.encoder import TextEncoder
from index.store import Store


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for an answer to one query: the sentences that were weighed, best first, the quotes chosen among
    them, and the terms of the chance that they answer.
    """

    query: Query
    asked: Asked
    ranked: tuple[Candidate, ...]
    quotes: tuple[Quote, ...]
    terms: tuple[Term, ...]
    confidence: float

    def answers(self, threshold: float) -> bool:
        """Whether an answer is given from that chance on."""
        return bool(self.quotes) and self.confidence >= threshold


def gather(store: Store, encoder: TextEncoder, query: Query, settings: Settings, read: Read | None = None) -> Evidence:
    """Find, compare, rank, have the best passages read where that is configured, choose, and say how sure.

    Every signal but the reading's own is measured before it is read: so they were fitted.
    """
    count = settings.story_passages if query.story.text else settings.passages
    finding = find(store, encoder, query, query.limit.documents, count, settings)
    asked = prepare(store, query, finding, settings)
    ranked = rank(store, asked, finding.passages)
    terms = reasons(asked, ranked)
    if read and ranked and not query.limit.absent and chance(terms) < settings.reading_below:
        best = dict.fromkeys(candidate.retrieved.passage for candidate in ranked)
        asked = replace(asked, read=read(query, list(islice(best, settings.reading_passages))))
        terms, ranked = reasons(asked, ranked), rank(store, asked, finding.passages)
    sure = 0.0 if query.limit.absent else chance(terms)
    return Evidence(query, asked, tuple(ranked), tuple(choose(ranked, settings)), terms, sure)
