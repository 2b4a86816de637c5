"""What is asked about the texts themselves: how many, how recent, by whom.

The patterns are for a whole question without marks, its polite opening left out. target names what is
asked about, and may be empty.
"""

import re

from assistant.lexicon.shapes import pattern
from index.words import stems

TEXT = (
    r"(?:(?:policy |press |source |joint |whole |entire )?"
    r"(?:documents?|docs?|texts?|statements?|sources?|publications?|press releases?|corpus|collection))"
)
THESE = r"(?:these|those|the|your|all(?: of)?(?: the| these| your)?|both(?: of the| the| of these)?|any|our)"
_HOLDING = (
    r"(?:do (?:you|we|i) (?:have|hold|know|know about|search|cover|use|contain)(?: access to)?"
    r"|(?:have you|you have|you['’]ve|have we) (?:got|read|indexed|been given)|are (?:there|here|these|those|they"
    r"|you using"
    r"|you searching|you based on|available|loaded|indexed|included|covered|searched|held|in (?:here|there|this"
    r"|the \w+|your \w+))"
    r"|(?:can|could) (?:you|i|we) (?:search|use|ask about|see|read|query)|you (?:have|got|know|hold)|is there"
    r"|have you)"
)
TAIL = (
    r"(?: (?:please|thanks|thank you|here|in total|altogether|overall|at all|then|now"
    r"|in (?:here|there|total|all|the (?:corpus|store|collection))))*"
)
_PUBLISHED = r"(?:published|issued|released|put out|written|dated|produced|made public|come out|came out|from|made)"

OPENING = pattern(
    r"^(?:(?:ok|okay|so|and|now|right|well|hi|hello|hey|please|quickly|just|thanks)\s+"
    r"|(?:can|could|would|will) (?:you|u) (?:please |just |quickly )?(?=\w)|(?:i|we) (?:want|need|would like"
    r"|['’]d like)"
    r"(?: to (?:know|see|have))?\s+|(?:please )?(?:tell|show|give) (?:me|us) (?:please )?)"
)
MARKS = re.compile(r"[?!,.;:\"“”()\[\]`…]+")

