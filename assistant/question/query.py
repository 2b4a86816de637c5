"""One thing that is asked, ready to be searched for: the record that the reading of a question leaves."""

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.question.kinds import Kind
from assistant.question.limits import Limit
from assistant.question.terms import Meant, Paraphrase, paraphrases
from assistant.records import Turn
from index.records import Name
from index.words import Words


@dataclass(frozen=True, slots=True)
class Query:
    """A question, or a part of one, as it is searched for.

    asked is the part as it was asked. text has the spellings and names of the texts, subject also leaves out the
    organisations that speak. limit tells the documents that it is asked of, story what is told around the question,
    turns what was said before, oldest first. own are the stems to search for, earlier those of the story and the turns
    with their weights, none of which is its own. keywords are the stems of a query that only lists some. names are
    those whose full form is asked for. understood_as says how a question within a conversation was read, "" for one
    that stands alone. meant are the terms in the subject that the texts have other words for.
    """

    asked: str
    text: Words
    subject: Words
    kind: Kind
    limit: Limit
    story: Words
    turns: tuple[Turn, ...]
    own: tuple[str, ...]
    earlier: Mapping[str, float]
    keywords: frozenset[str]
    names: tuple[Name, ...]
    meant: tuple[Meant, ...]
    searched_also: tuple[str, ...]
    understood_as: str

    @property
    def stems(self) -> Mapping[str, float]:
        """All stems to search for, with their weights."""
        return {**dict.fromkeys(self.own, 1.0), **self.earlier}

    @property
    def paraphrases(self) -> tuple[Paraphrase, ...]:
        """The subject in the words that the texts have for its terms."""
        return paraphrases(self.subject, self.meant)

    @property
    def leads(self) -> tuple[str, ...]:
        """What was asked before, then the story: the last of them leads to the question."""
        asked = (turn.question for turn in self.turns)
        return tuple(filter(None, (*asked, self.story.text)))
