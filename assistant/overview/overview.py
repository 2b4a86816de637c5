"""Answers to questions about the texts themselves, made of what the store knows, each with its quotes."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from assistant.lexicon import about_texts, bodies, digests, leaning, several
from assistant.overview import digest, listing, members, people, short_names
from assistant.overview.catalogue import Catalogue
from assistant.overview.sources import Sources, Told, whole_stems
from assistant.question.about_texts import Asks, TextsQuestion, texts_questions
from assistant.question.parts import parts
from assistant.question.query import Query
from assistant.records import Question, Status, Turn
from assistant.wording import texts as wording
from index.records import Entry
from index.words import Words

Answering = Callable[[TextsQuestion, Sequence[Turn]], Told | None]
Telling = Callable[[Catalogue, Sequence[Entry], int], Told]


class Overview:
    """Knows the texts of one store as a whole."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._settings = sources.settings
        self._catalogue = Catalogue(sources.store)

    def of(self, question: Question) -> Told | None:
        """What is told of the texts; None when the question is not about them, or they hold nothing for it."""
        if len(several.AFTER_SENTENCE.split(question.text)) > 1 or len(parts(question, self._settings)) > 1:
            return None
        meant = (asked for asked in texts_questions(question.text) if not _turns_to(asked, question))
        answers = (self._table[asked.asks](asked, question.history) for asked in meant)
        return next(filter(None, answers), None)

    @cached_property
    def _table(self) -> Mapping[Asks, Answering]:
        sources, catalogue, listed = self._sources, self._catalogue, self._settings.most_listed
        return {
            Asks.COUNT: lambda asked, turns: listing.documents(catalogue, listed),
            Asks.DOCUMENTS: lambda asked, turns: listing.documents(catalogue, listed),
            Asks.LATEST: lambda asked, turns: listing.latest(catalogue),
            Asks.OLDEST: lambda asked, turns: listing.oldest(catalogue),
            Asks.DATE: self._published,
            Asks.PUBLISHER: self._publisher,
            Asks.MEMBERS: lambda asked, turns: members.listed(sources, catalogue, asked.target, turns),
            Asks.MEMBER_COUNT: lambda asked, turns: members.counted(sources, catalogue, asked.target, turns),
            Asks.BELONGS: lambda asked, turns: members.belongs(sources, catalogue, asked.subject, asked.target, turns),
            Asks.WITHIN: lambda asked, turns: members.within(sources, catalogue, asked.subject, asked.target, turns),
            Asks.SPEAKER: lambda asked, turns: people.speakers(sources, catalogue, asked.subject, asked.target, turns),
            Asks.FULL_NAME: lambda asked, turns: short_names.spelled(sources, catalogue, asked.subject),
            Asks.POSITION: lambda asked, turns: (
                self._summary(asked, turns) if not self._subject(asked.target) else None
            ),
            Asks.SUMMARY: self._summary,
            Asks.COMPARE: self._compared,
            Asks.CHANGES: self._changes,
        }

    def _published(self, asked: TextsQuestion, turns: Sequence[Turn]) -> Told | None:
        return self._known(listing.published, asked.target, turns)

    def _publisher(self, asked: TextsQuestion, turns: Sequence[Turn]) -> Told | None:
        return self._known(listing.published_by, asked.target, turns)

    def _known(self, telling: Telling, target: str, turns: Sequence[Turn]) -> Told | None:
        """What is known of the documents that are meant; where it is not, other texts may say it of what has a name."""
        listed = self._settings.most_listed
        if self._catalogue.lacks(target):
            return listing.lacking(self._catalogue, listed)
        meant = self._meant(target, turns)
        told = telling(self._catalogue, meant, listed) if meant else None
        known = told and (told.status is Status.ANSWERED or self._catalogue.is_called(target))
        return told if known else None

    def _meant(self, target: str, turns: Sequence[Turn]) -> tuple[Entry, ...]:
        """The documents that are meant; a pointer within a conversation means what was spoken of."""
        return () if turns and about_texts.POINTER.match(target) else self._catalogue.meant(target)

    def _summary(self, asked: TextsQuestion, turns: Sequence[Turn]) -> Told | None:
        """Of the texts that are meant, else of what all of them say on a subject."""
        if turns and about_texts.POINTER.match(asked.target):
            return None
        if self._catalogue.lacks(asked.target):
            return listing.lacking(self._catalogue, self._settings.most_listed)
        subject = self._subject(asked.target)
        meant = self._catalogue.meant(subject)
        return self._digest(meant, "") if meant else self._digest(self._catalogue.entries, subject)

    def _subject(self, target: str) -> str:
        """ "the group's position on custody" asks about custody; with nothing after it, about all that it says."""
        position = digests.POSITION.match(target)
        if not position or not self._speaks(position["body"] or ""):
            return target
        return position["subject"].strip()

    def _speaks(self, body: str) -> bool:
        """Whether a body is one that the documents are by, or only pointed at."""
        said = whole_stems(Words.of(body)) - bodies.GENERIC
        by = [whole_stems(Words.of(organisation)) for organisation in self._sources.store.organisations()]
        forms = self._sources.forms(body) if said else ()
        return not said or any(form <= each for form in forms for each in by)

    def _compared(self, asked: TextsQuestion, turns: Sequence[Turn]) -> Told | None:
        return self._digest(self._catalogue.entries, asked.subject)

    def _changes(self, asked: TextsQuestion, turns: Sequence[Turn]) -> Told | None:
        told = self._digest(self._catalogue.entries, asked.subject)
        if told.status is not Status.ANSWERED:
            return told
        cited = dict.fromkeys(quote.document for quote in told.quotes)
        order = wording.in_order([self._catalogue.entry(document) for document in cited])
        return Told(f"{told.text} {order}", told.quotes, told.status, told.confidence)

    def _digest(self, entries: Sequence[Entry], subject: str) -> Told:
        """The key sentences of some documents; of many those that fit best, or the latest."""
        query = self._sources.query(subject) if subject else None
        if query and not query.own:
            query = None
        chosen = self._chosen(entries, query)
        count = self._settings.key_sentences if len(chosen) == 1 else self._settings.key_sentences_each
        if query:
            found = digest.on_subject(self._sources, chosen, query, count)
        else:
            found = [digest.whole(self._sources, entry, count) for entry in chosen]
        digested = [(each.entry, len(each.quotes)) for each in found if each.quotes]
        confidence = max(each.confidence for each in found)
        if not digested:
            nearest = tuple(quote for each in found for quote in each.nearest)
            return Told(wording.silent(chosen, len(entries), subject), nearest, Status.NOT_FOUND, confidence)
        silent = [each.entry for each in found if not each.quotes and len(chosen) == len(entries)]
        text = wording.key_sentences(digested, silent, len(entries), subject)
        quotes = tuple(quote for each in found for quote in each.quotes)
        return Told(text, quotes, Status.ANSWERED, confidence)

    def _chosen(self, entries: Sequence[Entry], query: Query | None) -> Sequence[Entry]:
        most = self._settings.most_digested
        if len(entries) <= most:
            return entries
        if not query:
            dated = [entry for entry in entries if entry.date]
            return (dated or entries)[-most:]
        ranked = self._sources.found(query).ranked
        fitting = dict.fromkeys(candidate.sentence.document for candidate in ranked)
        return [self._catalogue.entry(document) for document in fitting][:most]


def _turns_to(asked: TextsQuestion, question: Question) -> bool:
    """ "And the first statement?" asks of that text what was asked before, not which it is."""
    ordered = asked.asks in (Asks.LATEST, Asks.OLDEST)
    return ordered and bool(question.history) and bool(leaning.LEADS_ON.match(question.text))
