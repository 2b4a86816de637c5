"""Nothing leaves the machine: importing, indexing and asking open no connection and look up no address."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# Python tells of every socket call before it is made, whichever library makes it; this notes and refuses them.
WATCHED = """
import json, sys
CALLS = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.sendto",
         "socket.sendmsg", "urllib.Request", "http.client.connect")
seen = []
def watch(event, values):
    if event in CALLS:
        seen.append([event, repr(values)])
        raise OSError("refused by the test")
sys.addaudithook(watch)
def run(*arguments):
    from ui.terminal.app import app
    app(list(arguments), prog_name="policy-assistant", standalone_mode=False)
try:
    {script}
finally:
    print(json.dumps(seen), file=sys.stderr)
"""
IMPORT_ALL = """
    import assistant, importlib, index, pkgutil, ui
    for package in (assistant, index, ui):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)
"""


def connections(script: str, *arguments: object) -> tuple[list[list[str]], str]:
    """The socket calls that a script tries, and what it prints; in an environment that does not ask for silence."""
    finished = subprocess.run(
        [sys.executable, "-c", WATCHED.replace("{script}", script.strip()), *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        env={"PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "LANG": "C.UTF-8"},
    )
    assert finished.returncode == 0, finished.stderr
    return json.loads(finished.stderr.splitlines()[-1]), finished.stdout


def test_watch_sees_a_connection_and_a_lookup() -> None:
    script = """
    import contextlib, socket
    for call in (lambda: socket.create_connection(("127.0.0.1", 9)), lambda: socket.gethostbyname("localhost")):
        with contextlib.suppress(OSError):
            call()
"""
    seen, _ = connections(script)
    assert [event for event, _ in seen] == ["socket.getaddrinfo", "socket.gethostbyname"]


def test_importing_every_module_opens_no_connection() -> None:
    assert connections(IMPORT_ALL) == ([], "")


@pytest.mark.encoder
@pytest.mark.parametrize(
    ("command", "shows"),
    [
        pytest.param(["ask", "what did the IAG say about custody?"], "[1]", id="asking"),
        pytest.param(["ask", "what did the IAG say about custody?", "--json"], '"citations"', id="asking for JSON"),
        pytest.param(["export", "what did the IAG say about custody?"], "custody", id="exporting"),
    ],
)
def test_command_opens_no_connection(command: list[str], shows: str, store_folder: Path) -> None:
    seen, shown = connections(f"run(*{command!r}, '--store', sys.argv[1])", store_folder)
    assert seen == []
    assert shows in shown


@pytest.mark.encoder
def test_indexing_a_new_text_opens_no_connection(copied_store: Path, tmp_path: Path) -> None:
    (tmp_path / "new.txt").write_text("The wombat trust is against custody for wombats, it said in the spring.\n")
    command = "run('index', sys.argv[1], '--store', sys.argv[2], '--json'); assert 'torch' in sys.modules"
    seen, shown = connections(command, tmp_path / "new.txt", copied_store)
    assert seen == []
    assert json.loads(shown)["embedded"] == 1
