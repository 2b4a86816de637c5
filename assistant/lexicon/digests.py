"""How the key sentences of the texts are asked for: a summary, a comparison, what changed.

The patterns are for a whole question without marks. target names the texts, subject what of them; either may be empty.
"""

from assistant.lexicon.about_texts import TAIL, TEXT, THESE
from assistant.lexicon.shapes import pattern

_WHICH = r"(?:first|second|third|fourth|fifth|last|latest|newest|oldest|earliest|other|two)"
_TWO = (
    rf"(?:{THESE} )?(?:two |2 )?{TEXT}|(?:the|these|those) (?:two|2)(?: {TEXT})?|both(?: of them)?|them"
    rf" both|the (?:pair|different {TEXT})|them"
)
_ON = (
    r"(?:(?:about|on|over|regarding|concerning|when it comes to|as regards|in relation to|with regard to|with"
    r" respect to|for) )"
)
COMPARE = (
    pattern(rf"^compare (?:{_TWO})(?: (?:with|to|and|against) each other)?(?: {_ON}(?P<subject>.+?))?{TAIL}$"),
    pattern(
        rf"^(?:(?:what(?:['’]s|s| is| are|re)|explain) )?(?:the )?(?:main |key )?(?:differences?|similarit(?:y"
        rf"|ies)|contrast)"
        rf" (?:between|of|in|across|among) (?:{_TWO})(?: {_ON}(?P<subject>.+?))?{TAIL}$"
    ),
    pattern(
        rf"^(?:how|where|in what way) (?:do|does|did) (?:{_TWO}) (?:differ|compare|disagree|agree|vary|contradict"
        rf" each other)"
        rf"(?: {_ON}(?P<subject>.+?))?{TAIL}$"
    ),
    pattern(
        rf"^what (?:do|does|did) (?:{_TWO}|each(?: {TEXT})?|each of (?:{_TWO}))(?: each)? say"
        rf"(?: {_ON}(?P<subject>.+?))?{TAIL}$"
    ),
    pattern(
        rf"^(?:compare|contrast) what .+? (?:say|says|said) {_ON}(?P<subject>.+?) in (?:its|their|the|one) .+"
        rf" (?:with|to|and) what .+$"
    ),
    pattern(rf"^(?:compare|contrast|comparison)(?: (?:of )?(?:{_TWO}))?(?: {_ON}(?P<subject>.+?))?$"),
)
CHANGES = (
    pattern(
        rf"^(?:what(?:['’]s|s| has| have| is)? (?:changed|different|new))(?: (?:between|in|across|from) (?:{_TWO}"
        rf"|one {TEXT} to the (?:next|other)))?(?: {_ON}(?P<subject>.+?))?{TAIL}$"
    ),
    pattern(
        rf"^(?:how|has|have|did) (?:has |have |did )?(?P<who>(?:(?:its|their|the|\w+['’]?s?) ){{1,3}}(?:position"
        rf"|view|views|stance|line|message|opinion|mind))(?: {_ON}(?P<subject2>.+?))?"
        rf" (?:changed?|evolved?|shift(?:ed)?|move[d]?)(?: (?:over time|since|between (?:{_TWO})))?(?:"
        rf" {_ON}(?P<subject>.+?))?{TAIL}$"
    ),
    pattern(rf"^(?:the )?changes? (?:between|across) (?:{_TWO})(?: {_ON}(?P<subject>.+?))?{TAIL}$"),
)
_POINTS = (
    r"(?:key|main|important|central|principal|core|headline|most important|major) "
    r"(?:points?|messages?|findings|arguments?|takeaways?|take-aways?|asks|demands|themes?|ideas?|sentences?|things)"
)
_ROUNDUP = (
    r"(?:(?:short |brief |quick |one line |executive )*(?:summary|overview|digest|synopsis|outline"
    r"|round-?up|recap|gist|precis|tl ?dr))"
)
HELD = pattern(r"^what(?:['’]s| is| are| was| were) (?P<target>(?:\S+ ){1,5}(?:position|views?|stance|opinions?))$")
SUMMARY = (
    pattern(
        rf"^(?:summari[sz]e|sum up|outline|recap|summary|overview|digest|synopsis|gist|tl ?dr|boil down|brief me"
        rf" on)(?: (?:of|on|for|about))?(?: (?P<target>.+?))?{TAIL}$"
    ),
    pattern(
        rf"^(?:(?:what(?:['’]s|s| is| are|re)|give|list|tell me|show|do|write|make|pull out|pick out|extract"
        rf"|highlight|name|provide|get)(?: me| us)? )?(?:an? |the |all the )?"
        rf"(?:{_ROUNDUP}|{_POINTS})(?: (?:of|in|from|on|about|made in|made by|for)(?: (?P<target>.+?)))?{TAIL}$"
    ),
    pattern(
        rf"^what (?:is|are|was) (?P<target>this|these|it|they|{THESE}(?: {_WHICH})? {TEXT}"
        rf"|this {TEXT}|that {TEXT}|(?:this|these|it)(?: all)) (?:all |mainly |mostly |actually |really"
        rf" )*about{TAIL}$"
    ),
    pattern(
        rf"^what (?:do|does) (?P<target>this|these|it|they|{THESE}(?: {_WHICH})? {TEXT}|this"
        rf" {TEXT}) (?:actually |really |basically |mainly |mostly )*(?:say|argue|cover|talk about|deal with)(?:"
        rf" (?:overall|in (?:short|brief|a nutshell|essence|general|sum)|basically|mainly))*{TAIL}$"
    ),
    pattern(r"^what (?:do|does) (?P<target>.+?) say (?:in (?:short|brief|a nutshell|essence|sum|general)|overall)$"),
    pattern(r"^(?:in (?:short|brief|a nutshell)|(?:the )?short version(?: of (?P<target>.+?))?)$"),
)

# What a subject may be in front of: "the position on custody" asks about custody.
POSITION = pattern(
    r"^(?:what )?(?:the |its |their )?(?P<body>(?:[\w'’-]+ ){0,4}?)(?:position|view|views|stance|line|message|opinion"
    r"|policy|case|thinking)"
    r"(?: (?:on|about|regarding|towards?|of))?\b ?(?P<subject>.*)$"
)
