"""Broken files of every format: each is read or refused, none ends or stops the reader.

``FUZZ_CASES=2000`` runs more; ``benchmarks/fuzz_intake.py`` prints the figures.
"""

from __future__ import annotations

import os

import pytest

import fuzz_intake
from summarizer.intake.unreadable import UNREADABLE_WORDS


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_every_broken_file_is_read_or_refused() -> None:
    cases = int(os.environ.get("FUZZ_CASES", "250"))
    outcomes = fuzz_intake.run(range(cases))
    assert outcomes.crashed == []
    assert outcomes.hung == []
    assert {code for _, code in outcomes.codes} <= {"read", *UNREADABLE_WORDS}
    assert sum(outcomes.codes.values()) == cases
