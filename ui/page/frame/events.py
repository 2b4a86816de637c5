"""How the events of the page are sent, and what they carry."""

from collections.abc import Mapping
from typing import Any, TypeAlias

import gradio as gr

# Gradio's progress overlay hides what is being read; the calls are this page's own and no public interface.
QUIETLY: Mapping[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
# Opening something waits for no other session; of several quick choices the last one wins.
AT_ONCE: Mapping[str, Any] = {**QUIETLY, "queue": False, "trigger_mode": "always_last"}

Updates: TypeAlias = Mapping[Any, Any]


def field(event: gr.EventData, name: str) -> str:
    """What a control sent under a name; empty when it sent nothing."""
    return str((event._data or {}).get(name, ""))


def number(event: gr.EventData, name: str) -> int:
    """A number that a control sent; -1 when it sent none."""
    text = field(event, name)
    return int(text) if text.isascii() and text.isdigit() else -1
