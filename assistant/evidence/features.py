"""The table of features: what a sentence's score is the weighted sum of.

To add one, add a line here and a test in tests/assistant/evidence/test_features.py; ranking, the explanation, the
page's "why", `make fit` and `make ablation` read the table.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from assistant.evidence.asked import Asked, Compared
from assistant.question.kinds import Kind, holds_kind
from index.records import Name

Measure = Callable[[Asked, Compared], float]


@dataclass(frozen=True, slots=True)
class Feature:
    """One value of a sentence: what a reader is told of it, its weight in the score, what chose the weight, and how it
    is measured. A rule has too few questions in any set to be fitted, or needs a reading model to say anything.
    """

    name: str
    told: str
    weight: float
    chosen_by: str
    measure: Measure
    rule: bool = False


def late(asked: Asked, compared: Compared) -> float:
    """Late interaction (MaxSim: Khattab and Zaharia, ColBERT, SIGIR 2020), the story by its share."""
    return _shared(asked, compared.said.mean, compared.told.mean)


def late_rare(asked: Asked, compared: Compared) -> float:
    return _shared(asked, compared.said.weighed, compared.told.weighed)


def context(asked: Asked, compared: Compared) -> float:
    return compared.likeness


def passage(asked: Asked, compared: Compared) -> float:
    return compared.behind


def heading(asked: Asked, compared: Compared) -> float:
    return float(compared.sentence.kind == "heading")


def question(asked: Asked, compared: Compared) -> float:
    return float(compared.sentence.text.rstrip().endswith("?"))


def short(asked: Asked, compared: Compared) -> float:
    return float(len(compared.sentence.text.split()) < asked.settings.short)


def spells_out(asked: Asked, compared: Compared) -> float:
    return float(any(_spells_out(compared.sentence.text, name) for name in asked.names))


def lists_members(asked: Asked, compared: Compared) -> float:
    return float(asked.kind is Kind.MEMBERS and holds_kind(asked.kind, compared.sentence.text))


def read(asked: Asked, compared: Compared) -> float:
    return compared.read


def _shared(asked: Asked, said: float, told: float) -> float:
    return (1 - asked.told_share) * said + asked.told_share * told


def _spells_out(text: str, name: Name) -> bool:
    return name.full in text and name.short in text.replace(name.full, "")


# Fitted on the six public sets and corpus/questions.jsonl (`make fit`, 22 November 2026), then rounded: quote@1 of
# single sentences is within 0.01 of the fitted weights on every set, and so it is with each set left out.
FITTED = "make fit on seven sets, rounded"
READ = "only 25 questions: quote@1 0.64, with any weight from 0.25 to 3 it is 0.72"
TASTE = "headings and questions make poor quotes; the fit agrees"
FEATURES = (
    Feature("late", "each word asked, and told around it, best match in the sentence or above it", 4.0, FITTED, late),
    Feature("late_rare", "the same in the sentence alone, rarer words counting more", 6.0, FITTED, late_rare),
    Feature("context", "likeness of meaning, with what stands around it, to what was asked", 7.0, FITTED, context),
    Feature("passage", "its passage, against the best one", 4.0, FITTED, passage),
    Feature("heading", "is a heading", -1.5, TASTE, heading),
    Feature("question", "is a question itself", -2.5, TASTE, question),
    Feature("short", "is too short to say much", -1.0, "mean quote@1 0.645, without 0.644", short),
    Feature("spells_out", "spells out a name that is asked for", 10.0, "puts definitions first", spells_out, True),
    Feature("lists_members", "lists the members that are asked for", 6.0, "puts the list first", lists_members, True),
    Feature("read", "what a reading model says of its passage, yes minus no", 2.0, READ, read, True),
)


def measured(asked: Asked, compared: Iterable[Compared]) -> list[Mapping[str, float]]:
    """The features of each sentence by name."""
    table = asked.settings.features
    return [{feature.name: feature.measure(asked, each) for feature in table} for each in compared]
