"""Short forms and full names as the texts themselves give them: "the Interagency Group* (IAG)".

A short form in brackets is paired with the words before it by the algorithm of Schwartz and Hearst
("A simple algorithm for identifying abbreviation definitions in biomedical text", PSB 2003).
A capitalised name whose initials spell a short form is kept as well, for questions that use it.
"""

import re
from collections.abc import Iterator
from itertools import dropwhile

from index.records import Name
from index.words import FUNCTION_WORDS

LONGEST_SHORT = 10  # letters
FEWEST_PARTS = 3  # words of a name that its initials stand for
LONGEST_INNER_SHORT = 5  # letters of a short form inside a name: "UN", "NHS"
LONGEST_NAME = 80  # letters; a longer run of capitalised words is a list

_BRACKETED = re.compile(r"[(\[]([A-Z][A-Za-z&.-]{1,9})[)\]]")
_GLOSSED = re.compile(r"\b([A-Z]{3,10})\s+[–—-]\s+(?:the|an?)\s+([^.;:()–—]{5,80}?)(?=[.;:()–—,]|$)")
# A capitalised word and, where it goes on so, the run of words up to the last capitalised one. A word alone is
# matched as well, so that a long one is looked at once and not again from each of its capitals.
_NAME = re.compile(r"\b[A-Z][\w'’]*+(?P<more>(?:[ -](?:of|for|and|the|on|in|to|&|[A-Z][\w'’]*+))*[ -][A-Z][\w'’]*+)?")
_WORD = re.compile(r"[\w'’-]+")
_WORD_OF_NAME = re.compile(rf"[A-Z][a-z][\w'’]*|[A-Z]{{1,{LONGEST_INNER_SHORT}}}")  # no number, nothing shouted
_BEFORE_NAMES = FUNCTION_WORDS | frozenset("according after although despite following like since".split())
_SMALL = frozenset(("of", "for", "and", "the", "on", "in", "to", "&"))


def names_in(text: str) -> set[Name]:
    """The names that the text defines, and the capitalised names whose initials spell a short form."""
    defined = {*_bracketed(text), *_glossed(text)}
    return {
        Name(short, full, (short, full) in defined)
        for short, full in {*defined, *_initialled(text)}
        if short not in full.split()
    }


def _bracketed(text: str) -> Iterator[tuple[str, str]]:
    for match in _BRACKETED.finditer(text):
        lead = text[max(0, match.start() - 200) : match.start()]
        sentence = re.split(r"[.;:!?]\s", lead)[-1]
        short = match.group(1)
        candidates = _WORD.findall(sentence)[-min(len(short) + 5, 2 * len(short)) :]
        full = _full_form(short, candidates)
        if full and (not short[1:].islower() or _begins_words(short.lower(), full.lower().split())):
            yield short, full


def _full_form(short: str, candidates: list[str]) -> str | None:
    """The shortest run of words at the end of the candidates that spells the short form, best by its initials."""
    letters = "".join(letter for letter in short.lower() if letter.isalnum())
    runs = [" ".join(candidates[first:]) for first in reversed(range(len(candidates)))]
    spelling = [run for run in runs if len(run) > len(short) + 1 and _spells(run.lower(), letters)]
    by_initials = (run for run in spelling if "".join(word[:1] for word in re.split("[ -]+", run.lower())) == letters)
    return next(by_initials, spelling[0] if spelling else None)


def _spells(run: str, letters: str) -> bool:
    """Whether a run of words begins with the first of the letters and holds the others in order."""
    at = len(run)
    for letter in reversed(letters[1:]):
        at = run.rfind(letter, 1, at)
        if at < 0:
            return False
    return run.startswith(letters[0])


def _begins_words(letters: str, words: list[str]) -> bool:
    """Whether the letters are the beginnings of all the words in order, small ones left out or not: "Ofsted"."""
    if not words:
        return not letters
    word, *others = words
    if word in _SMALL and _begins_words(letters, others):
        return True
    return any(
        letters.startswith(word[:taken]) and _begins_words(letters[taken:], others) for taken in range(1, len(word) + 1)
    )


def _glossed(text: str) -> Iterator[tuple[str, str]]:
    """ "SOLACE – the local government's chief executives' association"."""
    for match in _GLOSSED.finditer(text):
        yield match.group(1), " ".join(match.group(2).split())


def _initialled(text: str) -> Iterator[tuple[str, str]]:
    """ "Association of Directors of Social Services" spells ADSS, "UN Convention on the Rights of the Child" UNCRC."""
    for match in _NAME.finditer(text):
        if not match["more"]:
            continue
        said = match.group().rstrip("'’").split(" ")
        name = " ".join(dropwhile(lambda word: word.lower() in _BEFORE_NAMES, said))
        parts = [part for part in re.split(r"[ -]", name) if part and part not in _SMALL]
        if len(parts) < FEWEST_PARTS or not all(_WORD_OF_NAME.fullmatch(part) for part in parts):
            continue
        if all(part.isupper() for part in parts):  # "NSPCC and SOLACE" are two short forms, not one name
            continue
        short = "".join(part if part.isupper() and len(part) <= LONGEST_INNER_SHORT else part[0] for part in parts)
        if 3 <= len(short) <= LONGEST_SHORT and len(name) <= LONGEST_NAME and short.isupper():
            yield short, name
