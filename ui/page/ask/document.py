"""A document in full: its text with a quote marked, or what was cut from and mended in it."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from index.records import Block, Document, Edit
from ui.page.frame.markup import Html, element

CONTEXT = 24  # letters shown on each side of a mend: enough to recognise the place
DEEPEST_HEADING = 6  # of HTML; the panel's own title is 2
VISIBLE = str.maketrans({"\n": "↵", "\t": "→", " ": "·", "\u00a0": "·"})  # white space that was mended, made visible


def text(document: Document, mark: tuple[int, int]) -> Html:
    """The whole text, blocks numbered from 1 as citations count them, with the place marked."""
    numbered = enumerate(document.blocks, 1)
    groups = groupby(numbered, key=lambda pair: pair[1].kind == "item")
    return Html("".join(_group(document.text, list(blocks), items, mark) for items, blocks in groups))


def changes(document: Document) -> Html:
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
