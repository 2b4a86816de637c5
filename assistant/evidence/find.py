"""Finding the passages for a query: its vector, the documents it names, the conversation it goes on with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.question.named_documents import Scopes
from assistant.question.reading import Query
from assistant.settings import (
    FAVOUR,
    FAVOURED_WITHIN,
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
    """The question encoded on its own, the words of its story, its vector within the conversation, and the best
    passages, best first.
    """

    question: Encoded
    story: Encoded
    vector: Vectors
    passages: list[Retrieved]


def find(store: Store, encoder: TextEncoder, scopes: Scopes, query: Query, count: int) -> Finding:
    """Search words and vectors; a conversation lends its subject, a named document limits the search."""
    documents = scopes.documents(query.scope) if query.scope else ()
    if not query.turns:
        asked = encoder.encode(query.subject)
        passages = search(store, asked.vector, query.words, count, documents=documents)
        return Finding(asked, asked.until(0), asked.vector, passages)
    texts = (query.subject, *_conversation(query))
    encoded = encoder.encode_all(texts)
    asked, together, whole = (encoded[text] for text in texts)
    vector = unit(asked.vector + TOGETHER_VECTOR * together.vector + WHOLE_VECTOR * whole.vector)
    earlier = {stem: weight for stem, weight in query.words.items() if weight < 1}
    before = search(store, whole.vector, earlier, POOL, documents=documents)
    passages = search(store, vector, query.words, count, documents=documents, favour=_favour(before))
    return Finding(asked, together.until(len(query.story)), vector, passages)


def _conversation(query: Query) -> tuple[str, str]:
    """The question with the one before it, or its story, and with all that was said."""
    questions = [turn.question for turn in query.turns if turn.question]
    said = [part for turn in query.turns for part in (turn.question, turn.answer) if part]
    together = " ".join([*questions[-1:], query.text])
    return together, " ".join([*said, query.text])[-max(LONGEST_CONVERSATION, len(together)) :]


def _favour(found: Sequence[Retrieved]) -> Mapping[str, float]:
    """What to add to a document's passages, the more the better its best one fits the conversation so far."""
    best: dict[str, float] = {}
    for item in found:
        best[item.passage.document] = max(item.score, best.get(item.passage.document, item.score))
    top = max(best.values(), default=0.0)
    return {document: FAVOUR * max(0.0, FAVOURED_WITHIN - (top - score)) for document, score in best.items()}
