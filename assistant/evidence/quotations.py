"""The quotations in a paragraph, from mark to mark: apostrophes, nested and lone marks told apart."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from assistant.lexicon import quoting
from index.records import Sentence

Place = tuple[int, int]


def spoken(sentences: Sequence[Sentence]) -> Iterator[Place]:
    """The quotations of more than one sentence: the numbers of their first and last among neighbouring sentences."""
    paragraphs = [list(each) for _, each in groupby(range(len(sentences)), lambda number: sentences[number].paragraph)]
    texts = [_joined([sentences[number] for number in numbers]) for numbers in paragraphs]
    following = [*texts[1:], ""]
    for numbers, text, after in zip(paragraphs, texts, following, strict=True):
        at = sentences[numbers[0]].start
        for start, end in quotations(text, opened_anew=_opens(after)):
            inside = [n for n in numbers if sentences[n].end > at + start and sentences[n].start < at + end]
            if len(inside) > 1:
                yield inside[0], inside[-1]


def quotations(text: str, opened_anew: bool = False) -> list[Place]:
    """The places of the outermost quotations of one paragraph with their marks, in order.

    A mark without its other half quotes nothing, unless the next paragraph opens the quotation anew: then it lasts to
    the end of this one.
    """
    left_open: list[tuple[str, int]] = []
    depth = {"double": 0, "single": 0}
    closed: list[Place] = []
    for opens, family, start, end in _marks(text):
        if opens:
            left_open.append((family, start))
            depth[family] += 1
        elif depth[family]:
            opened, begun = "", 0
            while opened != family:  # what was opened inside and not closed quotes nothing
                opened, begun = left_open.pop()
                depth[opened] -= 1
            closed.append((begun, end))
    if opened_anew and left_open:
        closed.append((left_open[0][1], len(text)))
    return _outermost(closed)


def _marks(text: str) -> Iterator[tuple[bool, str, int, int]]:
    """Each mark: whether it opens, its family and its place."""
    marks = [(str(match.lastgroup), match.start(), match.end()) for match in quoting.MARKS.finditer(text)]
    last = max((start for group, start, _ in marks if group == "closes_single"), default=-1)
    for group, start, end in marks:
        does, _, family = group.partition("_")
        if start == last or family == "double" or not quoting.PLURAL_OWNER.match(text, start):
            yield does == "opens", family, start, end


def _outermost(places: Sequence[Place]) -> list[Place]:
    found: list[Place] = []
    for start, end in sorted(places, key=lambda place: (place[0], -place[1])):
        if not found or end > found[-1][1]:
            found.append((start, end))
    return found


def _joined(sentences: Sequence[Sentence]) -> str:
    """The sentences at their places, with blanks where others are between."""
    at, text = sentences[0].start, ""
    for sentence in sentences:
        text = text.ljust(sentence.start - at) + sentence.text
    return text


def _opens(text: str) -> bool:
    match = quoting.MARKS.match(text)
    return match is not None and str(match.lastgroup).startswith("opens")
