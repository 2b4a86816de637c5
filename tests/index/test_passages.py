"""Passages are runs of whole sentences under one heading, at exact places, for us and for any LlamaIndex program."""

from collections.abc import Sequence
from itertools import chain, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from llama_index.core import Document as LlamaDocument
from llama_index.core.ingestion import IngestionPipeline
from llama_index.core.schema import MetadataMode, NodeRelationship

from index.passages import PassageParser, embedding_text, split, to_llama
from index.reading.sentences import sentences
from index.reading.sources import read
from index.records import Block, BlockKind, Document, Passage, Source
from index.settings import IndexSettings
from index.store import Store

Written = tuple[BlockKind, int, str]


def document(blocks: Sequence[Written], title: str = "The title") -> Document:
    """A document of headings, paragraphs and items, as reading would make it."""
    text, made = "", []
    for kind, level, content in blocks:
        text += "\n\n" if text else ""
        made.append(Block(kind, len(text), len(text) + len(content), level))
        text += content
    return Document("made-up", title, text, tuple(made), (), Source("made-up.txt", "", text))


def heading(text: str, level: int = 1) -> Written:
    return "heading", level, text


def paragraph(text: str) -> Written:
    return "paragraph", 0, text


def words(count: int, word: str = "word") -> str:
    """A sentence of so many words."""
    return " ".join(["A", *[word] * (count - 1)]) + "."


SENTENCES = st.sampled_from(
    ["Yes.", "No.", "Custody.", words(9), words(40), words(70), words(130), "“Quoted!” he said."]
)
BLOCKS = st.one_of(
    st.tuples(st.just("heading"), st.integers(1, 4), st.sampled_from(["One", "Two", "Custody", "A longer heading"])),
    st.tuples(
        st.sampled_from(["paragraph", "item"]), st.just(0), st.lists(SENTENCES, min_size=1, max_size=6).map(" ".join)
    ),
)
DOCUMENTS = st.builds(document, st.lists(BLOCKS, min_size=1, max_size=12), st.sampled_from(["The title", "Custody"]))


@given(DOCUMENTS)
def test_every_sentence_is_in_one_passage_at_its_place(made: Document) -> None:
    passages = split([made])
    for passage in passages:
        assert made.text[passage.start : passage.end] == passage.text
    covered = [
        [(item.start, item.end) for item in sentences(made) if passage.start <= item.start and item.end <= passage.end]
        for passage in passages
    ]
    assert list(chain.from_iterable(covered)) == [(item.start, item.end) for item in sentences(made)]
    assert [(inside[0][0], inside[-1][1]) for inside in covered] == [(item.start, item.end) for item in passages]


@given(DOCUMENTS)
def test_passage_lies_within_one_heading(made: Document) -> None:
    for passage in split([made]):
        kinds = [block.kind for block in made.blocks if passage.start <= block.start < passage.end]
        assert all(kind != "heading" or before == "heading" for before, kind in pairwise(kinds))


@given(DOCUMENTS)
def test_passage_is_about_as_long_as_it_should_be(made: Document) -> None:
    """Longer only for one sentence or its headings; shorter only where no whole paragraph would fit."""
    passages = split([made])
    for passage in passages:
        inside = [item for item in sentences(made) if passage.start <= item.start < passage.end]
        before_last = [item for item in inside[:-1] if item.kind != "heading"]
        assert not before_last or len(passage.text.split()) <= IndexSettings().passage_words
    for passage, following in pairwise(passages):
        opening = next(item for item in sentences(made) if item.start == following.start)
        if opening.kind != "heading":
            paragraph_left = [
                item for item in sentences(made) if item.paragraph == opening.paragraph and item.start >= opening.start
            ]
            following_words = sum(len(item.text.split()) for item in paragraph_left)
            assert len(passage.text.split()) + following_words > IndexSettings().passage_words


