"""Where the development sets stand, for tests that read them from there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent


def shared_data(name: str) -> Path:
    """Give the folder of a development set, or skip the test where it is absent.

    The sets stay outside the repository: beside it in ``shared/data``, or where
    ``REFERENT_SHARED_DATA`` points.
    """
    root = Path(os.environ.get("REFERENT_SHARED_DATA", REPOSITORY.parent / "shared" / "data"))
    folder = root / name
    if not folder.is_dir():
        pytest.skip(f"the development set {name} is not on this machine (looked in {root})")
    return folder
