"""Documents that a phrase names by their titles, or by the ids that an editor gave them."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.lexicon import leaning, limiting
from assistant.question.dates import dates_in
from index.records import Entry
from index.words import content_stems, stems

PLAIN = frozenset(stems(" ".join(limiting.DOCUMENTS)))  # words for any document, which tell none


@dataclass(frozen=True, slots=True)
class _Titled:
    """A document with the stems of its title and of its id, without dates and organisation."""

    head: Entry
    title: frozenset[str]
    id: frozenset[str]

    @classmethod
    def of(cls, head: Entry) -> "_Titled":
        by = set(content_stems(head.organisation or ""))
        title, name = (_named(text) for text in (head.title, head.id))
        return cls(head, title - by or title, name - by or name)

    def held(self, phrase: frozenset[str]) -> float:
        """The share of a phrase that the title and the id have."""
        return len(phrase & (self.title | self.id)) / len(phrase)

    def filled(self, phrase: frozenset[str]) -> float:
        """The share of the title or of the id, whichever is greater, that a phrase has."""
        return max((len(phrase & own) / len(own) for own in (self.title, self.id) if own), default=0.0)


class Titles:
    """The titles of some documents, split into words once."""

    def __init__(self, heads: Sequence[Entry]) -> None:
        self._titled = [_Titled.of(head) for head in heads]

    def with_all(self, phrase: str) -> list[Entry]:
        """The documents whose titles have every word of a phrase; of these, those that it names most fully."""
        wanted = _wanted(phrase)
        return _fullest([each for each in self._titled if each.held(wanted) == 1], wanted) if wanted else []

    def named(self, phrase: str, share: float) -> list[Entry]:
        """The documents of whose title, or id, a phrase has such a share, and hardly anything else."""
        wanted = _wanted(phrase)
        fitting = [each for each in self._titled if wanted and min(each.held(wanted), each.filled(wanted)) >= share]
        return _fullest(fitting, wanted)

    def only(self, phrase: str) -> list[Entry]:
        """The only document whose title has the one word of a phrase, if so."""
        wanted = _wanted(phrase)
        holding = [each.head for each in self._titled if each.held(wanted)] if len(wanted) == 1 else []
        return holding if len(holding) == 1 else []


def _fullest(fitting: Sequence[_Titled], wanted: frozenset[str]) -> list[Entry]:
    best = max((each.filled(wanted) for each in fitting), default=0.0)
    return [each.head for each in fitting if each.filled(wanted) == best]


def _wanted(phrase: str) -> frozenset[str]:
    words = _named(phrase)
    return words - PLAIN or words


def _named(text: str) -> frozenset[str]:
    """The stems of a title without its dates."""
    plain = text.translate(leaning.JOINTS_OF_TITLE)
    undated = limiting.DATE.sub(" ", plain) if dates_in(text) else plain
    return frozenset(content_stems(undated) or content_stems(plain))
