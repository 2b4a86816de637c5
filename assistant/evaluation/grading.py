"""Grading an answer by where its quotes lie in the documents."""

from collections.abc import Collection, Iterable

from assistant.evaluation.locator import Locator
from assistant.evaluation.records import Result, TestQuestion
from assistant.evaluation.spans import Place, overlaps
from assistant.records import Answer


def grade(locator: Locator, question: TestQuestion, answer: Answer) -> Result:
    gold = locator.gold(question)
    cited = [locator.places(citation.document, citation.quote) for citation in answer.citations]
    holding = {document for places in gold for document, _ in places}
    return Result(
        question=question,
        answer=answer,
        right=tuple(any(_meet(places, label) for label in gold) for places in cited),
        found=tuple(any(_meet(places, label) for places in cited) for label in gold),
        verbatim=tuple(map(bool, cited)),
        in_document=any(citation.document in holding for citation in answer.citations),
    )


def _meet(places: Iterable[Place], label: Collection[Place]) -> bool:
    return any(overlaps(place, span) for place in places for span in label)
