"""What can be wrong before anything starts, each said in one clear line."""

from __future__ import annotations

import socket
import tempfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

OLDEST_PYTHON = (3, 11)
LAST_PORT = 65535


class TroubleError(Exception):
    """Something the person at the keyboard must change; the message is one clear line."""


def check_python(version: tuple[int, ...]) -> None:
    """Raise ``TroubleError`` for a Python that is too old."""
    if tuple(version[:2]) < OLDEST_PYTHON:
        found = ".".join(str(part) for part in version[:2])
        raise TroubleError(
            f"Python 3.11 or newer is needed, this is {found}; try: python3.11 dev.py …",
        )


def check_platform(name: str) -> None:
    """Raise ``TroubleError`` on a system (``os.name``) without fork and Unix sockets."""
    if name != "posix":
        raise TroubleError("this system is not supported; on Windows use WSL or the container")


def check_writable(folder: Path) -> None:
    """Raise ``TroubleError`` unless a file can be made in the folder."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        reason = error.strerror or "no write access"
        raise TroubleError(
            f"cannot write in {folder} ({reason}); use a copy that is yours to write in",
        ) from error


def wanted_port(environment: dict[str, str]) -> int:
    """Give the port to serve on: REFERENT_PORT, else PORT, else 8000."""
    words = environment.get("REFERENT_PORT") or environment.get("PORT") or "8000"
    if not words.isdecimal() or not 0 < int(words) <= LAST_PORT:
        raise TroubleError(f"PORT must be a number from 1 to 65535, not {words!r}")
    return int(words)


def check_port(host: str, port: int) -> None:
    """Raise ``TroubleError`` when something already listens on the port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            reason = (error.strerror or "not available").lower()
            raise TroubleError(
                f"port {port} on {host} cannot be used ({reason}); if this house is not open "
                f"already, choose another: PORT={port + 1} python3 dev.py run",
            ) from error
