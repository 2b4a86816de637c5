"""What a session has chosen and opened in the Evaluate tab."""

from dataclasses import dataclass

from assistant.evaluation.records import TestSet


@dataclass(frozen=True, slots=True)
class View:
    """What one session sees: its own set, the set that waits for a decision, and the run on show."""

    uploaded: TestSet | None = None
    corrected: TestSet | None = None
    chosen: str = ""
    run: str = ""
    baseline: str = ""
