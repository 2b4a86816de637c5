"""A real server asked by a real Chromium; both are watched for outside addresses."""

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from serving import LOOPBACK, Served, serving

DESK = {"width": 1440, "height": 900}


@pytest.fixture(scope="session")
def served(store_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The page of the real corpus."""
    with serving(store_folder, tmp_path_factory.mktemp("record") / "addresses") as running:
        yield running


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Opens pages, each with its own session; at the end none may have failed or asked for an outside address."""
    contexts: list[BrowserContext] = []
    requested: list[str] = []
    errors: list[str] = []

    def open_page(address: str, viewport: dict[str, int] | None = None) -> Page:
        context = chromium.new_context(viewport=viewport or DESK, reduced_motion="reduce")
        contexts.append(context)
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
        context.on("request", lambda request: requested.append(request.url))
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(address)
        page.locator("#question textarea:visible, #set:visible").wait_for()
        return page

    yield open_page
    for context in contexts:
        context.close()
    outside = [url for url in requested if urlsplit(url).scheme != "data" and urlsplit(url).hostname not in LOOPBACK]
    assert not outside
    assert requested
    assert not errors
