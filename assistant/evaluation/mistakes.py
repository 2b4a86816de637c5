"""The labels of a test set that are nowhere in the texts."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from assistant.evaluation.locator import Locator
from assistant.evaluation.records import TestQuestion, TestSet

MOST_NEAREST = 100  # mistakes that are given a nearest sentence: more are a wrong corpus, and each costs a search


@dataclass(frozen=True, slots=True)
class Mistake:
    """A label that is not in the texts, with the sentence of the texts nearest to it.

    nearest is empty when there is none, and beyond MOST_NEAREST mistakes.
    """

    question: TestQuestion
    document: str
    quote: str
    nearest: str


def mistakes(locator: Locator, test_set: TestSet) -> tuple[Mistake, ...]:
    """Every label that is nowhere in its document, or, naming none, nowhere in the texts."""
    found: list[Mistake] = []
    for question in test_set.questions:
        for label, places in zip(question.evidence, locator.gold(question), strict=True):
            if not places:
                nearest = locator.nearest(label) if len(found) < MOST_NEAREST else ""
                found.append(Mistake(question, label.document, label.quote, nearest))
    return tuple(found)


def without(test_set: TestSet, found: Iterable[Mistake]) -> TestSet:
    """The test set without the labels that are mistakes, nor the questions that have none left."""
    wrong = {(mistake.question.id, mistake.document, mistake.quote) for mistake in found}
    kept: list[TestQuestion] = []
    for question in test_set.questions:
        labels = [label for label in question.evidence if (question.id, label.document, label.quote) not in wrong]
        if labels or not question.evidence:
            kept.append(replace(question, evidence=tuple(labels)))
    return replace(test_set, questions=tuple(kept))
