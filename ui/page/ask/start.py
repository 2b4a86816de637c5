"""What the Ask tab shows before the first question."""

from collections.abc import Sequence

from index.records import Document
from ui.page.frame import phrases
from ui.page.frame.markup import Html, element

LEAD = (
    "Ask a question. You get the exact sentences that answer it, with their sources, or a plain “not in these texts”."
)
LISTED = 12  # documents named before the first question: what fits a screen; About names them all


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


def document_list(documents: Sequence[Document]) -> Html:
    rows = (
        element(
            "li",
            element("button", document.title, type="button", data_event="open_document", data_document=document.id),
            element(
                "span", f"{phrases.organisation(document.organisation)}, {phrases.day(document.date)}", class_="who"
            ),
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
    every = f"All {phrases.count(total, 'document')}"
    heading = element("h2", f"Searches {phrases.count(total, 'document')}")
    more = element("button", every, type="button", data_event="open_about") if total > len(documents) else None
    return element("section", heading, document_list(documents), more)
