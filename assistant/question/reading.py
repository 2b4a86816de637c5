"""Reading a question: its parts, and of each the words, names, kind and history that belong to it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from textwrap import shorten

from assistant.lexicon import asking, leaning, several
from assistant.question.glossary import Glossary
from assistant.question.kinds import Kind, kind_asked
from assistant.question.limits import EVERYTHING, Limit, Limits
from assistant.question.looking_back import back_in
from assistant.question.parts import Part, parts, topics
from assistant.question.query import Query
from assistant.question.spelling import Spelling
from assistant.question.story import split_story
from assistant.question.terms import Terms
from assistant.records import Question, Turn
from assistant.settings import Settings
from index.store import Store
from index.words import FUNCTION_WORDS, Words, fold

LONGEST_SUBJECT = 100  # letters of an earlier question that are shown again


class Reader:
    """Reads questions with the names and the words of one store's texts, and the terms that its office asks with."""

    def __init__(
        self, glossary: Glossary, spelling: Spelling, terms: Terms, limits: Limits, settings: Settings
    ) -> None:
        self._glossary = glossary
        self._spelling = spelling
        self._terms = terms
        self._limits = limits
        self._settings = settings

    @classmethod
    def of(cls, store: Store, settings: Settings) -> "Reader":
        glossary = Glossary(store.names(), store.words_of, store.organisations())
        terms = Terms(store.terms(), store, settings)
        spelling, limits = Spelling(store, settings, terms.words), Limits(store, glossary, settings)
        return cls(glossary, spelling, terms, limits, settings)

    def read(self, question: Question, said: Words | None = None) -> tuple[Query, ...]:
        """What is asked, part by part; said are the question's words where they are known already."""
        said = said or Words.of(question.text)
        subjects = tuple(turn for turn in question.history if not back_in(turn.question))
        asked = parts(replace(question, history=subjects), self._settings)
        return tuple(self._queries([each for part in asked for each in self._topics(part)], said))

    def _topics(self, part: Part) -> tuple[Part, ...]:
        """A part for each of two topics when only one has a word that no text holds: the other may be answered."""
        halves = topics(part, self._settings.topic_words)
        unheard = [self._is_unheard(Words.of(topic)) for topic in halves]
        return tuple(halves.values()) if any(unheard) and not all(unheard) else (part,)

    def _is_unheard(self, said: Words) -> bool:
        respelled, _ = self._spelling.respelled(said)
        spelled_out = self._glossary.spelled_out(respelled)
        return bool(self._spelling.unheard(spelled_out) - self._terms.stems(spelled_out))

    def _queries(self, asked: Sequence[Part], said: Words) -> Iterator[Query]:
        """A part that names no documents is asked of those of the part before."""
        limit = EVERYTHING
        for part in asked:
            limit, text = self._limits.of(part, limit)
            yield self._query(part, text, limit, said)

    def _query(self, part: Part, asked: str, limit: Limit, said: Words) -> Query:
        """One part with the words and the names of the texts."""
        told, asked = split_story(asked, self._settings.story_words)
        story = Words.of(told)
        respelled, put_in = self._spelling.respelled(said.of_changed(asked))
        expansions = self._glossary.expansions(respelled)
        spelled_out = self._glossary.spelled_out(respelled)
        kind = kind_asked(spelled_out.text)
        text = (
            respelled if kind is Kind.FULL_NAME else spelled_out
        )  # "what does IAG stand for?" asks about the short form
        subject = text if kind is Kind.MEMBERS else self._glossary.without_speakers(text)
        meant = self._terms.meant(subject)
        also = [*expansions, *(meaning for each in meant for meaning in each.meanings)]
        own = tuple(dict.fromkeys(stem for form in (respelled, *also) for stem in form.content))
        earlier = self._earlier(part.history, story, own)
        stands_alone = not part.history and not told
        return Query(
            asked=part.asked,
            text=text,
            subject=subject,
            kind=kind,
            limit=limit,
            story=story,
            turns=part.history,
            own=own if own or earlier else respelled.stems,
            earlier=earlier,
            keywords=self._keywords(text, subject) if stands_alone else frozenset(),
            names=self._glossary.meant(respelled) if kind is Kind.FULL_NAME else (),
            meant=meant,
            searched_also=(*_worth_saying(put_in), *(form.text for form in also)),
            understood_as=self._understood_as(text, told, part.history),
        )

    def _earlier(self, turns: Sequence[Turn], story: Words, own: Sequence[str]) -> Mapping[str, float]:
        """The stems of what was said before with the greatest weight of each; none that is the question's own."""
        weights: dict[str, float] = {}
        for stem, weight in self._said_before(turns, story):
            if stem not in own:
                weights[stem] = max(weight, weights.get(stem, 0.0))
        return weights

    def _said_before(self, turns: Sequence[Turn], story: Words) -> Iterator[tuple[str, float]]:
        """What leads to the question, story or last turn, counts more than the turns before."""
        settings = self._settings
        asked = [Words.of(turn.question) for turn in turns] + ([story] if story.text else [])
        for number, said in enumerate(asked, 1):
            last = number == len(asked)
            weight = settings.last_question_words if last else settings.earlier_question_words
            yield from ((stem, weight) for stem in said.content)
        if turns and not story.text:
            yield from ((stem, settings.last_answer_words) for stem in Words.of(turns[-1].answer).content)

    def _keywords(self, text: Words, subject: Words) -> frozenset[str]:
        """The stems of a query that only lists words; none of any other."""
        if several.ASKS.search(text.text) or len(text.folded) > self._settings.most_keywords:
            return frozenset()
        return frozenset(subject.content) - asking.SPEAKING

    def _understood_as(self, text: Words, story: str, turns: Sequence[Turn]) -> str:
        asked = [turn.question for turn in turns if turn.question]
        if not (asked or story) or not self._leans_on_history(text):
            return ""
        if story:
            return text.text
        return after(text.text, asked[-1])

    def _leans_on_history(self, text: Words) -> bool:
        """Whether a question says too little to be understood without what was said before."""
        few = sum(word not in FUNCTION_WORDS for word in text.folded) <= self._settings.few_words
        return (
            few or bool(leaning.LEADS_ON.match(text.text)) or any(word in leaning.POINTS_BACK for word in text.folded)
        )


def after(question: str, asked: str) -> str:
    """How a question is shown that was read with what was asked before."""
    return f"{question} (after: {shorten(asked, LONGEST_SUBJECT, placeholder=' …')})"


def _worth_saying(put_in: Sequence[str]) -> list[str]:
    return [word for word in put_in if fold(word) not in FUNCTION_WORDS]
