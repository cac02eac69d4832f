"""The checks of dev.py: those that read the code, and the tests."""

from __future__ import annotations

import concurrent.futures
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

from tools.environment import ROOT, VENV

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

NO_TESTS_COLLECTED = 5  # pytest's exit code


def tool(name: str, *arguments: str) -> list[str]:
    """Give the command line of a program in the environment."""
    return [str(VENV / "bin" / name), *arguments]


def static_checks() -> dict[str, list[str]]:
    """Name the checks that read the code without running it."""
    return {
        "ruff check": tool("ruff", "check", "--output-format=concise", "."),
        "ruff format": tool("ruff", "format", "--check", "."),
        "import contracts": tool("lint-imports"),
        "mypy": tool("mypy"),
    }


def pytest_runs(root: Path, extra: list[str], *, quick: bool) -> dict[str, list[str]]:
    """Name the test runs: unit tests on both cores, then the slow ones and those with servers.

    Paths among the extra arguments take the place of our own, and a `-m` of theirs of ours.
    """
    chosen = [word for word in extra if word and (root / word.split("::")[0]).exists()]
    pytest = tool("pytest", "--color=yes" if sys.stdout.isatty() else "--color=no")
    if chosen:
        return {"chosen tests": [*pytest, *extra]}
    spread = [*pytest, "-n", "2", "--dist", "loadfile"]
    marked = "-m" in extra
    runs = {"unit tests": [*spread, *([] if marked else ["-m", "not slow"]), "tests/unit", *extra]}
    if quick:
        return runs
    if not marked:
        runs["slow unit tests"] = [*spread, "-m", "slow", "tests/unit", *extra]
    if (root / "tests" / "integration").is_dir():
        runs["integration tests"] = [*spread, "tests/integration", *extra]
    if (root / "tests" / "browser").is_dir():
        # One after another: a browser and a whole house fill two cores by themselves.
        runs["browser tests"] = [*pytest, "tests/browser", *extra]
    return runs


def captured(command: list[str]) -> tuple[int, str]:
    """Run a command to its end; give its exit code and all it printed."""
    done = subprocess.run(
        command,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


def shown(command: list[str]) -> tuple[int, str]:
    """Run a command, pass on its lines as they come; give its exit code and its last line."""
    last = ""
    with subprocess.Popen(
        command,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as process:
        for line in process.stdout or ():
            sys.stdout.write(line)
            sys.stdout.flush()
            last = line.strip() or last
    return process.returncode, re.sub(r"\x1b\[[0-9;]*m", "", last).strip("= ")


def worst(codes: Iterable[int]) -> int:
    """Give one exit code for many; a program that a signal ended (below 0) counts as failed."""
    return max((code if code >= 0 else 1 for code in codes), default=0)


def run_static_checks() -> dict[str, tuple[int, str]]:
    """Run the static checks, two at a time; give each one's exit code and output."""
    checks = static_checks()
    with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
        return dict(zip(checks, pool.map(captured, checks.values()), strict=True))


def report(results: dict[str, tuple[int, str]]) -> int:
    """Print one line a check, and all that a failed one said; give the worst exit code."""
    for name, (code, output) in results.items():
        print(f"{'ok  ' if code == 0 else 'FAIL'}  {name}")
        if code:
            print(output)
    return worst(code for code, _ in results.values())


def lint() -> int:
    """Run the static checks, print what they found, give the worst exit code."""
    return report(run_static_checks())


def test(extra: list[str], *, quick: bool) -> int:
    """Run the static checks beside the tests, end on pytest's closing lines; worst exit code."""
    os.environ.setdefault("PYTHONUNBUFFERED", "1")
    runs = pytest_runs(ROOT, extra, quick=quick)
    with concurrent.futures.ThreadPoolExecutor(max_workers=1) as pool:
        checks = pool.submit(run_static_checks)
        results = {name: shown(command) for name, command in runs.items()}
        worst_check = report(checks.result())
    for name, (_, closing) in results.items():
        print(f"{name}: {closing}")
    codes = [code for code, _ in results.values()]
    if extra and 0 in codes:
        # A -k or -m may leave nothing in one of the runs.
        codes = [0 if code == NO_TESTS_COLLECTED else code for code in codes]
    return worst([worst_check, *codes])
