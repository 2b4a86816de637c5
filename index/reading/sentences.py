"""Sentences of a document: each at its place in the clean text, none across two blocks."""

import re
from collections.abc import Iterator

from index.reading.abbreviations import is_abbreviation
from index.records import Block, Document, Sentence

LONGEST = 80  # words; a longer sentence is a list in disguise: split at colons, semicolons, "(a)" and provisos
SHORTEST_PART = 4  # words; a shorter part of such a list stays with the part before it

# A run of stops, the marks that close with it ([12] is a reference), and blanks. Tokenised texts
# put blanks before the stop and before a closing ''. A run of stops is tried once, from its first
# to its last, and every other repetition is bounded, so the search is linear.
END = re.compile(
    r"(?<![.!?…])(?P<stop>[.!?…]++)"
    r"(?P<close>[\"'’”»)\]]{0,4}(?:\[[^\[\]\n]{1,20}\]){0,9}(?: (?:''|”)(?=\s))?)(?P<blank>\s+)"
)
SPLIT_INSIDE = re.compile(
    r"(?<=[;:])\s+|(?<=\s)(?=\((?:[a-z]|[ivx]{1,4}|\d{1,2})\)\s)|(?<=\s)(?=[•▪◦‣●]\s)"
    r"|(?<=,)\s+(?=(?:provided|except|notwithstanding|unless)\b)"
)
# Where a part that is still over-long goes on with another clause.
SPLIT_CLAUSES = re.compile(
    r"(?<=,)\s+(?=(?:and|or|but) (?:if|the|that|any|such|each|all|to|in|shall|will|is|are|not|[A-Z][a-z]*)\b)"
    r"|(?<=,)\s+(?=(?:whether|including|which|where|so long as|in each case)\b)"
    r"|(?<=\s)(?=provided(?: that|, however)\b)"
)
OPENING = "\"'`‘“«([{¿¡•*-–—"
STARTERS = frozenset(
    """a after all also although an and any as at because both but by during each every for from he her his how
    however if in it its many more most no not on one other our she since so some such that the their there these
    they this those to under we what when where which while who with you your""".split()
)


def sentences(document: Document) -> tuple[Sentence, ...]:
    """The sentences of all blocks in order; a heading is one sentence, whatever its marks."""
    return tuple(
        Sentence(document.id, start, end, number, block.kind, document.text[start:end])
        for number, block in enumerate(document.blocks, 1)
        for start, end in block_sentences(document.text, block)
    )


def block_sentences(text: str, block: Block) -> Iterator[tuple[int, int]]:
    if block.kind == "heading":
        yield block.start, block.end
        return
    content = text[block.start : block.end]
    for start, end in split_sentences(content):
        for first, last in split_long(content, start, end):
            yield block.start + first, block.start + last


def split_sentences(text: str) -> Iterator[tuple[int, int]]:
    """The places of the sentences of one paragraph, without blanks around them."""
    start = 0
    for match in END.finditer(text):
        if is_boundary(text, start, match):
            yield from worded(text, start, match.end("close"))
            start = match.end()
    yield from worded(text, start, len(text))


def worded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The place without outer blanks, if it holds a letter or digit."""
    part = text[start:end]
    if any(map(str.isalnum, part)):
        yield start + len(part) - len(part.lstrip()), start + len(part.rstrip())


def is_boundary(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a stop ends the sentence that began at start."""
    stop, following = match["stop"], next_word(text, match.end())
    first = following.lstrip(OPENING)[:1]
    if not following or (following[0] not in OPENING and not following[0].isalnum()):
        return False
    if first.islower():
        return stop.endswith("?") and not match["close"]
    if "..." in stop or "…" in stop or stop == "..":
        spaced = match.start() > start and text[match.start() - 1].isspace()
        return not spaced or is_starter(following)
    if stop != "." or match["close"]:
        return True
    before = text[max(start, match.start() - 40) : match.start()]
    if not before or before[-1].isspace():
        return bool(before.strip())
    if is_number(text[start : match.start()] if match.start() - start <= 8 else ""):
        return False
    return not is_abbreviation(before.split()[-1].lstrip(OPENING), following, starter=is_starter(following))


def next_word(text: str, at: int) -> str:
    return (text[at : at + 40].split(maxsplit=1) or [""])[0]


def is_starter(word: str) -> bool:
    return word.strip(OPENING + ",;:.'’”\"").lower() in STARTERS


def is_number(text: str) -> bool:
    """Whether all that stands before the stop is the number of a list or a clause."""
    return text.strip(" ([").replace(".", "").isalnum() and (text.strip(" ([")[0].isdigit() or len(text.strip()) == 1)


def split_long(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """An over-long sentence in parts, at its marks and provisos; an over-long part at its clauses; any other whole."""
    for first, last in _split_where_long(text, start, end, SPLIT_INSIDE):
        yield from _split_where_long(text, first, last, SPLIT_CLAUSES)


def _split_where_long(text: str, start: int, end: int, marks: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    if len(text[start:end].split()) <= LONGEST:
        yield start, end
        return
    at = start
    for match in marks.finditer(text, start, end):
        if len(text[at : match.start()].split()) >= SHORTEST_PART:
            yield from worded(text, at, match.start())
            at = match.end()
    yield from worded(text, at, end)
