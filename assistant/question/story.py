"""The question in a story: "My aunt moved in last year ... . Can she claim? Any help would be appreciated."."""

import re

from index.words import content_stems

STORY_WORDS = 30  # a longer question tells a story first
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=\S)")
# What asks without a question mark ...
_ASKS = re.compile(
    r"\b(?:(?:want|wanted|need|like|trying|love) to (?:know|find out|understand|ask)|wonder(?:ing|ed)?"
    r"|(?:not|un)\s?sure|no idea|don['’]?t (?:know|understand)|confused|tell me|explain|advise|let me know"
    r"|how (?:do|can|should|would) (?:i|we)|(?:can|do|should|am|are|will|would|could|must) (?:i|we|he|she|they))\b",
    re.IGNORECASE,
)
# ... and what asks for nothing in particular: the sentence before it says what about.
_ASKS_ANYTHING = re.compile(
    r"^\W*(?:please )?(?:"
    r"(?:(?:can|could|would) (?:you|any(?:one|body)|some(?:one|body)) )?(?:please )?(?:help|advise|assist)"
    r"(?: me| us)?(?: with (?:this|that|it))?(?: please)?"
    r"|(?:any|some) (?:advice|help|ideas?|thoughts|guidance)(?: (?:would|is|please|welcome|appreciated)\b.*)?"
    r"|what (?:should|can|do|could|must) (?:i|we) do(?: now| next)?|what (?:are|would be) (?:my|our) (?:options|rights)"
    r"|is (?:that|this|it) (?:right|correct|true|ok|okay|allowed|possible|fair|legal|normal)"
    r"|how does (?:that|this|it) work|what happens (?:now|next))\W*$",
    re.IGNORECASE,
)


def split_story(text: str) -> tuple[str, str]:
    """What is told before and after the question, or nothing, and the last question that asks for something."""
    if len(text.split()) < STORY_WORDS:
        return "", text
    sentences = _SENTENCE.split(text)
    marked = [number for number, sentence in enumerate(sentences) if sentence.endswith("?")]
    asking = marked or [number for number, sentence in enumerate(sentences) if _ASKS.search(sentence)]
    if not asking or len(sentences) == 1:
        return "", text
    precise = [number for number in asking if _is_precise(sentences[number])]
    last = (precise or asking)[-1]
    first = last if precise else max(0, last - 1)
    told = [*sentences[:first], *sentences[last + 1 :]]
    return " ".join(told), " ".join(sentences[first : last + 1])


def _is_precise(sentence: str) -> bool:
    return bool(content_stems(sentence)) and not _ASKS_ANYTHING.match(sentence)
