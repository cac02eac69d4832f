"""``referent serve``: everything on one machine, started, watched and ended together."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import structlog

from summarizer.cli.first_start import prepare_first_start, printed_logins
from summarizer.cli.valkey import EmbeddedValkey, ValkeyError
from summarizer.services import build_context
from summarizer.store.schema import migrate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.settings import Settings

log = structlog.get_logger()

_HEALTH_SECONDS = 60.0
_WATCH_SECONDS = 0.5
# A part that dies again at once would otherwise keep a core busy with dying.
_RESTART_PAUSE_SECONDS = 3.0
_END_SECONDS = 20.0
_WEB_THREADS = 8


class ServeError(Exception):
    """The house cannot be opened; the message is one clear line."""


@dataclass
class _Part:
    """A child process that is started again when it ends by itself."""

    name: str
    command: Sequence[str]
    environment: dict[str, str]
    process: subprocess.Popen[bytes] | None = field(default=None)
    started: float = 0.0

    def start(self) -> None:
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            self.command,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            # Ctrl-C reaches only us; we end the parts in order.
            start_new_session=True,
        )

    def has_ended(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def end(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()

    def wait(self) -> None:
        if self.process is None:
            return
        try:
            self.process.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def serve(settings: Settings) -> int:
    """Run web, workers, sweeper and (without ``REDIS_URL``) Valkey until told to stop."""
    _refuse_taken_port(settings)
    # What we and our parts write is for this account only.
    os.umask(0o077)
    stop = threading.Event()
    # A terminal that is closed hangs up; the parts would live on without us.
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda _number, _frame: stop.set())
    valkey = None
    if not settings.redis_url:
        valkey = EmbeddedValkey(settings.var / "valkey")
        try:
            valkey.start()
        except ValkeyError as refusal:
            raise ServeError(str(refusal)) from None
        settings = replace(settings, redis_url=valkey.url)
    try:
        # A part that is killed leaves the letter it was reading; it goes with this folder.
        with tempfile.TemporaryDirectory(prefix="referent-", ignore_cleanup_errors=True) as scratch:
            return _open(settings, stop, valkey, scratch)
    finally:
        if valkey is not None:
            valkey.stop()


def _open(
    settings: Settings, stop: threading.Event, valkey: EmbeddedValkey | None, scratch: str
) -> int:
    context = build_context(settings)
    migrate(context.database)
    prepare_first_start(context, settings)
    parts = _parts(settings, scratch)
    web, *others = parts
    try:
        # The web server first and alone: somebody waits for it, nobody for the workers.
        web.start()
        if not _wait_for_health(settings, web, stop):
            raise ServeError(f"the web server did not answer on {_address(settings)}")
        if not stop.is_set():
            for part in others:
                part.start()
            sys.stdout.write(f"\nHøringsreferent: {_address(settings)}\n{printed_logins(settings)}")
            sys.stdout.write("Ctrl-C stopper det hele.\n")
            sys.stdout.flush()
        _watch(parts, stop, valkey)
    finally:
        for part in parts:
            part.end()
        for part in parts:
            part.wait()
    return 0


def _parts(settings: Settings, scratch: str) -> list[_Part]:
    environment = os.environ | {
        "REDIS_URL": settings.redis_url,
        "REFERENT_VAR": str(settings.var),
        "TMPDIR": scratch,
        # One run at a time a worker: more threads would only get in each other's way.
        "OMP_THREAD_LIMIT": "1",
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
    }
    here = [sys.executable, "-m", "summarizer.cli"]
    web = [
        *(sys.executable, "-m", "gunicorn", "app:create_app()"),
        *("--bind", f"{settings.host}:{settings.port}", "--worker-class", "gthread"),
        *("--threads", str(_WEB_THREADS), "--log-level", "warning", "--timeout", "120"),
        # Nobody steers it but we, and it would stand in the home of an account that may have none.
        "--no-control-socket",
    ]
    workers = settings.workers or os.cpu_count() or 1
    return [
        _Part("web", web, environment),
        *(_Part(f"worker {n}", [*here, "worker"], environment) for n in range(1, workers + 1)),
        _Part("sweeper", [*here, "sweep", "--forever"], environment),
    ]


def _watch(
    parts: Sequence[_Part],
    stop: threading.Event,
    valkey: EmbeddedValkey | None,
) -> None:
    while not stop.wait(_WATCH_SECONDS):
        if valkey is not None and valkey.has_ended():
            log.warning("part_restarted", part="valkey")
            try:
                valkey.start()
            except ValkeyError:
                # Pages and what people do need no queue; the sweeper brings the runs in later.
                log.error("part_down", part="valkey")  # noqa: TRY400 - it says all there is
                stop.wait(_RESTART_PAUSE_SECONDS)
        for part in parts:
            rested = time.monotonic() - part.started > _RESTART_PAUSE_SECONDS
            if part.has_ended() and rested:
                log.warning("part_restarted", part=part.name)
                part.start()


def _refuse_taken_port(settings: Settings) -> None:
    """Look first: another house on the port would answer for ours that it is well."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except (OSError, OverflowError) as fault:
            reason = getattr(fault, "strerror", None) or "not a port"
            raise ServeError(
                f"port {settings.port} on {settings.host} cannot be used ({reason}); set "
                "REFERENT_PORT or REFERENT_HOST",
            ) from None


def _wait_for_health(settings: Settings, web: _Part, stop: threading.Event) -> bool:
    deadline = time.monotonic() + _HEALTH_SECONDS
    while time.monotonic() < deadline and not stop.is_set():
        if web.has_ended():
            return False
        try:
            with urllib.request.urlopen(f"{_address(settings)}/health", timeout=2):  # noqa: S310 - our own http address
                return True
        except (urllib.error.URLError, OSError):
            stop.wait(_WATCH_SECONDS / 2)
    return stop.is_set()


def _address(settings: Settings) -> str:
    host = "127.0.0.1" if settings.host in {"0.0.0.0", "::"} else settings.host  # noqa: S104 - compared, not bound
    return f"http://{host}:{settings.port}"
