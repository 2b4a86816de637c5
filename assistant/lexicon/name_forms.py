"""Names, and British beside American spellings."""

import re
from collections.abc import Collection

from assistant.lexicon.shapes import pattern

SHORT_FORM = re.compile(r"[A-Za-z][\w&]*")
IN_BRACKETS = re.compile(r"[()]")
AROUND = pattern(r"^the |['’]s$")  # a name: its article and its possessive
# British and American, wherever they stand in a word: what they make counts only when the texts hold it.
SPELLINGS = (
    ("is", "iz"),
    ("ys", "yz"),
    ("our", "or"),
    ("re", "er"),
    ("ence", "ense"),
    ("ogue", "og"),
    ("amme", "am"),
    ("ll", "l"),
    ("ae", "e"),
    ("dge", "dg"),
)


def naming(forms: Collection[str]) -> re.Pattern[str]:
    """What finds each of some names in a text, with article and possessive; of two that begin alike the longer."""
    alternatives = "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
    return pattern(rf"\b(?:the )?(?:{alternatives})\b(?:['’]s)?")
