"""The two shapes of an entry: a pattern that heeds no capitals, and a set of words."""

import re


def pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())
