"""Small servers on 127.0.0.1 for the tests of language models: what they answer is given, what they got is kept."""

import json
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

OPENS = "nine in the morning"


@dataclass
class Spoken:
    address: str = ""
    requests: list[tuple[str, Mapping[str, str], Any]] = field(default_factory=list)


def verdict(body: Any) -> Mapping[str, Any]:
    """Yes of a text that says when the library opens, else No."""
    yes = OPENS in body["messages"][0]["content"]
    likely, unlikely = ("Yes", "No") if yes else ("No", "Yes")
    tops = [
        {"token": likely, "logprob": -0.1},
        {"token": unlikely, "logprob": -3.1},
        {"token": " The", "logprob": -5.0},
    ]
    return choice(likely, {"content": [{"token": likely, "logprob": -0.1, "top_logprobs": tops}]})


def without_logprobs(body: Any) -> Mapping[str, Any]:
    return choice("Yes", None)


def choice(content: str, logprobs: Any) -> Mapping[str, Any]:
    return {"choices": [{"message": {"role": "assistant", "content": content}, "logprobs": logprobs}]}


@contextmanager
def speaking(answer: Callable[[Any], Any] = verdict, status: int = 200) -> Iterator[Spoken]:
    """A server of the OpenAI form that offers one model and answers every chat as told."""
    spoken = Spoken()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.reply({"data": [{"id": "models/wise-1b.gguf"}]})

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            spoken.requests.append((self.path, dict(self.headers), body))
            self.reply(answer(body))

        def reply(self, value: Any) -> None:
            sent = json.dumps(value).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(sent)))
            self.end_headers()
            self.wfile.write(sent)

        def log_message(self, *_: Any) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    spoken.address = f"http://127.0.0.1:{server.server_port}/v1"
    try:
        yield spoken
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def silent() -> Iterator[str]:
    """An address that takes every connection and never answers."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/v1"


def dead() -> str:
    """An address where nothing listens."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        port = listening.getsockname()[1]
    return f"http://127.0.0.1:{port}/v1"
