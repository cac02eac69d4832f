"""Programs that some tests need."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest


def require_program(name: str) -> str:
    """Give the program's path; skip the test where it is absent.

    With ``REFERENT_REQUIRE_ALL=1`` the test fails instead, so that a machine that should
    have everything cannot pass by skipping.
    """
    found = shutil.which(name)
    if found is None:
        _missing(f"the program {name} is not installed")
    return str(found)


def require_danish_recognition() -> None:
    """Require tesseract with its Danish data."""
    program = require_program("tesseract")
    listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=True)
    if "dan" not in listed.stdout.split():
        _missing("tesseract has no Danish data (tesseract-ocr-dan)")


def _missing(reason: str) -> None:
    if os.environ.get("REFERENT_REQUIRE_ALL") == "1":
        pytest.fail(reason)
    pytest.skip(reason)
