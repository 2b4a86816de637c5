"""Runs a module as `python -m` does and writes down every address that it looks up, connects to or listens at.

python watched.py RECORD MODULE [ARGUMENT ...]; each line of RECORD is "event address".
"""

import runpy
import sys
from typing import Any

WATCHED = frozenset(
    {
        "socket.bind",
        "socket.connect",
        "socket.getaddrinfo",
        "socket.gethostbyaddr",
        "socket.gethostbyname",
        "socket.getnameinfo",
        "socket.sendmsg",
        "socket.sendto",
    }
)


def main(record_path: str, module: str, *arguments: str) -> None:
    record = open(record_path, "a", encoding="utf-8", buffering=1)  # noqa: SIM115 - open for the life of the process

    def note(event: str, values: tuple[Any, ...]) -> None:
        if event in WATCHED:
            address = values[0] if event.startswith("socket.get") else values[-1]
            record.write(f"{event} {address[0] if isinstance(address, tuple) else address}\n")

    sys.addaudithook(note)
    sys.argv = [module, *arguments]
    sys.path.insert(0, "")
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
