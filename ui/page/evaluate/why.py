"""Why a test question was answered so: what was expected, what was shown, and the reckoning behind it."""

from collections.abc import Iterable, Sequence

from assistant import wording
from assistant.evaluation.outcome import Outcome, outcome
from assistant.evaluation.records import Result, Run
from assistant.evaluation.spans import pieces
from assistant.evidence.confidence import Term
from assistant.evidence.explanation import ExplainedPart, Explanation, FoundPassage, WeighedSentence
from ui.page.ask.source import panel
from ui.page.frame.markup import Html, element

OPENING = 12  # words of a passage: enough to know it by
RED = frozenset({Outcome.WRONG, Outcome.MISSED})
NOWHERE = "That the texts do not say."


def why(run: Run, result: Result, explanation: Explanation) -> Html:
    """The panel for one question of a run."""
    found = outcome(result)
    head = (
        element("p", element("strong", str(found), class_="badge"), class_="red" if found in RED else None),
        element("p", f"After “{result.question.history[-1].question}”", class_="quiet")
        if result.question.history
        else None,
        element("p", result.question.notes, class_="quiet") if result.question.notes else None,
    )
    body = Html(
        _expected(result)
        + _shown(result)
        + _changed(run, explanation)
        + "".join(map(_part, explanation.parts))
        + ("" if explanation.parts else element("p", "Nothing was searched for: it was not read as a question."))
    )
    return panel("Question", result.question.question, head, body, "chosen")


def _expected(result: Result) -> Html:
    labels = zip(result.question.evidence, result.found, strict=True)
    rows = [
        element(
            "li",
            element("blockquote", label.quote),
            element("p", f"{label.document or 'any document'}: {'shown' if found else 'not shown'}", class_="quiet"),
        )
        for label, found in labels
    ]
    return element("section", element("h3", "Expected"), element("ol", rows) if rows else element("p", NOWHERE))


def _shown(result: Result) -> Html:
    rows = [
        element(
            "li",
            element("blockquote", _marked(citation.quote, result)),
            element("p", f"{citation.title}: {'right' if right else 'not right'}", class_="quiet"),
        )
        for citation, right in zip(result.answer.citations, result.right, strict=True)
    ]
    said = f"{wording.BADGES[result.answer.status]}, confidence {result.answer.confidence:.2f}"
    return element("section", element("h3", f"Shown: {said}"), element("ol", rows) if rows else None)


def _marked(quote: str, result: Result) -> list[str | Html]:
    """The quote with what it shares with the expected ones marked."""
    labels = [label.quote for label in result.question.evidence]
    return [element("mark", text) if is_shared else text for text, is_shared in pieces(quote, labels)]


def _changed(run: Run, explanation: Explanation) -> Html:
    if run.store_version == explanation.answer.store_version:
        return Html()
    return element("p", "The texts have changed since this run; what follows is how it is answered now.", class_="note")


def _part(part: ExplainedPart) -> Html:
    return Html(
        element("h3", f"How “{part.text}” was answered")
        + element("h4", "How sure")
        + _confidence(part)
        + element("h4", f"Sentences: the best {len(part.sentences)} of {part.weighed} weighed")
        + element("ol", map(_sentence, part.sentences), class_="weighed")
        + element("h4", "Passages found")
        + _passages(part)
    )


def _confidence(part: ExplainedPart) -> Html:
    verdict = "an answer is given" if part.answers else "no answer is given"
    least = f"from {part.threshold:.2f} on, it is answered" if part.answers else f"below {part.threshold:.2f}"
    return Html(
        element("p", f"Confidence {part.confidence:.2f}: {least}, so {verdict}.") + _sum(part.terms, "which gives")
    )


def _sum(terms: Sequence[Term], total: str) -> Html:
    rows = [(term.told, f"{term.value:.2f}", f"{term.weight:+.2f}", f"{term.adds:+.2f}") for term in terms if term.adds]
    rows.append((total, "", "", f"{sum(term.adds for term in terms):+.2f}"))
    return _table(("What counts", "Value", "Weight", "Adds"), rows)


def _sentence(sentence: WeighedSentence) -> Html:
    return element(
        "li",
        element("blockquote", sentence.text),
        element("p", element("b", sentence.reason), class_="fate"),
        element(
            "details",
            element("summary", f"Score {sentence.score:.2f}, {sentence.title}, paragraph {sentence.paragraph}"),
            _sum(sentence.terms, "Score"),
        ),
        class_="quoted" if sentence.number else "rejected",
    )


def _passages(part: ExplainedPart) -> Html:
    rows = [
        (_opening(found), *map("{:.2f}".format, (found.vector_score, found.word_score, found.score)))
        for found in part.passages
    ]
    return _table(("Passage", "Meaning", "Words", "Together"), rows)


def _opening(found: FoundPassage) -> str:
    """Where a passage stands and how it begins."""
    said = found.text.split()
    return f"{' › '.join(found.trail)}: “{' '.join(said[:OPENING])}{' ...' if len(said) > OPENING else ''}”"


def _table(names: Sequence[str], rows: Iterable[Sequence[str]]) -> Html:
    head = element("tr", (element("th", name, scope="col") for name in names))
    body = (
        element("tr", element("th", row[0], scope="row"), (element("td", cell, class_="number") for cell in row[1:]))
        for row in rows
    )
    return element("div", element("table", element("thead", head), element("tbody", body)), class_="wide-table")
