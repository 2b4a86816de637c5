"""The conversation as it is shown: each question with its answer, and why a question was not asked."""

from collections.abc import Sequence

from assistant import wording
from assistant.records import Answer, Citation
from ui.page.ask.conversation import Chosen, ShownAnswer
from ui.page.ask.judging import judging
from ui.page.frame import phrases
from ui.page.frame.markup import Html, element


def problem(message: str) -> Html:
    """Why a question was not asked; empty clears it. The region is always there, so that it is read out."""
    return element("div", element("p", message) if message else None, role="alert", class_="problem")


def log(answers: Sequence[tuple[ShownAnswer, str]], chosen: Chosen = None, judged: bool = False) -> Html:
    """Every answer with its Markdown; judged tells whether verdicts can be given."""
    turns = [_turn(shown, note, chosen, judged) for shown, note in answers]
    return element("div", turns, role="log", aria_live="polite", aria_label="Questions and answers", class_="log")


def _turn(shown: ShownAnswer, note: str, chosen: Chosen, judged: bool) -> Html:
    answer, name = shown.answer, f"question-{shown.number}"
    return element(
        "article",
        element("h2", answer.question, id=name, class_="question"),
        _verdict(answer),
        _understanding(answer),
        element("p", phrases.remark(answer), class_="remark") if phrases.remark(answer) else None,
        element("h3", "Nearest passages – not an answer", class_="label") if answer.nearest else None,
        _quotes(shown.number, answer, chosen),
        _copy(note) if note and phrases.cited(answer) else None,
        judging(shown.number, answer, shown.verdict) if judged else None,
        aria_labelledby=name,
        class_=f"turn {answer.status}",
    )


def _verdict(answer: Answer) -> Html | None:
    if answer.status not in phrases.MEASURED:
        return None
    badge = element("strong", wording.BADGES[answer.status], class_="badge")
    return element("p", badge, " ", element("span", phrases.chance(answer), class_="chance"), class_="verdict")


def _understanding(answer: Answer) -> list[Html]:
    lines = (
        ("Understood as", filter(None, [answer.understood_as])),
        ("Searched also for", answer.searched_also),
        ("Searched only", answer.searched_in),
    )
    quoted = ((label, [(" ", element("q", text)) for text in texts]) for label, texts in lines)
    return [element("p", label, texts, class_="aside") for label, texts in quoted if texts]


def _quotes(turn: int, answer: Answer, chosen: Chosen) -> Html | None:
    shown = [_quote(turn, citation, chosen == (turn, citation.number)) for citation in phrases.cited(answer)]
    return element("ol", shown, class_="quotes nearest" if answer.nearest else "quotes") if shown else None


def _quote(turn: int, citation: Citation, chosen: bool) -> Html:
    number = element(
        "button",
        str(citation.number),
        type="button",
        class_="number",
        aria_label=f"Show quote {citation.number} in its source",
        aria_pressed="true" if chosen else "false",
        aria_controls="panel",
    )
    known = (
        f"{phrases.organisation(citation.organisation)}, {phrases.day(citation.date)}, paragraph {citation.paragraph}"
    )
    source = (element("cite", citation.title), element("span", known))
    card = element(
        "figure",
        number,
        element("blockquote", citation.quote),
        element("figcaption", source),
        class_="card",
        data_event="open_citation",
        data_turn=turn,
        data_number=citation.number,
    )
    return element("li", card)


def _copy(note: str) -> Html:
    button = element("button", "Copy answer with sources", type="button", data_note=note, class_="copy")
    return element("p", button, element("span", role="status", class_="copied"), class_="tools")