@pytest.mark.parametrize(
    ("blocks", "trails"),
    [
        pytest.param([paragraph("Text.")], [("The title",)], id="a text without headings stands under its title"),
        pytest.param([heading("One"), paragraph("Text.")], [("The title",)], id="a heading opens its own passage"),
        pytest.param(
            [heading("One"), paragraph(words(100)), paragraph(words(100))],
            [("The title",), ("The title", "One")],
            id="what follows in a long section stands under its heading",
        ),
        pytest.param(
            [heading("One"), heading("Deep", 2), paragraph(words(100)), paragraph(words(100))],
            [("The title",), ("The title", "One", "Deep")],
            id="headings in a row open one passage and stand above the next",
        ),
        pytest.param(
            [heading("One"), paragraph("A."), heading("Deep", 2), paragraph("B."), heading("Two"), paragraph("C.")],
            [("The title",), ("The title", "One"), ("The title", "One", "Deep")],
            id="a passage that opens with a heading stands under those before it",
        ),
        pytest.param(
            [heading("One"), paragraph("A."), heading("Two"), paragraph(words(100)), paragraph(words(100))],
            [("The title",), ("The title", "One"), ("The title", "Two")],
            id="a heading ends the one of its own level",
        ),
        pytest.param(
            [heading("Deep", 3), paragraph("A."), heading("Top", 1), paragraph(words(100)), paragraph(words(100))],
            [("The title",), ("The title", "Deep"), ("The title", "Top")],
            id="a higher heading ends a deeper one",
        ),
        pytest.param(
            [heading("The title"), paragraph(words(100)), paragraph(words(100))],
            [("The title",), ("The title",)],
            id="the title is not said twice",
        ),
    ],
)
def test_trail_is_the_title_and_the_headings_above(
    blocks: Sequence[Written], trails: Sequence[tuple[str, ...]]
) -> None:
    assert [passage.trail for passage in split([document(blocks)])] == trails


def test_short_passage_whose_words_stand_in_the_one_before_keeps_its_own_place() -> None:
    made = document([heading("One"), paragraph("Custody. Yes."), heading("Yes"), heading("No"), paragraph("Custody.")])
    first, second = split([made])
    assert (first.text, second.text) == ("One\n\nCustody. Yes.", "Yes\n\nNo\n\nCustody.")
    assert second.start == first.end + 2
    repeated = document([paragraph(words(60) + " Yes. " + words(59)), paragraph("Yes.")])
    assert split([repeated])[-1].start == repeated.text.rindex("Yes.")


def test_passages_of_several_documents_come_in_order() -> None:
    first, second = document([paragraph("One.")]), document([paragraph("Two.")])
    assert [passage.text for passage in split([first, second])] == ["One.", "Two."]
    assert split([]) == []


def test_embedded_text_is_the_trail_and_then_the_passage() -> None:
    text, offset = embedding_text(Passage("id", 7, 12, ("Title", "Heading"), "Text."))
    assert text == "Title > Heading\nText."
    assert text[offset:] == "Text."


def test_long_title_leaves_room_for_the_passage() -> None:
    text, offset = embedding_text(Passage("id", 0, 5, ("title " * 500,), "Text."))
    assert text[offset:] == "Text."
    assert offset < 300


def test_parser_serves_a_llama_index_pipeline() -> None:
    made = document([heading("One"), paragraph(words(100)), paragraph(words(100)), heading("Two"), paragraph("End.")])
    nodes = IngestionPipeline(transformations=[PassageParser()]).run(documents=[to_llama(made)])
    assert [made.text[node.start_char_idx : node.end_char_idx] for node in nodes] == [
        node.get_content(metadata_mode=MetadataMode.NONE) for node in nodes
    ]
    assert [node.metadata["trail"] for node in nodes] == [["The title"], ["The title", "One"], ["The title", "One"]]
    assert all(node.source_node.node_id == "made-up" for node in nodes)
    assert nodes[1].relationships[NodeRelationship.PREVIOUS].node_id == nodes[0].node_id
    assert nodes[1].relationships[NodeRelationship.NEXT].node_id == nodes[2].node_id
    assert all("blocks" not in node.metadata for node in nodes)


def test_parser_splits_a_plain_llama_index_document() -> None:
    text = "The first says yes. The second says no."
    nodes = PassageParser(passage_words=4).get_nodes_from_documents([LlamaDocument(text=text)])
    assert [node.get_content(metadata_mode=MetadataMode.NONE) for node in nodes] == [
        "The first says yes.",
        "The second says no.",
    ]


def test_passage_length_must_be_positive() -> None:
    with pytest.raises(ValueError, match="greater than 0"):
        PassageParser(passage_words=0)


def test_real_texts_are_covered_sentence_by_sentence(store: Store) -> None:
    for name in store.document_ids():
        made = store.document(name)
        inside = [
            (item.start, item.end)
            for passage in split([made])
            for item in sentences(made)
            if passage.start <= item.start and item.end <= passage.end
        ]
        assert inside == [(item.start, item.end) for item in sentences(made)]


def test_no_passage_goes_on_over_what_was_cut(tmp_path: Path) -> None:
    above, below = (
        "The board meets in public four times a year.",
        "Anyone may come to its meetings and may ask it questions.",
    )
    (tmp_path / "page.txt").write_text(f"{above}\n\nShare this page\n\n{below}\n", encoding="utf-8")
    assert [passage.text for passage in split(read([tmp_path]).documents)] == [above, below]
