"""Finding the passages for a query: its vector, the documents it names, the conversation it goes on with."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from assistant.question.query import Query
from assistant.settings import Settings
from index.encoder import Encoded, TextEncoder, Vectors, unit
from index.records import Retrieved
from index.search import search
from index.store import Store


@dataclass(frozen=True, slots=True)
class Finding:
    """The question encoded on its own and in the texts' words for its terms, the words of its story, its vector within
    the conversation, and the best passages of all that were searched, best first.
    """

    question: Encoded
    paraphrases: tuple[Encoded, ...]
    story: Encoded
    vector: Vectors
    passages: list[Retrieved]
    searched: int


def find(
    store: Store, encoder: TextEncoder, query: Query, documents: Collection[str], count: int, settings: Settings
) -> Finding:
    """Search words and vectors; a conversation lends its subject, documents limit the search where any are given."""
    searched = store.passage_count(documents) if documents else store.manifest.passages
    paraphrases = tuple(encoder.encode(each.text.text) for each in query.paraphrases)
    if not query.leads and not query.turns:
        asked = encoder.encode(query.subject.text)
        vector = unit(asked.vector + sum(each.vector for each in paraphrases)) if paraphrases else asked.vector
        passages = search(store, vector, query.stems, count, documents=documents, settings=settings.index)
        return Finding(asked, paraphrases, asked.until(0), vector, passages, searched)
    texts = (query.subject.text, *_conversation(query, settings.longest_conversation))
    encoded = encoder.encode_all(texts)
    asked, together, whole = (encoded[text] for text in texts)
    vector = unit(asked.vector + settings.together_vector * together.vector + settings.whole_vector * whole.vector)
    pool = settings.index.pool
    before = search(store, whole.vector, query.earlier, pool, documents=documents, settings=settings.index)
    favour = _favour(before, settings)
    passages = search(store, vector, query.stems, count, documents=documents, favour=favour, settings=settings.index)
    return Finding(asked, paraphrases, together.until(len(query.story.text)), vector, passages, searched)


def _conversation(query: Query, longest: int) -> tuple[str, str]:
    """The question with its story or the question before it, and with all that was said, from so many letters back."""
    said = [part for turn in query.turns for part in (turn.question, turn.answer) if part]
    together = " ".join([*query.leads[-1:], query.text.text])
    whole = " ".join([*said, *filter(None, [query.story.text]), query.text.text])
    return together, whole[-max(longest, len(together)) :]


def _favour(found: Sequence[Retrieved], settings: Settings) -> Mapping[str, float]:
    """What to add to a document's passages, the more the better its best one fits the conversation so far."""
    best: dict[str, float] = {}
    for item in found:
        best[item.passage.document] = max(item.score, best.get(item.passage.document, item.score))
    top = max(best.values(), default=0.0)
    within = settings.favoured_within
    return {document: settings.favour * max(0.0, within - (top - score)) for document, score in best.items()}
