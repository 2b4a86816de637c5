"""The English that the assistant knows: every word list and every pattern of it, each once, by what it tells.

Patterns that end in \\Z or begin with \\A are for whole texts; the others are searched for.
"""

import re
from collections.abc import Collection

from index.words import stems


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What is no question to the texts, in lower case and without marks.
GREETING = _pattern(
    r"\A(hi|hello|hey|hiya|greetings|good (morning|afternoon|evening|day)|how are you( doing| today)?)"
    r"( there| all| everyone| assistant)?\Z"
)
THANKS = _pattern(
    r"\A(ok |okay |great |many |lovely )?(thanks|thank you|thankyou|cheers)( very much| a lot| so much)?\Z"
)
ABOUT_ASSISTANT = _pattern(
    r"\A(help|who are you|what are you|what is this|how do you work|how does this work|are you (a |an )?"
    r"(human|robot|bot|ai|person|chatbot)|what (can|do) (you|i) (do|ask|answer|know)( here| you)?( about)?|"
    r"(what|which) (documents|texts|statements|sources) (do you have|are here|are there|do you know|can you search)|"
    r"what can you (help|tell) me( with| about)?|how can you help( me)?)( please)?\Z"
)
MARKS = re.compile(r"[^\w\s]")

# How a question asks.
_ASKING = "who|what|when|where|why|how|which"
_HELPERS = r"(?:is|are|was|were|do|does|did|can|could|shall|should|will|would|has|have|had|may|might|must)"
# By a word or a mark; without one a short query is a list of keywords.
ASKS = _pattern(rf"\?|\b(?:{_ASKING}|whose|whom|{_HELPERS}|tell|list|name|explain|compare|give|show|find)\b")
# In a story, without a mark ...
ASKS_IN_STORY = _pattern(
    r"\b(?:(?:want|wanted|need|like|trying|love) to (?:know|find out|understand|ask)|wonder(?:ing|ed)?"
    r"|(?:not|un)\s?sure|no idea|don['’]?t (?:know|understand)|confused|tell me|explain|advise|let me know"
    r"|how (?:do|can|should|would) (?:i|we)|(?:can|do|should|am|are|will|would|could|must) (?:i|we|he|she|they))\b"
)
# ... and for nothing in particular: the sentence before it says what about.
ASKS_FOR_ANYTHING = _pattern(
    r"^\W*(?:please )?(?:"
    r"(?:(?:can|could|would) (?:you|any(?:one|body)|some(?:one|body)) )?(?:please )?(?:help|advise|assist)"
    r"(?: me| us)?(?: with (?:this|that|it))?(?: please)?"
    r"|(?:any|some) (?:advice|help|ideas?|thoughts|guidance)(?: (?:would|is|please|welcome|appreciated)\b.*)?"
    r"|what (?:should|can|do|could|must) (?:i|we) do(?: now| next)?|what (?:are|would be) (?:my|our) (?:options|rights)"
    r"|is (?:that|this|it) (?:right|correct|true|ok|okay|allowed|possible|fair|legal|normal)"
    r"|how does (?:that|this|it) work|what happens (?:now|next))\W*$"
)
# Several questions in one: after a question mark, by a repeated word, by a second verb turned round ("who chairs it and
# when does it end?"), or by who does what, but not "a child who lives in care and who needs help".
AFTER_QUESTION = re.compile(r"(?<=\?)\s+(?=\S)")
AFTER_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=\S)")
REPEATED = _pattern(
    r"^(?P<lead>.*?\b(?P<word>on|about|for|of|to|regarding|concerning)) "
    r"(?P<first>[^,?]+?),? and (?P=word) (?P<second>.+)$"
)
JOINED = (
    _pattern(rf"^(?P<first>(?:{_ASKING}|{_HELPERS})\b.+?),? and (?P<second>(?:{_ASKING})(?: \w+)? {_HELPERS}\b.+)$"),
    _pattern(rf"^(?P<first>(?:{_ASKING}|{_HELPERS})\b(?:(?! who ).)+?),? and (?P<second>who [a-z]+(?:s|ed) .+)$"),
)

