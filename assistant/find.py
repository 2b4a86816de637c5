"""Finding the passages for a query: its vector, the documents it names, the conversation it goes on with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.scope import Scopes
from assistant.understand import Query
from assistant.weights import (
    FAVOUR,
    FIRST_QUESTION_VECTOR,
    LAST_ANSWER_VECTOR,
    LONGEST_ANSWER,
    LONGEST_CONVERSATION,
    TOGETHER_VECTOR,
    WHOLE_VECTOR,
)
from index.encoder import Encoded, TextEncoder, Vectors, unit
from index.records import Retrieved
from index.search import POOL, search
from index.store import Store


@dataclass(frozen=True, slots=True)
class Finding:
    """The question encoded on its own, and the best passages, best first."""

    question: Encoded
    passages: list[Retrieved]


def find(store: Store, encoder: TextEncoder, scopes: Scopes, query: Query, count: int) -> Finding:
    """Search words and vectors; a conversation lends its subject, a named document limits the search."""
    asked = encoder.encode(query.text)
    if query.subject != query.text:
        asked = replace(asked, vector=encoder.encode(query.subject).vector)
    documents = scopes.documents(query.scope) if query.scope else ()
    if not query.turns:
        return Finding(asked, search(store, asked.vector, query.words, count, documents=documents))
    questions = [turn.question for turn in query.turns if turn.question]
    before, vector = _conversation(encoder, query, questions, asked.vector)
    words = {stem: weight for stem, weight in query.words.items() if weight < 1}
    favour = _favour(search(store, before, words, POOL, documents=documents))
    return Finding(asked, search(store, vector, query.words, count, documents=documents, favour=favour))


def _conversation(
    encoder: TextEncoder, query: Query, questions: Sequence[str], asked: Vectors
) -> tuple[Vectors, Vectors]:
    """Unit vectors of the turns before the question, and of the question among them."""
    last = questions[-1] if questions else ""
    said = [part for turn in query.turns for part in (turn.question, turn.answer) if part]
    whole = encoder.encode(" ".join([*said, query.text])[-LONGEST_CONVERSATION:]).vector
    answer = encoder.encode(query.turns[-1].answer[:LONGEST_ANSWER]).vector
    first = encoder.encode(questions[0]).vector if questions else answer
    together = encoder.encode(f"{last} {query.text}".strip()).vector
    before = unit(0.5 * first + 0.5 * answer + whole)
    among = asked + TOGETHER_VECTOR * together + LAST_ANSWER_VECTOR * answer + FIRST_QUESTION_VECTOR * first
    return before, unit(among + WHOLE_VECTOR * whole)


def _favour(found: list[Retrieved]) -> Mapping[str, float]:
    """What to add to each document's passages: how well its best one fits the conversation, against the best."""
    best: dict[str, float] = {}
    for item in found:
        best[item.passage.document] = max(item.score, best.get(item.passage.document, item.score))
    return {document: FAVOUR * score for document, score in best.items()}
