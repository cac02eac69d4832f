"""Agreement beyond chance, by figures that are known."""

from __future__ import annotations

import pytest

from summarizer.domain.agreement import agreement


def test_cohens_own_kind_of_example() -> None:
    # 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no: observed .70, by chance .50, kappa .40.
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    found = agreement(pairs)
    assert (found.count, found.agreed) == (50, 35)
    assert found.kappa == pytest.approx(0.4)
    assert found.share == pytest.approx(0.7)


def test_full_agreement_on_several_places_is_one() -> None:
    assert agreement([("a", "a"), (None, None)]).kappa == pytest.approx(1.0)


def test_one_place_for_everything_says_nothing_beyond_chance() -> None:
    assert agreement([("a", "a")] * 9).kappa is None
    assert agreement([]).kappa is None
