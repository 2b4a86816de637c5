"""Page furniture: the lines around a text that belong to the web page, not to the text.

Only whole lines are cut. Furniture stands at the head of a page, before its first sentence, and at
its foot, after its last; in between only controls that nobody writes into a text are cut. A page
that itself speaks of cookies keeps every line about them, and a file with front matter or Markdown
headings, which somebody arranged, loses only controls, and those only at its head and foot.
"""

from collections.abc import Sequence
from itertools import takewhile

from index.reading.blocks import MARKER, is_capitalised, is_prose
from index.reading.labels import (
    COMMENTS,
    COOKIE_TOPIC,
    COOKIES,
    FEEDBACK,
    FORM_TOPIC,
    NAVIGATION,
    is_notice,
    label,
    plain,
)
from index.reading.lines import Line

HEADLINE = "repeated headline"
CONTENTS = "table of contents"
LEAST_BODY = 40  # words of text that a page must hold before notices are taken off it
MENU_WORDS = 6  # a line of the menus below a page's end is no longer
LEAST_SIGNS = 2  # notices and labels above a text; one alone may be its first sentence
HEADLINE_LINES = 10  # lines at the top of a page among which a headline is repeated
HEADLINE_WORDS = 3  # "Contact" or a telephone number may well stand twice
HEADLINE_REACH = 3  # lines further down in which a repeated headline is looked for
ELLIPSES = (" ...", "...", " …", "…")
SITE_MARKS = (" - ", " | ", " – ")

Cuts = dict[int, str]  # start of a line -> reason


def find_furniture(lines: Sequence[Line], *, arranged: bool) -> Cuts:
    """The lines to cut, by their start, each with the reason."""
    texts = [plain(line) for line in lines]
    body = [at for at, line in enumerate(lines) if is_body(line.text, texts[at])]
    if not body:
        return {}
    head, foot = range(body[0]), range(body[-1] + 1, len(lines))
    if arranged:
        return cut_labels(lines, texts, [*head, *foot], "control")
    cuts = cut_labels(lines, texts, range(len(lines)), "control")
    cuts |= cut_labels(lines, texts, head, "edge")
    cuts |= cut_labels(lines, texts, foot, "foot", "edge")
    cuts |= cut_notices(lines, texts, head, body)
    cuts |= cut_contents(lines, texts, head)
    cuts |= cut_foot(lines, texts)
    return cuts | cut_headlines([lines[at] for at in (*head, *body[:1]) if lines[at].start not in cuts])


def is_body(line: str, text: str) -> bool:
    """Whether a line is a sentence of the text; a notice is not, nor is a label."""
    if line.endswith(ELLIPSES):
        return False
    notice = is_notice(text, COOKIE_TOPIC) or is_notice(text, FORM_TOPIC)
    return is_prose(line) and not notice and not label(text, "control", "foot", "edge")


def cut_labels(lines: Sequence[Line], texts: Sequence[str], places: Sequence[int], *tables: str) -> Cuts:
    found = {lines[at].start: label(texts[at], *tables) for at in places if not lines[at].text.endswith(".")}
    return {start: reason for start, reason in found.items() if reason}


def cut_notices(lines: Sequence[Line], texts: Sequence[str], head: Sequence[int], body: Sequence[int]) -> Cuts:
    """Cookie and browser notices above the text, unless the text itself speaks of such things."""
    inside = [texts[at] for at in range(body[0], body[-1] + 1)]
    if sum(len(text.split()) for text in inside) < LEAST_BODY or any(map(COOKIE_TOPIC.search, inside)):
        return {}
    notices = [at for at in head if is_notice(texts[at], COOKIE_TOPIC)]
    labels = [at for at in head if label(texts[at], "control", "edge")]
    if len(notices) + len(labels) < LEAST_SIGNS:
        return {}
    return {lines[at].start: COOKIES for at in notices}


def cut_contents(lines: Sequence[Line], texts: Sequence[str], head: Sequence[int]) -> Cuts:
    """The entries below "Contents" that stand again further down, as headings."""
    last = {bare(text): at for at, text in enumerate(texts)}
    title = next((at for at in head if texts[at] == "contents"), len(head))
    repeated = takewhile(lambda at: last[bare(texts[at])] > at, head[title + 1 :])
    return {lines[at].start: CONTENTS for at in repeated}


def bare(text: str) -> str:
    return MARKER.sub("", text, count=1)


def cut_foot(lines: Sequence[Line], texts: Sequence[str]) -> Cuts:
    """The run of labels, notices and menu lines that ends a page, from its first foot label on."""
    run = list(takewhile(lambda at: is_foot(lines[at].text, texts[at]), reversed(range(len(lines)))))
    opening = [at for at in run if label(texts[at], "foot") or label(texts[at], "control") == FEEDBACK]
    if not opening:
        return {}
    return {
        lines[at].start: label(texts[at], "control", "foot", "edge") or foot_reason(texts[at])
        for at in run
        if at >= min(opening)
    }


def is_foot(line: str, text: str) -> bool:
    if label(text, "control", "foot", "edge") or is_notice(text, FORM_TOPIC) or is_notice(text, COOKIE_TOPIC):
        return True
    words = line.split()
    menu = len(words) <= MENU_WORDS or is_capitalised(words)
    return menu and not any(mark in ".:;@?!" or mark.isdigit() for mark in line)


def foot_reason(text: str) -> str:
    return COMMENTS if is_notice(text, FORM_TOPIC) else NAVIGATION


def cut_headlines(head: Sequence[Line]) -> Cuts:
    """Headlines above the text that stand again, whole, just below."""
    cuts: Cuts = {}
    for at, line in enumerate(head[:HEADLINE_LINES]):
        below = [other.text.casefold() for other in head[at + 1 : at + 1 + HEADLINE_REACH]]
        if len(line.text.split()) >= HEADLINE_WORDS and is_repeated(line.text.casefold(), below):
            cuts[line.start] = HEADLINE
    return cuts


def is_repeated(text: str, below: Sequence[str]) -> bool:
    """Whether a headline stands again below, alone where it named the site, or whole where it was cut short."""
    whole = [other for other in below if len(other.split()) >= HEADLINE_WORDS]
    if text in whole or any(text.startswith(other + mark) for other in whole for mark in SITE_MARKS):
        return True
    stem = next((text.removesuffix(mark) for mark in ELLIPSES if text.endswith(mark)), None)
    return bool(stem) and any(other.startswith(stem) for other in below if stem)
