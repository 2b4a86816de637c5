"""How the terminal shows a line, an error and JSON: coloured on a screen, plain text in a pipe."""

import json
import sys
from typing import Any
from unicodedata import category

from rich.console import Console
from rich.text import Text

UNSHOWN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})  # controls, direction marks, halves of letters, line separators


def console() -> Console:
    """Standard output; a pipe gets whole lines, never wrapped at a width."""
    return Console(highlight=False, soft_wrap=not sys.stdout.isatty())


def one_line(text: str) -> str:
    """A text that a terminal shows on one line and does not obey: line breaks and controls are spelled out (\\n)."""
    return "".join(
        letter.encode("unicode_escape").decode() if category(letter) in UNSHOWN else letter for letter in text
    )


def line(text: str, style: str = "") -> Text:
    return Text(one_line(text), style)


def complain(message: str) -> None:
    """Print an error on standard error, on one line whatever it holds."""
    print(f"policy-assistant: {one_line(message)}", file=sys.stderr)


def print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))
