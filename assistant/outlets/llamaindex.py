"""The assistant for LlamaIndex programs: a retriever over the store and a query engine that cites.

from assistant import Assistant
from assistant.outlets.llamaindex import CitingQueryEngine, PassageRetriever

assistant = Assistant.open(".store")
response = CitingQueryEngine(assistant).query("what did the IAG say about custody?")
"""

from typing import Any

from llama_index.core.base.base_query_engine import BaseQueryEngine
from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.base.response.schema import Response
from llama_index.core.callbacks import CallbackManager
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

from assistant.assistant import Assistant
from assistant.records import Citation
from index.records import Retrieved

PASSAGES = 10  # what a citing program reads by default


class PassageRetriever(BaseRetriever):
    """Gives the passages nearest to a query, each node with its document, places and heading trail."""

    def __init__(self, assistant: Assistant, count: int = PASSAGES) -> None:
        self._assistant = assistant
        self._count = count
        super().__init__(callback_manager=CallbackManager())

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        found = self._assistant.search(query_bundle.query_str, self._count)
        return [NodeWithScore(node=self._node(item), score=item.score) for item in found]

    def _node(self, item: Retrieved) -> TextNode:
        passage = item.passage
        document = self._assistant.document(passage.document)
        return TextNode(
            id_=f"{passage.document}:{passage.start}-{passage.end}",
            text=passage.text,
            start_char_idx=passage.start,
            end_char_idx=passage.end,
            metadata={
                "document": passage.document,
                "title": document.title,
                "organisation": document.organisation,
                "date": document.date,
                "url": document.url,
                "trail": list(passage.trail),
            },
        )


class CitingQueryEngine(BaseQueryEngine):
    """Answers with verified quotes: source_nodes are the citations, metadata holds the status and the confidence."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        super().__init__(callback_manager=CallbackManager())

    def _query(self, query_bundle: QueryBundle) -> Response:
        answer = self._assistant.ask(query_bundle.query_str)
        return Response(
            response=answer.text,
            source_nodes=[_cited(citation) for citation in answer.citations],
            metadata={
                "status": str(answer.status),
                "confidence": answer.confidence,
                "store_version": answer.store_version,
                "searched_also": list(answer.searched_also),
            },
        )

    async def _aquery(self, query_bundle: QueryBundle) -> Response:
        return self._query(query_bundle)

    def _get_prompt_modules(self) -> dict[str, Any]:
        return {}


def _cited(citation: Citation) -> NodeWithScore:
    return NodeWithScore(
        node=TextNode(
            id_=f"{citation.document}:{citation.start}-{citation.end}",
            text=citation.quote,
            start_char_idx=citation.start,
            end_char_idx=citation.end,
            metadata={
                "number": citation.number,
                "document": citation.document,
                "title": citation.title,
                "organisation": citation.organisation,
                "date": citation.date,
                "url": citation.url,
                "paragraph": citation.paragraph,
            },
        )
    )
