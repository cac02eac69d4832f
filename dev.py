#!/usr/bin/env python3
"""Set up, run and test Høringsreferent; `python3 dev.py --help` lists the commands.

Standard library only, and every command may be given again at any time: a set-up that is
complete is recognised by its stamp and costs nothing. It needs Python 3.11 or newer with pip,
nothing else: no make, no ensurepip, no global install.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, NoReturn

from tools.checks import lint, test
from tools.environment import DEV_LOCKS, PYTHON, ROOT, RUN_LOCKS, keep_compiled, lock, set_up
from tools.trouble import TroubleError, check_platform, check_port, check_python, wanted_port

if TYPE_CHECKING:
    from collections.abc import Callable

CACHES = (".mypy_cache", ".ruff_cache", ".pytest_cache", ".import_linter_cache", ".hypothesis")


def run(extra: list[str]) -> NoReturn:
    """Become the server: signals then reach it directly, and Ctrl-C ends all of it."""
    port = wanted_port(dict(os.environ))
    check_port(os.environ.get("REFERENT_HOST", "127.0.0.1"), port)
    set_up(RUN_LOCKS)
    os.environ["REFERENT_PORT"] = str(port)
    os.chdir(ROOT)
    sys.stdout.flush()
    arguments = [str(PYTHON), "-m", "summarizer.cli", "serve", *extra]
    os.execv(PYTHON, arguments)  # noqa: S606 - no shell wanted


def clean(*, data: bool) -> int:
    """Remove .venv and the tools' caches; with ``data`` also var/, where the database stands."""
    for name in (".venv", *CACHES, *(["var"] if data else [])):
        shutil.rmtree(ROOT / name, ignore_errors=True)
    return 0


def vendor() -> int:
    """Fetch the pinned interface files into static/vendor anew."""
    # By its path: it needs npm, and nothing of ours.
    command = [sys.executable, str(ROOT / "summarizer" / "web" / "vendor.py")]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def tool(name: str) -> int:
    """Run one of tools/ inside .venv."""
    command = [str(PYTHON), "-m", f"tools.{name}"]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def parser() -> argparse.ArgumentParser:
    """Describe the command line."""
    described = argparse.ArgumentParser(
        prog="dev.py", description="Set up, run and test.", allow_abbrev=False
    )
    commands = described.add_subparsers(dest="command", required=True)
    commands.add_parser("run", help="start everything at http://127.0.0.1:8000 (PORT changes it)")
    tests = commands.add_parser(
        "test", help="every check; further arguments go to pytest", allow_abbrev=False
    )
    tests.add_argument("--quick", action="store_true", help="without servers and browser")
    commands.add_parser("lint", help="ruff, mypy and the import contracts")
    cleaning = commands.add_parser("clean", help="remove .venv and caches; the data stay")
    cleaning.add_argument("--data", action="store_true", help="remove var/ too: database, files")
    locking = commands.add_parser("lock", help="write the lock files anew from pyproject.toml")
    locking.add_argument("--upgrade", action="store_true", help="to the newest versions")
    commands.add_parser("texts", help="bring the interface's catalogues in step with the code")
    commands.add_parser("screenshots", help="photograph the pages that the docs show (chromium)")
    commands.add_parser("vendor", help="fetch the pinned interface files into static/vendor anew")
    return described


def perform(options: argparse.Namespace, extra: list[str]) -> int:
    """Do one command and give its exit code."""
    if options.command == "run":
        run(extra)
    if options.command == "clean":
        return clean(data=options.data)
    if options.command == "vendor":
        return vendor()
    set_up(DEV_LOCKS)
    commands: dict[str, Callable[[], int]] = {
        "test": lambda: test(extra, quick=options.quick),
        "lint": lint,
        "texts": lambda: tool("texts"),
        "screenshots": lambda: tool("screenshots"),
        "lock": lambda: lock(upgrade=options.upgrade),
    }
    return commands[options.command]()


def main(arguments: list[str]) -> int:
    """Read the command line; trouble becomes one line and exit code 1."""
    options, extra = parser().parse_known_args(arguments)
    if extra and options.command not in {"run", "test"}:
        parser().error(f"unrecognized arguments: {' '.join(extra)}")
    try:
        check_python(sys.version_info[:2])
        check_platform(os.name)
        keep_compiled(os.environ)
        return perform(options, extra)
    except TroubleError as trouble:
        print(f"dev.py: {trouble}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
