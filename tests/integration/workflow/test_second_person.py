"""A hard hold is released by two people where the hearing says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from house import CLEAN_LETTER
from summarizer.domain.finding import sha256_of
from summarizer.domain.user import Role, User
from summarizer.workflow.gate.decide_findings import (
    confirm_release,
    preview_proposed,
    release_response,
)
from summarizer.workflow.gate.release_choice import Choice
from summarizer.workflow.gate.second_person import proposal_for, reject_release
from summarizer.workflow.refusals import Changed, Invalid, NotAllowed

if TYPE_CHECKING:
    from house import House

# A word that no list has; in a hearing that holds on doubt it stops the response.
UNKNOWN = CLEAN_LETTER + "\nKortet viser Zwaldrok som natur.\n"
PROTECTED = CLEAN_LETTER + "\nVenlig hilsen\nAgnete Valdorf Brinkholt\nTudsemosen 17, 4999 Egebæk\n"


def test_a_hard_hold_takes_two_people_where_the_hearing_says_so(house: House, strict: str) -> None:
    response_id = house.bring(PROTECTED, strict)
    found = house.screening(response_id)
    outcome = release_response(house.context, house.officer, response_id, screening_id=found.id)
    assert outcome.waits_for_second
    assert house.status(response_id) == "held"
    with pytest.raises(Invalid):
        house.confirm(house.officer, response_id)
    for actor in (house.planner, house.reviewer):
        with pytest.raises(NotAllowed):
            house.confirm(actor, response_id)
    house.confirm(house.administrator, response_id)
    house.work_off()
    assert house.status(response_id) == "drafted"
    with house.context.read() as look:
        released = next(
            one
            for one in look.audit.entries(response_id=response_id)
            if one.facts.get("reason") == "released"
        )
    assert released.actor == house.administrator.id
    assert released.facts["proposed_by"] == house.officer.id


def test_another_officer_may_be_the_second_person(house: House, strict: str) -> None:
    other = User(house.context.new_id(), "anden", "Anden Prøve", Role.DATA_PROTECTION_OFFICER)
    with house.context.write() as work:
        work.users.add(other, password_hash="x", at=house.context.now())
        work.commit()
    response_id = house.bring(PROTECTED, strict)
    found = house.screening(response_id)
    release_response(house.context, house.officer, response_id, screening_id=found.id)
    house.confirm(other, response_id)
    assert house.status(response_id) == "cleared"


def test_what_was_proposed_anew_behind_ones_back_is_not_confirmed(
    house: House, strict: str
) -> None:
    response_id = house.bring(PROTECTED, strict)
    found = house.screening(response_id)
    release_response(house.context, house.officer, response_id, screening_id=found.id)
    with house.context.read() as work:
        seen = preview_proposed(
            house.context, house.administrator, response_id, proposal_for(work, found.id)
        )
    everything = Choice(not_personal=frozenset(range(len(found.findings))))
    release_response(
        house.context, house.officer, response_id, screening_id=found.id, choice=everything
    )
    with pytest.raises(Changed):
        confirm_release(
            house.context,
            house.administrator,
            response_id,
            screening_id=found.id,
            seen_sha256=sha256_of(seen),
        )
    assert house.status(response_id) == "held"


def test_a_rejected_proposal_leaves_the_response_held(house: House, strict: str) -> None:
    response_id = house.bring(PROTECTED, strict)
    found = house.screening(response_id)
    release_response(house.context, house.officer, response_id, screening_id=found.id)
    reject_release(house.context, house.administrator, response_id, screening_id=found.id)
    with pytest.raises(Changed):
        house.confirm(house.administrator, response_id)
    assert house.status(response_id) == "held"


def test_a_doubt_takes_one_person_also_there(house: House, strict: str) -> None:
    response_id = house.bring(UNKNOWN, strict)
    found = house.screening(response_id)
    release_response(house.context, house.planner, response_id, screening_id=found.id)
    assert house.status(response_id) == "cleared"
