"""Words as the word index and the overlap scores see them: folded, split and stemmed."""

import re
import unicodedata
from functools import lru_cache

import Stemmer

# Words that carry grammar, not subject. A question made only of these is too vague to search for.
FUNCTION_WORDS = frozenset(
    """a about again all also am an and any are as at be because been before being between both but by can cannot
    could did do does doing done down during each either else ever few for from further get gets getting give given
    go goes going got had has have having he her here hers him his how i if in into is it its itself just kind let
    like make many may me might mine more most much must my myself neither no nor not of off on once one only or
    other our ours out over own please per rather same say says said she should so some such tell than that the
    their theirs them themselves then there these they thing things this those through to too under until up upon
    us very want was way we were what whatever when where whether which while who whom whose why will with within
    without would yes yet you your yours d ll m re s t ve""".split()
)

WORD = re.compile(r"[^\W\d_]+")  # of letters only
_HYPHEN = re.compile("[-\u2010\u2011]")  # the keyboard's, the printer's and the one that holds a line together
_TOKEN = re.compile(rf"[^\W_]+(?:['’`][^\W_]+)*(?:{_HYPHEN.pattern}[^\W_]+(?:['’`][^\W_]+)*)*")
_POSSESSIVE = re.compile(r"['’`]s$")
_APOSTROPHE = re.compile(r"['’`]")
_stemmer = Stemmer.Stemmer("english")


def fold(text: str) -> str:
    """Lower case without accents, so that "Café" and "cafe" are one word."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    return str(_stemmer.stemWord(word))


@lru_cache(maxsize=65536)
def _forms(token: str) -> tuple[str, ...]:
    """The words of one token: "Inter-Agency's" gives inter, agency and interagency."""
    parts = [_APOSTROPHE.sub("", _POSSESSIVE.sub("", part)) for part in _HYPHEN.split(fold(token))]
    return (*parts, "".join(parts)) if len(parts) > 1 else tuple(parts)


def words(text: str) -> list[str]:
    """All words of the text, folded, in order; hyphenated words also joined."""
    return [word for token in _TOKEN.findall(text) for word in _forms(token)]


def stems(text: str) -> list[str]:
    """All words of the text, stemmed (Snowball English), in order."""
    return [_stem(word) for word in words(text)]


def content_stems(text: str) -> list[str]:
    """The stems of the words that carry a subject, in order, without repetition."""
    return list(dict.fromkeys(_stem(word) for word in words(text) if word not in FUNCTION_WORDS))


def places(text: str) -> list[tuple[int, int, str]]:
    """Start, end and stem of every word, hyphenated words as one."""
    return [(match.start(), match.end(), _stem(_forms(match.group())[-1])) for match in _TOKEN.finditer(text)]
