"""What was indexed and what was left out, and the cuts and mends of one document, as the terminal shows them."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console

from assistant.lexicon import dates
from assistant.wording.texts import UNKNOWN_ORGANISATION
from index.reading.clean import LINE_WRAP, SPACING
from index.records import Document, Edit, LeftOut
from ui.terminal.printing import console, line

if TYPE_CHECKING:
    from index.build import IndexReport

AROUND = 12  # letters shown on each side of a mend
LONGEST_EXCERPT = 60  # letters of a cut or a mend in a listing


def report(done: "IndexReport", store: Path) -> None:
    screen = console()
    for document in done.documents:
        cuts = sum(edit.kind == "cut" for edit in document.edits)
        screen.print(line(f"{document.id}: {cuts} cut, {len(document.edits) - cuts} mended"))
    _left_out(screen, done.left_out)
    work = "nothing has changed" if done.unchanged else f"{done.embedded} newly embedded"
    screen.print(
        line(
            f"{store}: version {done.version}, {len(done.documents)} documents, {done.passages} passages, "
            f"{work}, {done.seconds:.1f} s",
            "bold",
        )
    )
    screen.print(line("Every cut and mend: policy-assistant documents ID", "dim"))


def report_json(done: "IndexReport", store: Path) -> Mapping[str, Any]:
    return {
        "store": str(store),
        "store_version": done.version,
        "unchanged": done.unchanged,
        "passages": done.passages,
        "embedded": done.embedded,
        "seconds": round(done.seconds, 3),
        "documents": [document_json(document, edits=True) for document in done.documents],
        "left_out": [asdict(item) for item in done.left_out],
    }


def documents(listed: Sequence[Document], left_out: Sequence[LeftOut]) -> None:
    screen = console()
    for document in listed:
        who, when = document.organisation or UNKNOWN_ORGANISATION, document.date or dates.UNKNOWN
        screen.print(
            line(f"{document.id}: ", "bold") + line(f"{document.title}, {who}, {when} "),
            line(f"({len(document.text.split())} words, {len(document.edits)} edits)", "dim"),
        )
    _left_out(screen, left_out)


def document(shown: Document) -> None:
    screen = console()
    screen.print(line(shown.title, "bold"))
    screen.print(line(f"{shown.organisation or UNKNOWN_ORGANISATION}, {shown.date or dates.UNKNOWN}"))
    screen.print(line(f"{shown.source.path}, sha256 {shown.source.sha256}", "dim"))
    for edit in shown.edits:
        if edit.reason not in (LINE_WRAP, SPACING):
            screen.print(line(f"{edit.kind} {edit.start}-{edit.end} {edit.reason}: {_change(edit, shown)}"))
    for reason in (LINE_WRAP, SPACING):
        places = [f"{edit.start}" for edit in shown.edits if edit.reason == reason]
        if places:
            screen.print(line(f"mend {reason}, {len(places)} places, at {', '.join(places)}"))


def document_json(shown: Document, *, edits: bool) -> Mapping[str, Any]:
    values: dict[str, Any] = {
        "id": shown.id,
        "title": shown.title,
        "organisation": shown.organisation,
        "date": shown.date,
        "url": shown.url,
        "licence": shown.licence,
        "path": shown.source.path,
        "sha256": shown.source.sha256,
        "words": len(shown.text.split()),
    }
    return {**values, "edits": [asdict(edit) for edit in shown.edits]} if edits else values


def _left_out(screen: Console, left_out: Sequence[LeftOut]) -> None:
    for item in left_out:
        screen.print(line(f"left out: {item.path}: {item.reason}", "yellow"))


def _change(edit: Edit, shown: Document) -> str:
    """A cut as it was; a mend with the letters around it, before and after."""
    if edit.kind == "cut":
        return _excerpt(edit.before)
    original = shown.source.original
    lead, rest = original[max(0, edit.start - AROUND) : edit.start], original[edit.end : edit.end + AROUND]
    return f"{_excerpt(lead + edit.before + rest)} -> {_excerpt(lead + edit.after + rest)}"


def _excerpt(text: str) -> str:
    line = " ".join(text.split())
    return repr(line if len(line) <= LONGEST_EXCERPT else line[: LONGEST_EXCERPT - 1] + "…")
