"""A letter in another language: read by an officer, masked by hand, drafted with its own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarizer.workflow.gate.decide_findings import release_response
from summarizer.workflow.gate.release_choice import Choice, point_out
from summarizer.workflow.hearings.strictness import change_strictness
from summarizer.workflow.refusals import Invalid, NotAllowed

if TYPE_CHECKING:
    from house import House

LETTER = (
    "We are against the five storey buildings at the end of the road. Our neighbour willow says "
    "that the street is far too narrow for 1,400 cars a day, and we agree with willow.\n"
)


@pytest.fixture
def hearing(house: House) -> str:
    return house.open_hearing()


def held(house: House, hearing_id: str) -> tuple[str, str]:
    (response_id,) = house.submit(hearing_id, ("letter.txt", LETTER))
    house.work_off()
    assert house.status(response_id) == "held"
    with house.context.read() as look:
        return response_id, look.screenings.history(response_id)[-1].id


def test_it_is_released_by_an_officer_who_has_read_it(house: House, hearing: str) -> None:
    response_id, screening_id = held(house, hearing)
    read = Choice(has_read=True)
    for actor in (house.planner, house.reviewer, house.administrator):
        with pytest.raises(NotAllowed):
            release_response(
                house.context, actor, response_id, screening_id=screening_id, choice=read
            )
    with pytest.raises(Invalid, match="sæt kryds"):
        release_response(house.context, house.officer, response_id, screening_id=screening_id)
    release_response(
        house.context, house.officer, response_id, screening_id=screening_id, choice=read
    )
    house.work_off()
    assert house.status(response_id) == "drafted"


def test_what_the_screening_did_not_find_is_masked_too(house: House, hearing: str) -> None:
    response_id, screening_id = held(house, hearing)
    pointed = point_out(LETTER, "Willow\n\nnobody here\n")
    assert pointed.unknown == (3,)
    release_response(
        house.context,
        house.officer,
        response_id,
        screening_id=screening_id,
        choice=Choice(also_masked=pointed.places, has_read=True),
    )
    house.work_off()
    with house.context.read() as look:
        (draft,) = look.drafts.history(response_id)
        audit = look.audit.entries(response_id=response_id)
    words = " ".join(point.text for point in draft.draft.points)
    assert words
    assert "willow" not in words.lower()
    # The evidence is in the original.
    assert draft.draft.points[0].evidence[0].of(LETTER) in LETTER
    assert [entry.facts["also_masked"] for entry in audit if "also_masked" in entry.facts] == [2]
    assert "willow" not in str(audit).lower()


def test_a_second_person_confirms_the_same_masks(house: House, hearing: str) -> None:
    change_strictness(
        house.context, house.planner, hearing, hold_on_doubt=False, second_person=True, seen=None
    )
    response_id, screening_id = held(house, hearing)
    places = point_out(LETTER, "willow").places
    waiting = release_response(
        house.context,
        house.officer,
        response_id,
        screening_id=screening_id,
        choice=Choice(also_masked=places, has_read=True),
    )
    assert waiting.waits_for_second
    house.confirm(house.administrator, response_id)
    with house.context.read() as look:
        decided = look.screenings.history(response_id)[-1]
    masked = [finding.span for finding in decided.findings]
    assert all(any(span.overlaps(place) for span in masked) for place in places)
