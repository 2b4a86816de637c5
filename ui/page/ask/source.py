"""The side of the page: a document in full with the quote marked, its cuts and mends, or what the store holds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant import wording
from assistant.records import Citation
from index.records import Document, LeftOut
from ui.page.ask.document import changes, text
from ui.page.ask.start import document_list
from ui.page.frame import phrases
from ui.page.frame.markup import Html, element

View = Literal["text", "edits"]
Opened = Literal["auto", "chosen"]

VERIFIED = "Verified: the quote stands letter for letter at this place, checked now."
CHANGED = "The text has changed since this answer: the quote is not at its place now, so it is not shown. Ask again."
GONE = "This document is no longer among these texts, so it cannot be shown."
HINT = "Choose a number to see the quote in its source."
MEASURED = (
    "The figure beside an answer, such as “66% sure”, is an estimate fitted on labelled test questions. It ranks "
    "answers better than it counts them: read a higher figure as surer, not as an exact share."
)
PRIVATE = "Nothing leaves this machine: the page, the search and the texts are all on it."


@dataclass(frozen=True, slots=True)
class OpenDocument:
    """A document in the panel, with the quote that it was opened for, if any.

    turn is the answer that the quote belongs to; opened tells a source that came with an answer, which a narrow
    page keeps closed, from one that was asked for.
    """

    document: Document
    citation: Citation | None = None
    verified: bool = False
    turn: int | None = None
    view: View = "text"
    opened: Opened = "chosen"

    @property
    def mark(self) -> tuple[int, int]:
        """The place to mark; an empty one where there is no quote, or where it does not hold."""
        return (self.citation.start, self.citation.end) if self.citation and self.verified else (0, 0)


def hint() -> Html:
    """The panel when it shows no source."""
    return element("aside", element("p", HINT), class_="hint", aria_label="Source")


def source(shown: OpenDocument) -> Html:
    """A document in the panel."""
    edits = shown.view == "edits"
    kicker = f"Source {shown.citation.number}" if shown.citation else "Document"
    body = changes(shown.document) if edits else text(shown.document, shown.mark)
    return panel(
        kicker,
        shown.document.title,
        (_known(shown.document), _proof(shown) if shown.citation else None, _views(shown)),
        element("div", body, class_=shown.view),
        shown.opened,
    )


def gone(title: str, opened: Opened = "chosen") -> Html:
    """The panel for a document that the store no longer holds."""
    return panel("Document", title, (element("p", GONE, class_="proof failed", role="status"),), Html(), opened)


def about(
    documents: Sequence[Document], left_out: Sequence[LeftOut], version: str, keeping: str, sent_to: str = ""
) -> Html:
    """What the store holds, what was left out of it, what is kept of the questions, and where they are sent."""
    return panel(
        "About",
        "These texts",
        (element("p", "Version ", element("code", version)),),
        Html(
            element("p", f"{wording.privacy(sent_to) if sent_to else PRIVATE} {keeping}")
            + element("p", MEASURED)
            + element("h3", phrases.count(len(documents), "document"))
            + document_list(documents)
            + _left_out(left_out)
        ),
        "chosen",
    )


def panel(kicker: str, title: str, head: Iterable[Html | None], body: Html, opened: Opened) -> Html:
    """The frame of everything the panel shows: the head stays in sight while the body scrolls."""
    close = element("button", "Close", type="button", data_event="close_panel", class_="close")
    return element(
        "aside",
        element("div", element("p", kicker, class_="kicker"), close, class_="top"),
        element("div", element("h2", title), head, class_="head"),
        element("div", body, class_="scroll", tabindex=0, role="group", aria_label=f"{kicker}: {title}"),
        class_="source",
        data_opened=opened,
        aria_label=f"{kicker}: {title}",
    )


def _known(document: Document) -> Html:
    address = phrases.link(document.url)
    page = (
        element("a", "Open the published page", href=address, target="_blank", rel="noopener noreferrer")
        if address
        else document.url
    )
    facts = (phrases.organisation(document.organisation), phrases.day(document.date), page)
    return element("ul", (element("li", fact) for fact in facts if fact), class_="known")


def _proof(shown: OpenDocument) -> Html | None:
    if shown.citation is None:
        return None
    if not shown.verified:
        return element("p", CHANGED, class_="proof failed", role="status")
    return element(
        "p", element("b", phrases.place(shown.citation)), element("span", VERIFIED), class_="proof", role="status"
    )


def _views(shown: OpenDocument) -> Html:
    edits = f"Cut and mended ({len(shown.document.edits):,})"
    names: tuple[tuple[View, str], ...] = (("text", "Text"), ("edits", edits))
    buttons = (
        element(
            "button",
            name,
            type="button",
            aria_pressed="true" if shown.view == view else "false",
            data_event="open_view",
            data_view=view,
            data_document=shown.document.id,
            data_turn=shown.turn,
            data_number=shown.citation.number if shown.citation else None,
        )
        for view, name in names
    )
    return element("div", buttons, class_="views", role="group", aria_label="View of this document")


def _left_out(left_out: Sequence[LeftOut]) -> Html:
    if not left_out:
        return Html()
    rows = (element("li", element("b", item.path), ": ", item.reason) for item in left_out)
    heading = element("h3", f"{phrases.count(len(left_out), 'file')} left out")
    return element("section", heading, element("ul", rows, class_="left-out"))
