"""What each part of finding and choosing adds, on labelled sets, as a Markdown table; run by `make ablation`.

usage: ablation.py SETS [--limit N] [--stores FOLDER] [--docs DIR]

SETS is a folder with labelled public sets. Every answerable question is asked with one part of the way left out or
alone, nothing declined. A cell is a share of the questions and half the width of its 95% interval. Finding: the passage
ranked first holds the labelled evidence. Choosing and conversations: the best single sentence does. The table goes into
the record of this commit, DIR/measured/COMMIT.json, and its page DIR/measured.md (default docs/).
"""

import argparse
import math
import random
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from assistant.assistant import Assistant
from assistant.evaluation.locator import Locator
from assistant.evaluation.records import TestQuestion
from assistant.evaluation.spans import Place, overlaps
from assistant.evaluation.testset import read_test_set, tagged
from assistant.evidence.features import FEATURES, Feature
from assistant.evidence.find import find
from assistant.question.glossary import Glossary
from assistant.question.reading import Reader
from assistant.question.spelling import Spelling
from assistant.question.terms import Terms
from assistant.records import Question, Turn
from index.records import Retrieved
from index.search import search
from tests.measuring.command import HELD_OUT
from tests.measuring.fit import SEED, indexed
from tests.measuring.record import DOCS, begin, keep

CERTAIN = 1.96  # standard errors to each side of a 95% interval

Hits = Sequence[bool]


@dataclass(frozen=True, slots=True)
class Asking:
    """One set, open for questions."""

    name: str
    assistant: Assistant
    located: Locator
    questions: tuple[TestQuestion, ...]

    def gold(self, question: TestQuestion) -> list[Place]:
        return [place for places in self.located.gold(question) for place in places]

    def holds(self, document: str, text: str, gold: Sequence[Place]) -> bool:
        return any(overlaps(place, label) for place in self.located.places(document, text) for label in gold)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", type=Path)
    parser.add_argument("--limit", type=int, default=200, help="answerable questions of each set (default 200)")
    parser.add_argument("--stores", type=Path, help="folder that keeps the stores between runs")
    parser.add_argument("--docs", type=Path, default=DOCS, help="folder of the record (default docs)")
    given = parser.parse_args()
    if not (given.sets / "score.py").is_file():
        sys.exit(f"ablation: {given.sets}: no labelled sets there; give their folder: make ablation SETS=folder")
    record = begin(given.docs)
    table: dict[str, dict[str, Hits]] = {}
    with tempfile.TemporaryDirectory() as scratch:
        stores = given.stores or Path(scratch)
        names = ["corpus", *sorted(path.parent.name for path in given.sets.glob("*/questions.jsonl"))]
        for name in names:
            asking = opened(name, given.sets, stores, given.limit)
            for part, hits in {**finding(asking), **choosing(asking), **conversations(asking)}.items():
                table.setdefault(part, {})[name] = hits
    estimates = {part: {name: estimate(hits) for name, hits in row.items() if hits} for part, row in table.items()}
    keep(replace(record, ablation_limit=given.limit, ablation=estimates), given.docs)


def opened(name: str, sets: Path, stores: Path, limit: int) -> Asking:
    store, questions = indexed(name, sets, stores)
    assistant = Assistant.open(store)
    labelled = tagged(read_test_set(questions), without=HELD_OUT).questions
    answerable = tuple(question for question in labelled if question.answerable)
    chosen = random.Random(SEED).sample(answerable, limit) if len(answerable) > limit else answerable
    return Asking(name, assistant, Locator(assistant), tuple(chosen))


def finding(asking: Asking) -> Mapping[str, Hits]:
    """The first passage by words alone, by vectors alone, by both, with the conversation, and as shipped."""
    hits: dict[str, list[bool]] = {}
    for question in asking.questions:
        gold = asking.gold(question)
        for part, passages in found(asking, Question(question.question, question.history)).items():
            best = passages[0].passage if passages else None
            hits.setdefault(part, []).append(bool(best) and asking.holds(best.document, best.text, gold))
    return hits


