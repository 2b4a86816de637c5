"""The quotes of an earlier answer, found again in the texts by its words alone."""

from collections.abc import Iterator

from assistant.evidence.stretches import quote_of
from assistant.question.intake import clean
from assistant.records import Quote
from index.records import Sentence
from index.store import Store
from index.words import content_stems

PASSAGES_TRIED = 10  # best passages for the words of a quote, among which its own is


def quotes_in(store: Store, answer: str) -> tuple[Quote, ...]:
    """The numbered quotes of an answer's text that the store still holds, in their order."""
    found = (_quote(store, words) for words in _numbered(answer))
    return tuple(quote for quote in found if quote)


def _numbered(answer: str) -> Iterator[str]:
    """What stands before "[1]", then before "[2]", and so on."""
    number, left = 1, answer
    while f" [{number}]" in left:
        words, _, left = left.partition(f" [{number}]")
        yield words.strip()
        number += 1


def _quote(store: Store, words: str) -> Quote | None:
    """Whole sentences that are these words, but for their white space."""
    for passage in store.word_search(content_stems(words), PASSAGES_TRIED):
        sentences = [sentence for sentence, _, _ in store.sentences([passage])[passage]]
        for first, last in _runs(sentences, words):
            quote = quote_of(passage, first, last)
            if clean(quote.text) == words:
                return quote
    return None


def _runs(sentences: list[Sentence], words: str) -> Iterator[tuple[Sentence, Sentence]]:
    """The runs of sentences that begin and end as the words do."""
    for number, first in enumerate(sentences):
        if words.startswith(clean(first.text)):
            yield from ((first, last) for last in sentences[number:] if words.endswith(clean(last.text)))
