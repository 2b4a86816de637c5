"""How common a word is in English; the frequencies are read when they are first asked for."""

from functools import cache


@cache
def _common() -> frozenset[str]:
    from wordfreq import get_frequency_dict

    return frozenset(get_frequency_dict("en", wordlist="small"))


def is_english(word: str) -> bool:
    """Whether a word in lower case is a common one of the language."""
    return word in _common()


def zipf(word: str) -> float:
    """How common a word is on the Zipf scale: 3 once in a million words, 6 once in a thousand; a number is no word."""
    from wordfreq import zipf_frequency

    return float(zipf_frequency(word, "en", wordlist="small")) if word.isalpha() else 0.0
