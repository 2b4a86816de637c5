"""Quotes located by their letters and digits alone, so spacing and quotation marks do not matter.

A quote hits when it shares at least MIN_SHARED letters with a labelled span, or all of a shorter one.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

MIN_SHARED = 12  # letters: below about two words an overlap says nothing

Span = tuple[int, int]
Place = tuple[str, Span]  # a document and a span of its letters


def letters(text: str) -> str:
    """Letters and digits of the text, in lower case."""
    return "".join(letter for letter in text.lower() if letter.isalnum())


def spans_of(needle: str, text: str) -> list[Span]:
    """Every place of some letters in a text of letters, overlapping ones included."""
    found: list[Span] = []
    at = text.find(needle)
    while needle and at >= 0:
        found.append((at, at + len(needle)))
        at = text.find(needle, at + 1)
    return found


def overlaps(place: Place, label: Place) -> bool:
    """Whether a place shares enough letters with a label in the same document."""
    (document, (start, end)), (labelled, (label_start, label_end)) = place, label
    shared = min(end, label_end) - max(start, label_start)
    return document == labelled and shared >= min(MIN_SHARED, label_end - label_start)


def shared(quote: str, labels: Iterable[str]) -> tuple[Span, ...]:
    """Where a quote shares a run of letters with labels from the same text: spans of its characters, in order.

    Two quotes of one text that overlap hold each other, or the end of one is the start of the other.
    """
    at = [place for place, character in enumerate(quote) for letter in character.lower() if letter.isalnum()]
    own = _letters_of_each(quote)
    found = sorted(span for label in labels for span in _shared(own, _letters_of_each(label)))
    return tuple((at[start], at[end - 1] + 1) for start, end in _merged(found))


def pieces(quote: str, labels: Iterable[str]) -> tuple[tuple[str, bool], ...]:
    """The quote cut where what it shares with labels begins and ends; each piece with whether it is shared."""
    edges = [0, *(edge for span in shared(quote, labels) for edge in span), len(quote)]
    cut = ((quote[start:end], bool(place % 2)) for place, (start, end) in enumerate(pairwise(edges)))
    return tuple((text, is_shared) for text, is_shared in cut if text)


def _letters_of_each(text: str) -> str:
    """The letters as `letters` gives them, but lowered one by one, so that each has a place in the text."""
    return "".join(letter for character in text for letter in character.lower() if letter.isalnum())


def _shared(own: str, label: str) -> list[Span]:
    if not own or not label:
        return []
    if own in label:
        return [(0, len(own))]
    within = spans_of(label, own)
    if within or min(len(own), len(label)) < MIN_SHARED:
        return within
    ends = next((start for start, _ in spans_of(label[:MIN_SHARED], own) if label.startswith(own[start:])), None)
    starts = next((end for _, end in reversed(spans_of(label[-MIN_SHARED:], own)) if label.endswith(own[:end])), None)
    return [*([(ends, len(own))] if ends is not None else []), *([(0, starts)] if starts is not None else [])]


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    """Spans in order, those that touch as one."""
    start = end = -1
    for next_start, next_end in spans:
        if next_start > end:
            if end >= 0:
                yield start, end
            start, end = next_start, next_end
        end = max(end, next_end)
    if end >= 0:
        yield start, end
