"""The gate of the page's server: what the page itself sends goes through, everything else is refused in one line."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

import msgspec
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse

from ui.page.frame.asgi import Application, Message, Receive, Send
from ui.page.frame.streams import Streams

# The browser refuses any other origin, whatever the framework's scripts try; they need inline code and eval.
POLICY = (
    b"default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; "
    b"frame-ancestors 'none'; form-action 'none'; object-src 'none'"
)
SENT_ALONG = ((b"content-security-policy", POLICY), (b"referrer-policy", b"no-referrer"))
CROSS_ORIGIN = b"access-control-"  # headers that would let other pages read what this one is sent
OWN = frozenset({"same-origin", "none"})  # where a browser says that the page's own requests come from
LARGEST_EVENT = 1_000_000  # bytes: a question may be refused for its length in words, this is for what is no question
MOST_SESSIONS = 2_000  # that may wait for answers; the framework holds as many

SESSION = r"[0-9a-z]{1,32}"
QUEUED = "/gradio_api/queue/join"
DIRECT = "/gradio_api/run/predict"
STREAM = "/gradio_api/queue/data"
UPLOAD = "/gradio_api/upload"
STREAMS = re.compile(rf"{STREAM}|{UPLOAD}_progress|/gradio_api/heartbeat/{SESSION}")
# What the page asks for; the framework's documentation, configuration and other ways in are not among it.
READ = re.compile(
    rf"/|/[a-z]+\.(?:css|js)|/favicon\.ico|/robots\.txt|/(?:assets|static)/.+|/runs/[^/]+"
    rf"|{STREAMS.pattern}|/gradio_api/app_id"
)
SENT = frozenset({QUEUED, DIRECT, UPLOAD})


class Event(msgspec.Struct, forbid_unknown_fields=True):
    """An event as the page sends it: texts for what the user wrote, None for what the server holds itself."""

    session_hash: Annotated[str, msgspec.Meta(pattern=f"^{SESSION}$")]
    fn_index: int
    data: list[str | None]
    event_data: dict[str, str] | None = None
    trigger_id: int | None = None


@dataclass(frozen=True, slots=True)
class Handler:
    """What handles an event: whether it is queued, and the kind that each of its inputs must have."""

    queued: bool
    inputs: tuple[type, ...]


class RefusedError(Exception):
    """A request that is not let in: its HTTP status and what is said."""

    def __init__(self, status: int, line: str) -> None:
        super().__init__(line)
        self.status = status


class Gate:
    """Stands before the whole application. handlers are the page's own, by their numbers; largest is an upload's."""

    def __init__(self, app: Application, handlers: Mapping[int, Handler], largest: int) -> None:
        self._app = app
        self._streams = Streams(app)
        self._handlers = handlers
        self._largest = largest
        self._sessions: dict[str, None] = {}  # those that have sent an event, the latest last

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await self._answer(scope, receive, _guarded(send))
        else:  # starting and stopping: the server takes no socket
            await self._app(scope, receive, send)

    async def _answer(self, scope: Message, receive: Receive, send: Send) -> None:
        try:
            receive = await self._let_in(Request(scope, receive), receive)
        except RefusedError as refusal:
            await PlainTextResponse(f"{refusal}\n", refusal.status)(scope, receive, send)
            return
        app = self._streams if STREAMS.fullmatch(scope["path"]) else self._app
        await app(scope, receive, send)

    def end_streams(self) -> None:
        self._streams.end()

    async def _let_in(self, request: Request, receive: Receive) -> Receive:
        """What the application may receive of a request. Raises RefusedError."""
        path = request.url.path
        if not _is_known(request.method, path):
            raise RefusedError(404, "There is nothing here.")
        if _is_foreign(request.method, request.headers):
            raise RefusedError(403, "Refused: this comes from another page.")
        if path == STREAM and request.query_params.get("session_hash", "") not in self._sessions:
            raise RefusedError(404, "No event of this session is under way.")
        if path == UPLOAD:
            _measured(request.headers, self._largest)
        return await self._checked(request) if path in (QUEUED, DIRECT) else receive

    async def _checked(self, request: Request) -> Receive:
        """An event that one of the page's handlers takes, read in full, to be received again. Raises RefusedError."""
        _measured(request.headers, LARGEST_EVENT)
        body = await request.body()
        try:
            event = msgspec.json.decode(body, type=Event)
        except msgspec.MsgspecError as error:
            raise RefusedError(422, f"Not an event of this page: {error}.") from error
        handler = self._handlers.get(event.fn_index)
        if handler is None or handler.queued != (request.url.path == QUEUED):
            raise RefusedError(404, "This page has no such event.")
        if tuple(map(type, event.data)) != handler.inputs:
            raise RefusedError(422, "Not an event of this page: it carries something else.")
        self._sessions.pop(event.session_hash, None)
        self._sessions[event.session_hash] = None
        if len(self._sessions) > MOST_SESSIONS:
            del self._sessions[next(iter(self._sessions))]
        return _again(body, request.receive)


def handlers(dependencies: Collection[Mapping[str, Any]], texts: Collection[int]) -> dict[int, Handler]:
    """The page's handlers, as the framework lists them; texts are the numbers of the components that hold text."""
    return {
        each["id"]: Handler(
            each["queue"] is not False, tuple(str if id in texts else type(None) for id in each["inputs"])
        )
        for each in dependencies
    }


def _is_known(method: str, path: str) -> bool:
    return path in SENT if method == "POST" else method in ("GET", "HEAD") and bool(READ.fullmatch(path))


def _is_foreign(method: str, headers: Headers) -> bool:
    """Whether another page sends a request; following a link to this one is no matter."""
    if method == "GET" and headers.get("sec-fetch-mode") == "navigate":
        return False
    origin = headers.get("origin")
    own = origin is None or origin == f"http://{headers.get('host')}"
    return not own or headers.get("sec-fetch-site", "none") not in OWN


def _measured(headers: Headers, largest: int) -> None:
    """Raises RefusedError for a body that is too large, or that does not say how large it is."""
    length = headers.get("content-length", "")
    if not (length.isascii() and length.isdigit()):
        raise RefusedError(411, "The length is not stated.")
    if int(length) > largest:
        raise RefusedError(413, f"Too large: {int(length):,} bytes, {largest:,} at the most.")


def _again(body: bytes, receive: Receive) -> Receive:
    """Gives a body that has been read, then what follows it."""
    messages = [{"type": "http.request", "body": body, "more_body": False}]

    async def received() -> Message:
        return messages.pop() if messages else await receive()

    return received


def _guarded(send: Send) -> Send:
    """Adds the policy to every response and takes out what would open it to other pages."""

    async def send_guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = [each for each in message.get("headers", ()) if not each[0].lower().startswith(CROSS_ORIGIN)]
            message["headers"] = [*headers, *SENT_ALONG]
        await send(message)

    return send_guarded
