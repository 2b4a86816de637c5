"""Abbreviations: after which words a full stop does not end a sentence."""

import re

# Before a name or a word, never at the end of a sentence that goes on with a capital.
TITLES = frozenset(
    """mr mrs ms mx messrs dr prof rev revd hon rt cllr gen col lt capt cpl maj sgt supt insp st mt ft sen rep gov pres
    e.g eg i.e ie cf viz vs v approx c ca lit trans repr esp incl nee ph.d d.phil""".split()
)
# Before a number: "No. 5", "s. 1", "para. 12"; and the months.
BEFORE_NUMBERS = frozenset(
    """no nos p pp para paras par art arts s ss sec secs sect reg regs ch chap chs cl sch vol vols fig figs tab app ex
    ed eds ref tel ext r rr jan feb mar apr jun jul aug sep sept oct nov dec""".split()
)
# May end a sentence or stand inside it: the next word decides.
EITHER = frozenset(
    """etc al inc ltd co corp plc llc bros dept depts est assn assoc jr sr esq ave blvd rd a.m p.m am pm u.s u.k u.n
    e.u d.c ibid et seq calif mass""".split()
)
INITIALS = re.compile(r"(?:[A-Za-z]\.)*[A-Za-z]")


def is_abbreviation(word: str, following: str, *, starter: bool) -> bool:
    """Whether the stop after word belongs to it. starter: following often begins a sentence."""
    lower = word.lower().strip("'’\"”)]")
    if lower in TITLES:
        return True
    if lower in BEFORE_NUMBERS and following.lstrip("([")[:1].isdigit():
        return True
    return (lower in EITHER or INITIALS.fullmatch(word) is not None) and not starter
