"""What the tabs of the page share: parts that Python renders, and how their events are sent."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeAlias

import gradio as gr

from ui.page.frame.markup import Html

FOLDER = Path(__file__).parent
SCRIPT = (FOLDER / "part.js").read_text(encoding="utf-8")
# Gradio's progress overlay hides what is being read; the calls are this page's own and no public interface.
QUIETLY: Mapping[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
# Opening something waits for nothing; of several quick choices the last one wins.
AT_ONCE: Mapping[str, Any] = {**QUIETLY, "queue": False, "trigger_mode": "always_last"}

Updates: TypeAlias = Mapping[Any, Any]


def part(value: Html, name: str) -> Any:
    """A part of the page; its controls name their events (see part.js)."""
    return gr.HTML(value, elem_id=name, js_on_load=SCRIPT, apply_default_css=False)


def sentence(message: str) -> str:
    """An error's one line as a sentence of the page; a file's name stays as it is."""
    first, _, _ = message.partition(" ")
    return f"{message[:1].upper() if first.isalpha() else message[:1]}{message[1:]}."


def field(event: gr.EventData, name: str) -> str:
    """What a control sent under a name; empty when it sent nothing."""
    return str(event._data.get(name, ""))


def number(event: gr.EventData, name: str) -> int:
    """A number that a control sent; -1 when it sent none."""
    text = field(event, name)
    return int(text) if text.isascii() and text.isdigit() else -1
