"""Hard line wraps, found by measuring the lines of a text, never by its name.

A program that wraps at a width fills each line until the next word does not fit. So where a line
breaks off and the next goes on in lower case, the width lies between the length of the line and
that length plus the next word. A wrapped text has a width on which nearly all such places agree.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.reading.lines import Line

NARROWEST, WIDEST = 40, 160  # characters; mail and print wrap at 60 to 100
FEWEST_PLACES = 2  # one line that goes on in lower case proves nothing
AGREEMENT = 0.75  # share of the places that fit one width; lists of short lines reach about half
MOST_WIDER = 0.5  # lines wider than the width for each agreeing place: a wrapped text has next to none
RAGGED = 0.6  # of the width: a line this long that goes on in lower case was wrapped, filled or not
LONG_ENOUGH = 0.5  # of the width: only such lines take part in the measuring

CLOSED = re.compile(r"""[.?!:;…]["'’”)\]]*$""")


@dataclass(frozen=True, slots=True)
class Wrap:
    """A text wrapped at width characters, with gap empty lines between wrapped lines."""

    width: int
    gap: int


def is_closed(text: str) -> bool:
    """Whether a line ends as a sentence, a clause of a list or an announcement ends."""
    return CLOSED.search(text[-8:]) is not None


def goes_on(line: Line, following: Line) -> bool:
    return not is_closed(line.text) and following.text[:1].islower()


def first_word_width(line: Line) -> int:
    return len(line.text.split(maxsplit=1)[0])


def measure(lines: Sequence[Line]) -> Wrap | None:
    """The wrap of a text, or None where its lines are whole paragraphs."""
    distinct = {(line.text, following.text): (line, following) for line, following in pairwise(lines)}
    places = [
        (line, following)
        for line, following in distinct.values()
        if NARROWEST * LONG_ENOUGH <= line.width <= WIDEST and following.gap <= 1 and goes_on(line, following)
    ]
    starts: Counter[int] = Counter()
    for line, following in places:
        starts[line.width] += 1
        starts[line.width + first_word_width(following) + 1] -= 1
    width = most_agreed(starts)
    if not NARROWEST <= width <= WIDEST:
        return None
    counted = [pair for pair in places if width * LONG_ENOUGH <= pair[0].width <= width * 2]
    agreeing = [pair for pair in counted if fills(*pair, width)]
    if len(agreeing) < max(FEWEST_PLACES, AGREEMENT * len(counted)):
        return None
    if sum(line.width > width for line in lines) > MOST_WIDER * len(agreeing):
        return None
    return Wrap(width, Counter(following.gap for _, following in agreeing).most_common(1)[0][0])


def most_agreed(starts: Counter[int]) -> int:
    """The largest width inside the most ranges; starts counts ranges opening less those closing."""
    best, best_width, open_ranges = 0, 0, 0
    widths = sorted(starts)
    for width, following in pairwise(widths):
        open_ranges += starts[width]
        if open_ranges >= best:
            best, best_width = open_ranges, following - 1
    return best_width


def fills(line: Line, following: Line, width: int) -> bool:
    """Whether the first word of the following line would not have fitted on this one."""
    return line.width <= width < line.width + 1 + first_word_width(following)


def is_wrapped(line: Line, following: Line, wrap: Wrap) -> bool:
    """Whether the following line goes on with the paragraph of this one."""
    if following.gap != wrap.gap or max(line.width, following.width) > wrap.width:
        return False
    if fills(line, following, wrap.width):
        return True
    return line.width >= wrap.width * RAGGED and goes_on(line, following)
