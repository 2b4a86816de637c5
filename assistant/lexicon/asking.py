"""What a question asks for, and what it takes for granted."""

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
# A place, unless it asks for somebody first of all.
ASKS_PLACE = pattern(
    r"^(?!.*\b(?:who|whose|whom)\b)"
    r"(?!.*\b(?:which|what) (?:organisation|organization|body|bodies|group|agency|minister)s?\b)"
    r".*\b(?:where|(?:what|which) (?:country|city|state|place|town|region|area))\b"
)
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
