"""How a question asks, and where several stand in one."""

import re

from assistant.lexicon.shapes import pattern

# How a question asks.
_ASKING = "who|what|when|where|why|how|which"
_HELPERS = r"(?:is|are|was|were|do|does|did|can|could|shall|should|will|would|has|have|had|may|might|must)"
# By a word or a mark; without one a short query is a list of keywords.
ASKS = pattern(rf"\?|\b(?:{_ASKING}|whose|whom|{_HELPERS}|tell|list|name|explain|compare|give|show|find)\b")
# In a story, without a mark ...
ASKS_IN_STORY = pattern(
    r"\b(?:(?:want|wanted|need|like|trying|love) to (?:know|find out|understand|ask)|wonder(?:ing|ed)?"
    r"|(?:not|un)\s?sure|no idea|don['’]?t (?:know|understand)|confused|tell me|explain|advise|let me know"
    r"|how (?:do|can|should|would) (?:i|we)|(?:can|do|should|am|are|will|would|could|must) (?:i|we|he|she|they))\b"
)
# ... and for nothing in particular: the sentence before it says what about.
ASKS_FOR_ANYTHING = pattern(
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
REPEATED = pattern(
    r"^(?P<lead>.*?\b(?P<word>on|about|for|of|to|regarding|concerning)) "
    r"(?P<first>[^,?]+?),? and (?P=word) (?P<second>.+)$"
)
# Two topics of one question, or of a query that only lists words: "what do they say about custody and nuclear power?"
_TOPICS = r"(?P<first>[^,.!?]+?) and (?P<second>[^,.!?]+?)\s*\??$"
TOPICS = pattern(rf"^(?P<lead>[^.!?]*\b(?:about|on|regarding|concerning) ){_TOPICS}")
LISTED_TOPICS = pattern(rf"^(?P<lead>){_TOPICS}")
JOINED = (
    pattern(rf"^(?P<first>(?:{_ASKING}|{_HELPERS})\b.+?),? and (?P<second>(?:{_ASKING})(?: \w+)? {_HELPERS}\b.+)$"),
    pattern(rf"^(?P<first>(?:{_ASKING}|{_HELPERS})\b(?:(?! who ).)+?),? and (?P<second>who [a-z]+(?:s|ed) .+)$"),
)
