"""Figures on the development sets, with floors. They print ids, never texts."""

from __future__ import annotations

import pytest

from benchmarks.screening import measure_names, measure_responses, report
from shared_data import shared_data

pytestmark = pytest.mark.slow


def test_responses_reach_the_goals(capsys: pytest.CaptureFixture[str]) -> None:
    figures = measure_responses(shared_data("screening_dev"))
    with capsys.disabled():
        report("screening_dev", figures, misses=False)
    for kind in ("CPR", "PHONE", "EMAIL", "ACCOUNT", "PLATE", "MATRIKEL", "DOB"):
        assert figures.recall(kind) == 1.0, kind
    assert figures.recall("NAME") >= 0.99
    assert figures.recall("ADDRESS") >= 0.995
    assert figures.protected_held == figures.protected
    assert figures.anonymous_held <= 0.1 * figures.anonymous
    # Three tell of a family member's illness and one is a protected person's namesake:
    # the policy holds these four of twenty-five.
    assert figures.unprotected_held <= 4
    assert figures.needless_share <= 0.03
    assert figures.places_left >= 0.95 * figures.places


def test_news_text_reaches_the_floor(capsys: pytest.CaptureFixture[str]) -> None:
    figures = measure_names(shared_data("uner_danish_ddt") / "da_ddt-ud-dev.iob2")
    with capsys.disabled():
        report("uner_danish_ddt dev", figures, misses=False)
    assert figures.recall("NAME") >= 0.95
    assert figures.needless_share <= 0.03
