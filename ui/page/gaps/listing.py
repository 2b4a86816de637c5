"""The Gaps tab as it is shown: what was asked in vain, and how one becomes a test question."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant import wording
from assistant.evaluation.records import Label
from assistant.feedback.gaps import Gap
from assistant.records import Status
from ui.page.ask.judging import verdict_words
from ui.page.frame import phrases
from ui.page.frame.markup import Html, element

LEAD = (
    "Questions that these texts did not answer, and answers that were judged wrong; those that mean the same stand "
    "together, most asked first. Each can become a question of the test set."
)
EMPTY = (
    "There is no gap yet. A question that the texts do not answer appears here, and so does an answer that someone "
    "marks as a wrong quote or as one that is not there."
)
NOT_KEEPING = "Start the page with --keep-days to keep judged and unanswered questions; they are then listed here."
MOST_SHOWN = 100  # gaps: more is no list to read, and the most asked come first


@dataclass(frozen=True, slots=True)
class OpenGap:
    """The gap, by one of its kept questions, that is being made a test question, with the quotes to choose from."""

    number: int
    offered: Sequence[Label]
    problem: str = ""


def gap_list(
    gaps: Sequence[Gap],
    done: frozenset[int],
    titles: Mapping[str, str],
    keeping: str,
    opened: OpenGap | None = None,
    message: str = "",
) -> Html:
    """Every gap. done holds the numbers of the questions that are test questions already; message is read out."""
    to_do = [gap for gap in gaps if not _is_done(gap, done)]
    finished = [gap for gap in gaps if _is_done(gap, done)]
    return element(
        "div",
        _head(keeping),
        element("p", message, role="status", tabindex=-1, class_="message"),
        element("p", EMPTY, class_="empty") if not gaps else None,
        [_gap(gap, titles, opened if opened and gap.holds(opened.number) else None) for gap in to_do[:MOST_SHOWN]],
        _rest(len(to_do) - MOST_SHOWN),
        element("h3", "In the test set") if finished else None,
        [_finished(gap) for gap in finished[:MOST_SHOWN]],
        class_="gaps",
    )


def unavailable(keeping: str, problem: str = "") -> Html:
    """The tab where nothing is kept, or where what is kept cannot be read."""
    said_so = element("p", problem, role="alert", class_="refusal") if problem else None
    return element("div", _head(keeping), said_so or element("p", NOT_KEEPING, class_="empty"), class_="gaps")


def _head(keeping: str) -> Html:
    return element("div", element("h2", "Gaps"), element("p", LEAD), element("p", keeping, class_="keeping"))


def _is_done(gap: Gap, done: frozenset[int]) -> bool:
    return any(kept.id in done for kept in gap.questions)


def _rest(more: int) -> Html | None:
    return element("p", f"{phrases.count(more, 'more gap')} asked less often.", class_="quiet") if more > 0 else None


def _gap(gap: Gap, titles: Mapping[str, str], opened: OpenGap | None) -> Html:
    name = f"gap-{gap.latest.id}"
    button = element(
        "button",
        "Cancel" if opened else "Make a test question",
        type="button",
        class_="quiet-button",
        aria_expanded="true" if opened else "false",
        data_event="close_gap" if opened else "open_gap",
        data_gap=gap.latest.id,
    )
    return element(
        "article",
        element("h3", gap.latest.question, id=name),
        element("p", _asked(gap), class_="quiet"),
        _others(gap),
        _conversation(gap),
        _answered(gap),
        _verdicts(gap),
        button,
        _form(gap, titles, opened) if opened else None,
        aria_labelledby=name,
        class_="gap",
    )


def _finished(gap: Gap) -> Html:
    badge = element("strong", "Test question made", class_="badge done")
    return element("article", element("h3", gap.latest.question), element("p", badge, " ", _asked(gap)), class_="gap")


def _asked(gap: Gap) -> str:
    on = phrases.local_day(gap.latest.asked)
    return f"Asked once, on {on}" if gap.count == 1 else f"Asked {phrases.count(gap.count, 'time')}, last on {on}"


def _others(gap: Gap) -> Html | None:
    others = gap.wordings[1:]
    return (
        element("p", "Also asked as ", [(element("q", text), " ") for text in others], class_="quiet")
        if others
        else None
    )


def _conversation(gap: Gap) -> Html | None:
    before = gap.latest.history[-1:]
    return (
        element("p", "In a conversation, after ", element("q", before[0].question), class_="quiet") if before else None
    )


def _answered(gap: Gap) -> Html:
    status, quotes = gap.latest.status, gap.latest.quotes
    lead = "Nearest: " if status is Status.NOT_FOUND else "First quote: "
    badge = element("strong", wording.BADGES[status], class_="badge")
    first = element("blockquote", lead, element("q", quotes[0].quote)) if quotes else None
    return element("div", badge, first, class_=f"was {status}")


def _verdicts(gap: Gap) -> Html | None:
    counts = Counter((kept.status, kept.verdict) for kept in gap.questions if kept.verdict)
    shown = (
        element("li", f"{verdict_words(status, verdict)} ({times})")
        for (status, verdict), times in counts.items()
        if verdict
    )
    return element("ul", element("li", "Judged:"), shown, class_="judged") if counts else None


def _form(gap: Gap, titles: Mapping[str, str], opened: OpenGap) -> Html:
    number = gap.latest.id
    quotes = (_choice(number, place, label, titles) for place, label in enumerate(opened.offered, 1))
    box = f"paste-{number}"
    return element(
        "section",
        element("h4", "Not in these texts"),
        element("p", "The right answer is that the texts do not say."),
        _save(number, "none", "Expect “not in these texts”"),
        element("h4", "The answer is in the texts"),
        element("p", "Choose the quote that should be shown, or paste it from a text.") if opened.offered else None,
        element("ol", quotes, class_="choices"),
        element(
            "form",
            element("label", "A quote from the texts", for_=box),
            element("textarea", id=box, name="quote", rows=3),
            element("p", opened.problem, role="alert", class_="refusal" if opened.problem else None),
            element("button", "Expect the pasted quote", type="submit"),
            data_submit="save_pasted",
            data_gap=number,
        ),
        class_="labelling",
        aria_label="Make a test question",
    )


def _choice(number: int, place: int, label: Label, titles: Mapping[str, str]) -> Html:
    return element(
        "li",
        element("blockquote", label.quote),
        element("cite", titles.get(label.document, label.document)),
        _save(number, str(place), "Expect this quote"),
    )


def _save(number: int, choice: str, shown: str) -> Html:
    return element("button", shown, type="button", data_event="save_gap", data_gap=number, data_choice=choice)
