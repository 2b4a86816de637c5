"""The documents of a store as a list: which of them a question means, and which sentence shows what is known of one."""

from collections.abc import Callable, Sequence
from functools import cached_property

from assistant.lexicon import about_texts, dates, name_forms
from assistant.records import Quote
from index.reading.sentences import block_sentences
from index.records import Document, Entry
from index.store import Store
from index.words import content_stems

OPENING_BLOCKS = 12  # of a document, in which its title, date and publisher stand: most have them in the first three
CLOSING_BLOCKS = 4
MOST_ALIKE = 40  # documents that share most words with a name, of which the texts are looked at
WHOLE_TITLE = 0.8  # of the words of a title, and of those that name it: it is meant without being called a text


class Catalogue:
    """The documents in the order in which they are listed: the oldest first, those of unknown date last."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        return self._store.entries()

    def entry(self, document: str) -> Entry:
        return self._by_id[document]

    @cached_property
    def _by_id(self) -> dict[str, Entry]:
        return {entry.id: entry for entry in self.entries}

    def meant(self, target: str) -> tuple[Entry, ...]:
        """The documents that some words mean; none when they mean none."""
        if not target or about_texts.ALL.match(target):
            return self.entries
        return self._by_order(target) or self._by_name(target)

    def is_called(self, target: str) -> bool:
        """Whether some words call what they mean a text: what is not known of it is not in it, either."""
        called = (about_texts.ALL, about_texts.NEWEST, about_texts.ELDEST, about_texts.NOUN)
        return not target or _order(target) is not None or any(pattern.search(target) for pattern in called)

    def _by_order(self, target: str) -> tuple[Entry, ...]:
        dated = [entry for entry in self.entries if entry.date]
        if about_texts.NEWEST.match(target):
            return tuple(dated[-1:])
        if about_texts.ELDEST.match(target) and dated:
            return (dated[0],)
        number = _order(target)
        return self.entries[number : number + 1] if number is not None else ()

    def lacks(self, target: str) -> bool:
        """Whether some words mean a document by a number that is too high."""
        return (_order(target) or 0) >= len(self.entries)

    def _by_name(self, target: str) -> tuple[Entry, ...]:
        """The documents whose titles, names and texts have all the words that name one, most of them in its title."""
        words = set(content_stems(target)) - about_texts.SAYING_NOTHING
        shared = {entry.id: words & self._heads[entry.id] for entry in self.entries}
        most = max(map(len, shared.values()), default=0)
        alike = [entry for entry in self.entries if most and len(shared[entry.id]) == most][:MOST_ALIKE]
        called = bool(about_texts.NOUN.search(target))
        alike = [entry for entry in alike if called or self._is_title(words, entry)]
        return tuple(entry for entry in alike if all(self._holds(entry, word) for word in words - shared[entry.id]))

    @cached_property
    def _heads(self) -> dict[str, frozenset[str]]:
        """The stems of all that names a document."""
        return {
            entry.id: frozenset(
                content_stems(
                    f"{entry.title} {entry.id.replace('-', ' ')} {entry.organisation or ''} {dates.day(entry.date)}"
                )
            )
            for entry in self.entries
        }

    def _is_title(self, words: set[str], entry: Entry) -> bool:
        title = set(content_stems(entry.title))
        return bool(title) and len(title & words) >= WHOLE_TITLE * max(len(title), len(words))

    def _holds(self, entry: Entry, word: str) -> bool:
        return bool(self._store.word_search([word], 1, [entry.id]))

    def quote(self, entry: Entry, *shows: Callable[[str], bool]) -> Quote:
        """The sentence at the beginning or the end of a document that shows something, by the first of some tests that
        any passes; else its first sentence.
        """
        sentences = self.edges(entry)
        found = (quote for test in shows for quote in sentences if test(quote.text))
        return next(found, sentences[0])

    def edges(self, entry: Entry) -> Sequence[Quote]:
        """The sentences of the first and the last paragraphs of a document."""
        document = self._store.document(entry.id)
        numbers = range(1, len(document.blocks) + 1)
        edges = dict.fromkeys([*numbers[:OPENING_BLOCKS], *numbers[-CLOSING_BLOCKS:]])
        return [quote for number in edges for quote in _quotes(document, number)]


def _order(target: str) -> int | None:
    return next((number for pattern, number in about_texts.ORDINALS if pattern.match(target)), None)


def _quotes(document: Document, number: int) -> list[Quote]:
    places = block_sentences(document.text, document.blocks[number - 1])
    return [Quote(document.id, start, end, document.text[start:end], number) for start, end in places]


def states_date(date: str | None) -> Callable[[str], bool]:
    """Whether a sentence holds a date, in figures or in words."""
    pattern = dates.stating(date)
    return lambda text: bool(pattern and pattern.search(text))


def names(organisation: str | None) -> Callable[[str], bool]:
    """Whether a sentence names an organisation in one of the forms that its name holds."""
    forms = [form.strip() for form in name_forms.IN_BRACKETS.split(organisation or "") if form.strip()]
    found = name_forms.naming(forms) if forms else None
    return lambda text: bool(found and found.search(text))