# What it leans on.
LEADS_ON = _pattern(r"^(and|but|so|also|or|what about|how about)\b")
IF_SO = _pattern(r"^if (?:so|not|yes|no)\b")
POINTS_BACK = _words("it its they them their theirs this that these those he him his he she her ones there")
POINTS_AT = POINTS_BACK - _words("they their theirs there")  # "they" may be who speaks in the texts
# "Leave that. Who ...": what follows has nothing to do with what was said before.
NEW_TOPIC = _pattern(
    r"^\s*(?:(?:ok(?:ay)?|right|now|well|so|and|but|thanks?(?: you)?)[,.!]?\s+)*"
    r"(?:leav(?:e|ing) (?:that|this|it)|forget (?:that|this|it)|never ?mind|moving on|next (?:question|topic|subject)"
    r"|(?:a |an |on (?:a |an |to )?|let's )?(?:new|different|another|change (?:of )?(?:the )?|other|separate|unrelated)"
    r" ?(?:topic|subject|question|matter|note|issue)|something else|separately|unrelated(?:ly)?)\b[^.?!:;,–—]{0,40}"
    r"[.!:;,–—]\s*(?=\S)"
)
# A prefix up to a colon or semicolon that places the question in a document.
PREFIX = _pattern(
    r"^\s*((?:in|consider|considering|according to|regarding|under|as per|within|for|on|from|based on)\b[^:;?]{3,160})"
    r"[:;]\s+(?=\S)"
)
JOINTS_OF_TITLE = str.maketrans("-_.", "   ")
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
ASKS_FULL_NAME = _pattern(r"\bstands? for\b|\bshort for\b|\babbreviat\w+|\bacronym\b")
ASKS_TIME = _pattern(r"\bwhen\b|\bhow (long|soon|late|early|often|old)\b|\bwhat (year|date|time|day|month)\b")
ASKS_NUMBER = _pattern(
    r"\bhow (many|much|far|high|large|big|tall|deep|fast)\b"
    r"|\bwhat (percent|percentage|number|amount|age|proportion|share|fraction)\b"
    r"|\bwhat (is|are|was|were|will be) (the |an? )?(\w+ )?(number|amount|costs?|fees?|prices?|salary|total)\b"
    r"|\bwhat (do|does|did|will|would) ([\w'’]+ ){1,6}(cost|charge|earn|be paid)\b"
)
ASKS_MEMBERS = _pattern(
    rf"^(list|name)\b.*\bmembers of\b|\b(who|(which|what) \w+) (is|are|was|were) (all )?(the )?members of\b"
    rf"|^(the )?(members|membership|composition) of\b|\bbelongs? to (the |this |that )?{_BODY}"
    rf"|\b(who|(which|what) \w+) (is|are|was|were) (in|part of) (?!charge\b)(the |this |that )?{_BODY}"
    r"|\b(who|which|what) .*\b(makes? up|made up|comprises?)\b|\bconsists? of\b"
)
# A place, unless it asks for somebody first of all.
ASKS_PLACE = _pattern(
    r"^(?!.*\b(?:who|whose|whom)\b)"
    r"(?!.*\b(?:which|what) (?:organisation|organization|body|bodies|group|agency|minister)s?\b)"
    r".*\b(?:where|(?:what|which) (?:country|city|state|place|town|region|area))\b"
)
# It takes something for granted; "did they oppose it?" presumes nothing.
PRESUMES = _pattern(r"\b(?:why|how come|what (?:made|led|caused)|(?:on|for) what (?:grounds?|reasons?))\b")
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

# What a sentence holds.
_MONTH = (
    "(?:january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
)
TIME = _pattern(
    rf"\b(?:1[0-9]|20)\d\d\b|\b{_MONTH}\b\.?\s+\d|\b\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}\b|\b\d+(?:st|nd|rd|th)\s+century"
    r"|\b(?:day|week|month|year|hour|minute)s?\b"
)
# A year says when, not how many; "1800 homes" is none.
YEAR = re.compile(r"(?<![£$€,.\d])(?:1\d|20)\d\d\b(?!%|,\d|\.\d|\s(?:[a-z]+s|people|children|men|women)\b)")
NUMBER = _pattern(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred|thousand|million|billion|half"
    r"|third|quarter|dozen|percent)\b"
)
MEMBERS = _pattern(
    r"\bcompris(?:es?|ed|ing)\b|\bmade up (?:of|from)\b|\bconsist(?:s|ed|ing)? of\b|\bcomposed of\b|\bmembers include\b"
)
CAPITALISED = re.compile(r"(?<=[^.!?:]\s)[A-Z][\w’'-]+")
# A sentence that starts so leans on the one before it, or goes on with what that one announced.
LEANS_BACK = re.compile(r"^[‘“\"'(]*(This|That|These|Those|It|They|Such|He|She|But|However|Also|And|Instead)\b")
GOES_ON = re.compile(r"^[‘“\"'(]*((These|They|This|It) (include|are|is)s?|Namely|For example)\b")

# Names.
SHORT_FORM = re.compile(r"[A-Za-z][\w&]*")
IN_BRACKETS = re.compile(r"[()]")
# British and American, wherever they stand in a word: what they make counts only when the texts hold it.
SPELLINGS = (
    ("is", "iz"),
    ("ys", "yz"),
    ("our", "or"),
    ("re", "er"),
    ("ence", "ense"),
    ("ogue", "og"),
    ("amme", "am"),
    ("ll", "l"),
    ("ae", "e"),
    ("dge", "dg"),
)


def naming(forms: Collection[str]) -> re.Pattern[str]:
    """What finds each of some names in a text, with article and possessive; of two that begin alike the longer."""
    alternatives = "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
    return _pattern(rf"\b(?:the )?(?:{alternatives})\b(?:['’]s)?")
