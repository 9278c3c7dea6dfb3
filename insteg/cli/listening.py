"""A server's beginning and end: whether it may listen at an address, asked before anything is built, and how it stops."""

import os
import socket
import sys
from typing import NoReturn

LAST_PORT = 65535


class CannotListen(RuntimeError):
    """The address and port can't be had; the message says why and what to do."""


def check(address: str, port: int) -> None:
    """Listen for a moment as the server will. Raises CannotListen."""
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(address, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    except (socket.gaierror, UnicodeError) as error:
        raise CannotListen(f"{address!r} is no address of this machine. Use 127.0.0.1 (only here) or 0.0.0.0 (every network).") from error
    try:
        with socket.socket(family, kind, protocol) as listener:
            # As uvicorn does: a port whose last server has just stopped is free.
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(place)
            listener.listen(1)
    except OSError as error:
        raise CannotListen(f"Can't listen at {address} port {port}: {error.strerror}. Choose another with --port or --address.") from error


def end(code: int) -> NoReturn:
    """End a stopped server without Python's taking itself down: Streamlit's page runs are threads that nobody can wait for, and one that
    wakes inside DuckDB meanwhile aborts the process. What is to be kept was written when it was said."""
    print("\nStopped.", file=sys.stderr)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
