"""What is asked about the texts themselves: how many, how recent, by whom, what they amount to.

The patterns are for a whole question in lower case without marks, its polite opening left out. target names what is
asked about, subject what of it, either may be empty.
"""

import re

from assistant.lexicon.shapes import pattern
from index.words import stems

_NOUN = (
    r"(?:(?:policy |press |source |joint |whole |entire )?"
    r"(?:documents?|docs?|texts?|statements?|sources?|publications?|press releases?|corpus|collection))"
)
_THESE = r"(?:these|those|the|your|all(?: of)?(?: the| these| your)?|both(?: of the| the| of these)?|any|our)"
_HOLDING = (
    r"(?:do (?:you|we|i) (?:have|hold|know|know about|search|cover|use|contain)(?: access to)?"
    r"|(?:have you|you have|you['’]ve|have we) (?:got|read|indexed|been given)|are (?:there|here|these|those|they|you using"
    r"|you searching|you based on|available|loaded|indexed|included|covered|searched|held|in (?:here|there|this|the \w+|your \w+))"
    r"|(?:can|could) (?:you|i|we) (?:search|use|ask about|see|read|query)|you (?:have|got|know|hold)|is there|have you)"
)
_TAIL = r"(?: (?:please|thanks|thank you|here|in total|altogether|overall|at all|then|now|in (?:here|there|total|all|the (?:corpus|store|collection))))*"
_PUBLISHED = r"(?:published|issued|released|put out|written|dated|produced|made public|come out|came out|from|made)"

OPENING = pattern(
    r"^(?:(?:ok|okay|so|and|now|right|well|hi|hello|hey|please|quickly|just|thanks)\s+"
    r"|(?:can|could|would|will) (?:you|u) (?:please |just |quickly )?(?=\w)|(?:i|we) (?:want|need|would like|['’]d like)"
    r"(?: to (?:know|see|have))?\s+|(?:please )?(?:tell|show|give) (?:me|us) (?:please )?)"
)
MARKS = re.compile(r"[?!,.;:\"“”()\[\]`…]+")

