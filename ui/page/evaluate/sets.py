"""The test sets that the page can run: those of the data folder, those it was started with, and an uploaded one."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from gradio.utils import get_upload_folder

from assistant.evaluation.records import TestSet
from assistant.evaluation.testset import read_test_set
from index.errors import QuestionError
from ui.page.evaluate.chooser import KINDS, LARGEST_MEGABYTES

TOO_LARGE = (
    f"a test set may have {LARGEST_MEGABYTES} MB at the most; split it, or run it with policy-assistant evaluate"
)


def known_sets(data: Path, others: Sequence[Path]) -> list[Path]:
    """The files of the data folder that are test sets by their names, then the others."""
    kinds = KINDS.split(",")
    found = sorted(data.iterdir()) if data.is_dir() else []
    return [*(path for path in found if path.is_file() and path.suffix in kinds), *others]


def received(path: str) -> TestSet:
    """An uploaded file's test set; the file is deleted, as questions can hold personal data. Raises QuestionError."""
    if not path:
        raise QuestionError(TOO_LARGE)
    file = Path(path).resolve()
    if file.parent.parent != Path(get_upload_folder()).resolve():
        raise QuestionError(f"{file.name}: not an uploaded file; upload it again")
    try:
        return read_test_set(file)
    except QuestionError as error:
        raise QuestionError(str(error).replace(str(file), file.name)) from error
    finally:
        shutil.rmtree(file.parent, ignore_errors=True)  # a folder of its own
