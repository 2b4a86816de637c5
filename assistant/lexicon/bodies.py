"""Who belongs to a body and who speaks for it: how that is asked, and how a sentence tells it.

The patterns of questions are for a whole question without marks.
"""

import re

from assistant.lexicon.shapes import pattern

_KIND = (
    r"(?:group|committee|board|council|association|alliance|partnership|coalition|commission|network|panel|forum"
    r"|taskforce"
    r"|task force|consortium|federation|union|team|club|body|organi[sz]ation)"
)
_BODY = r"(?P<body>.+?)"
_MEMBERS = (
    r"(?:members?|member (?:organi[sz]ations|bodies|agencies)|membership|organi[sz]ations|bodies|agencies"
    r"|groups|charities|partners)"
)
_IS = r"(?:is|are|was|were|s|['’]s)"

LISTS = (
    pattern(
        rf"^(?:who|(?:what|which) (?:\w+ )?(?:organi[sz]ations|bodies|agencies|groups|charities|members|people))"
        rf" (?:(?:{_IS} )?(?:all )?(?:the )?(?:\w+ )?(?:members of|makes? up|belong to) {_BODY}"
        rf"|{_IS} (?:all )?(?:in|part of|within) (?P<body2>(?:the |this |that )?(?:.*{_KIND}|\w+)))$"
    ),
    pattern(
        r"^(?:who|what|which(?: \w+)?) (?:is|are|was|were) (?:all )?(?:the |its |their )?(?:\w+ )?members$(?P<body>)?"
    ),
    pattern(
        rf"^(?:who|what|which(?: [\w-]+)?) (?:is|are|was|were) (?:all )?the (?:\w+ )?(?:members|membership) of"
        rf" {_BODY}$"
    ),
    pattern(
        rf"^(?:(?:list|name|give|show)(?: me| us)? )?(?:all |every )?(?:(?:of )?the )?(?:full |complete |whole )?"
        rf"(?:list of (?:the )?)?(?:members|membership|member list|members list)(?: (?:list )?(?:of|in|for)"
        rf" {_BODY})?$"
    ),
    pattern(rf"^{_BODY} (?:members|membership)(?: list)?$"),
    pattern(
        rf"^(?:who|what|which (?:\w+ )?(?:organi[sz]ations?|bod(?:y|ies)|agenc(?:y|ies)|groups?|charit(?:y|ies)))"
        rf" (?:makes? up|made up|compris\w+|belongs? to|sits? on|signed up to) {_BODY}$"
    ),
    pattern(rf"^who (?:does|do|did) {_BODY} (?:consist of|comprise|include|represent)$"),
    pattern(rf"^what (?:is|are) {_BODY} (?:made up of|made up from|composed of|comprised of)$"),
    pattern(rf"^what (?:does|do) {_BODY} (?:consist of|comprise)$"),
)
COUNTS = (
    pattern(
        rf"^how (?:many|big|large) (?:(?:different |member )?{_MEMBERS} (?:(?:(?:are|is|were) )?(?:there )?(?:in|on"
        rf"|part of|within)"
        rf"|belong(?:ed)? to|make up|made up|(?:does|do|did|has|have)) {_BODY}(?: (?:have|comprise|got|include"
        rf"|contain))?|(?:is|are) (?:the )?(?P<body2>[\w'’ -]*?{_KIND}|membership of .+))$"
    ),
    pattern(rf"^how many {_MEMBERS} of {_BODY} (?:are|were) there$"),
    pattern(r"^how many members(?: (?:are|were) there)?$"),
    pattern(rf"^(?:(?:what (?:is|was) )?the )?number of members(?: (?:of|in|on) {_BODY})?$"),
)
BELONGS = (
    pattern(
        rf"^(?:is|are|was|were) (?P<name>.+?) (?:a |an |also )*(?:members? of|part of|among the members of"
        rf"|belong to|one of the members of) {_BODY}$"
    ),
    pattern(rf"^(?:does|do|did) (?P<name>.+?) (?:belong to|sit on|form part of) {_BODY}$"),
    pattern(
        r"^(?:is|are|was|were) (?P<name>.+?) (?:a |an |also )*(?:members?|on the list|listed as a member|one of"
        r" (?:them|the members))$"
    ),
    pattern(rf"^(?P<name>.+?) (?:a )?member of {_BODY}$"),
    pattern(r"^(?P<name>.+?) a member$"),
)
# These may ask for something else: "is smoking allowed in the group?"
WITHIN = (
    pattern(rf"^(?:is|are|was|were) (?P<name>.+?) (?:also )?(?:included in|in|on) {_BODY}$"),
    pattern(
        r"^(?:does|do|did) (?P<body>.+?) (?:include|count|contain) (?P<name>.+?)(?: (?:as|among) (?:a |its"
        r" )?members?)?$"
    ),
)
_OFFICE = r"(?:chair(?:man|woman|person)?|spokes(?:man|woman|person|people)|leader|head|convenor|convener)"
SPEAKERS = (
    pattern(
        rf"^who(?:['’]?s| is| are| was| were)? (?:the )?(?:current |new |present |acting )?"
        rf"(?P<office>{_OFFICE})s?(?: (?:of|for|at) {_BODY})?$"
    ),
    pattern(
        rf"^who (?P<office>chair(?:s|ed)|leads?|heads?|runs?|speaks?(?: for| on behalf of)?|spoke(?: for| on"
        rf" behalf of)?)(?: {_BODY})?$"
    ),
    pattern(r"^who(?:['’]?s| is| are| was| were) (?P<office>quoted)(?: (?:in|by) (?P<body>.+?))?$"),
    pattern(rf"^(?:the )?(?:name of (?:the )?)?(?P<office>{_OFFICE}) of {_BODY}$"),
    pattern(rf"^(?:what(?:['’]?s| is| was)) the name of (?:the )?(?P<office>{_OFFICE})(?: (?:of|for) {_BODY})?$"),
)
FULL_NAMES = (
    pattern(
        r"^what(?:['’]?s| is| are| does| do) (?:the )?(?P<name>[\w&.]+) (?:short for|an? (?:acronym|abbreviation)"
        r" (?:for|of)|stands? for|mean)$"
    ),
    pattern(r"^what(?:['’]?s| is) the (?:full (?:name|form)|meaning|long form) (?:of|for) (?:the )?(?P<name>[\w&.]+)$"),
    pattern(r"^(?P<name>[A-Za-z][\w&.]*) (?:meaning|full name|full form|abbreviation|acronym|short for|stands for)$"),
    pattern(r"^(?:spell out|expand) (?P<name>[\w&.]+)$"),
)
# A body that is called by its list: "the September list".
BY_LIST = pattern(r"\b(?:(?:members?|membership)(?:['’]?s?) )?list\b")
POINTER = pattern(r"^(?:it|they|them|this|that|these|there|here|the (?:members|membership))$")