class _NoSpelling(Spelling):
    def read_as(self, text: str) -> Mapping[str, str]:
        return {}


def found(asking: Asking, question: Question) -> Mapping[str, Sequence[Retrieved]]:
    """The passages for a question read without the names and spellings of the texts, and as it is read."""
    assistant, settings = asking.assistant, asking.assistant.settings
    store = assistant.store
    no_terms = Terms((), store, settings)
    nothing_known = Reader(Glossary((), lambda words: {}), _NoSpelling(store, settings), no_terms, settings)
    plain, shipped = (reader.read(question)[0] for reader in (nothing_known, assistant.reader))
    documents = assistant.named.of(plain.scope)
    whole = find(store, assistant.encoder, plain, documents, 1, settings)
    deaf = replace(settings.index, word_weight=0.0)
    return {
        "finding: words alone": search(store, np.zeros_like(whole.vector), plain.stems, 1, documents=documents),
        "finding: vectors alone": search(store, whole.vector, plain.stems, 1, documents=documents, settings=deaf),
        "finding: both": search(store, whole.vector, plain.stems, 1, documents=documents),
        "finding: and what the conversation was about": whole.passages,
        "finding: and the names and spellings of the texts": find(
            store, assistant.encoder, shipped, documents, 1, settings
        ).passages,
    }


def choosing(asking: Asking) -> Mapping[str, Hits]:
    """The best sentence with all features, without one, and by one alone."""
    ways: dict[str, tuple[Feature, ...]] = {
        "choosing: all": FEATURES,
        "choosing: word by word alone (late)": _only("late"),
        "choosing: the sentence in its context alone": _only("context"),
        **{f"choosing: without {left_out.name}": _without(left_out) for left_out in FEATURES if not left_out.rule},
    }
    asked_of = {way: replace(asking, assistant=_with(asking.assistant, features)) for way, features in ways.items()}
    return {
        way: [_best_holds(other, question, question.question, question.history) for question in other.questions]
        for way, other in asked_of.items()
    }


def _only(name: str) -> tuple[Feature, ...]:
    return tuple(feature for feature in FEATURES if feature.name == name)


def _without(left_out: Feature) -> tuple[Feature, ...]:
    return tuple(feature for feature in FEATURES if feature is not left_out)


def _with(assistant: Assistant, features: tuple[Feature, ...]) -> Assistant:
    settings = replace(assistant.settings, features=features)
    return Assistant(assistant.store, settings=settings, encoder=assistant.encoder)


def conversations(asking: Asking) -> Mapping[str, Hits]:
    """Follow-ups only: the last turn alone, the conversation as one question, and as shipped."""
    ways: dict[str, Callable[[TestQuestion], tuple[str, Sequence[Turn]]]] = {
        "follow-ups: the last question alone": lambda question: (question.question, ()),
        "follow-ups: the whole conversation as one question": lambda question: (_whole(question), ()),
        "follow-ups: as shipped": lambda question: (question.question, question.history),
    }
    followed = [question for question in asking.questions if question.history]
    return {
        name: [_best_holds(asking, question, *way(question)) for question in followed] for name, way in ways.items()
    }


def _whole(question: TestQuestion) -> str:
    return " ".join([*(part for turn in question.history for part in (turn.question, turn.answer)), question.question])


def _best_holds(asking: Asking, question: TestQuestion, text: str, history: Sequence[Turn]) -> bool:
    """Whether the best single sentence for a text holds the evidence of a question."""
    best = next(iter(asking.assistant.evidence(text, history)[0].ranked), None)
    return best is not None and asking.holds(best.sentence.document, best.sentence.text, asking.gold(question))


def estimate(hits: Hits) -> tuple[float, float]:
    """The share of hits, and half the width of its 95% interval."""
    share = sum(hits) / len(hits)
    return share, CERTAIN * math.sqrt(share * (1 - share) / len(hits))


if __name__ == "__main__":
    main()
