"""What the tests share: the real corpus, indexed once with the real encoder, and copies of that store."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest

os.environ["HF_HUB_OFFLINE"] = "1"  # read when the hub's packages are imported, so set before any test

from assistant.assistant import Assistant
from index.build import index_corpus
from index.store import Store

ROOT = Path(__file__).parents[1]
LIBRARY_WARNINGS = (
    "ignore:builtin type (SwigPy|swigvar):DeprecationWarning",  # FAISS, on import
    "ignore:Importing from .* is deprecated:DeprecationWarning",
)

hypothesis.settings.register_profile("shared machine", deadline=None)
hypothesis.settings.load_profile("shared machine")


def pytest_configure(config: pytest.Config) -> None:
    for warning in LIBRARY_WARNINGS:
        config.addinivalue_line("filterwarnings", warning)


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The real corpus. Read only."""
    return ROOT / "corpus"


@pytest.fixture(scope="session")
def store_folder(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the real corpus, made with the real encoder. Read only: see copied_store."""
    folder = tmp_path_factory.mktemp("shared") / "store"
    index_corpus([corpus], folder)
    return folder


@pytest.fixture(scope="session")
def store(store_folder: Path) -> Iterator[Store]:
    opened = Store(store_folder)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def assistant(store_folder: Path) -> Assistant:
    return Assistant.open(store_folder)


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
