"""Which lines make a heading, a paragraph or a list item."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.reading.lines import Line
from index.reading.wrapping import Wrap, is_closed, is_wrapped
from index.records import BlockKind

MARKER = re.compile(r"(?:[*•·‣◦▪●+–—-]|\d{1,3}[.)]|\((?:\d{1,3}|[a-z]{1,4})\)|[a-z]\)|(?:[a-z]|[ivx]{2,4})\.)\s+(?=\S)")
DASHES = frozenset("–—-")
ATX = re.compile(r"(?P<marks>#{1,6})\s+(?=\S)")
ATX_CLOSE = re.compile(r"\s#{1,6}$")
SETEXT = re.compile(r"(?:={2,}|-{2,})$")
INNER_STOP = re.compile(r"[a-z)][.!?] [A-Z]")
LEADING_ON = frozenset({"and", "or", "but", "the", "of", "to"})
LONGEST_HEADING = 12  # words; longer lines without a full stop are unfinished sentences
LONGEST_HEADING_WIDTH = 100  # characters
LONGEST_MARKED = 1_000  # characters: a longer line is no heading, whatever its marks; each passage below would carry it
PROSE_WORDS = 8  # a closed line of so many words is a sentence of the text
LONG_PROSE_WORDS = 16  # and so is an unclosed line of so many


@dataclass(frozen=True, slots=True)
class Group:
    """Lines that make one block; without a kind they are marks only, such as a rule."""

    kind: BlockKind | None
    lines: tuple[Line, ...]
    level: int = 0
    before: int = 0  # characters of the first line's text that are a marker
    after: int = 0  # and of the last line's


def is_prose(text: str) -> bool:
    """Whether a line is a sentence of a text rather than a title, a label or a row of links."""
    words = text.split()
    if is_closed(text):
        return len(words) >= PROSE_WORDS
    return len(words) >= LONG_PROSE_WORDS and not is_capitalised(words)


def is_capitalised(words: Sequence[str]) -> bool:
    """Whether most words begin with a capital, as in a row of links or names."""
    return sum(word[0].isupper() for word in words) > len(words) / 2


def group(lines: Sequence[Line], breaks: frozenset[int], wrap: Wrap | None) -> list[Group]:
    """The blocks of a text in order; a line whose start is in breaks never goes on with the one above."""
    runs: list[list[Line]] = []
    for at, line in enumerate(lines):
        ends_here = at == 0 or line.start in breaks or wrap is None
        if ends_here or starts_block(runs[-1], line, lines[at + 1 : at + 2], wrap):
            runs.append([line])
        else:
            runs[-1].append(line)
    return described(runs, breaks)


def starts_block(run: list[Line], line: Line, following: Sequence[Line], wrap: Wrap | None) -> bool:
    last = run[-1]
    if wrap is None or not is_wrapped(last, line, wrap) or has_no_words(line) or has_no_words(last):
        return True
    if ATX.match(line.text) or ATX.match(last.text) or is_item(line, run[0], last):
        return True
    heads_next = following and not is_wrapped(line, following[0], wrap) and is_title(line.text)
    return bool(heads_next and is_closed(last.text) and is_prose(following[0].text))


def is_item(line: Line, first: Line, last: Line) -> bool:
    """Whether a line opens a list item; a dash before lower case may be the writer's own."""
    marker = MARKER.match(line.text)
    if not marker:
        return False
    in_list = first.text[:1] == line.text[:1]
    own_dash = line.text[0] in DASHES and line.text[marker.end()].islower() and not in_list
    return not (own_dash and not is_closed(last.text))


def has_no_words(line: Line) -> bool:
    return not any(character.isalnum() for character in line.text)


def is_title(text: str) -> bool:
    """Whether a line alone reads as a heading: short, not lower case, not closed but by a question mark."""
    words = text.split() if len(text) <= LONGEST_HEADING_WIDTH else []
    if not 0 < len(words) <= LONGEST_HEADING or words[-1] in LEADING_ON or text[0].islower():
        return False
    open_end = text.endswith("?") or not (is_closed(text) or text[-1] in ",-–—")
    return open_end and not INNER_STOP.search(text) and any(map(str.isalpha, text))


def described(runs: Sequence[list[Line]], breaks: frozenset[int]) -> list[Group]:
    groups: list[Group] = []
    for at, run in enumerate(runs):
        following = runs[at + 1][0] if at + 1 < len(runs) else None
        groups.append(describe(run, following, groups[-1] if groups else None, breaks))
    return groups


def describe(run: list[Line], following: Line | None, previous: Group | None, breaks: frozenset[int]) -> Group:
    lines, text = tuple(run), run[0].text
    below = following if len(run) == 1 else None
    may_head = len(run) == 1 and len(text) <= LONGEST_MARKED
    atx = ATX.match(text)
    if atx and may_head:
        close = ATX_CLOSE.search(text)
        return Group("heading", lines, len(atx["marks"]), atx.end(), len(close.group()) if close else 0)
    if has_no_words(run[0]):
        return Group(None, lines)
    marker = MARKER.match(text)
    if below and may_head and below.gap == 0 and SETEXT.match(below.text):
        return Group("heading", lines, 1 if below.text[0] == "=" else 2)
    if below and not announced(previous, marker) and is_title(text) and heads(below, previous):
        return Group("heading", lines, 2 if previous else 1, marker.end() if marker else 0)
    if marker:
        return Group("item", lines, 0, marker.end())
    if previous and run[0].gap <= 1 and run[0].start not in breaks and goes_on_list(previous, run[0]):
        return Group("item", lines)
    return Group("paragraph", lines)


def announced(previous: Group | None, marker: re.Match[str] | None) -> bool:
    """Whether a line is an entry of a list: below "these are:", a bullet, or a number below an item."""
    if previous and previous.kind == "paragraph" and previous.lines[-1].text.endswith(":"):
        return True
    return marker is not None and (
        not marker.group()[0].isalnum() or (previous is not None and previous.kind == "item")
    )


def heads(following: Line, previous: Group | None) -> bool:
    """Whether the line below a title is prose of its own, or, below the title of the text, another title."""
    prose = is_prose(following.text) and not following.text[0].islower()
    return prose or (previous is None and is_title(following.text))


def goes_on_list(previous: Group, line: Line) -> bool:
    """Whether a line without a marker is the next of a list: lower case below "if you:" or its like."""
    above = previous.lines[-1]
    opens = previous.kind != "heading" and above.text.endswith(":")
    goes = previous.kind == "item" and not MARKER.match(previous.lines[0].text)
    return line.text[0].islower() and (opens or goes)
