"""A GGUF file read in this process, by llama.cpp."""

import atexit
import os
import secrets
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from assistant.language_models.chat_model import ChatModel
from index.errors import LanguageModelError, brief

CONTEXT = 4096  # tokens: a passage, its headings and a question take under a thousand
KEPT_PROMPTS = 512  # MiB of read passages: of a 1.5B model about eighty
SILENT = -1


def in_process(path: Path) -> ChatModel:
    """Load a GGUF file. Raises LanguageModelError when it cannot be loaded or the package is missing."""
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")  # threads that spin took 5 times as long beside other work
    try:
        import xllamacpp
    except ImportError as error:
        raise LanguageModelError(
            f"{path}: reading a GGUF file needs a package more: pip install 'policy-assistant[reading-model]'"
        ) from error
    # llama.cpp listens as it loads: here in a folder of this user's, to nobody who does not know the key.
    folder = Path(tempfile.mkdtemp(prefix="policy-assistant-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    try:
        server = xllamacpp.Server(_params(xllamacpp, path, folder))
    except RuntimeError as error:
        raise LanguageModelError(f"{path}: not a GGUF model that can be loaded ({brief(error)})") from error

    def send(body: Mapping[str, Any]) -> Mapping[str, Any]:
        try:
            answer = dict(server.handle_chat_completions(dict(body)))
        except (RuntimeError, ValueError) as error:
            raise LanguageModelError(f"{path}: could not read ({brief(error)})") from error
        if "error" in answer:
            raise LanguageModelError(f"{path}: could not read ({answer['error'].get('message')})")
        return answer

    return ChatModel(path.stem, send)


def _params(xllamacpp: Any, path: Path, folder: Path) -> Any:
    params = xllamacpp.CommonParams()
    params.model.path = str(path)
    params.hostnames = [str(folder / "model.sock")]
    params.api_keys = [secrets.token_hex()]
    params.ui = params.warmup = False
    params.verbosity = SILENT
    params.n_parallel = 1
    params.n_ctx = CONTEXT
    params.cache_ram_mib = KEPT_PROMPTS
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = os.cpu_count() or 1
    return params
