"""`policy-assistant serve`: the page in this process, on this machine only, until it is stopped."""

import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from assistant.feedback.kept import Verdicts
from index.errors import KeepingError
from ui.page.frame.port import listen

SETS = (Path("corpus/questions.jsonl"),)  # the test set of the project's own corpus
# Read by the page's libraries when they are imported: no analytics, no look-ups of models or versions.
OFFLINE = {
    "GRADIO_ANALYTICS_ENABLED": "False",
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "DO_NOT_TRACK": "1",
}


def serve(store: Path, port: int, *, data: Path, keep_days: int, **options: Any) -> None:
    """Serve until Ctrl-C or SIGTERM; options are those of Assistant.open.

    Raises PolicyAssistantError for what cannot be opened. What can be refused comes first: the libraries of the page
    take seconds to import.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends the page as Ctrl-C does
    os.environ.update(OFFLINE)
    with suppress(KeyboardInterrupt), listen(port) as held:
        from assistant.latest import Latest

        latest = Latest(store, **options)
        verdicts = Verdicts(data, keep_days)
        problem = _problem_of_keeping(verdicts)

        from ui.page.frame import server
        from ui.page.frame.page import Keeping, Page

        sets = [path for path in SETS if path.is_file()]
        server.run(Page(latest, Keeping(verdicts, problem), data, sets), held)


def _problem_of_keeping(verdicts: Verdicts) -> str:
    """Delete what is older than it may be. Why nothing can be kept, if so: the page answers all the same."""
    try:
        verdicts.expire()
    except KeepingError as error:
        print(f"policy-assistant: {error}", file=sys.stderr, flush=True)
        return str(error)
    return ""
