"""Words as the word index and the overlap scores see them: folded, split and stemmed."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache

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
def stem(word: str) -> str:
    """The stem of one folded word."""
    return str(_stemmer.stemWord(word))


@lru_cache(maxsize=65536)
def _forms(token: str) -> tuple[str, ...]:
    """The words of one token: "Inter-Agency's" gives inter, agency and interagency."""
    parts = [_APOSTROPHE.sub("", _POSSESSIVE.sub("", part)) for part in _HYPHEN.split(fold(token))]
    return (*parts, "".join(parts)) if len(parts) > 1 else tuple(parts)


@dataclass(frozen=True)
class Words:
    """A text, split into words once. tokens holds the start, the end and the folded forms of each; a hyphenated word
    has its parts and the whole, the whole last.
    """

    text: str
    tokens: tuple[tuple[int, int, tuple[str, ...]], ...]

    @classmethod
    def of(cls, text: str) -> "Words":
        return cls(text, tuple((match.start(), match.end(), _forms(match.group())) for match in _TOKEN.finditer(text)))

    def of_changed(self, text: str) -> "Words":
        """The words of a text that was made of this one; split only where it differs."""
        return self if text == self.text else Words.of(text)

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """All words, in order; hyphenated words also joined."""
        return tuple(form for _, _, forms in self.tokens for form in forms)

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """All words, stemmed (Snowball English), in order."""
        return tuple(map(stem, self.folded))

    @cached_property
    def content(self) -> tuple[str, ...]:
        """The stems of the words that carry a subject, in order, without repetition."""
        return tuple(dict.fromkeys(stem(word) for word in self.folded if word not in FUNCTION_WORDS))

    @cached_property
    def places(self) -> tuple[tuple[int, int, str], ...]:
        """Start, end and stem of every word, hyphenated words as one."""
        return tuple((start, end, stem(forms[-1])) for start, end, forms in self.tokens)

    def within(self, start: int, end: int) -> tuple[str, ...]:
        """The stems of the words that start between two places."""
        return tuple(stem for first, _, stem in self.places if start <= first < end)

    @cached_property
    def spoken(self) -> str:
        """The stems with a space before and after each; "Inter-Agency" is spoken as "Interagency" is."""
        return f" {' '.join(word for _, _, word in self.places)} "


def stems(text: str) -> tuple[str, ...]:
    """All words of the text, stemmed (Snowball English), in order."""
    return Words.of(text).stems


def content_stems(text: str) -> tuple[str, ...]:
    """The stems of the words that carry a subject, in order, without repetition."""
    return Words.of(text).content
