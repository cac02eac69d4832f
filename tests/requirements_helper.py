"""Programs that some tests need.

A test skips without them; with ``REFERENT_REQUIRE_ALL=1`` the plugin ``require_all``
turns the skip into a failure.
"""

from __future__ import annotations

import shutil
import subprocess

import pytest


def require_program(name: str) -> str:
    """Give the program's path, or skip the test where it is absent."""
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"the program {name} is not installed")
    return found


def require_danish_recognition() -> None:
    """Require tesseract with its Danish data."""
    program = require_program("tesseract")
    listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=True)
    if "dan" not in listed.stdout.split():
        pytest.skip("tesseract has no Danish data (tesseract-ocr-dan)")
