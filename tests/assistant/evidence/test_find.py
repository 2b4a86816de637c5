"""Finding: a conversation lends its subject, a named document limits the search, settings weigh words and vectors."""

from dataclasses import replace

import pytest

from assistant import Assistant
from assistant.evidence.find import find
from assistant.records import Question, Turn
from assistant.settings import Settings
from index.records import Retrieved

pytestmark = pytest.mark.encoder

RESPONSE = "iag-green-paper-response"


def found(
    assistant: Assistant, text: str, *turns: Turn, documents: tuple[str, ...] = (), settings: Settings | None = None
) -> list[Retrieved]:
    [query] = assistant.reader.read(Question(text, turns))
    return find(assistant.store, assistant.encoder, query, documents, 5, settings or assistant.settings).passages


def test_the_best_passage_holds_what_was_asked_for(assistant: Assistant) -> None:
    assert "held in custody" in found(assistant, "children in custody")[0].passage.text.replace("\n", " ")


def test_a_follow_up_finds_what_the_conversation_was_about(assistant: Assistant) -> None:
    before = Turn("what did they say about custody?", "The numbers are too high.")
    alone, together = (found(assistant, "and what must be done?", *turns)[0].passage for turns in ((), (before,)))
    assert "custody" in together.text
    assert "custody" not in alone.text


def test_named_documents_are_the_only_ones_searched(assistant: Assistant) -> None:
    passages = found(assistant, "children in custody", documents=(RESPONSE,))
    assert {item.passage.document for item in passages} == {RESPONSE}


def test_the_weight_of_words_is_a_setting(assistant: Assistant) -> None:
    deaf = replace(assistant.settings, index=replace(assistant.settings.index, word_weight=0.0))
    for item in found(assistant, "children in custody", settings=deaf):
        assert item.score == pytest.approx(item.vector_score)
