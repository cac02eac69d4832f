"""The plugin that turns a skip into a failure where everything must be there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]
SKIPPING = """
import pytest

def test_that_runs():
    assert True

def test_that_skips():
    pytest.skip("no browser here")

@pytest.mark.xfail(strict=True)
def test_that_fails_as_expected():
    assert False
"""
SKIPPING_WHOLE = """
import pytest
pytest.importorskip("a_module_that_nobody_has")

def test_never_collected():
    assert True
"""


def run_pytest(folder: Path, content: str, *, require_all: str) -> tuple[int, str]:
    (folder / "test_given.py").write_text(content, encoding="utf-8")
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("PYTEST")},
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        "PYTHONPATH": str(TESTS),
        "REFERENT_REQUIRE_ALL": require_all,
    }
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "require_all", "-p", "no:cacheprovider", "-q"],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


@pytest.mark.slow
def test_a_skip_is_a_skip_on_a_developers_machine(tmp_path: Path) -> None:
    code, output = run_pytest(tmp_path, SKIPPING, require_all="")
    assert code == 0
    assert "1 passed, 1 skipped, 1 xfailed" in output


@pytest.mark.slow
def test_a_skip_fails_where_everything_is_required(tmp_path: Path) -> None:
    code, output = run_pytest(tmp_path, SKIPPING, require_all="1")
    assert code == 1
    assert "1 failed, 1 passed, 1 xfailed" in output
    assert "no browser here" in output


@pytest.mark.slow
@pytest.mark.parametrize(("require_all", "code"), [("", 5), ("1", 2)])
def test_a_module_that_skips_itself_fails_too(tmp_path: Path, require_all: str, code: int) -> None:
    assert run_pytest(tmp_path, SKIPPING_WHOLE, require_all=require_all)[0] == code
