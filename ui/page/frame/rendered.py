"""What Python renders on the page as HTML, with controls that send events (see rendered.js)."""

from pathlib import Path
from typing import Any

import gradio as gr

from ui.page.frame.markup import Html

FOLDER = Path(__file__).parent
SCRIPT = (FOLDER / "rendered.js").read_text(encoding="utf-8")


def rendered(value: Html, name: str) -> Any:
    """A place of the page, by its name in the page, with what it shows first; its controls name their events."""
    return gr.HTML(value, elem_id=name, js_on_load=SCRIPT, apply_default_css=False)
