"""dev.py: what it refuses in one line, when it sets up, and what it runs."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tools.checks import captured, pytest_runs, report, shown, worst
from tools.environment import (
    DEV_LOCKS,
    RUN_LOCKS,
    UV_LOCK,
    is_current,
    keep_compiled,
    stamp,
    stamp_file,
)
from tools.trouble import (
    TroubleError,
    check_platform,
    check_port,
    check_python,
    check_writable,
    wanted_port,
)

ROOT = Path(__file__).resolve().parents[2]


def dev(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / "dev.py"), *arguments],
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


# --- refusals --------------------------------------------------------------------------------


@pytest.mark.parametrize("version", [(3, 8), (3, 10), (2, 7)])
def test_an_old_python_is_refused_by_its_number(version: tuple[int, int]) -> None:
    with pytest.raises(TroubleError, match=rf"this is {version[0]}\.{version[1]}"):
        check_python(version)


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 13), (4, 0)])
def test_a_new_python_is_taken(version: tuple[int, int]) -> None:
    check_python(version)


def test_a_system_without_unix_sockets_is_refused() -> None:
    check_platform("posix")
    with pytest.raises(TroubleError, match="WSL"):
        check_platform("nt")


def test_a_folder_that_cannot_be_written_in_is_refused(tmp_path: Path) -> None:
    check_writable(tmp_path)
    with pytest.raises(TroubleError, match="cannot write in"):
        check_writable(tmp_path / "absent")


@pytest.mark.parametrize(
    ("environment", "port"),
    [
        ({}, 8000),
        ({"PORT": "9001"}, 9001),
        ({"REFERENT_PORT": "9002"}, 9002),
        # ours is the more particular one
        ({"PORT": "9001", "REFERENT_PORT": "9002"}, 9002),
        ({"PORT": "", "REFERENT_PORT": ""}, 8000),
    ],
)
def test_the_port_comes_from_the_environment(environment: dict[str, str], port: int) -> None:
    assert wanted_port(environment) == port


@pytest.mark.parametrize("words", ["0", "65536", "eight", "-1", "80.5"])
def test_a_port_that_is_none_is_refused(words: str) -> None:
    with pytest.raises(TroubleError, match="PORT must be a number"):
        wanted_port({"PORT": words})


def test_a_busy_port_ends_run_with_one_clear_line() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = dev("run", REFERENT_PORT=str(port), REFERENT_HOST="127.0.0.1")
    assert done.returncode == 1
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert f"port {port} on 127.0.0.1 cannot be used" in line
    assert f"PORT={port + 1}" in line


def test_a_free_port_is_taken() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    check_port("127.0.0.1", port)


def test_an_unknown_command_is_wrong_usage() -> None:
    assert dev("dance").returncode == 2
    assert dev("lint", "--no-such-option").returncode == 2


# --- the set-up ------------------------------------------------------------------------------


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    for name in (UV_LOCK, *RUN_LOCKS, *DEV_LOCKS):
        shutil.copy(ROOT / name, tmp_path / name)
    shutil.copytree(ROOT / "tools", tmp_path / "tools")
    return tmp_path


@pytest.mark.parametrize("name", [UV_LOCK, *DEV_LOCKS])
def test_a_changed_lock_file_asks_for_a_new_set_up(checkout: Path, name: str) -> None:
    before = stamp(checkout, DEV_LOCKS)
    assert stamp(checkout, DEV_LOCKS) == before
    with (checkout / name).open("a", encoding="utf-8") as lock:
        lock.write("# changed\n")
    assert stamp(checkout, DEV_LOCKS) != before


def test_a_moved_checkout_asks_for_a_new_set_up(checkout: Path, tmp_path: Path) -> None:
    before = stamp(checkout, RUN_LOCKS)
    moved = tmp_path.with_name(f"{tmp_path.name}-moved")
    shutil.copytree(checkout, moved)
    assert stamp(moved, RUN_LOCKS) != before


def test_a_second_start_finds_everything_set_up(checkout: Path) -> None:
    assert not is_current(checkout, RUN_LOCKS)
    python = checkout / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.touch()
    stamp_file(checkout, RUN_LOCKS).write_text(stamp(checkout, RUN_LOCKS), encoding="utf-8")
    assert is_current(checkout, RUN_LOCKS)
    assert not is_current(checkout, DEV_LOCKS)
    python.unlink()
    assert not is_current(checkout, RUN_LOCKS)


def versions(lock: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    text = (ROOT / lock).read_text(encoding="utf-8")
    for name, version in re.findall(r"^([a-z0-9._-]+)==([^\s;]+)", text, flags=re.MULTILINE):
        found.setdefault(name, set()).add(version)
    return found


def test_what_python_compiled_is_kept_whatever_the_shell_says(tmp_path: Path) -> None:
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    keep_compiled(environment)
    (tmp_path / "some_module.py").touch()
    command = [sys.executable, "-c", "import some_module"]
    subprocess.run(command, cwd=tmp_path, env=environment, check=True)
    assert list(tmp_path.rglob("some_module.*.pyc"))


def test_what_runs_is_what_was_tested() -> None:
    tested = versions(DEV_LOCKS[0])
    assert {name: tested[name] for name in versions(RUN_LOCKS[0])} == versions(RUN_LOCKS[0])


@pytest.mark.parametrize("lock", [UV_LOCK, *RUN_LOCKS, *DEV_LOCKS])
def test_every_locked_package_has_a_hash_and_no_index_is_named(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    pinned = re.split(r"^(?=[a-z0-9._-]+==)", text, flags=re.MULTILINE)[1:]
    assert pinned
    assert all("--hash=sha256:" in package for package in pinned)
    assert "://" not in text
    assert not re.search(r"^\s*--?(index|extra-index|find-links|i |f )", text, flags=re.MULTILINE)


# --- the runs --------------------------------------------------------------------------------


@pytest.fixture
def with_all_tests(tmp_path: Path) -> Path:
    for name in ("unit", "integration", "browser"):
        (tmp_path / "tests" / name).mkdir(parents=True)
    return tmp_path


def test_the_quick_half_leaves_out_servers_and_browser(with_all_tests: Path) -> None:
    runs = pytest_runs(with_all_tests, [], quick=True)
    assert list(runs) == ["unit tests"]
    assert runs["unit tests"][-3:] == ["-m", "not slow", "tests/unit"]


def test_the_whole_run_has_them_and_passes_arguments_on(with_all_tests: Path) -> None:
    runs = pytest_runs(with_all_tests, ["-k", "held"], quick=False)
    ends = {name: command[-3:] for name, command in runs.items()}
    assert ends == {
        "unit tests": ["tests/unit", "-k", "held"],
        "slow unit tests": ["tests/unit", "-k", "held"],
        "integration tests": ["tests/integration", "-k", "held"],
        "browser tests": ["tests/browser", "-k", "held"],
    }


def test_a_mark_of_ones_own_takes_the_place_of_ours(with_all_tests: Path) -> None:
    runs = pytest_runs(with_all_tests, ["-m", "slow"], quick=False)
    assert runs["unit tests"].count("-m") == 1
    assert "slow unit tests" not in runs


def test_a_path_takes_the_place_of_all_tests(with_all_tests: Path) -> None:
    (with_all_tests / "tests" / "unit" / "test_one.py").touch()
    runs = pytest_runs(with_all_tests, ["tests/unit/test_one.py::test_x", "-x"], quick=False)
    (command,) = runs.values()
    assert command[-2:] == ["tests/unit/test_one.py::test_x", "-x"]
    assert "tests/unit" not in command


@pytest.mark.parametrize(
    ("codes", "code"),
    [([], 0), ([0, 0], 0), ([0, 1], 1), ([2, 1], 2), ([0, -9], 1)],
)
def test_the_worst_exit_code_counts(codes: list[int], code: int) -> None:
    assert worst(codes) == code


def test_a_failed_check_is_shown_with_all_it_said(capsys: pytest.CaptureFixture[str]) -> None:
    fails = captured([sys.executable, "-c", "print('line 7: wrong'); raise SystemExit(3)"])
    passes = captured([sys.executable, "-c", "print('chatter')"])
    assert report({"one": passes, "two": fails}) == 3
    printed = capsys.readouterr().out
    assert "ok    one" in printed
    assert "FAIL  two" in printed
    assert "line 7: wrong" in printed
    assert "chatter" not in printed


def test_the_closing_line_is_kept_without_its_decoration(
    capsys: pytest.CaptureFixture[str],
) -> None:
    script = "print('one'); print('\\x1b[32m=== 3 passed in 0.1s ===\\x1b[0m'); print()"
    assert shown([sys.executable, "-c", script]) == (0, "3 passed in 0.1s")
    assert "one\n" in capsys.readouterr().out
