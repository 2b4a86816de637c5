"""The runs of a data folder, by their ids; what was read or compared lately is held."""

from functools import lru_cache
from pathlib import Path

from assistant.evaluation.compare import Comparison, compare
from assistant.evaluation.estimates import Estimates, estimates
from assistant.evaluation.history import PastRun, history
from assistant.evaluation.records import Run
from assistant.evaluation.run_file import load_run
from index.errors import QuestionError

HELD = 8  # runs, and as many figures and comparisons: those that people look at now


class Runs:
    """Only ids of the folder's own runs are known, so that no other file can be asked for.

    Each method raises QuestionError when there is no such run, or when it cannot be read.
    """

    def __init__(self, data: Path) -> None:
        self.data = data

    def past(self) -> tuple[PastRun, ...]:
        """Every run that is kept, the latest first."""
        return tuple(reversed(history(self.data)))

    def others_of_its_set(self, run: Run) -> tuple[PastRun, ...]:
        """The kept runs that a run can be compared with, the latest first."""
        others = (past for past in self.past() if past.head.id != run.id)
        return tuple(past for past in others if past.head.test_set_sha256 == run.test_set_sha256)

    def run(self, id: str) -> Run:
        return _read(*self._file(id))

    def estimates(self, id: str) -> Estimates:
        return _estimates(*self._file(id))

    def compare(self, old: str, new: str) -> Comparison:
        return _compare(*self._file(old), *self._file(new))

    def _file(self, id: str) -> tuple[Path, int]:
        """The file of a run and when it was written: a run that is still at work grows."""
        path = next((past.path for past in self.past() if past.head.id == id), None)
        if path is None:
            raise QuestionError(f"{id}: the data folder {self.data} has no such run")
        return path, path.stat().st_mtime_ns


@lru_cache(maxsize=HELD)
def _read(path: Path, written: int) -> Run:
    return load_run(path)


@lru_cache(maxsize=HELD)
def _estimates(path: Path, written: int) -> Estimates:
    return estimates(_read(path, written))


@lru_cache(maxsize=HELD)
def _compare(old: Path, old_written: int, new: Path, new_written: int) -> Comparison:
    return compare(_read(old, old_written), _read(new, new_written))
