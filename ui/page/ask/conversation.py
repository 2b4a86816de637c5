"""The middle of the page: what it is before the first question, then each question with its answer."""

from collections.abc import Sequence

from assistant import wording as statuses
from assistant.feedback.kept import Verdict
from assistant.records import Answer, Citation
from index.records import Document
from ui.page.ask.judging import judging
from ui.page.frame import phrases as words
from ui.page.frame.markup import Html, element

NAME = "Policy Assistant"
LEAD = (
    "Ask a question. You get the exact sentences that answer it, with their sources, or a plain “not in these texts”."
)
TABS = (("ask", "Ask"), ("evaluate", "Evaluate"), ("gaps", "Gaps"))
LISTED = 12  # documents named before the first question: what fits a screen; About names them all


def header(documents: int, version: str) -> Html:
    return element(
        "header",
        element("h1", NAME),
        element("nav", map(_tab, TABS), class_="tabs", aria_label="Tabs"),
        element(
            "nav",
            element(
                "button",
                words.count(documents, "document"),
                element("span", f", version {version}", class_="wide"),
                type="button",
                data_event="open_about",
                aria_label=f"About these texts: {words.count(documents, 'document')}, version {version}",
            ),
            element(
                "button",
                "New",
                element("span", " conversation", class_="wide"),
                type="button",
                data_event="start_again",
                class_="again",
                aria_label="New conversation",
            ),
            class_="page",
            aria_label="Page",
        ),
        class_="bar",
    )


def _tab(tab: tuple[str, str]) -> Html:
    """A tab is an address within the page, so that it can be kept, sent and gone back to."""
    name, shown = tab
    return element("a", shown, href=f"#{name}", data_tab=name)


def introduction() -> Html:
    return element(
        "div", element("p", "What do the texts say?", class_="hero"), element("p", LEAD, class_="lead"), class_="intro"
    )


def start(examples: Sequence[str], documents: Sequence[Document], total: int, keeping: str) -> Html:
    """What stands below the question box before the first question; keeping says what is kept of it."""
    return element(
        "div",
        element("p", keeping, class_="keeping"),
        _examples(examples) if examples else None,
        _documents(documents, total),
        class_="start",
    )


def problem(message: str) -> Html:
    """Why a question was not asked; empty clears it. The region is always there, so that it is read out."""
    return element("div", element("p", message) if message else None, role="alert", class_="problem")


def log(
    turns: Sequence[tuple[Answer, str]],
    chosen: tuple[int, int] | None = None,
    verdicts: Sequence[Verdict | None] = (),
) -> Html:
    """Every answer with its Markdown; chosen is the (turn, number) whose source is shown.

    verdicts has one for each answer, or None where there is none yet; it is empty where none can be given.
    """
    answered = [
        _turn(turn, answer, note, chosen, judging(turn, answer, verdicts[turn]) if verdicts else None)
        for turn, (answer, note) in enumerate(turns)
    ]
    return element("div", answered, role="log", aria_live="polite", aria_label="Questions and answers", class_="log")


def document_list(documents: Sequence[Document]) -> Html:
    rows = (
        element(
            "li",
            element("button", document.title, type="button", data_event="open_document", data_document=document.id),
            element("span", f"{words.organisation(document.organisation)}, {words.day(document.date)}", class_="who"),
        )
        for document in documents
    )
    return element("ul", rows, class_="documents")


def _examples(questions: Sequence[str]) -> Html:
    buttons = (
        element("li", element("button", text, type="button", data_event="ask_example", data_question=text))
        for text in questions
    )
    return element("section", element("h2", "For example"), element("ul", buttons, class_="examples"))


def _documents(documents: Sequence[Document], total: int) -> Html:
    every = f"All {words.count(total, 'document')}"
    heading = element("h2", f"Searches {words.count(total, 'document')}")
    more = element("button", every, type="button", data_event="open_about") if total > len(documents) else None
    return element("section", heading, document_list(documents), more)


def _turn(turn: int, answer: Answer, note: str, chosen: tuple[int, int] | None, judged: Html | None) -> Html:
    name = f"question-{turn}"
    return element(
        "article",
        element("h2", answer.question, id=name, class_="question"),
        _verdict(answer),
        _understanding(answer),
        element("p", words.remark(answer), class_="remark") if words.remark(answer) else None,
        element("h3", "Nearest passages – not an answer", class_="label") if answer.nearest else None,
        _quotes(turn, answer, chosen),
        _copy(note) if note and words.cited(answer) else None,
        judged,
        aria_labelledby=name,
        class_=f"turn {answer.status}",
    )


def _verdict(answer: Answer) -> Html | None:
    if answer.status not in words.MEASURED:
        return None
    badge = element("strong", statuses.BADGES[answer.status], class_="badge")
    return element("p", badge, " ", element("span", words.chance(answer), class_="chance"), class_="verdict")


def _understanding(answer: Answer) -> list[Html]:
    lines = (("Understood as", filter(None, [answer.understood_as])), ("Searched also for", answer.searched_also))
    said = ((label, [element("q", words) for words in quoted]) for label, quoted in lines)
    return [
        element("p", label, *((" ", words) for words in quoted), class_="aside") for label, quoted in said if quoted
    ]


def _quotes(turn: int, answer: Answer, chosen: tuple[int, int] | None) -> Html | None:
    shown = [_quote(turn, citation, chosen == (turn, citation.number)) for citation in words.cited(answer)]
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
    known = f"{words.organisation(citation.organisation)}, {words.day(citation.date)}, paragraph {citation.paragraph}"
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
