"""The command that fits the chance and the threshold on an organisation's own labelled questions."""

from pathlib import Path
from typing import Annotated

import typer

from ui.terminal.options import (
    DEFAULT_STORE,
    JsonOption,
    ReadingModelOption,
    ReadingSecondsOption,
    StoreOption,
    reading,
)


def calibrate(
    questions: Annotated[Path, typer.Argument(metavar="SET", help="A labelled test set: .jsonl, .csv or .xlsx.")],
    store: StoreOption = DEFAULT_STORE,
    most_wrong: Annotated[
        float, typer.Option(min=0.01, max=0.99, help="The share of answers that may be wrong at most.")
    ] = 0.1,
    without_tag: Annotated[
        str, typer.Option(metavar="TAG", help="Leave out the questions that have this tag, to judge by them later.")
    ] = "",
    reading_model: ReadingModelOption = "",
    reading_seconds: ReadingSecondsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Promise how many answers are wrong at most: fit how sure to be on a labelled test set, as evaluate takes it.

    The questions must be like those that staff ask, those without an answer included. What was fitted is kept in the
    store and used by every command until the texts or the program's weights change.

    Example: `policy-assistant calibrate set.csv --most-wrong 0.2`
    """
    from dataclasses import asdict

    from assistant.assistant import Assistant
    from assistant.calibration import keep
    from assistant.evaluation.calibrate import calibrate as fit
    from assistant.evaluation.testset import read_test_set, tagged
    from index.store import Store
    from ui.terminal.evaluate_file import without_mistakes
    from ui.terminal.printing import print_json
    from ui.terminal.show_progress import progress

    test_set = tagged(read_test_set(questions), without=without_tag)
    assistant = Assistant(Store(store), **reading(reading_model, reading_seconds))
    asked = without_mistakes(assistant, test_set, questions, skip=False)
    with progress("Answering questions") as told:
        found = fit(assistant, asked, most_wrong, progress=told)
    path = keep(found.calibration, store)
    if as_json:
        print_json({"statement": found.calibration.promise, "kept": str(path), **asdict(found)})
        return
    print(found.calibration.promise)
    print(f"Calibration error {found.error_before:.2f} as shipped, {found.error_after:.2f} fitted on other questions.")
    print(f"Kept in {path}; delete it to answer as shipped.")
