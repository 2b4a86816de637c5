"""The questions in a question: "on custody and on school funding?" asks two things."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from assistant.lexicon import leaning, several
from assistant.records import Question, Turn
from assistant.settings import Settings
from index.words import Words, content_stems


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that is asked: its text without the prefix that names a document (scope), and the turns before it.

    asked is the part as it was asked, with that prefix.
    """

    asked: str
    text: str
    scope: str
    history: tuple[Turn, ...]


def parts(question: Question, settings: Settings) -> list[Part]:
    """The parts of a question; each keeps the document that the question names.

    One that points back at the part before has that in its history; a new topic leaves the history behind.
    """
    text, history = _within_topic(question.text, question.history)
    scope, rest = split_scope(text, settings.shortest_scoped)
    texts = [rest] if len(question.text.split()) >= settings.story_words else _split(rest)
    if len(texts) == 1:
        return [Part(question.text, rest, scope, history)]
    made: list[Part] = []
    for each in texts:
        asked = f"{scope}: {each}" if scope else each
        before = (*history, Turn(made[-1].asked, "")) if made and _points_back(each) else history
        made.append(Part(asked, *_moved_on(each, scope, before, settings)))
    return made


def topics(part: Part, most_words: int) -> Mapping[str, Part]:
    """The two topics of a part, each of so many words at most, with the part about it alone; none of any other part."""
    match = several.TOPICS.match(part.text)
    if not match and not several.ASKS.search(part.text.rstrip(" ?")):
        match = several.LISTED_TOPICS.match(part.text)
    halves = (match["first"], match["second"]) if match else ()
    if not match or not all(content_stems(half) and len(half.split()) <= most_words for half in halves):
        return {}
    texts = {half: f"{match['lead']}{half}?" for half in halves}
    return {
        half: replace(part, asked=f"{part.scope}: {text}" if part.scope else text, text=text)
        for half, text in texts.items()
    }


def split_scope(text: str, shortest: int) -> tuple[str, str]:
    """The prefix that names a document, or nothing, and the question after it, which has so many words at least."""
    match = leaning.PREFIX.match(text)
    if match and len(text[match.end() :].split()) >= shortest:
        return match.group(1).strip(), text[match.end() :].strip()
    return "", text


def _moved_on(
    text: str, scope: str, history: tuple[Turn, ...], settings: Settings
) -> tuple[str, str, tuple[Turn, ...]]:
    """A later part may open a topic and name a document of its own."""
    if scope:
        return text, scope, history
    text, history = _within_topic(text, history)
    scope, text = split_scope(text, settings.shortest_scoped)
    return text, scope, history


def _within_topic(text: str, history: tuple[Turn, ...]) -> tuple[str, tuple[Turn, ...]]:
    """ "Leave that. Who ...": the question alone, without what was said before."""
    asked = leaning.NEW_TOPIC.sub("", text)
    return asked, history if asked == text else ()


def _points_back(text: str) -> bool:
    return bool(leaning.IF_SO.match(text)) or any(word in leaning.POINTS_AT for word in Words.of(text).folded)


def _split(text: str) -> list[str]:
    sentences = _whole_questions(several.AFTER_QUESTION.split(text))
    return sentences if len(sentences) > 1 else next(_halves(text.rstrip(" ?")), [text])


def _whole_questions(sentences: list[str]) -> list[str]:
    """ "What then?" and "Thanks." are no questions of their own: they stay with the one before."""
    whole: list[str] = []
    for sentence in sentences:
        if whole and not (sentence.endswith("?") and content_stems(sentence) and content_stems(whole[-1])):
            whole[-1] += f" {sentence}"
        else:
            whole.append(sentence)
    return whole


def _halves(text: str) -> Iterator[list[str]]:
    """The two questions in one sentence, by each way in which it can hold two."""
    repeated = several.REPEATED.match(text)
    if repeated and content_stems(repeated["first"]) and content_stems(repeated["second"]):
        yield [f"{repeated['lead']} {repeated[half]}?" for half in ("first", "second")]
    joined = next(filter(None, (pattern.match(text) for pattern in several.JOINED)), None)
    if joined and content_stems(joined["first"]) and content_stems(joined["second"]):
        yield [f"{joined['first']}?", f"{joined['second'][0].upper()}{joined['second'][1:]}?"]
