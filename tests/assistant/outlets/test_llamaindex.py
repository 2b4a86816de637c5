from llama_index.core.query_engine import CustomQueryEngine
from llama_index.core.schema import QueryBundle
from llama_index.core.tools import QueryEngineTool

from assistant.assistant import Assistant
from assistant.outlets.llamaindex import CitingQueryEngine, PassageRetriever

CUSTODY = "what did the IAG say about custody?"


def test_a_llamaindex_program_searches_the_store(assistant: Assistant) -> None:
    nodes = PassageRetriever(assistant, count=3).retrieve(QueryBundle(CUSTODY))
    assert len(nodes) == 3
    best = nodes[0].node
    document = assistant.document(best.metadata["document"])
    assert "held in custody" in best.get_content()
    assert best.metadata["organisation"] == "Inter-Agency Group (IAG)"
    assert document.text[best.start_char_idx : best.end_char_idx] == best.get_content()  # type: ignore[attr-defined]


def test_a_llamaindex_program_gets_an_answer_with_citations(assistant: Assistant) -> None:
    tool = QueryEngineTool.from_defaults(CitingQueryEngine(assistant), name="policy", description="policy texts")
    response = tool.query_engine.query(CUSTODY)
    citation = response.source_nodes[0].node
    assert "held in custody" in citation.get_content()
    assert citation.metadata["number"] == 1
    assert response.metadata is not None
    assert response.metadata["status"] == "answered"


def test_a_program_of_its_own_composes_retriever_and_engine(assistant: Assistant) -> None:
    class Counting(CustomQueryEngine):
        retriever: PassageRetriever

        def custom_query(self, query_str: str) -> str:
            return f"{len(self.retriever.retrieve(query_str))} passages"

    assert str(Counting(retriever=PassageRetriever(assistant, count=4)).query("schools")) == "4 passages"


def test_what_the_texts_do_not_say_has_no_source_nodes(assistant: Assistant) -> None:
    response = CitingQueryEngine(assistant).query("What is the cod quota for the North Sea this year?")
    assert response.source_nodes == []
    assert str(response).startswith("These texts don't say.")
