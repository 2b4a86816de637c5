"""`policy-assistant serve` as a process: what it refuses, and how it ends."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from serving import COMMAND_LINE, ROOT, STOPPING, free_port, serving

pytestmark = pytest.mark.browser

SERVE = [sys.executable, "-m", COMMAND_LINE, "serve"]


def serve(*options: object) -> "subprocess.CompletedProcess[str]":
    arguments = [*SERVE, *map(str, options)]
    return subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)


def test_a_busy_port_is_one_line(store_folder: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = serve("--store", store_folder, "--port", port)
    assert (done.returncode, done.stdout) == (1, "")
    [line] = done.stderr.splitlines()
    assert f"127.0.0.1:{port} is in use" in line


def test_a_missing_store_is_one_line(tmp_path: Path) -> None:
    done = serve("--store", tmp_path / "none", "--port", free_port())
    assert done.returncode == 1
    [line] = done.stderr.splitlines()
    assert "no store there" in line


@pytest.mark.parametrize("port", ["0", "65536", "-1", "x", "٣٫٥"])
def test_a_port_that_is_none_is_wrong_usage(tmp_path: Path, port: str) -> None:
    assert serve("--store", tmp_path, "--port", port).returncode == 2


@pytest.mark.parametrize(
    "ending", [pytest.param(signal.SIGTERM, id="SIGTERM"), pytest.param(signal.SIGINT, id="Ctrl-C")]
)
def test_a_stopped_page_leaves_no_process_and_frees_its_port(store_folder, visit, tmp_path, ending) -> None:
    with serving(store_folder, tmp_path / "addresses") as running:
        visit(running.address)  # an open page holds connections
        running.process.send_signal(ending)
        _, said = running.process.communicate(timeout=STOPPING)
        assert running.process.returncode == 0
        assert said == ""
        with pytest.raises(ProcessLookupError):
            os.killpg(running.process.pid, 0)
        with socket.socket() as again:
            again.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            again.bind(("127.0.0.1", int(running.address.rsplit(":", 1)[1])))
