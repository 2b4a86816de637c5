"""From a file's text to clean text: furniture cut, lines rejoined, breaks mended, every edit listed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.reading.blocks import Group, group
from index.reading.furniture import find_furniture
from index.reading.lines import EDGES, Line, apply_edits, split_lines
from index.reading.mend import STRAY_TAG, mends
from index.reading.wrapping import measure
from index.records import Block, Edit

FRONT_MATTER = "front matter"
LINE_WRAP = "hard line wrap"
SPACING = "spacing between paragraphs"
HEADING_MARK = re.compile(r"^#{1,6}\s+\S", re.MULTILINE)

__all__ = ["Cleaned", "apply_edits", "clean"]


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Clean text, its blocks, and the edits that make it of the original, in order and apart."""

    text: str
    blocks: tuple[Block, ...]
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Joint:
    """What stands between two kept lines in the clean text, and why."""

    after: str
    reason: str


def clean(original: str, front_matter: int = 0) -> Cleaned:
    """The clean text of a file; its first front_matter characters are known to be front matter."""
    arranged = front_matter > 0 or HEADING_MARK.search(original) is not None
    lines = split_lines(original, front_matter, mends(original, front_matter, arranged=arranged))
    cuts = find_furniture(lines, arranged=arranged)
    cuts |= {line.start: STRAY_TAG for line in lines if not line.text}
    kept = [line for line in lines if line.start not in cuts]
    breaks = frozenset(after_cuts(lines, cuts))
    groups = group(kept, breaks, measure(kept))
    removed = [line for line in lines if line.start in cuts]
    edits = tuple(all_edits(original, front_matter, groups, removed, cuts))
    text = apply_edits(original, edits)
    return Cleaned(text, tuple(place_blocks(text, groups, edits)), edits)


def after_cuts(lines: Sequence[Line], cuts: dict[int, str]) -> Iterator[int]:
    for above, line in pairwise(lines):
        if above.start in cuts:
            yield line.start


def all_edits(
    original: str, start: int, groups: Sequence[Group], removed: Sequence[Line], cuts: dict[int, str]
) -> Iterator[Edit]:
    """The edits in order: what is between the kept lines, then the mends inside each."""
    if start:
        yield Edit("cut", 0, start, original[:start], "", FRONT_MATTER)
    at, next_removed = start, 0
    for line, joint in joints(groups):
        stop = next_removed
        while stop < len(removed) and removed[stop].start < line.start:
            stop += 1
        yield from between(original, at, line.start, joint, removed[next_removed:stop], cuts)
        yield from line.mends
        at, next_removed = line.end, stop
    yield from between(original, at, len(original), Joint("", SPACING), removed[next_removed:], cuts)


def joints(groups: Sequence[Group]) -> Iterator[tuple[Line, Joint]]:
    """Each kept line with what joins it to the one above."""
    above: Group | None = None
    for this in groups:
        yield this.lines[0], Joint(separator(above, this), SPACING)
        for last, line in pairwise(this.lines):
            yield line, Joint("" if is_hyphenated(last, line) else " ", LINE_WRAP)
        above = this


def separator(above: Group | None, this: Group) -> str:
    if above is None:
        return ""
    tight = above.kind == this.kind == "item" or (this.kind is None and this.lines[0].gap == 0)
    return "\n" if tight else "\n\n"


def is_hyphenated(line: Line, following: Line) -> bool:
    return line.text[-1] == "-" and line.text[-2:-1].isalpha() and following.text[0].islower()


def between(
    original: str, start: int, end: int, joint: Joint, removed: Sequence[Line], cuts: dict[int, str]
) -> Iterator[Edit]:
    """The edits of original[start:end]: its blanks become the joint, the removed lines go."""
    first = removed[0].start if removed else end
    if original[start:first] != joint.after:
        yield Edit("mend", start, first, original[start:first], joint.after, joint.reason)
    for at, line in enumerate(removed):
        stop = removed[at + 1].start if at + 1 < len(removed) else end
        yield Edit("cut", line.start, stop, original[line.start : stop], "", cuts[line.start])


def place_blocks(text: str, groups: Sequence[Group], edits: Sequence[Edit]) -> Iterator[Block]:
    """The blocks at their places in the clean text, without markers and outer blanks."""
    shift, next_edit = 0, 0
    for this in groups:
        places = []
        for place in (this.lines[0].start, this.lines[-1].end):
            while next_edit < len(edits) and edits[next_edit].end <= place and edits[next_edit].start < place:
                shift += len(edits[next_edit].after) - len(edits[next_edit].before)
                next_edit += 1
            places.append(place + shift)
        first, last = places[0] + this.before, places[1] - this.after
        content = text[first:last]
        first += len(content) - len(content.lstrip(EDGES))
        last -= len(content) - len(content.rstrip(EDGES))
        if this.kind and any(map(str.isalnum, text[first:last])):
            yield Block(this.kind, first, last, this.level)
