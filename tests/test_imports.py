"""Imports go one way, records and errors stand alone, and asking loads nothing heavy."""

import ast
import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MAY_IMPORT = {"index": {"index"}, "assistant": {"assistant", "index"}, "ui": {"ui", "assistant", "index"}}
MODULES = [path for package in MAY_IMPORT for path in sorted((ROOT / package).rglob("*.py"))]
STANDALONE = ["index/records.py", "index/errors.py", "assistant/records.py"]
HEAVY = ("torch", "transformers", "sentence_transformers", "llama_index", "gradio", "pandas")

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def imported(path: Path) -> Iterator[str]:
    """Every module that a file imports, wherever in the file, relative imports spelled out."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = path.parent.relative_to(ROOT).parts
            here = package[: len(package) - node.level + 1] if node.level else ()
            yield ".".join([*here, *filter(None, [node.module])])


def ours(path: Path) -> set[str]:
    return {name.split(".")[0] for name in imported(path)} & {*MAY_IMPORT, "tests"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_go_one_way(path: Path) -> None:
    assert ours(path) <= MAY_IMPORT[path.relative_to(ROOT).parts[0]]


@pytest.mark.parametrize("name", STANDALONE)
def test_records_and_errors_import_nothing_else_of_ours(name: str) -> None:
    assert ours(ROOT / name) == set()


def test_the_reader_of_imports_sees_them_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(globals(), "ROOT", tmp_path)
    (tmp_path / "index").mkdir()
    path = tmp_path / "index" / "wrong.py"
    path.write_text(
        "import ui.page, json\nfrom . import words\ndef f():\n    from assistant import Assistant\n"
    )
    assert ours(path) == {"ui", "index", "assistant"}


@pytest.mark.parametrize(
    "script",
    [
        pytest.param("import assistant, index, ui", id="importing the packages"),
        pytest.param("from assistant import Assistant", id="importing the assistant"),
        pytest.param("import ui.terminal.cli", id="importing the command line"),
        pytest.param(
            "from assistant import Assistant; assert Assistant.open(sys.argv[1]).ask('custody of children?').citations",
            id="asking from Python",
        ),
        pytest.param(
            "from ui.terminal.cli import app; app(['ask', 'custody?', '--store', sys.argv[1]], None, None, False)",
            id="asking from the command line",
        ),
        pytest.param(
            "from ui.terminal.cli import app; app(['search', 'custody', '--store', sys.argv[1]], None, None, False)",
            id="searching from the command line",
        ),
        pytest.param("from ui.terminal.cli import app; app(['--help'], None, None, False)", id="asking for help"),
    ],
)
def test_nothing_heavy_is_loaded(script: str, run_python: Run, store_folder: Path) -> None:
    look = f"print(json.dumps(sorted({set(HEAVY)!r} & {{name.split('.')[0] for name in sys.modules}})))"
    finished = run_python(f"import json, sys; {script}; {look}", store_folder)
    assert finished.stderr == ""
    assert json.loads(finished.stdout.splitlines()[-1]) == []
