"""`python -m ui.page [STORE] [PORT]` opens the page at 127.0.0.1; `policy-assistant serve` runs it."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from assistant.feedback.kept import DEFAULT_DATA, DEFAULT_KEEP_DAYS, Verdicts
from assistant.records import Level
from index.errors import KeepingError, PolicyAssistantError
from ui.page.frame.port import listen

DEFAULT_STORE = Path(".store")
SETS = (Path("corpus/questions.jsonl"),)  # the test set of the project's own corpus
DEFAULT_PORT = 7860
GREATEST_PORT = 65535
# Read by the page's libraries when they are imported: no analytics, no look-ups of models or versions.
OFFLINE = {
    "GRADIO_ANALYTICS_ENABLED": "False",
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "DO_NOT_TRACK": "1",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the page until it is stopped; the exit status. Errors are one line on standard error."""
    given = _parser().parse_args(arguments)
    os.environ.update(OFFLINE)
    try:
        _open(given.store, given.port, given.level, given.data, given.keep_days)
    except PolicyAssistantError as error:
        print(f"policy-assistant: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:  # Ctrl-C is how the page is stopped
        return 0
    return 0


def _open(store: Path, port: int, level: Level, data: Path, keep_days: int) -> None:
    """What can be refused comes first: the libraries of the page take seconds to import."""
    with listen(port) as held:
        from assistant import Assistant

        assistant = Assistant.open(store, level=level)
        verdicts = Verdicts(data, keep_days)
        problem = _problem_of_keeping(verdicts)

        from ui.page.frame import server as serve
        from ui.page.frame.layout import Keeping, Page

        sets = [path for path in SETS if path.is_file()]
        serve.run(Page(assistant, Keeping(verdicts, problem), data, sets), held)


def _problem_of_keeping(verdicts: Verdicts) -> str:
    """Delete what is older than it may be. Why nothing can be kept, if so: the page answers all the same."""
    try:
        verdicts.expire()
    except KeepingError as error:
        print(f"policy-assistant: {error}", file=sys.stderr, flush=True)
        return str(error)
    return ""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m ui.page", description=__doc__)
    parser.add_argument("store", nargs="?", type=Path, default=DEFAULT_STORE, help="folder of the store")
    parser.add_argument("port", nargs="?", type=_port, default=DEFAULT_PORT, help="port on 127.0.0.1")
    parser.add_argument("--level", type=Level, default=Level.BALANCED, help="how sure to be before answering")
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA, help="folder of kept questions and runs")
    parser.add_argument("--keep-days", type=int, default=DEFAULT_KEEP_DAYS, help="days that questions are kept")
    return parser


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= GREATEST_PORT:
        raise argparse.ArgumentTypeError(f"{text!r} is no port; give a number from 1 to {GREATEST_PORT}")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
