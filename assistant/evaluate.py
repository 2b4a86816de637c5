"""Running a labelled test set: every question asked as a user asks it, every figure from the answers alone."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from assistant import metrics
from assistant.assistant import Assistant
from assistant.metrics import Judged, Place, letters, spans_of
from assistant.questions import read_questions
from assistant.records import Answer, Status
from index.errors import QuestionError, SourceError

DECIMALS = 4


def evaluate(
    assistant: Assistant, questions: Path, *, progress: Callable[[int, int], None] = lambda done, total: None
) -> Mapping[str, float | int | None]:
    """The figures of a test set. Raises QuestionError when a line is malformed or names an unknown document."""
    labelled = read_questions(questions)
    located = Locator(assistant)
    gold = [located.evidence(values, f"{questions}, question {question.id}") for question, values in labelled]
    judged = []
    for number, (question, values) in enumerate(labelled):
        answer = assistant.ask(question.text, question.history, id=question.id)
        judged.append(located.judge(answer, bool(values["answerable"]), gold[number]))
        progress(number + 1, len(labelled))
    return figures(judged)


def figures(judged: list[Judged]) -> Mapping[str, float | int | None]:
    """Every figure by its name, rounded; None where the set holds nothing to measure it on."""
    answerable = [item for item in judged if item.answerable]
    words = [count for item in judged for count in item.quote_words]
    precision, recall, f1 = metrics.abstention(judged)
    values: dict[str, float | int | None] = {
        "questions": len(judged),
        "answerable": len(answerable),
        "unanswerable": len(judged) - len(answerable),
        "quote@1": metrics.quote_at(judged, 1),
        "quote@3": metrics.quote_at(judged, 3),
        "evidence_recall": metrics.evidence_recall(judged),
        "citation_precision": metrics.citation_precision(judged),
        "quotes": len(words),
        "quote_words_p50": metrics.quantile(words, 0.5),
        "quote_words_p95": metrics.quantile(words, 0.95),
        "verbatim": metrics.verbatim(judged),
        "answered_of_answerable": metrics.share(item.answered for item in answerable),
        "abstain_precision": precision,
        "abstain_recall": recall,
        "abstain_f1": f1,
        "confidence_auroc": metrics.auroc(judged),
        "wrong_of_answered": metrics.wrong_of_answered(judged),
        "seconds_p50": metrics.quantile((item.seconds for item in judged), 0.5),
        "seconds_p95": metrics.quantile((item.seconds for item in judged), 0.95),
    }
    return {name: round(value, DECIMALS) if isinstance(value, float) else value for name, value in values.items()}


class Locator:
    """Finds quotes in the documents of the store by their letters."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._letters = lru_cache(maxsize=None)(self._document_letters)

    def evidence(self, values: Mapping[str, Any], where: str) -> tuple[tuple[Place, ...], ...]:
        """All places of each labelled span. Raises QuestionError when a label is malformed."""
        if not isinstance(values.get("answerable"), bool):
            raise QuestionError(f"{where}: 'answerable' is neither true nor false")
        try:
            labels = dict.fromkeys((label["document"], label["quote"]) for label in values.get("evidence", ()))
            return tuple(self.places(document, quote) for document, quote in labels)
        except (TypeError, KeyError, AttributeError) as error:
            raise QuestionError(f"{where}: 'evidence' is not a list of {{'document', 'quote'}}") from error
        except SourceError as error:
            raise QuestionError(f"{where}: {error}") from error

    def judge(self, answer: Answer, answerable: bool, gold: tuple[tuple[Place, ...], ...]) -> Judged:
        return Judged(
            answerable=answerable,
            answered=answer.status in (Status.ANSWERED, Status.PARTIAL),
            confidence=answer.confidence,
            seconds=answer.seconds,
            cited=tuple(self.places(citation.document, citation.quote) for citation in answer.citations),
            gold=gold,
            quote_words=tuple(len(citation.quote.split()) for citation in answer.citations),
        )

    def places(self, document: str, quote: str) -> tuple[Place, ...]:
        return tuple((document, span) for span in spans_of(letters(quote), self._letters(document)))

    def _document_letters(self, document: str) -> str:
        found = self._assistant.document(document)
        return letters(f"{found.title} {found.text}")
