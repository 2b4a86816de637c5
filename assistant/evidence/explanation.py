"""Why a question was answered so: what was found, how each sentence scored, what was rejected and how sure it was."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.assistant import Assistant
from assistant.evidence.candidates import Candidate
from assistant.evidence.confidence import confidence, reasons
from assistant.evidence.quotes import Scored, choose, say_the_same
from assistant.question.intake import read_question
from assistant.question.reading import parts
from assistant.records import Answer, Citation, Question, Quote
from assistant.settings import CLOSE, CONFIDENCE, MOST_CITATIONS, SENTENCE_WEIGHTS, THRESHOLDS

MOST_SENTENCES = 20  # the best of about sixty: those further down were never near


@dataclass(frozen=True, slots=True)
class Term:
    """One part of a sum: a measured value, its weight, and what it adds."""

    name: str
    value: float
    weight: float

    @property
    def adds(self) -> float:
        return self.value * self.weight


@dataclass(frozen=True, slots=True)
class Weighed:
    """One sentence that was weighed: its place, its score as a sum, and what became of it.

    number is the answer's quote that holds it, None when it was rejected; reason says why in either case.
    """

    document: str
    title: str
    paragraph: int
    text: str
    score: float
    terms: tuple[Term, ...]
    number: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class Found:
    """One passage that was found, with the scores that ranked it; trail holds its title and headings."""

    document: str
    trail: tuple[str, ...]
    text: str
    score: float
    vector_score: float
    word_score: float


@dataclass(frozen=True, slots=True)
class Part:
    """One of the questions in a question. confidence is 1 / (1 + e^-sum) of its terms."""

    text: str
    passages: tuple[Found, ...]
    sentences: tuple[Weighed, ...]
    weighed: int
    terms: tuple[Term, ...]
    confidence: float
    threshold: float

    @property
    def answers(self) -> bool:
        return self.confidence >= self.threshold


@dataclass(frozen=True, slots=True)
class Explanation:
    """An answer with the reckoning behind it; no parts when nothing was searched for."""

    answer: Answer
    parts: tuple[Part, ...]


def explain(assistant: Assistant, question: str, history: Sequence[object] = ()) -> Explanation:
    """Answer a question and show how. Raises QuestionError as asking does."""
    asked = read_question(question, history)
    answer = assistant.ask(question, history)
    searched = answer.citations or answer.nearest
    found = parts(asked) if searched else ()
    return Explanation(answer, tuple(_part(assistant, searched, part) for part in found))


def _part(assistant: Assistant, cited: Sequence[Citation], part: Question) -> Part:
    asked, ranked = assistant.rank(part.text, part.history)
    titles = {name: assistant.document(name).title for name in {item.candidate.sentence.document for item in ranked}}
    return Part(
        text=part.text,
        passages=_passages(ranked),
        sentences=_sentences(ranked, cited, titles),
        weighed=len(ranked),
        terms=_terms(reasons(asked, ranked), CONFIDENCE) if ranked else (),
        confidence=confidence(asked, ranked),
        threshold=THRESHOLDS[assistant.level],
    )


def _passages(ranked: Sequence[Scored]) -> tuple[Found, ...]:
    """The passages that the ranked sentences are from, best first."""
    found = {item.candidate.retrieved.passage: item.candidate.retrieved for item in ranked}
    return tuple(
        Found(
            document=item.passage.document,
            trail=item.passage.trail,
            text=item.passage.text,
            score=item.score,
            vector_score=item.vector_score,
            word_score=item.word_score,
        )
        for item in sorted(found.values(), key=lambda item: -item.score)
    )


def _sentences(ranked: Sequence[Scored], cited: Sequence[Citation], titles: Mapping[str, str]) -> tuple[Weighed, ...]:
    chosen = choose(ranked)
    return tuple(
        Weighed(
            document=item.candidate.sentence.document,
            title=titles[item.candidate.sentence.document],
            paragraph=item.candidate.sentence.paragraph,
            text=item.candidate.sentence.text,
            score=item.score,
            terms=_terms(item.candidate.features, SENTENCE_WEIGHTS),
            number=_number(item.candidate, cited),
            reason=_reason(item, ranked[0].score, chosen, cited),
        )
        for item in ranked[:MOST_SENTENCES]
    )


def _terms(values: Mapping[str, float], weights: Mapping[str, float]) -> tuple[Term, ...]:
    return tuple(Term(name, values[name], weight) for name, weight in weights.items())


def _number(candidate: Candidate, cited: Sequence[Citation]) -> int | None:
    holding = (item.number for item in cited if _within(candidate, item.document, item.start, item.end))
    return next(holding, None)


def _reason(item: Scored, best: float, chosen: Sequence[Quote], cited: Sequence[Citation]) -> str:
    """What choosing did with the sentence."""
    number = _number(item.candidate, cited)
    if number is not None:
        return f"In quote {number}"
    if any(_within(item.candidate, quote.document, quote.start, quote.end) for quote in chosen):
        return "Chosen, but another part of the question came first"
    if item.score < best - CLOSE:
        return f"{best - item.score:.1f} below the best sentence; a quote may be {CLOSE:.1f} below"
    if any(say_the_same(item.candidate.sentence.text, quote.text) for quote in chosen):
        return "Says the same as a better quote"
    if len(chosen) == MOST_CITATIONS:
        return f"{MOST_CITATIONS} better quotes were found"
    return "With the sentences beside it, says the same as a better quote"


def _within(candidate: Candidate, document: str, start: int, end: int) -> bool:
    sentence = candidate.sentence
    return sentence.document == document and start <= sentence.start and sentence.end <= end
