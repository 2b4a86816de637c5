"""`python -m ui [STORE] [PORT]` opens the page at 127.0.0.1; `policy-assistant serve` runs it."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from index.errors import PolicyAssistantError
from ui.port import listen

DEFAULT_STORE = Path(".store")
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
        _open(given.store, given.port)
    except PolicyAssistantError as error:
        print(f"policy-assistant: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:  # Ctrl-C is how the page is stopped
        return 0
    return 0


def _open(store: Path, port: int) -> None:
    """What can be refused comes first: the libraries of the page take seconds to import."""
    with listen(port) as held:
        from assistant import Assistant

        assistant = Assistant.open(store)

        from ui import serve
        from ui.page import Page

        serve.run(Page(assistant).blocks, held)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m ui", description=__doc__)
    parser.add_argument("store", nargs="?", type=Path, default=DEFAULT_STORE, help="folder of the store")
    parser.add_argument("port", nargs="?", type=_port, default=DEFAULT_PORT, help="port on 127.0.0.1")
    return parser


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= GREATEST_PORT:
        raise argparse.ArgumentTypeError(f"{text!r} is no port; give a number from 1 to {GREATEST_PORT}")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
