"""What a sentence holds, and what it leans on."""

import re

from assistant.lexicon.shapes import pattern
from index.words import stems

_MONTH = (
    "(?:january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
)
TIME = pattern(
    rf"\b(?:1[0-9]|20)\d\d\b|\b{_MONTH}\b\.?\s+\d|\b\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}\b|\b\d+(?:st|nd|rd|th)\s+century"
    r"|\b(?:day|week|month|year|hour|minute)s?\b"
)
# A year says when, not how many; "1800 homes" is none.
YEAR = re.compile(r"(?<![£$€,.\d])(?:1\d|20)\d\d\b(?!%|,\d|\.\d|\s(?:[a-z]+s|people|children|men|women)\b)")
NUMBER = pattern(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred|thousand|million|billion|half"
    r"|third|quarter|dozen|percent)\b"
)
MEMBERS = pattern(
    r"\bcompris(?:es?|ed|ing)\b|\bmade up (?:of|from)\b|\bconsist(?:s|ed|ing)? of\b|\bcomposed of\b|\bmembers include\b"
)
DENIES = pattern(
    r"\b(?:not|never|unable|cannot|no|none|nor|neither|without|fail\w*|lack\w*|miss(?:ed|ing)|unlikely|except|few"
    r"|un\w+ed|im\w+ble|refus\w*|rather than|instead of|prevent\w*)\b|n['’]t\b"
)
SAYING = frozenset(
    stems(
        "say said argue think believe claim state suggest call propose want urge warn insist welcome criticise support "
        "oppose stress demand recommend note add write tell ask describe explain"
    )
)
# A sentence that starts so leans on the one before it, or goes on with what that one announced.
LEANS_BACK = re.compile(
    r"^[‘“\"'(]*(This|That|These|Those|It|They|Such|He|She|But|However|Also|And|Instead|His|Her|Their|Its|Similarly"
    r"|Likewise|Therefore|Thus|Otherwise|Moreover|Furthermore|Additionally|In addition|As a result|For example"
    r"|For instance)\b"
)
GOES_ON = re.compile(r"^[‘“\"'(]*((These|They|This|It) (include|are|is)s?|Namely|For example)\b")
