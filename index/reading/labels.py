"""The words of page furniture: controls, labels and notices that web pages put around a text.

Each pattern must match a whole line, in lower case, without bullet and outer marks. They come from
the conventions of government, charity and news sites, not from the texts of any corpus.
"""

import re

from index.reading.lines import Line

COOKIES = "cookie notice"
NAVIGATION = "navigation"
COMMENTS = "comment form"
FEEDBACK = "page feedback form"
SHARING = "share or print link"
PUBLISHED = "publication line"
COPYRIGHT = "copyright line"

MONTHS = "january february march april may june july august september october november december".split()
DAY = rf"(?:\w+day,? )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?P<month>{'|'.join(MONTHS)}),? (?P<year>\d{{4}})"

# Nobody writes these as a line of a policy text: cut wherever they stand alone.
CONTROLS = {
    NAVIGATION: r"(skip|jump) to (the )?(main |page )?(content|navigation|search)( of this page)?"
    r"|skip navigation|(show|hide|toggle|open|close) (the )?(site |main |navigation )*(menu|navigation)"
    r"|(back|return) to (the )?top( of (the |this )?page)?|you are here( .*)?|search gov\.uk"
    r"|(show|see|hide) all (page )?updates"
    r"|an official (web ?)?site of .{3,60}|here's how you know|the (\.gov|\.mil) means it's official\.?",
    COOKIES: r"(accept|reject|allow|decline|refuse|manage|view|change|save)"
    r"( all| additional| optional| analytics| my| your| non-essential)* cookies?( settings| preferences)?"
    r"|cookies on [\w. -]{2,40}|hide (this|cookies?) message|(manage|change) (your )?cookie (settings|preferences)",
    SHARING: r"(share|print|e-?mail|tweet|bookmark) (this|the|entire|whole) (page|article|story|guide|document)"
    r"|share (this )?(page |article |story )?(on|via|with|by) "
    r"(facebook|twitter|x|linkedin|whatsapp|e-?mail)( \(opens in (a )?new (tab|window)\))?",
    FEEDBACK: r"(is|was) this (page|article|information) (useful|helpful)"
    r"|(yes|no),? this page is (not )?useful|(yes|no),? this page (was|is) (not )?helpful"
    r"|report (a|any) (problem|issue)s? with this (page|website)"
    r"|(get|sign up for) e-?mails?( alerts| updates)?( about| or print) this page|updates to this page",
}
# These open the foot of a page; they may also head a section, so they count only at its foot.
FOOT_LABELS = {
    COMMENTS: r"have your say|(leave|post|add|write) (a|your) (comment|reply)|join the (conversation|discussion)"
    r"|comments? \(\d+\)|(\d+|no) comments|(sign|log) in (or register )?to (comment|reply).*",
    FEEDBACK: r"help us improve [\w. ]{2,40}",
    NAVIGATION: r"related (content|links|articles|stories|pages)|explore the topic|more (stories|on this story)",
    COPYRIGHT: r"(©|\(c\) ?\d{4}|copyright ?(©|\(c\)|\d{4})).{0,80}|.{0,60}all rights reserved\.?"
    r"|all content is available under the open government licence.{0,60}",
}
# Plain words that are furniture only at the head or foot of a page.
EDGE_LABELS = {
    NAVIGATION: r"home( ?[>›»/|].{0,200})?|(main |site |navigation )?menu|search|contents"
    r"|more|next|previous|close|breadcrumbs?|(learn|read|find out|see) more|sign in|log ?in|log ?out"
    r"|register|subscribe|gov\.uk|advert(isement)?",
    COMMENTS: r"comments?|reply",
    FEEDBACK: r"yes|no|maybe|feedback",
    SHARING: r"share|print|tweet|facebook|twitter|linkedin|whatsapp",
    PUBLISHED: rf"(first )?(published|updated|last updated|posted|last modified)( on)?:? {DAY}"
    r"( ?[—–+-]? ?(see|show) all updates)?",
}

COOKIE_TOPIC = re.compile(
    r"\bcookies?\b|\b(your|another|different|modern|newer) (web )?browser\b"
    r"|\b(enable|requires?|turn on|without) javascript\b|\bjavascript (is|to be|must be|has been)\b"
)
FORM_TOPIC = re.compile(
    r"\b(sign(ed|ing)? (in|up)|log(ged|ging)? in|regist(er|ered|ration)|comments?|html|terms (and conditions|of use)"
    r"|survey|newsletter|feedback|national insurance number|copyright|moderat\w+)\b"
)
ADDRESSED = re.compile(r"\b(you|your|you'd|you've|we|we'd|we'll|we've|our|us|please|this (web ?)?site|this page)\b")
LONGEST_NOTICE = 45  # words; a longer line is text

PATTERNS = {
    name: [(re.compile(rf"(?:{pattern})"), reason) for reason, pattern in table.items()]
    for name, table in (("control", CONTROLS), ("foot", FOOT_LABELS), ("edge", EDGE_LABELS))
}
BULLET = re.compile(r"^[*•·‣◦▪>–—+-]\s+")


def plain(line: Line) -> str:
    """A line's text for comparing: lower case, straight apostrophes, no bullet, no outer marks."""
    text = BULLET.sub("", line.text).replace("’", "'").casefold()
    return text.strip(" \t[]|?!:…'\"")


def label(text: str, *names: str) -> str | None:
    """The reason to cut a line of these words by the named tables ("control", "foot", "edge"), if any."""
    for name in names:
        for pattern, reason in PATTERNS[name]:
            if pattern.fullmatch(text):
                return reason
    return None


def is_notice(text: str, topic: re.Pattern[str]) -> bool:
    """Whether a line speaks to the reader of the page about a topic of websites."""
    return len(text.split()) <= LONGEST_NOTICE and bool(topic.search(text) and ADDRESSED.search(text))
