"""The kind of answer a question asks for, and whether a sentence holds one: a number, a time, a name, a reason."""

import re
from collections.abc import Callable, Collection, Mapping
from enum import StrEnum

from index.words import FUNCTION_WORDS, fold, stems


class Kind(StrEnum):
    """What a question asks for; OTHER can be answered by any sentence."""

    NAME = "name"
    MEMBERS = "members"
    NUMBER = "number"
    TIME = "time"
    WHO = "who"
    WHERE = "where"
    WHY = "why"
    MEANING = "meaning"
    HOW = "how"
    OTHER = "other"


_MONTH = (
    "(?:january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
)
_TIME = re.compile(
    rf"\b(?:1[0-9]|20)\d\d\b|\b{_MONTH}\b\.?\s+\d|\b\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}\b|\b\d+(?:st|nd|rd|th)\s+century"
    r"|\b(?:day|week|month|year|hour|minute)s?\b",
    re.IGNORECASE,
)
# A year says when, not how many; "1800 homes" is none.
_YEAR = re.compile(r"(?<![£$€,.\d])(?:1\d|20)\d\d\b(?!%|,\d|\.\d|\s(?:[a-z]+s|people|children|men|women)\b)")
_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred|thousand|million|billion|half"
    r"|third|quarter|dozen|percent)\b",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\b(?:because|due to|since|so that|in order to|as a result|therefore|reasons?|caused?|purposes?|led to"
    r"|result(?:ed|s)? (?:in|from)|to (?:ensure|protect|prevent|help|improve|provide|allow|avoid|make|reduce))\b",
    re.IGNORECASE,
)
_MEANING = re.compile(r"\b(?:is|are|was|were|means?|refers? to|defined as|stands? for|comprises?)\b", re.IGNORECASE)
_MEMBERS = re.compile(
    r"\bcompris(?:es?|ed|ing)\b|\bmade up (?:of|from)\b|\bconsist(?:s|ed|ing)? of\b|\bcomposed of\b"
    r"|\bmembers include\b",
    re.IGNORECASE,
)
_WAY = re.compile(r"\b(?:by|through|using|via|with|must|can|should|need to|steps?)\b", re.IGNORECASE)
_PEOPLE = re.compile(
    r"\b(?:president|minister|king|queen|company|committee|government|council|agency|department|officer|authorit(?:y|ies)"
    r"|chair|director|association|group|people|anyone|you)\b",
    re.IGNORECASE,
)
_CAPITALISED = re.compile(r"(?<=[^.!?:]\s)[A-Z][\w’'-]+")

# What has members; "who is in custody?" asks for none.
_BODY = (
    r"(\S+ ){0,3}(group|committee|board|council|association|alliance|partnership|coalition|commission|network|panel)\b"
)

_QUESTIONS: tuple[tuple[Kind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (Kind.NAME, r"\bstands? for\b|\bshort for\b|\babbreviat\w+|\bacronym\b"),
        (Kind.TIME, r"\bwhen\b|\bhow (long|soon|late|early|often|old)\b|\bwhat (year|date|time|day|month)\b"),
        (
            Kind.NUMBER,
            r"\bhow (many|much|far|high|large|big|tall|deep|fast)\b"
            r"|\bwhat (percent|percentage|number|amount|age|proportion|share|fraction)\b"
            r"|\bwhat (is|are|was|were|will be) (the |an? )?(\w+ )?(number|amount|costs?|fees?|prices?|salary|total)\b"
            r"|\bwhat (do|does|did|will|would) ([\w'’]+ ){1,6}(cost|charge|earn|be paid)\b",
        ),
        (
            Kind.MEMBERS,
            rf"^(list|name)\b.*\bmembers of\b|\b(who|(which|what) \w+) (is|are|was|were) (all )?(the )?members of\b"
            rf"|^(the )?(members|membership|composition) of\b|\bbelongs? to (the |this |that )?{_BODY}"
            rf"|\b(who|(which|what) \w+) (is|are|was|were) (in|part of) (?!charge\b)(the |this |that )?{_BODY}"
            r"|\b(who|which|what) .*\b(makes? up|made up|comprises?)\b|\bconsists? of\b",
        ),
        (
            Kind.WHO,
            r"\b(who|whose|whom)\b|\b(which|what) (organisation|organization|body|bodies|group|agency|minister)s?\b",
        ),
        (Kind.WHERE, r"\bwhere\b|\b(what|which) (country|city|state|place|town|region|area)\b"),
        (Kind.WHY, r"\bwhy\b|\bwhat (is|are|was|were) the (reason|purpose|cause)"),
        (
            Kind.MEANING,
            r"\bwhat (is|are|was|were) (a |an |the )?\S+( \S+){0,2}\s*\??\s*$|\bwhat does .* mean|\bdefin(e|ition)\b",
        ),
        (Kind.HOW, r"\bhow\b"),
    )
)


def kind_asked(question: str) -> Kind:
    return next((kind for kind, pattern in _QUESTIONS if pattern.search(question)), Kind.OTHER)


def holds_kind(kind: Kind, sentence: str, asked: Collection[str]) -> bool:
    """Whether a sentence holds what the kind asks for; asked are the question's stems, which answer nothing."""
    if kind is Kind.WHO:
        return bool(_PEOPLE.search(sentence)) or _names_new(sentence, asked)
    if kind is Kind.WHERE:
        return _names_new(sentence, asked)
    test = _TESTS.get(kind)
    return bool(test and test(sentence))


_TESTS: Mapping[Kind, Callable[[str], object]] = {
    Kind.MEMBERS: _MEMBERS.search,
    Kind.NUMBER: lambda sentence: _NUMBER.search(_YEAR.sub("", sentence)),
    Kind.TIME: _TIME.search,
    Kind.WHY: _REASON.search,
    Kind.MEANING: _MEANING.search,
    Kind.HOW: _WAY.search,
}


def _names_new(sentence: str, asked: Collection[str]) -> bool:
    """Whether a sentence has a capitalised word, not at its start, that the question does not have."""
    names = (name for name in _CAPITALISED.findall(sentence) if fold(name) not in FUNCTION_WORDS)
    return any(not set(stems(name)) & set(asked) for name in names)
