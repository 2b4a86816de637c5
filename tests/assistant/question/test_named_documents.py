"""A question that names a document first is answered from that document."""

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant import Assistant
from index.build import index_corpus

pytestmark = pytest.mark.encoder

LENDERS = {"Harbour": "14 days", "Meadow": "28 days", "Orchard": "60 days"}


@pytest.fixture(scope="module")
def libraries(tmp_path_factory: pytest.TempPathFactory, copy_store: Callable[[Path], Path]) -> Assistant:
    folder = tmp_path_factory.mktemp("libraries")
    for name, days in LENDERS.items():
        text = f"# {name} lending rules\n\nA reader may keep a book for {days}. A lost book must be paid for.\n"
        (folder / f"{name.lower()}.md").write_text(text, encoding="utf-8")
    store = copy_store(tmp_path_factory.mktemp("stores") / "libraries")  # which has the encoder, ten seconds' work
    index_corpus([folder], store)
    return Assistant.open(store)


@pytest.mark.parametrize("name", LENDERS)
@pytest.mark.parametrize(
    "prefix",
    [
        pytest.param("In the lending rules of {name}:", id="by its title"),
        pytest.param("Consider {name}'s rules;", id="by a part of it"),
        pytest.param("Under the {name} lending agreement with its readers and members:", id="with words it has not"),
    ],
)
def test_a_named_document_answers(libraries: Assistant, prefix: str, name: str) -> None:
    answer = libraries.ask(f"{prefix.format(name=name)} How long may a reader keep a book?")
    assert {citation.document for citation in answer.citations} == {name.lower()}
    assert LENDERS[name] in answer.citations[0].quote


def test_a_prefix_that_names_no_document_asks_all(libraries: Assistant) -> None:
    answer = libraries.ask("For a book that was lost at sea: How long may a reader keep a book?")
    assert len({citation.document for citation in answer.citations}) > 1
