"""What a question leans on: what was said before, or a prefix that names a document."""

from assistant.lexicon.shapes import pattern, words

LEADS_ON = pattern(r"^(and|but|so|also|or|what about|how about)\b")
IF_SO = pattern(r"^if (?:so|not|yes|no)\b")
POINTS_BACK = words("it its they them their theirs this that these those he him his he she her ones there")
POINTS_AT = POINTS_BACK - words("they their theirs there")  # "they" may be who speaks in the texts
# "Leave that. Who ...": what follows has nothing to do with what was said before.
NEW_TOPIC = pattern(
    r"^\s*(?:(?:ok(?:ay)?|right|now|well|so|and|but|thanks?(?: you)?)[,.!]?\s+)*"
    r"(?:leav(?:e|ing) (?:that|this|it)|forget (?:that|this|it)|never ?mind|moving on|next (?:question|topic|subject)"
    r"|(?:a |an |on (?:a |an |to )?|let's )?(?:new|different|another|change (?:of )?(?:the )?|other|separate|unrelated)"
    r" ?(?:topic|subject|question|matter|note|issue)|something else|separately|unrelated(?:ly)?)\b[^.?!:;,–—]{0,40}"
    r"[.!:;,–—]\s*(?=\S)"
)
# A prefix up to a colon or semicolon that places the question in a document.
PREFIX = pattern(
    r"^\s*((?:in|consider|considering|according to|regarding|under|as per|within|for|on|from|based on)\b[^:;?]{3,160})"
    r"[:;]\s+(?=\S)"
)
JOINTS_OF_TITLE = str.maketrans("-_.", "   ")