# Which there are, and how many.
COUNT = pattern(
    rf"^(?:how many|(?:what(?:['’]s| is) )?the (?:number|count) of) (?:different )?{_NOUN}(?: {_HOLDING})?{_TAIL}$"
    rf"|^how (?:big|large) is (?:the|this|your) {_NOUN}{_TAIL}$|^count (?:{_THESE} )?{_NOUN}{_TAIL}$"
)
DOCUMENTS = pattern(
    rf"^(?:what|which)(?: (?:are|r))?(?: {_THESE})? ?{_NOUN}(?: {_HOLDING}){_TAIL}$"
    rf"|^(?:what|which) are {_THESE} {_NOUN}(?: called)?{_TAIL}$|^what {_NOUN}{_TAIL}$"
    rf"|^what (?:have you got|do you have|do you (?:search|cover)|is in (?:the|this|your) {_NOUN}){_TAIL}$"
    rf"|^(?:list|name|show)(?: me| us)?(?: {_THESE})? {_NOUN}(?: (?:that )?{_HOLDING})?{_TAIL}$"
    rf"|^(?:a )?(?:full |complete )?list of (?:{_THESE} )?{_NOUN}(?: (?:that )?{_HOLDING})?{_TAIL}$"
    rf"|^(?:{_THESE} )?(?:documents|texts|statements|sources|{_NOUN} list|titles){_TAIL}$"
    rf"|^what are (?:{_THESE} )?titles(?: of {_THESE} {_NOUN})?{_TAIL}$"
    rf"|^(?:where|what) (?:do|does) (?:your|the|these) (?:answers?|quotes?) come from{_TAIL}$"
    rf"|^what (?:is|are) (?:this|your answers?|you) based on{_TAIL}$|^what {_NOUN} (?:is|are) (?:this|that|you) based on{_TAIL}$"
)
_LATEST = r"(?:latest|newest|most recent|most up to date|most up-to-date|most current|last)"
_OLDEST = r"(?:oldest|earliest|first)"
LATEST = pattern(
    rf"^(?:(?:what(?:['’]s| is| was)|which(?: \w+)? (?:is|was|are)) )?the {_LATEST}(?: {_NOUN}| one| date)?"
    rf"(?: (?:that )?{_HOLDING})?{_TAIL}$|^{_LATEST} (?:{_NOUN}|date){_TAIL}$"
    rf"|^which (?:of {_THESE} )?(?:{_NOUN} |one )?(?:is|was|came|are|came out)(?: the)? {_LATEST}(?: one)?{_TAIL}$"
)
OLDEST = pattern(
    rf"^(?:(?:what(?:['’]s| is| was)|which(?: \w+)? (?:is|was|are)) )?the {_OLDEST}(?: {_NOUN})"
    rf"(?: (?:that )?{_HOLDING})?{_TAIL}$|^(?:the )?{_OLDEST} {_NOUN}{_TAIL}$|^(?:what(?:['’]s| is) )?the (?:oldest|earliest)(?: one| date)?{_TAIL}$"
    rf"|^which (?:of {_THESE} )?(?:{_NOUN} |one )?(?:is|was|came|are|came out)(?: the)? {_OLDEST}(?: one)?{_TAIL}$"
)
# How recent, and by whom: the target is looked up among the documents, and unless it is there the texts are asked.
DATES = (
    pattern(
        rf"^how (?:recent|old|new|current|up to date|up-to-date|long ago) (?:is|are|was|were) (?P<target>.+?)"
        rf"(?: {_PUBLISHED})?{_TAIL}$"
    ),
    pattern(
        r"^(?:when|(?:(?:on|in|from) )?(?:what|which) (?:date|day|year|month|time)) (?:is|are|was|were)"
        rf" (?P<target>.+?)(?: first)? {_PUBLISHED}(?: (?:and )?by (?:whom|who))?{_TAIL}$"
    ),
    pattern(
        r"^(?:when|(?:(?:on|in) )?(?:what|which) (?:date|day|year|month)) (?:did|do|does)"
        r" (?P<by>.+?) (?:publish|issue|release|put out|write|bring out) (?P<target>.+?)"
        rf"{_TAIL}$"
    ),
    pattern(rf"^(?:when|(?:on )?(?:what|which) (?:date|day|year)) did (?P<target>.+?) come out{_TAIL}$"),
    pattern(
        r"^(?:(?:what(?:['’]s|s| is| are| was) )?(?:the )?(?:publication |release |issue )?dates?"
        rf" (?:of|on|for) (?P<target>.+?)|(?:the )?dates(?: of (?P<target2>.+?))?|(?:publication|release) dates?){_TAIL}$"
    ),
    pattern(r"^(?:is|are) (?P<target>.+?) (?:up to date|up-to-date|current|recent|out of date|out-of-date|old|still current)$"),
    pattern(r"^what (?:date|year|dates) (?:is|are) (?P<target>.+?)(?: from| of)?$"),
)
PUBLISHERS = (
    pattern(
        r"^(?:who|which (?:organi[sz]ations?|bod(?:y|ies)|groups?|author)|what organi[sz]ations?|whom)"
        r" (?:(?:has |have )?(?:published|issued|released|put out|wrote|written|produced|authored|made)|is behind|are behind"
        r"|is responsible for|(?:is|was|are|were) the (?:authors?|publishers?) of) (?P<target>.+?)"
        rf"{_TAIL}$"
    ),
    pattern(
        rf"^(?:by whom|who|whom) (?:is|are|was|were) (?P<target>.+?) (?:{_PUBLISHED} )?(?:by|from|written by){_TAIL}$"
    ),
    pattern(rf"^by whom (?:is|are|was|were) (?P<target>.+?) {_PUBLISHED}{_TAIL}$"),
    pattern(r"^whose (?P<target>(?:\w+ )?statements?|texts?|documents?) (?:is|are) (?:this|these|they|it)$"),
    pattern(r"^(?:who(?:['’]s| is| are)? )?(?:the )?(?:authors?|publishers?) (?:of|for) (?P<target>.+?)$"),
)

