"""A small document, a quote from it, and a reader of the HTML that the page is made of."""

from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser

import pytest

from assistant.records import Answer, Citation, Status, Strength
from index.records import Block, Document, Edit, Source
from ui.page.frame.markup import VOID

TEXT = "# Bread\n\nBakers rise early. They are tired.\n\n* Flour is dear.\n* Salt is cheap."
ORIGINAL = "Accept cookies\nBread\n\nBakers rise\nearly. They are tired.\nFlour is dear. Salt is cheap."


@dataclass
class Seen(HTMLParser):
    """Every element with its attributes, and the text inside the elements of each name."""

    elements: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    _open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag, "elements are closed in order"

    def handle_data(self, data: str) -> None:
        for tag in {*self._open, "all"}:
            self.texts[tag] = self.texts.get(tag, "") + data

    @property
    def names(self) -> set[str]:
        return {name for name, _ in self.elements}

    def attributes(self, name: str) -> list[dict[str, str | None]]:
        return [values for tag, values in self.elements if tag == name]


@pytest.fixture
def see() -> Callable[[str], Seen]:
    def read(html: str) -> Seen:
        seen = Seen()
        seen.feed(html)
        seen.close()
        assert not seen._open
        return seen

    return read


@pytest.fixture
def document() -> Document:
    starts = [TEXT.index(part) for part in ("Bread", "Bakers", "Flour", "Salt")]
    ends = [TEXT.index(part) + len(part) for part in ("Bread", "tired.", "dear.", "cheap.")]
    kinds = ("heading", "paragraph", "item", "item")
    levels = (1, 0, 0, 0)
    blocks = tuple(Block(*values) for values in zip(kinds, starts, ends, levels, strict=True))
    wrap = ORIGINAL.index("\nearly")
    edits = (
        Edit("cut", 0, 15, "Accept cookies\n", "", "cookie notice"),
        Edit("mend", wrap, wrap + 1, "\n", " ", "hard line wrap"),
    )
    return Document("bread", "On bread", TEXT, blocks, edits, Source("bread.txt", "ab" * 32, ORIGINAL), "Bakers")


@pytest.fixture
def citation(document: Document) -> Citation:
    start = TEXT.index("Bakers")
    end = TEXT.index(" They")
    return Citation(1, "bread", "On bread", "Bakers", None, None, TEXT[start:end], start, end, 2)


@pytest.fixture
def answer(citation: Citation) -> Answer:
    return Answer(
        id="",
        question="When do bakers rise?",
        status=Status.ANSWERED,
        confidence=0.82,
        text=f"{citation.quote} [1]",
        citations=(citation,),
        nearest=(),
        searched_also=(),
        understood_as="",
        missing=(),
        store_version="v1",
        seconds=0.01,
        strength=Strength.STRONG,
    )
