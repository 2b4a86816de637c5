"""From what was found, or what is told of the texts, to an answer: its quotes verified, its words in one place."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, zip_longest

from assistant import wording
from assistant.evidence.close_reading import CloseReading
from assistant.evidence.evidence import Evidence
from assistant.evidence.verify import verified
from assistant.overview.sources import Told
from assistant.records import Answer, Level, Question, Quote, Status, Strength
from assistant.settings import Settings
from index.store import Store


@dataclass(frozen=True, slots=True)
class Composer:
    """Composes the answers of one store, some of whose passages a reading model may have read."""

    store: Store
    settings: Settings
    reading: CloseReading | None

    def ending(self, asked: Question, started: float, status: Status, text: str) -> Answer:
        """An answer that is said in plain words."""
        return self._answer(asked, started, status, text)

    def from_evidence(self, asked: Question, started: float, evidence: Sequence[Evidence], threshold: float) -> Answer:
        """The quotes of the parts that are sure enough; the others are named, and none at all is not found."""
        answering = [part for part in evidence if part.answers(threshold)]
        missing = tuple(part.query.asked for part in evidence if not part.answers(threshold))
        if not answering:
            return self._answer(asked, started, Status.NOT_FOUND, self._not_found(evidence), evidence)
        if missing:
            return self._answer(asked, started, Status.PARTIAL, wording.partial(missing), answering, missing)
        return self._answer(asked, started, Status.ANSWERED, "", evidence)

    def from_told(self, asked: Question, started: float, told: Told) -> Answer:
        """What is told of the texts themselves; the quotes are verified as any."""
        citations = verified(self.store, told.quotes)
        if not citations:
            return self._answer(asked, started, Status.NOT_FOUND, self._not_found(()))
        answered = told.status is Status.ANSWERED
        return replace(
            self._answer(asked, started, told.status, told.text),
            confidence=told.confidence,
            text="\n\n".join(filter(None, [told.text, wording.cited(citations if answered else (), "")])),
            remark=told.text,
            citations=citations if answered else (),
            nearest=() if answered else citations,
        )

    def _answer(
        self,
        asked: Question,
        started: float,
        status: Status,
        text: str,
        evidence: Sequence[Evidence] = (),
        missing: tuple[str, ...] = (),
    ) -> Answer:
        """The answer with its quotes verified; an answer to evidence that loses all of them is not found."""
        citations = verified(self.store, _interleaved(evidence, self.settings.most_citations))
        if evidence and not citations:
            status, text = Status.NOT_FOUND, self._not_found(evidence)
        cited = citations if status in (Status.ANSWERED, Status.PARTIAL) else ()
        queries = [part.query for part in evidence]
        understood = dict.fromkeys(query.understood_as for query in queries if query.understood_as)
        return Answer(
            id=asked.id,
            question=asked.text,
            status=status,
            confidence=max((part.confidence for part in evidence), default=0.0),
            text=wording.cited(cited, text),
            citations=cited,
            nearest=citations if status is Status.NOT_FOUND else (),
            searched_also=tuple(dict.fromkeys(chain.from_iterable(query.searched_also for query in queries))),
            understood_as="; ".join(understood),
            searched_in=tuple(dict.fromkeys(chain.from_iterable(query.limit.shown for query in queries))),
            missing=missing if cited else (),
            store_version=self.store.manifest.version,
            strength=self._strength(max(part.confidence for part in evidence)) if evidence else None,
            read_by=self.reading.name if self.reading and any(part.asked.read for part in evidence) else "",
            seconds=round(time.perf_counter() - started, 6),
        )

    def _strength(self, chance: float) -> Strength:
        thresholds = self.settings.thresholds
        levels = ((Level.CAUTIOUS, Strength.STRONG), (Level.BALANCED, Strength.FAIR))
        return next((strength for level, strength in levels if chance >= thresholds[level]), Strength.WEAK)

    def _not_found(self, evidence: Sequence[Evidence]) -> str:
        """What was searched, and which documents that were asked for are not there."""
        limits = [part.query.limit for part in evidence]
        everything = not all(limit.documents for limit in limits)
        searched = len({name for limit in limits for name in limit.documents})
        absent = dict.fromkeys(limit.absent for limit in limits if limit.absent)
        documents = self.store.manifest.documents
        return wording.not_found(documents if everything else searched, documents, tuple(absent))


def _interleaved(evidence: Sequence[Evidence], most: int) -> list[Quote]:
    """The best quotes of each part in turn, each once."""
    turns = zip_longest(*(part.quotes for part in evidence))
    return [quote for quote in dict.fromkeys(chain.from_iterable(turns)) if quote is not None][:most]
