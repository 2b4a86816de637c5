"""Small repairs inside a line: invisible characters, stray tags, broken words, missing spaces."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.reading.fragments import broken_words
from index.reading.lines import LINE_ENDS
from index.records import Edit

BROKEN_WORD = "broken word"
INVISIBLE_CHARACTER = "control character"
MISSING_SPACE = "missing space after a full stop"
STRAY_TAG = "stray tag"

# Controls, soft hyphens, zero-width spaces and marks that reverse the reading direction; tabs
# and line ends stay, as do the joiners that some scripts and emoji need.
INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]+")
INLINE_TAGS = frozenset("a b em font i small span strong sub sup u".split())
LINE_TAGS = frozenset("blockquote br center div h1 h2 h3 h4 h5 h6 hr img li ol p table tbody td th tr ul".split())
# "<p class=x>", "</p>", "<br/>", and the debris "< p/=\"\">"; but not "a < b > c". The length is bounded
# so that a long line of "<" costs no more than its length.
TAG_NAME = re.compile(r"[a-z]+[1-6]?", re.I)
NAMES = "|".join(sorted(INLINE_TAGS | LINE_TAGS))
TAG = re.compile(
    rf"<(?:/{{0,2}}(?:{NAMES})(?:[ /=][^<>\n]{{0,300}})?| {{1,2}}(?:/(?:{NAMES})|(?:{NAMES}) ?[/=][^<>\n]{{0,300}}))>",
    re.I,
)
STOP = re.compile(r"(?:(?<=[a-z]{2})|(?<=[a-z]\)))[.!?](?=[A-Z][a-z]{0,30}[\s,'’])")
NEIGHBOURHOOD = 60  # characters looked at on each side of a stop: longer than any word
BLANKS = " \t"
CODE_OR_ADDRESS = frozenset("/@\\_=`.<>")


def mends(text: str, start: int = 0, *, arranged: bool = False) -> tuple[Edit, ...]:
    """Every repair of text at or after start, in order and apart; none changes a kept letter.

    In an arranged file, one with front matter or Markdown headings, tags are the writer's and stay.
    """
    tags = [] if arranged else stray_tags(text, start)
    found = sorted(
        [*invisible(text, start), *tags, *rejoined(text, start), *spaced(text, start)],
        key=lambda edit: (edit.start, edit.end),
    )
    apart: list[Edit] = []
    for edit in found:
        if not apart or edit.start >= apart[-1].end:
            apart.append(edit)
    return tuple(apart)


def invisible(text: str, start: int) -> Iterator[Edit]:
    for match in INVISIBLE.finditer(text, start):
        yield Edit("mend", *match.span(), match.group(), "", INVISIBLE_CHARACTER)


def rejoined(text: str, start: int) -> Iterator[Edit]:
    for left, right in broken_words(text, start):
        yield Edit("mend", left, right, text[left:right], "", BROKEN_WORD)


def spaced(text: str, start: int) -> Iterator[Edit]:
    """A space where a sentence begins right after a stop: "association.Setting", not "e.g.X"."""
    for match in STOP.finditer(text, start):
        before = text[max(start, match.start() - NEIGHBOURHOOD) : match.start()].split()[-1]
        after = text[match.end() : match.end() + NEIGHBOURHOOD].split()[0].rstrip(".")
        if CODE_OR_ADDRESS.isdisjoint(before) and CODE_OR_ADDRESS.isdisjoint(after):
            yield Edit("mend", match.end(), match.end(), "", " ", MISSING_SPACE)


@dataclass(slots=True)
class Run:
    """Neighbouring tags and the blanks around them."""

    start: int
    end: int
    inline: bool


def stray_tags(text: str, start: int) -> Iterator[Edit]:
    for run in tag_runs(text, start):
        first, last = run.start, run.end
        opens_line = first == start or text[first - 1] in LINE_ENDS
        closes_line = last == len(text) or text[last] in LINE_ENDS
        blank = text[first] in BLANKS or text[last - 1] in BLANKS
        after = "" if opens_line or closes_line or (run.inline and not blank) else " "
        yield Edit("mend", first, last, text[first:last], after, STRAY_TAG)


def tag_runs(text: str, start: int) -> list[Run]:
    runs: list[Run] = []
    for match in TAG.finditer(text, start):
        left, right = match.span()
        if text[left - 1 : left] == "`" or text[right : right + 1] == "`":
            continue
        inline = TAG_NAME.findall(match.group())[0].lower() in INLINE_TAGS
        floor = runs[-1].end if runs else start
        while left > floor and text[left - 1] in BLANKS:
            left -= 1
        while right < len(text) and text[right] in BLANKS:
            right += 1
        if runs and left == runs[-1].end:
            runs[-1].end, runs[-1].inline = right, runs[-1].inline and inline
        else:
            runs.append(Run(left, right, inline))
    return runs
