"""What a question presumes: a stance that a sentence contradicts ("why did they oppose ...?", "... welcomes ..."), or
something that no text speaks of ("why was it repealed?").
"""

import re
from collections.abc import Collection

from index.words import stems

# "Did they oppose it?" presumes nothing.
_PRESUMES = re.compile(
    r"\b(?:why|how come|what (?:made|led|caused)|(?:on|for) what (?:grounds?|reasons?))\b", re.IGNORECASE
)
_FOR = frozenset(
    stems(
        "welcome support favour favor endorse approve praise agree accept promote embrace applaud commend advocate "
        "recommend champion"
    )
)
_AGAINST = frozenset(
    stems(
        "oppose opposition reject rejection criticise criticize criticism condemn object objection refuse refusal "
        "against attack denounce disagree resist deplore dismiss veto dislike"
    )
)


def presumes(question: str, words: Collection[str]) -> bool:
    """Whether the question takes one of some stemmed words for granted; a stance is how the asker puts it."""
    return bool(_PRESUMES.search(question) and frozenset(words) - _FOR - _AGAINST)


def contradicts(question: str, sentence: str) -> bool:
    """Whether the question presumes one stance and the sentence speaks only of the other."""
    asked, said = frozenset(stems(question)), frozenset(stems(sentence))
    return bool(_PRESUMES.search(question)) and any(
        asked & own and not asked & other and said & other and not said & own
        for own, other in ((_FOR, _AGAINST), (_AGAINST, _FOR))
    )
