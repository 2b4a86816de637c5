"""The page's server: on this machine only, and the page may ask nothing of any other."""

import socket
from collections.abc import Callable
from pathlib import Path

import gradio as gr
import uvicorn
from fastapi import FastAPI
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import FileResponse

from ui.page.evaluate.chooser import LARGEST_MEGABYTES
from ui.page.evaluate.downloads import downloads
from ui.page.frame.gate import Gate, handlers
from ui.page.frame.markup import element
from ui.page.frame.page import Page
from ui.page.frame.port import HOST
from ui.page.frame.rendered import FOLDER

NAMES = [HOST, "localhost"]  # a page of another name that resolves to this machine is refused
LARGEST_UPLOAD = (LARGEST_MEGABYTES + 1) * 1_000_000  # bytes: a file, and what the form adds to it
WAIT_FOR_ANSWERS = 1  # seconds, of a stopped server, for the requests at work
FONTS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Helvetica Neue", "Arial", "sans-serif")
FIXED_FONTS = ("ui-monospace", "SFMono-Regular", "Consolas", "monospace")
# Served as files, as the framework rewrites style handed to it; what comes later wins.
STYLES = tuple(f"{name}.css" for name in ("base", "source", "ask", "framework", "tabs", "gaps", "evaluate"))
SCRIPTS = ("tabs.js", "page.js")
HEAD = "".join(
    [
        *(element("link", rel="stylesheet", href=f"/{name}") for name in STYLES),
        *(element("script", defer=True, src=f"/{name}") for name in SCRIPTS),
    ]
)


class Server(uvicorn.Server):
    """Says where the page is once it can be opened, and lets its streams end when it is stopped."""

    def __init__(self, gate: Gate, port: int) -> None:
        super().__init__(
            uvicorn.Config(gate, port=port, ws="none", log_level="warning", timeout_graceful_shutdown=WAIT_FOR_ANSWERS)
        )
        self._gate = gate

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        print(f"http://{HOST}:{self.config.port}", flush=True)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._gate.end_streams()
        await super().shutdown(sockets)


def application(page: Page, port: int) -> Gate:
    """The page as a web application: no documentation pages, footer or analytics."""
    app = FastAPI(openapi_url=None)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=NAMES)
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
    return _behind_gate(app, page)


def _behind_gate(app: FastAPI, page: Page) -> Gate:
    config = page.blocks.get_config_file()
    texts = {each["id"] for each in config["components"] if each["type"] == "textbox"}
    return Gate(app, handlers(config["dependencies"], texts), LARGEST_UPLOAD)


def _sender(file: Path) -> Callable[[], FileResponse]:
    def send() -> FileResponse:
        return FileResponse(file)

    return send


def run(page: Page, held: socket.socket) -> None:
    """Serve until stopped."""
    port = held.getsockname()[1]
    Server(application(page, port), port).run(sockets=[held])
