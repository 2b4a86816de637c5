"""Questions in, cited answers out.

from assistant import Assistant
answer = Assistant.open(".store").ask("what did the IAG say about custody?")
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.assistant import Assistant

__all__ = ["Assistant"]


def __getattr__(name: str) -> Any:
    """Import the assistant when it is asked for, so that the command line starts at once."""
    if name == "Assistant":
        from assistant.assistant import Assistant

        return Assistant
    raise AttributeError(name)