# What they amount to. "the two" may be anything that was spoken of before: see BARE.
_TWO = rf"(?:{_THESE} )?(?:two |2 )?{_NOUN}|(?:the|these|those) (?:two|2)(?: {_NOUN})?|both(?: of them)?|them both|the (?:pair|different {_NOUN})|them"
_ON = r"(?:(?:about|on|over|regarding|concerning|when it comes to|as regards|in relation to|with regard to|with respect to|for) )"
COMPARE = (
    pattern(rf"^compare (?:{_TWO})(?: (?:with|to|and|against) each other)?(?: {_ON}(?P<subject>.+?))?{_TAIL}$"),
    pattern(
        rf"^(?:(?:what(?:['’]s|s| is| are|re)|explain) )?(?:the )?(?:main |key )?(?:differences?|similarit(?:y|ies)|contrast)"
        rf" (?:between|of|in|across|among) (?:{_TWO})(?: {_ON}(?P<subject>.+?))?{_TAIL}$"
    ),
    pattern(
        rf"^(?:how|where|in what way) (?:do|does|did) (?:{_TWO}) (?:differ|compare|disagree|agree|vary|contradict each other)"
        rf"(?: {_ON}(?P<subject>.+?))?{_TAIL}$"
    ),
    pattern(
        rf"^what (?:do|does|did) (?:{_TWO}|each(?: {_NOUN})?|each of (?:{_TWO}))(?: each)? say"
        rf"(?: {_ON}(?P<subject>.+?))?{_TAIL}$"
    ),
    pattern(rf"^(?:compare|contrast)(?: and contrast)? (?:what|how) .+ in (?:its|their|the|one) .+ with what (?:it|they) .+$"),
    pattern(rf"^(?:compare|contrast|comparison)(?: (?:of )?(?:{_TWO}))?(?: {_ON}(?P<subject>.+?))?$"),
)
CHANGES = (
    pattern(rf"^(?:what(?:['’]s|s| has| have| is)? (?:changed|different|new))(?: (?:between|in|across|from) (?:{_TWO}|one {_NOUN} to the (?:next|other)))?(?: {_ON}(?P<subject>.+?))?{_TAIL}$"),
    pattern(rf"^(?:how|has|have|did) (?:has |have |did )?(?P<who>(?:(?:its|their|the|\w+['’]?s?) ){{1,3}}(?:position|view|views|stance|line|message|opinion|mind))"
            rf" (?:changed?|evolved?|shift(?:ed)?|move[d]?)(?: (?:over time|since|between (?:{_TWO})))?(?: {_ON}(?P<subject>.+?))?{_TAIL}$"),
    pattern(rf"^(?:the )?changes? (?:between|across) (?:{_TWO})(?: {_ON}(?P<subject>.+?))?{_TAIL}$"),
)
_POINTS = (
    r"(?:key|main|important|central|principal|core|headline|most important|major) "
    r"(?:points?|messages?|findings|arguments?|takeaways?|take-aways?|asks|demands|themes?|ideas?|sentences?|things)"
)
_ROUNDUP = r"(?:(?:short |brief |quick |one line |executive )*(?:summary|overview|digest|synopsis|outline|round-?up|recap|gist|precis|tl ?dr))"
SUMMARY = (
    pattern(rf"^(?:summari[sz]e|sum up|outline|recap|summary|overview|digest|synopsis|gist|tl ?dr|boil down|brief me on)(?: (?:of|on|for|about))?(?: (?P<target>.+?))?{_TAIL}$"),
    pattern(rf"^(?:(?:what(?:['’]s|s| is| are|re)|give|list|tell me|show|do|write|make|pull out|pick out|extract|highlight|name|provide|get)(?: me| us)? )?(?:an? |the |all the )?"
            rf"(?:{_ROUNDUP}|{_POINTS})(?: (?:of|in|from|on|about|made in|made by|for)(?: (?P<target>.+?)))?{_TAIL}$"),
    pattern(rf"^what (?:is|are|was) (?P<target>this|these|it|they|{_THESE}(?: (?:first|second|third|two))? {_NOUN}|this {_NOUN}|that {_NOUN}|(?:this|these|it)(?: all)) (?:all |mainly |mostly |actually |really )*about{_TAIL}$"),
    pattern(rf"^what (?:do|does) (?P<target>this|these|it|they|{_THESE}(?: (?:first|second|third|two))? {_NOUN}|this {_NOUN}) (?:actually |really |basically |mainly |mostly )*(?:say|argue|cover|talk about|deal with)(?: (?:overall|in (?:short|brief|a nutshell|essence|general|sum)|basically|mainly))*{_TAIL}$"),
    pattern(rf"^what (?:do|does) (?P<target>.+?) say (?:in (?:short|brief|a nutshell|essence|sum|general)|overall)$"),
    pattern(rf"^(?:in (?:short|brief|a nutshell)|(?:the )?short version(?: of (?P<target>.+?))?)$"),
)

# Names of the texts in a target.
ALL = pattern(
    rf"^(?:(?:what )?(?:this|these|those|it|that|they|them|all|everything|here|both)(?: all)?|(?:(?:this|that|{_THESE}) )?(?:(?:two|2|three|3|whole|same) )?{_NOUN}"
    rf"|(?:all|both)(?: of)? (?:them|it|these|this)|(?:this|that|these|the) (?:information|material|texts?|ones?)|the (?:two|both|lot)"
    rf"|what (?:you have|is here|they say|it says|these say))(?: {_HOLDING})?$"
)
POINTER = pattern(r"^(?:this|that|it|them|these|those|both|the two|these two)$")
NOUN = pattern(
    rf"\b(?:{_NOUN}|one|response|reply|submission|expectations?|headlines?|briefing|report|policy|guidance|notice|article|letter|paper)\b"
)
ORDINALS = (
    (pattern(rf"^(?:the )?(?:first|1st|earlier|former)(?: (?:{_NOUN}|one))?$"), 0),
    (pattern(rf"^(?:the )?(?:second|2nd|latter|other|later)(?: (?:{_NOUN}|one))?$"), 1),
    (pattern(rf"^(?:the )?(?:third|3rd)(?: (?:{_NOUN}|one))?$"), 2),
    (pattern(rf"^(?:the )?(?:fourth|4th)(?: (?:{_NOUN}|one))?$"), 3),
)
NEWEST = pattern(rf"^(?:the |your )?{_LATEST}(?: (?:{_NOUN}|one))?$")
ELDEST = pattern(rf"^(?:the |your )?{_OLDEST}(?: (?:{_NOUN}|one))?$")
# Words of a target that tell no document from another.
SAYING_NOTHING = frozenset(stems("document doc text statement source publication corpus collection about said origin one"))
# What a subject may be in front of: "the position on custody" asks about custody.
POSITION = pattern(
    r"^(?:what )?(?:the |its |their )?(?:[\w'’-]+ ){0,3}?(?:position|view|views|stance|line|message|opinion|policy|case|thinking)"
    r"(?: (?:on|about|regarding|towards?|of))?\b ?(?P<subject>.*)$"
)
