"""A pytest plugin: with REFERENT_REQUIRE_ALL=1 a skipped test counts as failed.

On a developer's machine a test skips when Chromium, PostgreSQL or tesseract is missing. In CI
all of them are installed, so a skip there would hide a broken installation.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Generator


# What CI does not install: sets that stand outside the repository, and LibreOffice, which only
# looks at files that other tests have already opened.
_MAY_BE_ABSENT = ("the development set", "LibreOffice")


def _refuse_skip(report: pytest.CollectReport | pytest.TestReport) -> None:
    if os.environ.get("REFERENT_REQUIRE_ALL") != "1":
        return
    if report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        if any(words in str(reason) for words in _MAY_BE_ABSENT):
            return
        report.outcome = "failed"
        report.longrepr = f"REFERENT_REQUIRE_ALL=1 allows no skip ({reason})"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Refuse the skip of a test or of one of its fixtures."""
    report = yield
    _refuse_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Refuse the skip of a whole module."""
    report = yield
    _refuse_skip(report)
    return report
