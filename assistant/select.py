"""Choosing the quotes: the best sentences, each able to stand alone, no two that say the same."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.candidates import Candidate
from assistant.records import Quote
from assistant.weights import CLOSE, MOST_CITATIONS, SENTENCE_WEIGHTS
from index.words import content_stems

_LEANS_BACK = re.compile(r"^['‘“\"(]*(This|That|These|Those|It|They|Such|He|She|But|However|Also|And)\b")
LONGEST_WITH_CONTEXT = 60  # words: a quote with the sentence before it stays short enough to read out
SAME = 0.8  # share of words in common from which two quotes say the same


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with its weighted score."""

    candidate: Candidate
    score: float


def rank(candidates: Sequence[Candidate]) -> list[Scored]:
    """The candidates by weighted score, best first; equal scores keep the order of the text."""
    scored = [Scored(candidate, score(candidate)) for candidate in candidates]
    return sorted(scored, key=lambda item: (-item.score, _place(item.candidate)))


def score(candidate: Candidate) -> float:
    return sum(weight * candidate.features[name] for name, weight in SENTENCE_WEIGHTS.items())


def choose(ranked: Sequence[Scored]) -> list[Quote]:
    """One to three quotes from ranked candidates, best first."""
    quotes: list[Quote] = []
    for item in ranked:
        if len(quotes) == MOST_CITATIONS or item.score < ranked[0].score - CLOSE:
            break
        quote = as_quote(item.candidate)
        if not any(_says_the_same(quote, chosen) for chosen in quotes):
            quotes.append(quote)
    return quotes


def as_quote(candidate: Candidate) -> Quote:
    """The sentence as a quote, with the one before it where it leans on that."""
    sentence, before = candidate.sentence, candidate.before
    start = sentence.start
    if before and before.paragraph == sentence.paragraph and _LEANS_BACK.match(sentence.text):
        words = len(before.text.split()) + len(sentence.text.split())
        start = before.start if words <= LONGEST_WITH_CONTEXT else start
    passage = candidate.retrieved.passage
    text = passage.text[start - passage.start : sentence.end - passage.start]
    return Quote(sentence.document, start, sentence.end, text, sentence.paragraph)


def _place(candidate: Candidate) -> tuple[str, int]:
    return candidate.sentence.document, candidate.sentence.start


def _says_the_same(one: Quote, other: Quote) -> bool:
    if one.document == other.document and one.start < other.end and other.start < one.end:
        return True
    first, second = set(content_stems(one.text)), set(content_stems(other.text))
    return bool(first and second) and len(first & second) / len(first | second) >= SAME
