"""Broken words: two fragments that a list of known English words says are one word."""

import re
from collections.abc import Iterator
from functools import cache
from math import log10

# Frequencies are on the Zipf scale of wordfreq: log10 of uses in a billion words; 0 is unknown.
# Over 470,000 neighbouring words of the public question sets these limits join none.
COMMON = 4.0  # "conditions" 4.98, "members" 5.3: such a word may absorb a rare fragment
KNOWN = 2.0  # "resourcing" 2.30; below this the list holds typing errors and foreign words
RARE = 3.2  # "ment" 3.14, "vices" 3.01: above this a fragment is a word in its own right
HUNDREDFOLD = 2.0  # how much commoner the whole must be than its rarer fragment
SHORTEST_FRAGMENT = 2  # one letter is an initial, a plural or a list marker

TYING = frozenset("-'’_@/\\0123456789")  # beside a pair: part of a compound, a name or code
WORD = re.compile(r"[^\W\d_]+")


@cache
def frequencies() -> dict[str, float]:
    """Each known English word with its share of all words; loading takes about 0.2 s, once."""
    from wordfreq import get_frequency_dict

    return get_frequency_dict("en", wordlist="large")


def zipf(word: str) -> float:
    share = frequencies().get(word)
    return log10(share) + 9 if share else 0.0


def is_broken(left: str, right: str) -> bool:
    """Whether two neighbouring words are the halves of one; both in lower case."""
    if min(len(left), len(right)) < SHORTEST_FRAGMENT or left + right not in frequencies():
        return False
    whole, rarer = zipf(left + right), min(zipf(left), zipf(right))
    if not rarer:
        return whole >= KNOWN
    return rarer < RARE and whole >= max(COMMON, rarer + HUNDREDFOLD)


def broken_words(text: str, start: int = 0) -> Iterator[tuple[int, int]]:
    """The places of the single spaces, at or after start, that break a word in two."""
    rare = {word for word in set(WORD.findall(text, start)) if zipf(word.lower()) < RARE}
    previous: re.Match[str] | None = None
    for word in WORD.finditer(text, start):
        suspicious = previous and (word.group() in rare or previous.group() in rare)
        if previous and suspicious and are_halves(text, previous, word):
            yield previous.end(), word.start()
        previous = word


def are_halves(text: str, left: re.Match[str], right: re.Match[str]) -> bool:
    """Whether two words stand one space apart, untied to anything else, and are the halves of one."""
    if text[left.end() : right.start()] != " " or not right.group().islower():
        return False
    around = text[max(0, left.start() - 1) : left.start()] + text[right.end() : right.end() + 1]
    cased = left.group().islower() or left.group().istitle()
    return cased and TYING.isdisjoint(around) and is_broken(left.group().lower(), right.group())
