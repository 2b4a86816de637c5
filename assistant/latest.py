"""The assistant of a store that may be indexed anew while it is in use."""

import logging
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

from assistant.assistant import Assistant
from index.errors import PolicyAssistantError, StoreError
from index.snapshot import current_folder


class Latest:
    """Opens a store, and opens it again when an indexing run has put another version in its place.

    An assistant that was taken stays whole: whoever takes one for each question never mixes two versions. options are
    those of Assistant.open; so are the errors of opening the first one. Safe to share between threads.
    """

    def __init__(self, store: str | Path, **options: Any) -> None:
        self._store = Path(store)
        self._options = options
        self._lock = threading.Lock()
        self._refused = ""
        self._assistant = Assistant.open(store, **options)

    def assistant(self) -> Assistant:
        """The assistant of the version in use; one small file is read to know it.

        A version that cannot be opened is refused once, with a warning, and the one before it stays in use.
        """
        if self._has_moved():
            with self._lock:
                if self._has_moved():
                    self._move()
        return self._assistant

    def _has_moved(self) -> bool:
        return self._version() not in (self._assistant.store.manifest.version, self._refused)

    def _version(self) -> str:
        """The version that the store names; the one at hand where it names none."""
        with suppress(StoreError):
            return current_folder(self._store).name
        return self._assistant.store.manifest.version

    def _move(self) -> None:
        version = self._version()
        try:
            self._assistant = Assistant.open(self._store, **self._options)
        except PolicyAssistantError as error:
            self._refused = version
            kept = self._assistant.store.manifest.version
            logging.getLogger(__name__).warning("policy-assistant: %s; version %s stays in use", error, kept)
