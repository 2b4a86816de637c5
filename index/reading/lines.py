"""The lines of a text that hold something, each at its place in the original."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.records import Edit

LINE_ENDS = "\n\r\f\v\x1c\x1d\x1e\x85\u2028\u2029"
CONTENT = re.compile(f"[^{LINE_ENDS}]+")
INVISIBLES = "".join(map(chr, [*range(9), *range(14, 32), *range(127, 133), *range(134, 160)]))
# What str.strip() takes from the ends, and the characters that reading removes anyway.
BLANKS = " \t\n\r\f\v\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
EDGES = BLANKS + "\u2028\u2029\u202f\u205f\u3000\u00ad\u200b\u2060\ufeff" + INVISIBLES


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its outer blanks, at [start, end) of the original.

    text is the line as mended; width counts the characters from the left margin; gap counts the
    empty lines above it.
    """

    start: int
    end: int
    width: int
    gap: int
    text: str
    mends: tuple[Edit, ...] = ()


def apply_edits(text: str, edits: Sequence[Edit], start: int = 0, end: int | None = None) -> str:
    """text[start:end] with the edits that lie in it carried out; edits are in order and apart."""
    pieces: list[str] = []
    at = start
    for edit in edits:
        pieces += text[at : edit.start], edit.after
        at = edit.end
    return "".join([*pieces, text[at : len(text) if end is None else end]])


def split_lines(original: str, start: int, mends: Sequence[Edit]) -> list[Line]:
    """The lines at or after start that hold something, with the mends that fall inside them."""
    lines: list[Line] = []
    above, next_mend = start, 0
    for match in CONTENT.finditer(original, start):
        content = match.group().strip(EDGES)
        if not content:
            continue
        first = original.index(content[0], match.start())
        last = first + len(content)
        while next_mend < len(mends) and mends[next_mend].start < first:
            next_mend += 1
        inside = next_mend
        while next_mend < len(mends) and mends[next_mend].start < last:
            next_mend += 1
        own = tuple(mends[inside:next_mend])
        last = max([last, *(mend.end for mend in own)])
        text = apply_edits(original, own, first, last).strip() if own else content
        gap = max(0, line_ends(original[above : match.start()]) - 1)
        lines.append(Line(first, last, last - match.start(), gap, text, own))
        above = match.end()
    return lines


def line_ends(text: str) -> int:
    return sum(map(text.count, LINE_ENDS)) - text.count("\r\n")
