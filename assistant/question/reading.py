"""What a question asks for: chat or a search, and for a search the words, names and history that belong to it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import shorten

from assistant.question.glossary import Glossary
from assistant.question.named_documents import split_scope
from assistant.question.spelling import Spelling
from assistant.question.story import STORY_WORDS, split_story
from assistant.records import Question, Turn
from assistant.settings import EARLIER_QUESTION_WORDS, LAST_ANSWER_WORDS, LAST_QUESTION_WORDS
from index.records import Name
from index.words import FUNCTION_WORDS, WORD, content_stems, fold, stems, words

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
_LEADS_ON = re.compile(r"^(and|but|so|also|or|what about|how about)\b", re.IGNORECASE)
_POINTS_BACK = frozenset("it its they them their theirs this that these those he him his she her ones there".split())
_POINTS_AT = _POINTS_BACK - frozenset("they their theirs there".split())  # "they" may be who speaks in the texts
FEW_WORDS = 3  # words with a subject, or fewer: too little to stand alone in a conversation
LONGEST_SUBJECT = 100  # letters of an earlier question that are shown again
# "Leave that. Who ...": what follows has nothing to do with the turns before it.
_NEW_TOPIC = re.compile(
    r"^\s*(?:(?:ok(?:ay)?|right|now|well|so|and|but|thanks?(?: you)?)[,.!]?\s+)*"
    r"(?:leav(?:e|ing) (?:that|this|it)|forget (?:that|this|it)|never ?mind|moving on|next (?:question|topic|subject)"
    r"|(?:a |an |on (?:a |an |to )?|let's )?(?:new|different|another|change (?:of )?(?:the )?|other|separate|unrelated)"
    r" ?(?:topic|subject|question|matter|note|issue)|something else|separately|unrelated(?:ly)?)\b[^.?!:;,–—]{0,40}"
    r"[.!:;,–—]\s*(?=\S)",
    re.IGNORECASE,
)
_ASKED = re.compile(r"(?<=\?)\s+(?=\S)")
_REPEATED = re.compile(
    r"^(?P<lead>.*?\b(?P<word>on|about|for|of|to|regarding|concerning)) "
    r"(?P<first>[^,?]+?),? and (?P=word) (?P<second>.+)$",
    re.IGNORECASE,
)
# "Who chairs it and when does it end?": a question, and another that turns its verb round, or asks who does what ...
_WH = "who|what|when|where|why|how|which"
_HELPERS = r"(?:is|are|was|were|do|does|did|can|could|shall|should|will|would|has|have|had|may|might|must)"
_JOINED = re.compile(
    rf"^(?P<first>(?:{_WH}|{_HELPERS})\b.+?),? and "
    rf"(?P<second>(?:{_WH})(?: \w+)? {_HELPERS}\b.+)$",
    re.IGNORECASE,
)
# ... but not "a child who lives in care and who needs help": who that is.
_JOINED_WHO = re.compile(
    rf"^(?P<first>(?:{_WH}|{_HELPERS})\b(?:(?! who ).)+?),? and "
    r"(?P<second>who [a-z]+(?:s|ed) .+)$",
    re.IGNORECASE,
)
# What asks, by a word or a mark; without it a short query is a list of keywords.
_ASKS = re.compile(
    rf"\?|\b(?:{_WH}|whose|whom|{_HELPERS}|tell|list|name|explain|compare|give|show|find)\b",
    re.IGNORECASE,
)
MOST_KEYWORDS = 8  # words
# Keywords that say how something is spoken of, not what.
_SPEAKING = frozenset(
    stems(
        "view position stance opinion line summary information info detail statement comment policy rule guidance "
        "advice help meaning definition overview explanation example quote word issue matter topic subject point"
    )
)
_IF_SO = re.compile(r"^if (?:so|not|yes|no)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched for: the question with its names spelled out, and what it leans on.

    subject is the text without the organisations that speak, scope the prefix that named a document, story what is told
    around the question, turns are those before, the story last, oldest first; words are stems with their weights; those
    of earlier turns weigh less; names are those whose full form is asked for.
    """

    text: str
    subject: str
    scope: str
    story: str
    turns: tuple[Turn, ...]
    words: Mapping[str, float]
    searched_also: tuple[str, ...]
    names: tuple[Name, ...]

    @property
    def understood_as(self) -> str:
        """How a question within a conversation was read; empty for one that stands alone."""
        asked = [turn.question for turn in self.turns if turn.question]
        if not asked or not leans_on_history(self.text):
            return ""
        if self.story:
            return self.text
        return f"{self.text} (after: {shorten(asked[-1], LONGEST_SUBJECT, placeholder=' …')})"


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


