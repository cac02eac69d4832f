"""Figures of reviews: worked out at approval, summed over what stands, honest about few."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from house import CLEAN_LETTER
from summarizer.domain.draft import Severity
from summarizer.domain.review_figures import Arm
from summarizer.domain.summary import Resolution
from summarizer.workflow.gate.decide_findings import take_by_hand
from summarizer.workflow.looks.quality_overview import figure_rows, quality_overview
from summarizer.workflow.review.approve_summary import (
    Examination,
    approve_summary,
    numbered_flags,
    withdraw_approval,
)
from summarizer.workflow.review.measure_review import edit_distance

if TYPE_CHECKING:
    from house import House


def approve_as_drafted(house: House, response_id: str, *, seconds: int) -> int:
    """Approve without a change, keeping every red flag; give how many there were."""
    with house.context.read() as look:
        response = look.responses.get(response_id)
        assert response is not None
        revision = look.revisions.get(response.revision_id or "")
    assert revision is not None
    reds = {
        (number, flag.code)
        for number, flag in numbered_flags(revision)
        if flag.severity is Severity.RED
    }
    approve_summary(
        house.context,
        house.reviewer,
        response_id,
        revision_id=revision.id,
        examination=Examination(
            open_seconds=seconds,
            resolutions=[Resolution(number, code, "Det står der.") for number, code in reds],
        ),
    )
    return len(reds)


def test_words_changed_are_counted_of_the_longer_text() -> None:
    assert edit_distance("Vejen er smal.", "Vejen er smal.") == 0
    assert edit_distance("Vejen er smal.", "Vejen er meget smal.") == pytest.approx(1 / 5)
    assert edit_distance("", "Ny tekst her") == 1


def test_an_approval_has_figures_until_it_is_withdrawn(house: House) -> None:
    hearing_id = house.open_hearing()
    first, second = house.submit(
        hearing_id,
        ("et.txt", CLEAN_LETTER),
        ("to.txt", CLEAN_LETTER.replace("fem etager", "seks etager")),
    )
    house.work_off()
    reds = approve_as_drafted(house, first, seconds=90)
    house.approve(second, "Afsenderen er imod seks etager.")

    found = quality_overview(house.context, house.planner, hearing_id)
    assert (found.sums.approvals, found.sums.from_drafts, found.sums.unedited) == (2, 2, 1)
    assert found.sums.median_distance is not None
    assert 0 < found.sums.median_distance < 1
    assert (found.sums.timed, found.sums.median_seconds) == (1, 90)
    assert found.sums.reds_overturned >= reds
    assert found.sums.reds_found >= found.sums.reds_overturned
    assert found.sums.draft_points_met <= found.sums.draft_points
    assert [one.engine for one in found.by_engine] == ["citat"]
    assert found.by_engine[0].drafts == 2
    assert set(found.by_arm) == {Arm.SHOWN}
    assert found.distances[0] == 1
    assert sum(found.minutes) == 1
    assert (found.gate.screened, found.gate.held) == (2, 0)
    assert [one.sums.approvals for one in figure_rows(house.context, house.planner)] == [2]

    withdraw_approval(house.context, house.reviewer, first)
    assert quality_overview(house.context, house.planner, hearing_id).sums.approvals == 1
    everything = quality_overview(house.context, house.officer)
    assert [(one.id, sums.approvals) for one, sums in everything.by_hearing] == [(hearing_id, 1)]


def test_what_is_written_by_hand_is_an_arm_of_its_own(house: House) -> None:
    hearing_id = house.open_hearing()
    (response_id,) = house.submit(hearing_id, ("et.txt", CLEAN_LETTER))
    house.work_off()
    take_by_hand(house.context, house.reviewer, response_id)
    house.approve(response_id, "Afsenderen er imod fem etager.")
    found = quality_overview(house.context, house.planner, hearing_id)
    assert set(found.by_arm) == {Arm.BY_HAND}
    assert found.sums.from_drafts == 0
    assert found.sums.median_distance is None
