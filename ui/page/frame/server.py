"""The page's server: on this machine only, and the page may ask nothing of any other."""

import socket
from collections.abc import Awaitable, Callable, MutableMapping
from pathlib import Path
from typing import Any, TypeAlias

import gradio as gr
import uvicorn
from fastapi import FastAPI
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import FileResponse

from ui.page.evaluate.chooser import LARGEST_MEGABYTES
from ui.page.evaluate.downloads import downloads
from ui.page.frame.layout import Page
from ui.page.frame.markup import element
from ui.page.frame.part import FOLDER
from ui.page.frame.port import HOST

NAMES = [HOST, "localhost"]  # a page of another name that resolves to this machine is refused
WAIT_FOR_BROWSERS = 1  # seconds; an open page holds a connection that would keep a stopped server alive
# The browser refuses any other origin, whatever the framework's scripts try; they need inline code and eval.
POLICY = (
    b"default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; "
    b"frame-ancestors 'none'; form-action 'none'; object-src 'none'"
)
FONTS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Helvetica Neue", "Arial", "sans-serif")
FIXED_FONTS = ("ui-monospace", "SFMono-Regular", "Consolas", "monospace")
STYLES = ("page.css", "tabs.css")  # served as files: the framework rewrites style handed to it
SCRIPTS = ("tabs.js", "page.js")
HEAD = "".join(
    [
        *(element("link", rel="stylesheet", href=f"/{name}") for name in STYLES),
        *(element("script", defer=True, src=f"/{name}") for name in SCRIPTS),
    ]
)

Message: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Message]]
Send: TypeAlias = Callable[[Message], Awaitable[None]]
Application: TypeAlias = Callable[[Message, Receive, Send], Awaitable[None]]


class OwnOriginOnly:
    """Sends the policy with every response."""

    def __init__(self, app: Application) -> None:
        self._app = app

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        async def send_with_policy(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = [(b"content-security-policy", POLICY), (b"referrer-policy", b"no-referrer")]
                message["headers"] = [*message.get("headers", ()), *headers]
            await send(message)

        await self._app(scope, receive, send_with_policy)


class Server(uvicorn.Server):
    """Says where the page is once it can be opened."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        print(f"http://{HOST}:{self.config.port}", flush=True)


def application(page: Page, port: int) -> FastAPI:
    """The page as a web application: no documentation pages, footer or analytics."""
    app = FastAPI(openapi_url=None)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=NAMES)
    app.add_middleware(OwnOriginOnly)
    for name in (*STYLES, *SCRIPTS):
        app.get(f"/{name}")(_sender(FOLDER / name))
    app.include_router(downloads(page.runs))
    gr.mount_gradio_app(
        app,
        page.blocks,
        path="/",
        server_name=HOST,
        server_port=port,
        footer_links=[],
        run_history=False,
        show_error=False,
        max_file_size=f"{LARGEST_MEGABYTES}mb",  # the page takes no files but test sets
        ssr_mode=False,
        enable_monitoring=False,
        pwa=False,
        mcp_server=False,
        theme=gr.themes.Base(font=FONTS, font_mono=FIXED_FONTS),
        head=HEAD,
    )
    return app


def _sender(file: Path) -> Callable[[], FileResponse]:
    def send() -> FileResponse:
        return FileResponse(file)

    return send


def run(page: Page, held: socket.socket) -> None:
    """Serve until stopped."""
    port = held.getsockname()[1]
    config = uvicorn.Config(
        application(page, port), port=port, log_level="warning", timeout_graceful_shutdown=WAIT_FOR_BROWSERS
    )
    Server(config).run(sockets=[held])