# A list of members in a sentence: what has them, and the list.
LIST = re.compile(
    r"(?P<body>.{0,300}?)(?:^|\b)(?:"
    r"(?i:compris(?:es?|ed|ing)(?: of)?|(?:is|are|was|were|currently|now)? ?made up (?:of|from)|consist(?:s|ed"
    r"|ing)? of|(?:is|are|was|were) composed of)"
    r"|(?i:(?:its |the |current |full |our |their )*members(?:hip)?(?: (?:of|are|currently|organisations"
    r"|organizations) ?[^:,.]{0,80})?"
    r"(?: include| are|:| includes| comprise| comprises| currently include))"
    r")\s*:?\s*(?P<list>.*)$",
    re.DOTALL,
)
GENERIC = frozenset(
    "group committee board council association alliance partnership coalition commission network panel forum".split()
)
# Its items: "A, B and C"; the last comma part may hold two.
COMMA = re.compile(r"\s*[,;]\s+(?:and\s+)?")
LAST_TWO = re.compile(r"^(?P<first>.+?)\s+and\s+(?P<second>.+)$", re.DOTALL)
AND = re.compile(r"\band\b")
GLOSS = re.compile(r"\s+[–—-]\s+.*$|\s*\([^)]*\)", re.DOTALL)
NAME = re.compile(r"^(?:[Tt]he )?[A-Z\d][\w’'&./-]*(?: (?:of|for|and|the|in|on|to|de|with|&|[A-Z\d(][\w’'&./)-]*))*$")
# "Department for Education and Skills" is one name that looks like two.
ONE_OF_TWO = re.compile(r"\b(?:for|of|on)\b(?:\s+(?!the\b)\w+){1,3}$")
SINGLE = re.compile(r"^[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)?\W*$")
SENTENCE_END = re.compile(r"[.!?]['’”\"]?$")

# Somebody in an office, or somebody who is quoted.
_PERSON = (
    r"(?P<person>(?:(?:Sir|Dame|Lord|Lady|Dr|Professor|Prof|Mr|Mrs|Ms|Baroness|Councillor|Cllr)\.?"
    r" )?[A-Z][a-zà-ÿ’'-]+(?: [A-Z]\.?)?(?: (?:de |van |von )?[A-Z][a-zA-Zà-ÿ’'-]+){1,2})"
)
_TITLE = (
    r"(?P<office>(?i:(?:vice[- ]|co-|acting |former |deputy )?(?:chair(?:man|woman|person)?|spokes(?:man"
    r"|woman|person)|leader|head|convenor|convener|president|chief executive|director|secretary|general secretary)))"
)
HOLDERS = (
    re.compile(
        rf"\b{_PERSON},? (?:who is |who was |in (?:his|her|their) capacity as |as |speaking as |is |was )?(?:the "
        rf"|a )?{_TITLE} (?:of|for|at) (?P<body>[^,:;.]+)"
    ),
    re.compile(rf"\b(?i:the )?(?P<body>(?:[\w’'-]+ ){{1,6}}?)(?:’s |'s )?{_TITLE},? {_PERSON}\b"),
    re.compile(rf"\b{_TITLE} (?:of|for) (?P<body>[^,:;.]+?),? (?:is |was )?{_PERSON}\b"),
)
QUOTED = re.compile(rf"\b{_PERSON}\b[^.]{{0,120}}?\b(?:said|says|told|commented|added|warned|argued|explained)\b")
QUOTED_AFTER = re.compile(rf"\b(?:said|says|added|commented|warned|argued) {_PERSON}\b")
# Offices that are asked for by another word.
CHAIRS = pattern(r"^(?:chair|lead|head|run|convenor|convener|leader)")
SAYS = pattern(r"^(?:spoke|speak|quoted)")
