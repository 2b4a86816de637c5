"""A sentence-transformers cross-encoder as a reading model: its score is the logit."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from index.errors import LanguageModelError, brief


class CrossEncoderModel:
    """Reads with a cross-encoder's folder, on the CPU. Raises LanguageModelError when it cannot be loaded."""

    sent_to = ""

    def __init__(self, folder: Path) -> None:
        os.environ["HF_HUB_OFFLINE"] = "1"  # the weights are here: nothing is to be asked of a hub
        from sentence_transformers import CrossEncoder

        self.name = folder.resolve().name
        try:
            self._model: Any = CrossEncoder(str(folder), device="cpu", local_files_only=True)
            scores = self._model.config.num_labels
        except Exception as error:
            raise LanguageModelError(f"{folder}: not a cross-encoder that can be loaded ({brief(error)})") from error
        if scores != 1:
            raise LanguageModelError(f"{folder}: gives {scores} scores a passage; take a cross-encoder that gives one")

    def read(self, question: str, passages: Sequence[str]) -> list[float]:
        import torch

        pairs = [(question, passage) for passage in passages]
        logits = self._model.predict(pairs, activation_fn=torch.nn.Identity(), show_progress_bar=False)
        return [float(logit) for logit in logits]
