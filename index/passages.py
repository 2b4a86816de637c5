"""Documents split into passages by a LlamaIndex node parser: whole sentences under one heading."""

from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from llama_index.core.node_parser import NodeParser
from llama_index.core.schema import BaseNode, MetadataMode, NodeRelationship, TextNode
from llama_index.core.schema import Document as LlamaDocument
from pydantic import ConfigDict, Field

from index.reading.sentences import sentences
from index.records import Block, Document, Passage, Sentence, Source
from index.settings import DEFAULT

TRAIL_SEPARATOR = " > "
LONGEST_LEAD = 240  # letters: a long title must not crowd the passage out of the encoder
_LAYOUT = ("blocks", "cuts")  # travel with a document to its parser and no further
_HIDDEN_FROM_EMBEDDING = ["id", "organisation", "date", "url", "document", *_LAYOUT]


def to_llama(document: Document) -> LlamaDocument:
    """The document as LlamaIndex knows it; its layout travels in the metadata, out of the embedding."""
    return LlamaDocument(
        id_=document.id,
        text=document.text,
        metadata={
            "id": document.id,
            "title": document.title,
            "organisation": document.organisation,
            "date": document.date,
            "url": document.url,
            "blocks": [[block.kind, block.start, block.end, block.level] for block in document.blocks],
            "cuts": list(_cuts(document)),
        },
        excluded_embed_metadata_keys=_HIDDEN_FROM_EMBEDDING,
        excluded_llm_metadata_keys=[*_LAYOUT],
    )


class PassageParser(NodeParser):
    """Splits LlamaIndex documents into nodes of whole sentences with their places.

    Those made by `to_llama` are split within their headings; any other is taken for one paragraph.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)
    passage_words: int = Field(default=DEFAULT.passage_words, gt=0, description="words in a passage, about")

    @classmethod
    def class_name(cls) -> str:
        return "PassageParser"

    def _parse_nodes(self, nodes: Sequence[BaseNode], show_progress: bool = False, **_: Any) -> list[BaseNode]:
        return [passage for node in nodes for passage in self._split(node)]

    def _postprocess_parsed_nodes(
        self, nodes: list[BaseNode], parent_doc_map: dict[str, LlamaDocument]
    ) -> list[BaseNode]:
        """Link the nodes. Given their documents, LlamaIndex would look for the places anew, perhaps to find an
        earlier copy of the words, and lay the whole layout on every node.
        """
        return super()._postprocess_parsed_nodes(nodes, {})

    def _split(self, node: BaseNode) -> Iterator[BaseNode]:
        document = _from_llama(node)
        trails = _Trails(document)
        known = {key: value for key, value in node.metadata.items() if key not in _LAYOUT}
        source = (node.source_node or node.as_related_node_info()).model_copy(update={"metadata": known})
        for run in _runs(sentences(document), node.metadata.get("cuts", ()), self.passage_words):
            start, end = run[0].start, run[-1].end
            yield TextNode(
                text=document.text[start:end],
                start_char_idx=start,
                end_char_idx=end,
                metadata={**known, "trail": list(trails.at(start))},
                excluded_embed_metadata_keys=[*_HIDDEN_FROM_EMBEDDING, "title", "trail"],
                excluded_llm_metadata_keys=["id", "trail"],
                relationships={NodeRelationship.SOURCE: source},
            )


def split(documents: Sequence[Document], passage_words: int = DEFAULT.passage_words) -> list[Passage]:
    """All passages of the documents, in order."""
    nodes = PassageParser(passage_words=passage_words).get_nodes_from_documents([to_llama(d) for d in documents])
    return [_passage(node) for node in nodes if isinstance(node, TextNode)]


def embedding_text(passage: Passage) -> tuple[str, int]:
    """The text that stands for the passage in the encoder, and where the passage's own text starts in it."""
    lead = TRAIL_SEPARATOR.join(passage.trail)[:LONGEST_LEAD] + "\n"
    return lead + passage.text, len(lead)


def _passage(node: TextNode) -> Passage:
    assert node.start_char_idx is not None
    assert node.end_char_idx is not None
    return Passage(
        document=str(node.metadata["id"]),
        start=node.start_char_idx,
        end=node.end_char_idx,
        trail=tuple(node.metadata["trail"]),
        text=node.get_content(metadata_mode=MetadataMode.NONE),
    )


def _from_llama(node: BaseNode) -> Document:
    known, text = node.metadata, node.get_content(metadata_mode=MetadataMode.NONE)
    blocks = tuple(Block(*block) for block in known.get("blocks", [["paragraph", 0, len(text)]]))
    name, title = str(known.get("id", node.node_id)), str(known.get("title", ""))
    return Document(name, title, text, blocks, (), Source("", "", ""))


def _cuts(document: Document) -> Iterator[int]:
    """The places in the clean text where something was cut out."""
    shift = 0
    for edit in document.edits:
        if edit.kind == "cut":
            yield edit.start + shift
        shift += len(edit.after) - len(edit.before)


def _runs(all_sentences: Sequence[Sentence], cuts: Sequence[int], passage_words: int) -> Iterator[list[Sentence]]:
    """Paragraphs packed up to the length, split only when one is too long for what would be a short passage.

    A heading opens a run, and so does what follows a cut, lest a quote goes on over it; headings open no run alone.
    """
    run: list[Sentence] = []
    words = 0
    for _, paragraph in groupby(all_sentences, key=lambda sentence: sentence.paragraph):
        together = list(paragraph)
        length = sum(_words(sentence) for sentence in together)
        if _ends(run, together[0], cuts) or (words + length > passage_words and words * 2 >= passage_words):
            yield run
            run, words = [], 0
        for sentence in together:
            if words + _words(sentence) > passage_words and run and run[-1].kind != "heading":
                yield run
                run, words = [], 0
            run.append(sentence)
            words += _words(sentence)
    if run:
        yield run


def _ends(run: Sequence[Sentence], following: Sentence, cuts: Sequence[int]) -> bool:
    if all(sentence.kind == "heading" for sentence in run):
        return False
    next_cut = bisect_left(cuts, run[-1].end)
    return following.kind == "heading" or (next_cut < len(cuts) and cuts[next_cut] <= following.start)


def _words(sentence: Sentence) -> int:
    return len(sentence.text.split())


class _Trails:
    """The title and the headings that a place stands under, outermost first; asked in rising order of place."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._headings = deque(block for block in document.blocks if block.kind == "heading")
        self._above: list[Block] = []

    def at(self, start: int) -> tuple[str, ...]:
        while self._headings and self._headings[0].start < start:
            heading = self._headings.popleft()
            self._above = [earlier for earlier in self._above if earlier.level < heading.level] + [heading]
        texts = [self._document.text[block.start : block.end] for block in self._above]
        return tuple(filter(None, (self._document.title, *(text for text in texts if text != self._document.title))))
