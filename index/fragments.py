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
    previous: re.Match[str] | None = None
    for word in WORD.finditer(text, start):
        if (
            previous
            and word.start() - previous.end() == 1
            and text[previous.end()] == " "
            and not stands_alone(text, previous.start(), word.end())
            and is_word_start(previous.group())
            and word.group().islower()
            and is_broken(previous.group().lower(), word.group())
        ):
            yield previous.end(), word.start()
            previous = None
            continue
        previous = word


def is_word_start(word: str) -> bool:
    return word.islower() or word.istitle()


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a hyphen, an apostrophe or a digit ties either end of the pair to something else."""
    tied = "-'’_@/\\0123456789"
    return (start > 0 and text[start - 1] in tied) or (end < len(text) and text[end] in tied)
