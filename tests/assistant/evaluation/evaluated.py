"""Runs made by hand, for tests of what is computed from them."""

from collections.abc import Sequence

from assistant.evaluation.records import Label, Result, Run, TestQuestion
from assistant.records import Answer, Citation, Status


def result(
    *,
    id: str = "1",
    question: str = "what about custody?",
    answerable: bool = True,
    answered: bool = True,
    right: Sequence[bool] = (True,),
    found: Sequence[bool] = (True,),
    verbatim: bool = True,
    in_document: bool = True,
    confidence: float = 0.5,
    seconds: float = 0.01,
    words: int = 20,
    quote: str = "",
    gold: str = "the gold quote of this question",
    document: str = "a",
    tags: Sequence[str] = (),
) -> Result:
    """A judged question; an unanswerable one has no right citation and no label, a declined one no citation."""
    right = tuple(hit and answerable for hit in right) if answered else ()
    found = tuple(found) if answerable else ()
    labels = tuple(Label(document, f"{gold} {number}") for number, _ in enumerate(found))
    text = quote or " ".join(["word"] * words)
    citations = tuple(
        Citation(number, document, f"Title of {document}", None, None, None, text, 0, len(text), 1)
        for number, _ in enumerate(right, 1)
    )
    answer = Answer(
        id=id,
        question=question,
        status=Status.ANSWERED if answered else Status.NOT_FOUND,
        confidence=confidence,
        text=text,
        citations=citations,
        nearest=(),
        searched_also=(),
        understood_as="",
        missing=(),
        store_version="v1",
        seconds=seconds,
    )
    asked = TestQuestion(id, question, (), answerable, labels, tuple(tags), "")
    return Result(asked, answer, right, found, (verbatim,) * len(right), in_document and bool(right))


def run_of(results: Sequence[Result], *, sha256: str = "5e7", store_version: str = "v1", complete: bool = True) -> Run:
    return Run(
        id="20261122-120000-beef",
        test_set="set.jsonl",
        test_set_sha256=sha256,
        questions=len(results),
        started="2026-11-22T12:00:00+00:00",
        store_version=store_version,
        settings={},
        commit=None,
        machine="a machine",
        complete=complete,
        results=tuple(results),
    )
