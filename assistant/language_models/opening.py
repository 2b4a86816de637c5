"""From the one setting that names a reading model to the model."""

from pathlib import Path
from urllib.parse import urlsplit

from assistant.language_models.reading_model import ReadingModel
from index.errors import LanguageModelError

WEB = ("http://", "https://")
THIS_MACHINE = frozenset({"127.0.0.1", "localhost", "::1"})


def open_reading_model(named: str, *, key: str = "", seconds: float) -> ReadingModel:
    """The reading model that a file.gguf, a cross-encoder's folder or an address[#model] names.

    An address is not reached before a passage is to be read; each read there may take so many seconds, and the key
    goes with it. Raises LanguageModelError when there is no such file or folder, or it cannot be loaded.
    """
    if named.startswith(WEB):
        from assistant.language_models.served import served
        from assistant.language_models.yes_or_no import YesOrNo

        address, _, model = named.partition("#")
        parts = urlsplit(address)
        if parts.username is not None:
            raise LanguageModelError("the reading model's address holds a name or a key; give the key by itself")
        return YesOrNo(served(address, model, key, seconds), "" if parts.hostname in THIS_MACHINE else address)
    path = Path(named)
    if path.is_dir():
        from assistant.language_models.cross_encoder import CrossEncoderModel

        return CrossEncoderModel(path)
    if path.is_file():
        from assistant.language_models.gguf import in_process
        from assistant.language_models.yes_or_no import YesOrNo

        return YesOrNo(in_process(path))
    raise LanguageModelError(
        f"{named}: no such reading model; give a .gguf file, a cross-encoder's folder or http://..."
    )
