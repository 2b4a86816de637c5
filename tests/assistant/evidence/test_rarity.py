"""A rare word of a question counts more, but an everyday one that no text holds counts little."""

import math

from assistant.assistant import Assistant
from assistant.evidence.rarity import counts_of, rarity
from assistant.question.reading import Reader
from assistant.records import Question
from assistant.settings import Settings
from index.words import Words


def test_an_everyday_word_that_no_text_holds_counts_less_than_another() -> None:
    counts = {"custodi": 1, "children": 9, "come": 0, "anywher": 0, "ofst": 0, "2031": 0}
    found = rarity(Words.of("custody children come anywhere Ofsted 2031"), [*counts], counts, 12, Settings())
    assert found["ofst"] == found["2031"] == max(found.values())
    assert found["ofst"] > found["anywher"] > found["come"]
    assert found["custodi"] == math.log(1 + 11.5 / 1.5) > found["children"]


def test_a_term_is_as_rare_as_what_the_texts_call_it(assistant: Assistant) -> None:
    [query] = Reader.of(assistant.store, assistant.settings).read(Question("funding"))
    counts = counts_of(assistant.store, query, ["fund"])
    assert counts["fund"] == assistant.store.passage_counts(["resourc"])["resourc"] > 0
