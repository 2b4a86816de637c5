"""The records of evaluation: a labelled test set, and a run of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assistant.records import Answer, Status, Turn


@dataclass(frozen=True, slots=True)
class Label:
    """A quote that answers a question, as pasted; an empty document means any that holds it."""

    document: str
    quote: str


@dataclass(frozen=True, slots=True)
class TestQuestion:
    """One labelled question; evidence is empty when it is not answerable."""

    __test__ = False  # no test case, whatever its name tells pytest

    id: str
    question: str
    history: tuple[Turn, ...]
    answerable: bool
    evidence: tuple[Label, ...]
    tags: tuple[str, ...]
    notes: str


@dataclass(frozen=True, slots=True)
class TestSet:
    """Labelled questions with unique ids; name and sha256 are those of the file they were read from."""

    __test__ = False

    name: str
    sha256: str
    questions: tuple[TestQuestion, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What a question got: its answer, which the rest grades.

    right says of each citation whether it shares letters with a label, found of each label whether a citation does,
    verbatim of each citation whether its letters stand in its document, and in_document whether any citation is from
    a document that holds a label.
    """

    question: TestQuestion
    answer: Answer
    right: tuple[bool, ...]
    found: tuple[bool, ...]
    verbatim: tuple[bool, ...]
    in_document: bool

    @property
    def answered(self) -> bool:
        """Whether an answer was given, be it right or wrong."""
        return self.answer.status in (Status.ANSWERED, Status.PARTIAL)


@dataclass(frozen=True, slots=True)
class RunHead:
    """What was run, on what and when; complete says whether every question was asked. started is UTC in ISO 8601."""

    id: str
    test_set: str
    test_set_sha256: str
    questions: int
    started: str
    store_version: str
    settings: Mapping[str, Any]
    commit: str | None
    machine: str
    complete: bool


@dataclass(frozen=True, slots=True)
class Run(RunHead):
    """A test set answered once, in part when it is not complete."""

    results: tuple[Result, ...]
