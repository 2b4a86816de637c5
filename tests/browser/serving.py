"""A real server of the page, in a process of its own, watched for the addresses that it uses."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
WATCHED = Path(__file__).with_name("watched.py")
COMMAND_LINE = "ui.terminal"  # the module of `policy-assistant`
STOPPING = 15  # seconds a server may take to stop
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


@dataclass(frozen=True)
class Served:
    """A running page, and the file that says which addresses its server has used."""

    address: str
    record: Path
    process: "subprocess.Popen[str] | None" = None

    def used(self, *events: str) -> set[str]:
        """The addresses of some events, or of all."""
        lines = (line.split(" ", 1) for line in self.record.read_text(encoding="utf-8").splitlines())
        return {address for event, address in lines if not events or event in events}


@contextmanager
def serving(store: Path, record: Path, *options: object) -> Iterator[Served]:
    """The page of a store, from the moment it says that it is ready; it keeps its data beside the record."""
    kept = ["--data", str(record.with_name("data")), *map(str, options)]
    given = ["serve", "--store", str(store), "--port", str(free_port()), *kept]
    command = [sys.executable, str(WATCHED), str(record), COMMAND_LINE, *given]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        try:
            assert process.stdout is not None
            assert process.stderr is not None
            ready = process.stdout.readline().strip()
            assert ready, process.stderr.read()
            yield Served(ready, record, process)
        finally:
            process.terminate()
            process.wait(STOPPING)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
