"""A model at an OpenAI-compatible address: vLLM, a llama.cpp server, LM Studio."""

import json
import time
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from assistant.language_models.chat_model import ChatModel
from index.errors import LanguageModelError, brief

LARGEST = 1_000_000  # bytes of an answer


class Connection:
    """Sends requests to one address, each within so many seconds; the key goes with them and is never shown."""

    def __init__(self, address: str, key: str, seconds: float) -> None:
        self._address = address
        self._seconds = seconds
        self._headers = {"Authorization": f"Bearer {key}"} if key else {}

    def send(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> Any:
        """The JSON that the address answers. Raises LanguageModelError, with the address and what to do."""
        import httpx

        try:
            return json.loads(self._received(method, path, body))
        except httpx.TimeoutException as error:
            raise self.problem(
                f"did not answer within {self._seconds:g} seconds; give it more, or restart it"
            ) from error
        except httpx.HTTPStatusError as error:
            raise self.problem(f"refused ({error.response.status_code}); check the address, model and key") from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise self.problem(f"cannot be reached ({brief(error)}); start the server or mend the address") from error
        except ValueError as error:
            raise self.problem("does not answer as an OpenAI-compatible server; check the address") from error

    def _received(self, method: str, path: str, body: Mapping[str, Any] | None) -> bytes:
        import httpx

        until = time.monotonic() + self._seconds
        received = b""
        with (
            httpx.Client(headers=self._headers, timeout=self._seconds, trust_env=False) as client,
            client.stream(method, f"{self._address}/{path}", json=body) as response,
        ):
            response.raise_for_status()
            for part in response.iter_bytes():
                received += part
                if time.monotonic() > until:
                    raise httpx.ReadTimeout("too slow")
                if len(received) > LARGEST:
                    raise ValueError("too long")
        return received

    def problem(self, what: str) -> LanguageModelError:
        return LanguageModelError(f"{self._address}: {what}")


def served(address: str, model: str, key: str, seconds: float) -> ChatModel:
    """The model of that name at an address, the first one that it offers where no name is given.

    No connection is opened before a passage is to be read.
    """
    connection = Connection(address.rstrip("/"), key, seconds)
    chosen: list[str] = [model] if model else []

    def send(body: Mapping[str, Any]) -> Mapping[str, Any]:
        if not chosen:
            chosen.append(first_offered(connection))
            given.name = PurePosixPath(chosen[0]).name.removesuffix(".gguf")
        return dict(connection.send("POST", "chat/completions", {"model": chosen[0], **body}))

    given = ChatModel(model or address, send)
    return given


def first_offered(connection: Connection) -> str:
    try:
        return str(connection.send("GET", "models")["data"][0]["id"])
    except (KeyError, IndexError, TypeError) as error:
        raise connection.problem("offers no model; name one: ADDRESS#MODEL") from error
