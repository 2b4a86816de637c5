"""What a question asks for: chat or a search, and for a search the words, names and history that belong to it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.glossary import Glossary
from assistant.records import Question, Turn
from index.words import FUNCTION_WORDS, content_stems, stems, words

_GREETING = re.compile(
    r"(hi|hello|hey|hiya|greetings|good (morning|afternoon|evening|day)|how are you( doing| today)?)"
    r"( there| all| everyone| assistant)?"
)
_THANKS = re.compile(
    r"(ok |okay |great |many |lovely )?(thanks|thank you|thankyou|cheers)( very much| a lot| so much)?"
)
_ABOUT = re.compile(
    r"(help|who are you|what are you|what is this|how do you work|how does this work|are you (a |an )?"
    r"(human|robot|bot|ai|person|chatbot)|what (can|do) (you|i) (do|ask|answer|know)( here| you)?( about)?|"
    r"(what|which) (documents|texts|statements|sources) (do you have|are here|are there|do you know|can you search)|"
    r"what can you (help|tell) me( with| about)?|how can you help( me)?)( please)?"
)
_LEADS_ON = re.compile(r"^(and|but|so|also|what about|how about|or)\b", re.IGNORECASE)
_POINTS_BACK = frozenset(
    "it its they them their theirs this that these those he him his she her one ones there".split()
)
SHORT_FOLLOW_UP = 3  # content words or fewer: too little to stand alone beside a history
SPLIT = re.compile(r"(?<=\?)\s+(?=\S)")
_REPEATED = re.compile(
    r"^(?P<lead>.*?\b(?P<word>on|about|for|of|to|regarding|concerning)) (?P<first>[^,?]+?),? and (?P=word) (?P<second>.+)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched for. text is encoded, context is the earlier subject it leans on, words are stems."""

    text: str
    context: str
    words: tuple[str, ...]
    searched_also: tuple[str, ...] = ()

    @property
    def full_text(self) -> str:
        return f"{self.context} {self.text}".strip()


def is_greeting(text: str) -> bool:
    return bool(_GREETING.fullmatch(_plain(text)))


def is_thanks(text: str) -> bool:
    return bool(_THANKS.fullmatch(_plain(text)))


def is_about_assistant(text: str) -> bool:
    return bool(_ABOUT.fullmatch(_plain(text)))


def is_vague(question: Question) -> bool:
    """Whether nothing in the question, nor in the conversation before it, names a subject."""
    said = [question.text, *(turn.question for turn in question.history)]
    return not any(len(stem) > 1 for text in said for stem in content_stems(text))


def parts(text: str) -> list[str]:
    """The questions in a question: "on custody and on school funding?" asks two things."""
    sentences = [part for part in SPLIT.split(text) if part.endswith("?") and content_stems(part)]
    if len(sentences) > 1:
        return sentences
    repeated = _REPEATED.match(text.rstrip(" ?"))
    if repeated and content_stems(repeated["first"]) and content_stems(repeated["second"]):
        return [f"{repeated['lead']} {repeated[which]}?" for which in ("first", "second")]
    return [text]


def understand(text: str, history: Sequence[Turn], glossary: Glossary) -> Query:
    """Read one question with its history and with the names that the texts define."""
    context = history[-1].question if history and leans_on_history(text) else ""
    full = f"{context} {text}".strip()
    also = glossary.expansions(full)
    searched = dict.fromkeys([*content_stems(full), *(stem for name in also for stem in content_stems(name))])
    return Query(text, context, tuple(searched) or tuple(stems(full)), also)


def leans_on_history(text: str) -> bool:
    """Whether a question cannot be understood without the turn before it."""
    said = words(text)
    return (
        bool(_LEADS_ON.match(text))
        or any(word in _POINTS_BACK for word in said)
        or sum(word not in FUNCTION_WORDS for word in said) <= SHORT_FOLLOW_UP
    )


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", text.lower()).split())
