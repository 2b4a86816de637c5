"""What a reading model is, whichever kind it is."""

from collections.abc import Sequence
from typing import Protocol


class ReadingModel(Protocol):
    """Reads passages and says how surely each answers a question."""

    @property
    def name(self) -> str: ...

    @property
    def sent_to(self) -> str:
        """The address on another machine that is sent what is read; "" where nothing leaves this one."""
        ...

    def read(self, question: str, passages: Sequence[str]) -> list[float]:
        """Logits, yes minus no, in the order of the passages. Raises LanguageModelError when the model gives none."""
        ...
