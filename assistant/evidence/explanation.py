"""Why a question was answered so: what was found, how each sentence scored, what was rejected and how sure it was."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.evidence.asked import Candidate
from assistant.evidence.confidence import Term
from assistant.evidence.evidence import Evidence
from assistant.evidence.quotes import say_the_same
from assistant.records import Answer, Citation, Quote
from assistant.settings import Settings

MOST_SENTENCES = 20  # the best of about sixty: those further down were never near


@dataclass(frozen=True, slots=True)
class WeighedSentence:
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
class FoundPassage:
    """One passage that was found, with the scores that ranked it; trail holds its title and headings."""

    document: str
    trail: tuple[str, ...]
    text: str
    score: float
    vector_score: float
    word_score: float


@dataclass(frozen=True, slots=True)
class ExplainedPart:
    """One of the questions in a question. confidence is 1 / (1 + e^-sum) of its terms."""

    text: str
    passages: tuple[FoundPassage, ...]
    sentences: tuple[WeighedSentence, ...]
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
    parts: tuple[ExplainedPart, ...]


def explained(
    evidence: Evidence, cited: Sequence[Citation], titles: Mapping[str, str], threshold: float, settings: Settings
) -> ExplainedPart:
    """One part of a question: its evidence beside the answer's citations. titles are those of all its documents."""
    return ExplainedPart(
        text=evidence.query.asked,
        passages=_passages(evidence.ranked),
        sentences=tuple(
            _sentence(candidate, evidence, cited, titles, settings) for candidate in evidence.ranked[:MOST_SENTENCES]
        ),
        weighed=len(evidence.ranked),
        terms=evidence.terms,
        confidence=evidence.confidence,
        threshold=threshold,
    )


def _passages(ranked: Sequence[Candidate]) -> tuple[FoundPassage, ...]:
    """The passages that the ranked sentences are from, best first."""
    found = {candidate.retrieved.passage: candidate.retrieved for candidate in ranked}
    return tuple(
        FoundPassage(
            document=item.passage.document,
            trail=item.passage.trail,
            text=item.passage.text,
            score=item.score,
            vector_score=item.vector_score,
            word_score=item.word_score,
        )
        for item in sorted(found.values(), key=lambda item: -item.score)
    )


def _sentence(
    candidate: Candidate, evidence: Evidence, cited: Sequence[Citation], titles: Mapping[str, str], settings: Settings
) -> WeighedSentence:
    return WeighedSentence(
        document=candidate.sentence.document,
        title=titles[candidate.sentence.document],
        paragraph=candidate.sentence.paragraph,
        text=candidate.sentence.text,
        score=candidate.score,
        terms=_terms(candidate, settings),
        number=_number(candidate, cited),
        reason=_reason(candidate, evidence.ranked[0].score, evidence.quotes, cited, settings),
    )


def _terms(candidate: Candidate, settings: Settings) -> tuple[Term, ...]:
    return tuple(Term(each.name, each.told, candidate.features[each.name], each.weight) for each in settings.features)


def _number(candidate: Candidate, cited: Sequence[Citation]) -> int | None:
    holding = (item.number for item in cited if _is_within(candidate, item))
    return next(holding, None)


def _reason(
    candidate: Candidate, best: float, chosen: Sequence[Quote], cited: Sequence[Citation], settings: Settings
) -> str:
    """What choosing did with the sentence."""
    number = _number(candidate, cited)
    if number is not None:
        return f"In quote {number}"
    if any(_is_within(candidate, quote) for quote in chosen):
        return "Chosen, but another part of the question came first"
    if candidate.score < best - settings.close:
        return f"{best - candidate.score:.1f} below the best sentence; a quote may be {settings.close:.1f} below"
    if any(say_the_same(candidate.sentence.text, quote.text, settings.same) for quote in chosen):
        return "Says the same as a better quote"
    if len(chosen) == settings.most_citations:
        return f"{settings.most_citations} better quotes were found"
    return "With the sentences beside it, says the same as a better quote"


def _is_within(candidate: Candidate, holder: Citation | Quote) -> bool:
    sentence = candidate.sentence
    return sentence.document == holder.document and holder.start <= sentence.start and sentence.end <= holder.end
