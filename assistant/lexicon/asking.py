"""What a question asks for, and what it takes for granted."""

import re

from assistant.lexicon.shapes import pattern
from index.words import stems

# Keywords that say how something is spoken of, not what.
SPEAKING = frozenset(
    stems(
        "view position stance opinion line summary information info detail statement comment policy rule guidance "
        "advice help meaning definition overview explanation example quote word issue matter topic subject point"
    )
)

# What it asks for. What has members: "who is in custody?" asks for none.
_BODY = (
    r"(\S+ ){0,3}(group|committee|board|council|association|alliance|partnership|coalition|commission|network|panel)\b"
)
ASKS_FULL_NAME = pattern(r"\bstands? for\b|\bshort for\b|\babbreviat\w+|\bacronym\b")
ASKS_TIME = pattern(r"\bwhen\b|\bhow (long|soon|late|early|often|old)\b|\bwhat (year|date|time|day|month)\b")
ASKS_DATE = pattern(r"\b(?:what|which) (?:\w+ )?(?:year|date|day|month)\b")
ASKS_NUMBER = pattern(
    r"\bhow (many|much|far|high|large|big|tall|deep|fast)\b"
    r"|\bwhat (percent|percentage|number|amount|age|proportion|share|fraction)\b"
    r"|\bwhat (is|are|was|were|will be) (the |an? )?(\w+ )?(number|amount|costs?|fees?|prices?|salary|total)\b"
    r"|\bwhat (do|does|did|will|would) ([\w'’]+ ){1,6}(cost|charge|earn|be paid)\b"
)
ASKS_MEMBERS = pattern(
    rf"^(list|name)\b.*\bmembers of\b|\b(who|(which|what) \w+) (is|are|was|were) (all )?(the )?members of\b"
    rf"|^(the )?(members|membership|composition) of\b|\bbelongs? to (the |this |that )?{_BODY}"
    rf"|\b(who|(which|what) \w+) (is|are|was|were) (in|part of) (?!charge\b)(the |this |that )?{_BODY}"
    r"|\b(who|which|what) .*\b(makes? up|made up|comprises?)\b|\bconsists? of\b"
)
# What somebody says: of several capitalised words with small ones between them, the name is all.
_NAME = r"[A-Z][\w'’.-]*(?: (?:(?:of|and|the|for) )*[A-Z][\w'’.-]*)*"
ASKS_SPEAKER = re.compile(
    rf"\b(?:did|does|do|has|have|had) (?:the )?(?P<name>{_NAME}) (?:\w+ )?(?:say|said|think|thought|argued?|believed?"
    r"|claim(?:ed)?|call(?:ed)?|proposed?|want(?:ed)?|urged?|warn(?:ed)?|insist(?:ed)?|welcomed?|criticised?"
    r"|suggest(?:ed)?|stated?|recommend(?:ed)?)\b"
)
# What is not so; "isn't it wise?" asks what is.
DENIES = pattern(r"^(?!\W*\w+n['’]t\b).*?(?:\b(?:not|never|unable|cannot|no longer)\b|n['’]t\b)")
# It takes something for granted; "did they oppose it?" presumes nothing.
PRESUMES = pattern(r"\b(?:why|how come|what (?:made|led|caused)|(?:on|for) what (?:grounds?|reasons?))\b")
FAVOURING = frozenset(
    stems(
        "welcome support favour favor endorse approve praise agree accept promote embrace applaud commend advocate "
        "recommend champion"
    )
)
OPPOSING = frozenset(
    stems(
        "oppose opposition reject rejection criticise criticize criticism condemn object objection refuse refusal "
        "against attack denounce disagree resist deplore dismiss veto dislike"
    )
)
