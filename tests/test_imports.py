"""Imports go one way, records and errors stand alone, asking loads nothing heavy, and every module stays small."""

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
# Inside assistant/, a room may import those behind it and the ground that they all stand on.
ROOMS = ("question", "evidence", "overview", "facade", "outlets", "feedback", "evaluation")
FACADE = {"assistant.py", "__init__.py", "calibration.py", "composing.py", "latest.py", "looking_back.py", "checkup.py"}
GROUND = {"records", "settings", "lexicon", "wording", "language_models"}
GROUND_MAY_IMPORT = {
    "records": set(),
    "lexicon": set(),
    "wording": {"question"},
    "settings": {"evidence"},
    "language_models": set(),
}
BESIDE = {"feedback": {"evaluation"}, "outlets": {"evaluation"}}  # test questions are made of kept ones
CORE = [path for path in MODULES if path.relative_to(ROOT).parts[0] in ("assistant", "index")]
LONGEST_MODULE, LONGEST_FUNCTION, MEDIAN_FUNCTION = 200, 40, 6  # lines
HEAVY = ("torch", "transformers", "sentence_transformers", "llama_index", "gradio", "pandas", "xllamacpp")

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def imported(path: Path) -> Iterator[str]:
    """Every module that a file imports when it runs, wherever in the file, relative imports spelled out."""
    for node in running(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = path.parent.relative_to(ROOT).parts
            here = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*here, *filter(None, [node.module])])
            yield module
            if module in MAY_IMPORT:  # a name of a package may be a module of it
                yield from (f"{module}.{name.name}" for name in node.names)


def running(node: ast.AST) -> Iterator[ast.AST]:
    """All nodes but those that only type checkers read."""
    if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
        return
    yield node
    for child in ast.iter_child_nodes(node):
        yield from running(child)


def ours(path: Path) -> set[str]:
    return {name.split(".")[0] for name in imported(path)} & {*MAY_IMPORT, "tests"}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_go_one_way(path: Path) -> None:
    assert ours(path) <= MAY_IMPORT[path.relative_to(ROOT).parts[0]]


def room(path: Path) -> str:
    """The room of assistant/ that a module stands in; a module of the ground is a room of its own."""
    parts = path.relative_to(ROOT / "assistant").parts
    if len(parts) > 1:
        return parts[0]
    return "facade" if parts[0] in FACADE else path.stem


def rooms_used(path: Path) -> set[str]:
    """The rooms that a module imports when it runs; what is imported for types alone does not count."""
    names = {name.split(".")[1] for name in imported(path) if name.startswith("assistant.")}
    facade = ("assistant", "calibration", "composing", "latest", "looking_back", "Assistant")
    return {"facade" if name in facade else name for name in names}


@pytest.mark.parametrize("path", [path for path in CORE if path.is_relative_to(ROOT / "assistant")], ids=name_of)
def test_the_rooms_of_the_assistant_import_those_behind_them(path: Path) -> None:
    here = room(path)
    if here in GROUND:
        assert rooms_used(path) - GROUND <= GROUND_MAY_IMPORT[here]
    else:
        behind = {*ROOMS[: ROOMS.index(here) + 1], *BESIDE.get(here, ())}
        assert rooms_used(path) - GROUND <= behind


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Every function of a module with its number of lines."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


@pytest.mark.parametrize("path", CORE, ids=name_of)
def test_a_module_of_the_core_is_read_in_one_go(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE
    assert [name for name, lines in functions(path) if lines > LONGEST_FUNCTION] == []


def test_half_of_the_functions_are_short() -> None:
    lengths = sorted(lines for path in CORE for _, lines in functions(path))
    assert lengths[len(lengths) // 2] <= MEDIAN_FUNCTION


def test_the_patterns_of_the_assistant_stand_in_its_lexicon() -> None:
    modules = [path for path in CORE if path.is_relative_to(ROOT / "assistant")]
    making = {path for path in modules if set(patterns_made(path))}
    assert {path.parent for path in making} == {ROOT / "assistant" / "lexicon"}


def patterns_made(path: Path) -> Iterator[str]:
    """Every call of the library of regular expressions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re."):
            yield ast.unparse(node.func)


@pytest.mark.parametrize("name", STANDALONE)
def test_records_and_errors_import_nothing_else_of_ours(name: str) -> None:
    assert ours(ROOT / name) == set()


def test_the_reader_of_imports_sees_them_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(globals(), "ROOT", tmp_path)
    (tmp_path / "index").mkdir()
    path = tmp_path / "index" / "wrong.py"
    path.write_text("import ui.page, json\nfrom . import words\ndef f():\n    from assistant import Assistant\n")
    assert ours(path) == {"ui", "index", "assistant"}


@pytest.mark.encoder
@pytest.mark.parametrize(
    "script",
    [
        pytest.param("import assistant, index, ui", id="importing the packages"),
        pytest.param("from assistant import Assistant", id="importing the assistant"),
        pytest.param("import ui.terminal.app", id="importing the command line"),
        pytest.param(
            "from assistant import Assistant; assert Assistant.open(sys.argv[1]).ask('custody of children?').citations",
            id="asking from Python",
        ),
        pytest.param(
            "from ui.terminal.app import app; app(['ask', 'custody?', '--store', sys.argv[1]], None, None, False)",
            id="asking from the command line",
        ),
        pytest.param(
            "from ui.terminal.app import app; app(['search', 'custody', '--store', sys.argv[1]], None, None, False)",
            id="searching from the command line",
        ),
        pytest.param("from ui.terminal.app import app; app(['--help'], None, None, False)", id="asking for help"),
    ],
)
def test_nothing_heavy_is_loaded(script: str, run_python: Run, store_folder: Path) -> None:
    look = f"print(json.dumps(sorted({set(HEAVY)!r} & {{name.split('.')[0] for name in sys.modules}})))"
    finished = run_python(f"import json, sys; {script}; {look}", store_folder)
    assert finished.stderr == ""
    assert json.loads(finished.stdout.splitlines()[-1]) == []
