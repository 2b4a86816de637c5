"""The side of the page: a document in full with the quote marked, its cuts and mends, or what the store holds."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from assistant.records import Citation
from index.records import Block, Document, Edit, LeftOut
from ui.page.ask.conversation import document_list
from ui.page.frame import phrases as words
from ui.page.frame.markup import Html, element

View = Literal["text", "edits"]
Opened = Literal["auto", "chosen"]

CONTEXT = 24  # letters shown on each side of a mend: enough to recognise the place
DEEPEST_HEADING = 6  # of HTML; the panel's own title is 2
VISIBLE = str.maketrans({"\n": "↵", "\t": "→", " ": "·", "\u00a0": "·"})  # white space that was mended, made visible
VERIFIED = "Verified: the quote stands letter for letter at this place, checked now."
NOT_VERIFIED = "This quote is no longer at this place in the stored text, so it is not shown. Ask again."
HINT = "Choose a number to see the quote in its source."
MEASURED = (
    "The figure beside an answer, such as “66% sure”, is an estimate fitted on labelled test questions. It ranks "
    "answers better than it counts them: read a higher figure as surer, not as an exact share."
)
PRIVATE = "Nothing leaves this machine: the page, the search and the texts are all on it."


@dataclass(frozen=True, slots=True)
class Shown:
    """What the panel shows: a document, with the quote it was opened for, if any.

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


def source(shown: Shown) -> Html:
    """A document in the panel."""
    edits = shown.view == "edits"
    kicker = f"Source {shown.citation.number}" if shown.citation else "Document"
    body = _edits(shown.document) if edits else text(shown.document, shown.mark)
    return panel(
        kicker,
        shown.document.title,
        (_known(shown.document), _proof(shown) if shown.citation else None, _views(shown)),
        element("div", body, class_=shown.view),
        shown.opened,
    )


def about(documents: Sequence[Document], left_out: Sequence[LeftOut], version: str, keeping: str) -> Html:
    """What the store holds, what was left out of it, and what is kept of the questions."""
    return panel(
        "About",
        "These texts",
        (element("p", "Version ", element("code", version)),),
        Html(
            element("p", f"{PRIVATE} {keeping}")
            + element("p", MEASURED)
            + element("h3", words.count(len(documents), "document"))
            + document_list(documents)
            + _left_out(left_out)
        ),
        "chosen",
    )


def text(document: Document, mark: tuple[int, int]) -> Html:
    """The whole text, blocks numbered from 1 as citations count them, with the place marked."""
    numbered = enumerate(document.blocks, 1)
    groups = groupby(numbered, key=lambda pair: pair[1].kind == "item")
    return Html("".join(_group(document.text, list(blocks), items, mark) for items, blocks in groups))


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
    address = words.link(document.url)
    page = (
        element("a", "Open the published page", href=address, target="_blank", rel="noopener noreferrer")
        if address
        else document.url
    )
    facts = (words.organisation(document.organisation), words.day(document.date), page)
    return element("ul", (element("li", fact) for fact in facts if fact), class_="known")


def _proof(shown: Shown) -> Html | None:
    if shown.citation is None:
        return None
    if not shown.verified:
        return element("p", NOT_VERIFIED, class_="proof failed", role="status")
    return element(
        "p", element("b", words.place(shown.citation)), element("span", VERIFIED), class_="proof", role="status"
    )


def _views(shown: Shown) -> Html:
    changes = len(shown.document.edits)
    names: tuple[tuple[View, str], ...] = (("text", "Text"), ("edits", f"Cut and mended ({changes:,})"))
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


def _group(whole: str, blocks: Sequence[tuple[int, Block]], items: bool, mark: tuple[int, int]) -> Html:
    """Blocks that belong together: the items of one list, or anything else."""
    shown = [_block(whole, number, block, mark) for number, block in blocks]
    return element("ul", shown) if items else Html("".join(shown))


def _block(whole: str, number: int, block: Block, mark: tuple[int, int]) -> Html:
    tags = {"heading": f"h{min(block.level + 2, DEEPEST_HEADING)}", "item": "li", "paragraph": "p"}
    count = element("span", str(number), class_="count", aria_hidden="true")
    return element(tags[block.kind], count, _marked(whole, block, mark), class_="block")


def _marked(whole: str, block: Block, mark: tuple[int, int]) -> tuple[str | Html, ...]:
    """The block's text, with the part of it that lies in the mark marked."""
    start, end = max(mark[0], block.start), min(mark[1], block.end)
    if start >= end:
        return (whole[block.start : block.end],)
    return (whole[block.start : start], element("mark", whole[start:end]), whole[end : block.end])


def _edits(document: Document) -> Html:
    """What was cut and mended, and the original with the changes in place."""
    original = document.source.original
    cuts = [edit for edit in document.edits if edit.kind == "cut"]
    mends = sorted((edit for edit in document.edits if edit.kind == "mend"), key=lambda edit: edit.reason)
    grouped = [(reason, list(edits)) for reason, edits in groupby(mends, key=lambda edit: edit.reason)]
    return Html(
        element("h3", f"Cut as page furniture ({len(cuts):,})")
        + element("ul", map(_cut, cuts), class_="cuts")
        + element("h3", f"Mended ({len(mends):,})")
        + "".join(_mends(original, reason, edits) for reason, edits in grouped)
        + element("h3", "The original file, changes marked")
        + element("p", document.source.path, ", sha256 ", element("code", document.source.sha256), class_="file")
        + element("pre", _original(original, document.edits), class_="original")
    )


def _cut(edit: Edit) -> Html:
    return element("li", element("span", edit.reason, class_="reason"), element("del", edit.before.strip()))


def _mends(original: str, reason: str, edits: Sequence[Edit]) -> Html:
    summary = element("summary", f"{reason} ({len(edits):,})")
    return element("details", summary, element("ul", (_mend(original, edit) for edit in edits), class_="mends"))


def _mend(original: str, edit: Edit) -> Html:
    before = " ".join(original[max(0, edit.start - CONTEXT) : edit.start].split())
    after = " ".join(original[edit.end : edit.end + CONTEXT].split())
    return element("li", f"…{before}", _change(edit), f"{after}…")


def _change(edit: Edit) -> tuple[Html | None, Html | None]:
    before, after = (part.translate(VISIBLE) for part in (edit.before, edit.after))
    return element("del", before) if before else None, element("ins", after) if after else None


def _original(original: str, edits: Sequence[Edit]) -> Iterator[str | Html | None]:
    last = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if edit.start < last:  # lies in a change that is marked already
            continue
        yield original[last : edit.start]
        yield element("del", edit.before) if edit.before else None
        yield element("ins", edit.after) if edit.after else None
        last = edit.end
    yield original[last:]


def _left_out(left_out: Sequence[LeftOut]) -> Html:
    if not left_out:
        return Html()
    rows = (element("li", element("b", item.path), ": ", item.reason) for item in left_out)
    heading = element("h3", f"{words.count(len(left_out), 'file')} left out")
    return element("section", heading, element("ul", rows, class_="left-out"))
