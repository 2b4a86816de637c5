"""Answers to questions about the answer before: from its own quotes, and what the texts say around them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING

from assistant import wording
from assistant.evidence.attribution import as_quote, said_by, speakers_of
from assistant.evidence.earlier import quotes_in
from assistant.evidence.evidence import gather
from assistant.evidence.verify import verified
from assistant.lexicon import asking_back, speaking
from assistant.question.limits import Limit
from assistant.question.looking_back import Back, back_in
from assistant.question.reading import after
from assistant.records import Answer, Citation, Question, Quote, Status, Turn
from index.words import Words, content_stems

if TYPE_CHECKING:
    from assistant.assistant import Assistant


@dataclass(frozen=True, slots=True)
class Before:
    """The conversation so far, the last question in it that was about the texts, the answer to that, and the quotes
    given since, as they stand in the texts now.
    """

    turns: tuple[Turn, ...]
    subject: Question
    answer: Answer
    citations: tuple[Citation, ...]


def look_back(assistant: Assistant, asked: Question, back: Back) -> Answer:
    """Answer a question about the answer before; without one it says what to ask first."""
    before = _before(assistant, asked)
    if before is None:
        return _plain(assistant, asked, Status.CLARIFY, wording.NOTHING_BEFORE)
    if back is Back.PERSON:
        answer = _of_person(assistant, asked, before)
    elif before.citations:
        answer = _ANSWERED_BY[back](assistant, before)
    else:
        answer = before.answer
    about = after(asked.text, before.subject.text)
    return replace(answer, id=asked.id, question=asked.text, understood_as=about)


def _before(assistant: Assistant, asked: Question) -> Before | None:
    """The last answer from the texts, given again; the quotes in the words that were said since count as they are."""
    quoted: tuple[Citation, ...] = ()
    for number in reversed(range(len(asked.history))):
        turn, turns = asked.history[number], asked.history[:number]
        quoted = quoted or verified(assistant.store, quotes_in(assistant.store, turn.answer))
        if not back_in(turn.question):
            answer = assistant.ask(turn.question, turns)
            if answer.status not in (Status.CHAT, Status.CLARIFY):
                return Before(asked.history, Question(turn.question, turns), answer, quoted or answer.citations)
    return None


def _who(assistant: Assistant, before: Before) -> Answer:
    """The speakers that the texts name, with the sentences that name them; else those who published the texts."""
    naming: list[Quote] = []
    by: dict[str, list[int]] = {}
    for citation in before.citations:
        document = assistant.document(citation.document)
        speakers = speakers_of(document, citation.start, citation.end)
        for speaker in speakers:
            by.setdefault(speaker.told, []).append(citation.number)
            if not citation.start <= speaker.sentence.start < citation.end:
                naming.append(as_quote(speaker.sentence))
        if not speakers:
            by.setdefault(wording.published_by(citation.organisation), []).append(citation.number)
    quotes = [*map(_quote, before.citations), *dict.fromkeys(naming)]
    return _told(assistant, before, quotes, wording.said_by(by))


def _when(assistant: Assistant, before: Before) -> Answer:
    return _same(assistant, before, wording.dated(before.citations))


def _where(assistant: Assistant, before: Before) -> Answer:
    return _same(assistant, before, wording.stands_in(before.citations))


def _words(assistant: Assistant, before: Before) -> Answer:
    return _same(assistant, before, wording.EXACT_WORDS)


def _sure(assistant: Assistant, before: Before) -> Answer:
    return _same(assistant, before, wording.how_sure(before.answer.confidence))


def _both(assistant: Assistant, before: Before) -> Answer:
    """The same question, asked of each text apart."""
    found = dict(_in_each(assistant, before))
    silent = [assistant.document(name).title for name, quotes in found.items() if not quotes]
    best = [quotes[:1] for quotes in found.values()]
    citations = verified(assistant.store, chain.from_iterable(best))
    status = Status.PARTIAL if silent else Status.ANSWERED
    told = _told(assistant, before, map(_quote, citations), wording.said_in(citations, silent))
    return replace(told, status=status, searched_in=())


def _in_each(assistant: Assistant, before: Before) -> Iterator[tuple[str, Sequence[Quote]]]:
    """The quotes of each document that answer the last question about the texts."""
    subject = before.subject
    queries = assistant.reader.read(subject, Words.of(subject.text))
    for name in _documents_apart(assistant, before):
        limited = [replace(query, limit=Limit((name,))) for query in queries]
        parts = [gather(assistant.store, assistant.encoder, query, assistant.settings) for query in limited]
        yield name, [quote for part in parts if part.answers(assistant.threshold) for quote in part.quotes]


def _documents_apart(assistant: Assistant, before: Before) -> Sequence[str]:
    """All documents where they are few, else those nearest to what was asked; those that were quoted come first."""
    most, names = assistant.settings.most_apart, assistant.document_ids()
    if len(names) > most:
        names = tuple(found.passage.document for found in assistant.search(before.subject.text, most))
    return tuple(dict.fromkeys((*(citation.document for citation in before.citations), *names)))[:most]


def _of_person(assistant: Assistant, asked: Question, before: Before) -> Answer:
    """What the texts give to the person who was named last; "else" leaves out what was quoted already."""
    name = next(_persons(assistant, before), "")
    if not name:
        return _plain(assistant, asked, Status.CLARIFY, wording.NOBODY_NAMED)
    told = " ".join(turn.answer for turn in before.turns) if asking_back.MORE.search(asked.text) else ""
    quotes = _words_of(assistant, name, told)
    if not quotes:
        return _plain(assistant, asked, Status.NOT_FOUND, wording.nothing_else(name))
    shown = quotes[: assistant.settings.most_citations]
    return _told(assistant, before, shown, wording.said_by({name: range(1, len(shown) + 1)}))


def _persons(assistant: Assistant, before: Before) -> Iterator[str]:
    """Those to whom the texts give words, as they were named in the conversation, the last first."""
    for turn in reversed(before.turns):
        yield from _to_whom_words_are_given(assistant, speaking.NAMES.findall(turn.question))
        yield from _to_whom_words_are_given(assistant, _speakers(assistant, quotes_in(assistant.store, turn.answer)))
    yield from _to_whom_words_are_given(assistant, _speakers(assistant, map(_quote, before.citations)))


def _speakers(assistant: Assistant, quotes: Iterable[Quote]) -> Iterator[str]:
    for quote in quotes:
        document = assistant.document(quote.document)
        yield from (speaker.name for speaker in speakers_of(document, quote.start, quote.end))


def _to_whom_words_are_given(assistant: Assistant, names: Iterable[str]) -> Iterator[str]:
    return (name for name in names if _words_of(assistant, name))


def _words_of(assistant: Assistant, name: str, told: str = "") -> list[Quote]:
    """What the texts give to a person, but for the sentences that were told already."""
    found = assistant.store.word_search(content_stems(name), assistant.settings.passages)
    documents = dict.fromkeys(passage.document for passage in found)
    return [quote for document in documents for quote in said_by(assistant.document(document), name, told)]


_ANSWERED_BY: Mapping[Back, Callable[[Assistant, Before], Answer]] = MappingProxyType(
    {
        Back.WHO: _who,
        Back.WHEN: _when,
        Back.WHERE: _where,
        Back.WORDS: _words,
        Back.BOTH: _both,
        Back.SURE: _sure,
    }
)


def _same(assistant: Assistant, before: Before, remark: str) -> Answer:
    return _told(assistant, before, map(_quote, before.citations), remark)


def _told(assistant: Assistant, before: Before, quotes: Iterable[Quote], remark: str) -> Answer:
    """Quotes, verified, with what is said of them; as sure as the answer before."""
    citations = verified(assistant.store, quotes)
    text = wording.cited(citations, remark)
    told = replace(before.answer, status=Status.ANSWERED, text=text, remark=remark, citations=citations)
    return replace(told, nearest=(), missing=(), strength=None)


def _plain(assistant: Assistant, asked: Question, status: Status, text: str) -> Answer:
    return replace(assistant.ask(""), question=asked.text, id=asked.id, status=status, text=text)


def _quote(citation: Citation) -> Quote:
    return Quote(citation.document, citation.start, citation.end, citation.quote, citation.paragraph)