def parts(asked: Question) -> list[Question]:
    """The questions in a question: "on custody and on school funding?" asks two things.

    Each keeps the document that the question names; one that points back at the part before has that in its history.
    """
    scope, question = split_scope(asked.text)
    texts = [question] if len(asked.text.split()) >= STORY_WORDS else _split(question)
    if len(texts) == 1:
        return [asked]
    made: list[Question] = []
    for text in texts:
        points = made and (_IF_SO.match(text) or any(word in _POINTS_AT for word in words(text)))
        before = (*asked.history, Turn(made[-1].text, "")) if points else asked.history
        made.append(Question(f"{scope}: {text}" if scope else text, before, asked.id))
    return made


def _split(question: str) -> list[str]:
    sentences: list[str] = []
    for sentence in _ASKED.split(question):
        alone = sentence.endswith("?") and content_stems(sentence)
        if sentences and not (alone and content_stems(sentences[-1])):
            sentences[-1] += f" {sentence}"  # "What then?", "Thanks.": no question of its own, nor one to leave behind
        else:
            sentences.append(sentence)
    if len(sentences) > 1:
        return sentences
    plain = question.rstrip(" ?")
    repeated, joined = _REPEATED.match(plain), _JOINED.match(plain) or _JOINED_WHO.match(plain)
    if repeated and content_stems(repeated["first"]) and content_stems(repeated["second"]):
        return [f"{repeated['lead']} {repeated[which]}?" for which in ("first", "second")]
    if joined and content_stems(joined["first"]) and content_stems(joined["second"]):
        return [f"{joined['first']}?", f"{joined['second'][0].upper()}{joined['second'][1:]}?"]
    return [question]


def leans_on_history(text: str) -> bool:
    """Whether a question says too little to be understood without the turns before it."""
    said = words(text)
    few = sum(word not in FUNCTION_WORDS for word in said) <= FEW_WORDS
    return few or bool(_LEADS_ON.match(text)) or any(word in _POINTS_BACK for word in said)


def keywords(query: Query) -> frozenset[str]:
    """The stems of a query that only lists words, outside a conversation; none of any other."""
    if query.turns or _ASKS.search(query.text) or len(words(query.text)) > MOST_KEYWORDS:
        return frozenset()
    return frozenset(content_stems(query.subject)) - _SPEAKING


def understand(text: str, history: Sequence[Turn], glossary: Glossary, spelling: Spelling) -> Query:
    """Read one question with its history, and with the words and the names of the texts."""
    asked = _NEW_TOPIC.sub("", text)
    before = tuple(history) if asked == text else ()
    scope, question = split_scope(asked)
    story, question = split_story(question)
    turns = (*before, Turn(story, "")) if story else before
    read_as = spelling.read_as(question)
    respelled = WORD.sub(lambda word: read_as.get(word.group(), word.group()), question)
    also = glossary.expansions(respelled)
    spelled_out = glossary.spelled_out(respelled)
    words = _weighed(respelled, also, turns)
    also = (*dict.fromkeys(word for word in read_as.values() if fold(word) not in FUNCTION_WORDS), *also)
    subject = glossary.subject(spelled_out)
    return Query(spelled_out, subject, scope, story, turns, words, also, glossary.asked_for(respelled))


def _weighed(question: str, also: Sequence[str], turns: Sequence[Turn]) -> Mapping[str, float]:
    """The stems to search for; a stem keeps its greatest weight."""
    said = [(question, 1.0), *((name, 1.0) for name in also)]
    said += [(turn.question, EARLIER_QUESTION_WORDS) for turn in turns]
    if turns:
        said += [(turns[-1].question, LAST_QUESTION_WORDS), (turns[-1].answer, LAST_ANSWER_WORDS)]
    weights: dict[str, float] = {}
    for text, weight in said:
        for stem in content_stems(text):
            weights[stem] = max(weight, weights.get(stem, 0.0))
    return weights or dict.fromkeys(stems(question), 1.0)


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", text.lower()).split())