# Which there are, and how many.
COUNT = pattern(
    rf"^(?:how many|(?:what(?:['’]s| is) )?the (?:number|count) of) (?:different )?{TEXT}(?: {_HOLDING})?{TAIL}$"
    rf"|^how (?:big|large) is (?:the|this|your) {TEXT}{TAIL}$|^count (?:{THESE} )?{TEXT}{TAIL}$"
)
DOCUMENTS = pattern(
    rf"^(?:what|which)(?: (?:are|r))?(?: {THESE})? ?{TEXT}(?: {_HOLDING}){TAIL}$"
    rf"|^(?:what|which) are {THESE} {TEXT}(?: called)?{TAIL}$|^what {TEXT}{TAIL}$"
    rf"|^what (?:have you got|do you have|do you (?:search|cover)|is in (?:the|this|your) {TEXT}){TAIL}$"
    rf"|^(?:list|name|show)(?: me| us)?(?: {THESE})? {TEXT}(?: (?:that )?{_HOLDING})?{TAIL}$"
    rf"|^(?:a )?(?:full |complete )?list of (?:{THESE} )?{TEXT}(?: (?:that )?{_HOLDING})?{TAIL}$"
    rf"|^(?:{THESE} )?(?:documents|texts|statements|sources|{TEXT} list|titles){TAIL}$"
    rf"|^what are (?:{THESE} )?titles(?: of {THESE} {TEXT})?{TAIL}$"
    rf"|^(?:where|what) (?:do|does) (?:your|the|these) (?:answers?|quotes?) come from{TAIL}$"
    rf"|^what (?:is|are) (?:this|your answers?|you) based on{TAIL}$|^what {TEXT} (?:is|are) (?:this|that|you)"
    rf" based on{TAIL}$"
)
_LATEST = r"(?:latest|newest|most recent|most up to date|most up-to-date|most current|last)"
_OLDEST = r"(?:oldest|earliest|first)"
LATEST = pattern(
    rf"^(?:(?:what(?:['’]s| is| was)|which(?: \w+)? (?:is|was|are)) )?the {_LATEST}(?: {TEXT}| one| date)?"
    rf"(?: (?:that )?{_HOLDING})?{TAIL}$|^{_LATEST} (?:{TEXT}|date){TAIL}$"
    rf"|^which (?:of (?:{THESE}|them) )?(?:{TEXT} |one )?(?:is|was|came|are"
    rf"|came out)(?: the)? {_LATEST}(?: one)?{TAIL}$"
)
OLDEST = pattern(
    rf"^(?:(?:what(?:['’]s| is| was)|which(?: \w+)? (?:is|was|are)) )?the {_OLDEST}(?: {TEXT})"
    rf"(?: (?:that )?{_HOLDING})?{TAIL}$|^(?:the )?{_OLDEST} {TEXT}{TAIL}$|^(?:what(?:['’]s| is) )?the"
    rf" (?:oldest|earliest)(?: one| date)?{TAIL}$"
    rf"|^which (?:of (?:{THESE}|them) )?(?:{TEXT} |one )?(?:is|was|came|are"
    rf"|came out)(?: the)? {_OLDEST}(?: one)?{TAIL}$"
)
# How recent, and by whom: the target is looked up among the documents, and unless it is there the texts are asked.
DATES = (
    pattern(
        rf"^how (?:recent|old|new|current|up to date|up-to-date|long ago) (?:is|are|was|were) (?P<target>.+?)"
        rf"(?: {_PUBLISHED})?{TAIL}$"
    ),
    pattern(
        r"^(?:when|(?:(?:on|in|from) )?(?:what|which) (?:date|day|year|month|time)) (?:is|are|was|were)"
        rf" (?P<target>.+?)(?: first)? {_PUBLISHED}(?: (?:and )?by (?:whom|who))?{TAIL}$"
    ),
    pattern(
        r"^(?:when|(?:(?:on|in) )?(?:what|which) (?:date|day|year|month)) (?:did|do|does)"
        r" (?P<by>.+?) (?:publish|issue|release|put out|write|bring out) (?P<target>.+?)"
        rf"{TAIL}$"
    ),
    pattern(rf"^(?:when|(?:on )?(?:what|which) (?:date|day|year)) did (?P<target>.+?) come out{TAIL}$"),
    pattern(
        r"^(?:(?:what(?:['’]s|s| is| are| was) )?(?:the )?(?:publication |release |issue )?dates?"
        rf" (?:of|on|for) (?P<target>.+?)|(?:the )?dates(?: of (?P<target2>.+?))?|(?:publication|release)"
        rf" dates?){TAIL}$"
    ),
    pattern(
        r"^(?:is|are) (?P<target>.+?) (?:up to date|up-to-date|current|recent|out of date|out-of-date|old|still"
        r" current)$"
    ),
    pattern(r"^what (?:day|date|year) (?:is|was) (?:on|given on|given for) (?P<target>.+?)$"),
    pattern(r"^what (?:date|year|dates) (?:is|are) (?P<target>.+?)(?: from| of)?$"),
)
PUBLISHERS = (
    pattern(r"^who put (?P<target>.+?) out$"),
    pattern(
        r"^(?:who|which (?:organi[sz]ations?|bod(?:y|ies)|groups?|author)|what organi[sz]ations?|whom)"
        r" (?:(?:has |have )?(?:published|issued|released|put out|wrote|written|produced|authored)|is behind"
        r"|are behind"
        r"|is responsible for|(?:is|was|are|were) the (?:authors?|publishers?) of) (?P<target>.+?)"
        rf"{TAIL}$"
    ),
    pattern(
        rf"^(?:by whom|who|whom) (?:is|are|was|were) (?P<target>.+?) (?:{_PUBLISHED} )?(?:by|from|written by){TAIL}$"
    ),
    pattern(rf"^by whom (?:is|are|was|were) (?P<target>.+?) {_PUBLISHED}{TAIL}$"),
    pattern(r"^whose (?P<target>(?:\w+ )?statements?|texts?|documents?) (?:is|are) (?:this|these|they|it)$"),
    pattern(r"^(?:who(?:['’]s| is| are)? )?(?:the )?(?:authors?|publishers?) (?:of|for) (?P<target>.+?)$"),
)

# Names of the texts in a target.
ALL = pattern(
    rf"^(?:(?:what )?(?:this|these|those|it|that|they|them|all|everything|here|both)(?: all)?|(?:(?:this|that"
    rf"|{THESE}) )?(?:(?:two|2|three|3|whole|same) )?{TEXT}"
    rf"|(?:all|both)(?: of)? (?:them|it|these|this)|(?:this|that|these|the|all this) (?:information|material"
    rf"|stuff|texts?|ones?|lot)|the (?:two|both)"
    rf"|what (?:you have|is here|they say|it says|these say))(?: {_HOLDING})?$"
)
POINTER = pattern(r"^(?:this|that|it|them|these|those|both|the two|these two)$")
NOUN = pattern(rf"\b(?:{TEXT}|response|reply|submission|expectations|headlines|briefing)(?: one)?\b")
ORDINALS = (
    (pattern(rf"^(?:the )?(?:first|1st|earlier|former)(?: (?:{TEXT}|one))?$"), 0),
    (pattern(rf"^(?:the )?(?:second|2nd|latter|other|later)(?: (?:{TEXT}|one))?$"), 1),
    (pattern(rf"^(?:the )?(?:third|3rd)(?: (?:{TEXT}|one))?$"), 2),
    (pattern(rf"^(?:the )?(?:fourth|4th)(?: (?:{TEXT}|one))?$"), 3),
)
NEWEST = pattern(rf"^(?:the |your )?{_LATEST}(?: (?:{TEXT}|one))?$")
ELDEST = pattern(rf"^(?:the |your )?{_OLDEST}(?: (?:{TEXT}|one))?$")
# Words of a target that tell no document from another.
SAYING_NOTHING = frozenset(
    stems("document doc text statement source publication corpus collection about said origin one")
)
