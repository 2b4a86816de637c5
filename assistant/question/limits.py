"""Limits that a question sets to its search: "in the September 2003 statement", "what does the second text say"."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant import wording
from assistant.lexicon import limiting
from assistant.question.dates import dates_of, read_date
from assistant.question.glossary import Glossary
from assistant.question.named_documents import NamedDocuments
from assistant.question.order import in_order
from assistant.question.parts import Part
from assistant.question.titles import Titles
from assistant.records import Turn
from assistant.settings import Settings
from index.records import Entry
from index.store import Store
from index.words import Words


@dataclass(frozen=True, slots=True)
class Limit:
    """The documents that are searched, all of them where there are none, how they are shown, and why there is none that
    was asked for, if so.
    """

    documents: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    absent: str = ""


EVERYTHING = Limit()


@dataclass(frozen=True, slots=True)
class _Found:
    """What limits, where it stands in the question, and what it leaves there."""

    heads: Sequence[Entry]
    start: int
    end: int
    left: str
    note: str = ""
    absent: str = ""

    def rest(self, text: str) -> str:
        return " ".join(f"{text[: self.start]} {self.left} {text[self.end :]}".split())


class Limits:
    """Finds the documents that questions are limited to; how they name themselves is read once, by the first limit."""

    def __init__(self, store: Store, glossary: Glossary, settings: Settings) -> None:
        self._store = store
        self._glossary = glossary
        self._settings = settings
        self._named = NamedDocuments(store, settings)

    def of(self, part: Part, before: Limit = EVERYTHING) -> tuple[Limit, str]:
        """What a part is limited to, and its text without that; a part that names no limit keeps the one before."""
        if part.scope:
            found = self._found(part.scope)
            return (self._limit(found) if found else self._scoped(part.scope)), part.text
        found = self._found(part.text)
        if not found:
            return before, part.text
        rest = found.rest(part.text)
        if not Words.of(rest).content and not found.absent:
            rest = self._asked_before(part.history)
        return (self._limit(found), rest) if rest else (before, part.text)

    def _asked_before(self, turns: Sequence[Turn]) -> str:
        """What "and the second text?" asks: the last question that asks for something, without its own limit."""
        for turn in reversed(turns):
            found = self._found(turn.question)
            rest = found.rest(turn.question) if found else turn.question
            if Words.of(rest).content:
                return rest
        return ""

    def _scoped(self, scope: str) -> Limit:
        named = set(self._named.of(scope))
        return self._of_heads([head for head in self._heads if head.id in named]) if named else EVERYTHING

    def _limit(self, found: _Found) -> Limit:
        return Limit(absent=found.absent) if found.absent else self._of_heads(found.heads, found.note)

    def _of_heads(self, heads: Sequence[Entry], note: str = "") -> Limit:
        return Limit(tuple(head.id for head in heads), wording.searched_in(heads, note))

    def _found(self, text: str) -> _Found | None:
        """The first limit that a text sets; one that every document meets is none."""
        finders: tuple[Callable[[str], Iterator[_Found]], ...] = (
            self._dated,
            self._said_when,
            self._placed,
            self._by_organisation,
            self._titled,
        )
        found = (each for finder in finders for each in finder(text))
        return next((each for each in found if each.absent or 0 < len(each.heads) < len(self._heads)), None)

    def _dated(self, text: str) -> Iterator[_Found]:
        """ "In the September 2003 statement"; a text of such a date that nobody has is not there."""
        for match in _searched(limiting.BY_DATE, text):
            heads = self._of_date(match["date"])
            by = self._organisations(match.group())
            if match["noun"].lower() not in (*limiting.DOCUMENTS, "one"):
                named, titles = _between(match), Titles(heads)
                heads = titles.only(named) or titles.named(named, self._settings.titled)
            certain = self._is_certain(match) or bool(by)
            heads = [head for head in heads if not by or head.organisation in by]
            if heads or (certain and match["noun"].lower() in limiting.DOCUMENTS):
                absent = "" if heads else wording.none_dated(match["date"])
                yield _Found(heads, *match.span(), _left(match), absent=absent)

    @staticmethod
    def _is_certain(match: re.Match[str]) -> bool:
        """Whether one of the texts is meant and none that they speak of: "the 1989 statement of the UN"."""
        another = limiting.OF_ANOTHER.match(match.string, match.end())
        return bool(limiting.PLAINLY_DATED.match(match.group())) and not another

    def _said_when(self, text: str) -> Iterator[_Found]:
        """ "What did they say in 2004 about ...", where those who speak are whom the documents are by."""
        for match in _searched(limiting.SAID_WHEN, text):
            who = self._organisations(match["who"])
            if not (who or limiting.SPEAKERS.fullmatch(match["who"])):
                continue
            heads = [head for head in self._of_date(match["date"]) if not who or head.organisation in who]
            if heads or who or any(head.date for head in self._heads):
                absent = "" if heads else wording.none_dated(match["date"], match["who"] if who else "")
                yield _Found(heads, *match.span("when"), "", absent=absent)

    def _placed(self, text: str) -> Iterator[_Found]:
        for match in _searched(limiting.BY_PLACE, text):
            heads, note = in_order(self._heads, match["place"].lower())
            absent = "" if heads else wording.none_at(match["place"], len(self._heads))
            yield _Found(heads, *match.span(), _left(match), note, absent)

    def _by_organisation(self, text: str) -> Iterator[_Found]:
        """ "The document by ORGANISATION", "ORGANISATION's statement"."""
        for start, end, organisations in self._glossary.speakers_in(text):
            heads = [head for head in self._heads if head.organisation in organisations]
            before, own = limiting.LEADS_TO.search(text[:start]), limiting.OWN_DOCUMENT.match(text, end)
            of = next((match for match in limiting.DOCUMENT_OF.finditer(text) if match.end() == start), None)
            if before and own:
                yield _Found(heads, before.start(), own.end(), _left(before))
            elif of:
                yield _Found(heads, of.start(), end + text.startswith(",", end), _left(of))

    def _titled(self, text: str) -> Iterator[_Found]:
        """By a title in quotation marks or before "text"; or by one that stands alone, as nothing else could."""
        for match in _searched(limiting.BY_PART_OF_TITLE, text):
            yield _Found(self._titles.with_all(match["title"]), *match.span(), _left(match))
        for match in _searched(limiting.BY_WHOLE_TITLE, text):
            if limiting.WORK.search(match["title"]):
                heads = self._titles.named(match["title"], self._settings.titled)
                alone = self._titles.only(match["title"]) if match.start() == 0 else []
                yield _Found(heads or alone, *match.span(), _left(match))

    def _of_date(self, text: str) -> list[Entry]:
        asked = read_date(text)
        return [head for head in self._heads if any(asked.meets(date) for date in dates_of(head))]

    def _organisations(self, text: str) -> frozenset[str]:
        return frozenset[str]().union(*(organisations for _, _, organisations in self._glossary.speakers_in(text)))

    @cached_property
    def _heads(self) -> tuple[Entry, ...]:
        return tuple(sorted(self._store.entries(), key=lambda entry: entry.id))

    @cached_property
    def _titles(self) -> Titles:
        return Titles(self._heads)


def _searched(patterns: Sequence[re.Pattern[str]], text: str) -> Iterator[re.Match[str]]:
    return filter(None, (pattern.search(text) for pattern in patterns))


def _between(match: re.Match[str]) -> str:
    """What a document is called beside its date: "annual report"."""
    start, end = match.end("lead") if match["lead"] else match.start(), match.end("noun")
    return f"{match.string[start : match.start('date')]} {match.string[match.end('date') : end]}"


def _left(match: re.Match[str]) -> str:
    """Nothing of "in the first text, ...", "it" of "what does the first text say": who speaks is known."""
    lead = match["lead"] or ""
    if limiting.HELPER.match(lead):
        return lead + ("it" if lead.rstrip().endswith("s") else "they")
    return "they" if match.start() and not lead else ""
