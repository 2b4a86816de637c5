"""The address of the page: held before anything slow is loaded, so that a busy one is refused at once."""

import socket

from index.errors import PageError

HOST = "127.0.0.1"


def listen(port: int) -> socket.socket:
    """A socket that listens at the port, on this machine only. Raises PageError when it cannot be had."""
    held = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # the port of a page that has just been stopped
    try:
        held.bind((HOST, port))
        held.listen()
    except PermissionError as error:
        held.close()
        raise PageError(f"{HOST}:{port} may not be opened by this user; give a --port above 1023") from error
    except OSError as error:
        held.close()
        raise PageError(f"{HOST}:{port} is in use; stop the program that uses it or give another --port") from error
    return held
