"""Held responses: who may decide what, and what a decision lets through."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from house import CLEAN_LETTER, REGISTER
from summarizer.domain.finding import HoldKind
from summarizer.domain.response import Status
from summarizer.workflow.gate.decide_findings import (
    release_response,
    send_back_to_screening,
    take_by_hand,
)
from summarizer.workflow.gate.keep_register import (
    check_register,
    import_register,
    put_register_in_force,
    remove_register_version,
)
from summarizer.workflow.gate.mend_response import ask_new_draft
from summarizer.workflow.gate.release_choice import Choice
from summarizer.workflow.refusals import Changed, Invalid, NotAllowed
from summarizer.workflow.stages.runs import perform_run
from summarizer.workflow.uploads.submit_batch import receive_batch, start_batch
from summarizer.workflow.uploads.upload import Upload

if TYPE_CHECKING:
    from house import House

PROTECTED = CLEAN_LETTER + "\nVenlig hilsen\nAgnete Valdorf Brinkholt\nTudsemosen 17, 4999 Egebæk\n"
DECLARED = CLEAN_LETTER + "\nJeg har adressebeskyttelse, så mit navn må ikke offentliggøres.\n"


@pytest.mark.parametrize("letter", [PROTECTED, DECLARED])
def test_a_protected_person_is_held_hard(house: House, letter: str) -> None:
    response_id = house.bring(letter)
    assert house.status(response_id) == "held"
    assert HoldKind.HARD in {one.kind for one in house.screening(response_id).verdict.reasons}


def test_a_protected_person_in_the_field_for_organisations_is_held(house: House) -> None:
    upload = Upload(
        "svar.txt", BytesIO(CLEAN_LETTER.encode()), organisation="Agnete Valdorf Brinkholt"
    )
    batch_id = receive_batch(
        house.context, house.planner, hearing_id=house.open_hearing(), uploads=[upload]
    )
    start_batch(house.context, house.planner, batch_id)
    house.work_off()
    with house.context.read() as look:
        (held,) = look.responses.with_status([Status.HELD])
    assert held.reason_code == "protected_person"


@pytest.mark.parametrize("letter", [PROTECTED, DECLARED])
def test_only_the_officer_releases_a_hard_hold(house: House, letter: str) -> None:
    response_id = house.bring(letter)
    found = house.screening(response_id)
    for actor in (house.planner, house.reviewer, house.administrator):
        with pytest.raises(NotAllowed):
            release_response(house.context, actor, response_id, screening_id=found.id)
    release_response(house.context, house.officer, response_id, screening_id=found.id)
    house.work_off()
    assert house.status(response_id) == "drafted"


def test_what_is_released_is_masked(house: House) -> None:
    response_id = house.bring(PROTECTED)
    release_response(
        house.context,
        house.officer,
        response_id,
        screening_id=house.screening(response_id).id,
    )
    house.work_off()
    with house.context.read() as look:
        (draft,) = look.drafts.history(response_id)
    words = str([point.text for point in draft.draft.points])
    assert "Brinkholt" not in words
    assert "Tudsemosen" not in words


def test_a_release_is_audited_with_its_overturned_layers(house: House) -> None:
    response_id = house.bring(PROTECTED)
    found = house.screening(response_id)
    release_response(
        house.context,
        house.officer,
        response_id,
        screening_id=found.id,
        choice=Choice(frozenset({0})),
    )
    with house.context.read() as look:
        newest = look.audit.entries(response_id=response_id)[0]
    assert newest.actor == house.officer.id
    assert newest.facts["overturned"] == {found.findings[0].layer: 1}


def test_a_release_of_an_older_screening_is_refused(house: House) -> None:
    response_id = house.bring(PROTECTED)
    seen = house.screening(response_id)
    send_back_to_screening(house.context, house.officer, response_id)
    house.work_off()
    with pytest.raises(Changed):
        release_response(house.context, house.officer, response_id, screening_id=seen.id)


def test_without_a_register_everything_is_held_and_nobody_can_release_it(house: House) -> None:
    house.clock.move(days=60)  # the register is now older than the set number of days
    response_id = house.bring(CLEAN_LETTER)
    assert house.status(response_id) == "held"
    with pytest.raises(Invalid):
        release_response(
            house.context,
            house.officer,
            response_id,
            screening_id=house.screening(response_id).id,
        )


def test_a_newer_register_catches_what_was_cleared_under_the_older(house: House) -> None:
    letter = CLEAN_LETTER + "\nVenlig hilsen\nThorvald Lindegaard Mosbæk\n"
    hearing_id = house.open_hearing()
    response_id = house.submit(hearing_id, ("svar.txt", letter))[0]
    while house.status(response_id) != "cleared":
        perform_run(house.context, house.queue.run_ids.pop(0))
    newer = "navn,adresse,postnr,by\nThorvald Lindegaard Mosbæk,Engdraget 4,4999,Egebæk\n"
    import_register(house.context, house.officer, newer.encode())
    house.work_off()
    assert house.status(response_id) == "held"
    with house.context.read() as look:
        assert look.drafts.history(response_id) == ()


def test_a_new_draft_is_screened_with_the_newer_register_first(house: House) -> None:
    letter = CLEAN_LETTER + "\nVenlig hilsen\nThorvald Lindegaard Mosbæk\n"
    response_id = house.bring(letter)
    assert house.status(response_id) == "drafted"
    newer = "navn,adresse,postnr,by\nThorvald Lindegaard Mosbæk,Engdraget 4,4999,Egebæk\n"
    import_register(house.context, house.officer, newer.encode())
    ask_new_draft(house.context, house.reviewer, response_id)
    house.work_off()
    assert house.status(response_id) == "held"
    with house.context.read() as look:
        assert len(look.drafts.history(response_id)) == 1


def test_the_same_file_imported_again_is_young_again(house: House) -> None:
    house.clock.move(days=60)
    assert house.status(house.bring(CLEAN_LETTER)) == "held"
    import_register(house.context, house.officer, REGISTER)
    assert house.status(house.bring(CLEAN_LETTER)) == "drafted"


def test_an_entry_past_its_date_stays_until_a_person_removes_it(house: House) -> None:
    letter = CLEAN_LETTER + "\nVenlig hilsen\nThorvald Lindegaard Mosbæk\n"
    dated = (
        "navn,adresse,postnr,by,ophører\n"
        "Thorvald Lindegaard Mosbæk,Engdraget 4,4999,Egebæk,01-01-2001\n"
    )
    record = import_register(house.context, house.officer, dated.encode()).record
    assert hard_hold(house, letter)
    house.clock.move(days=400)  # the whole register is too old by now
    assert hard_hold(house, letter)
    with pytest.raises(Invalid):
        remove_register_version(house.context, house.officer, record.id)
    with house.context.read() as look:
        kept = look.registers.newest()
    assert kept is not None
    assert (kept.id, kept.entry_count, kept.content) == (record.id, 1, record.content)
    import_register(house.context, house.officer, REGISTER)
    assert house.status(house.bring(letter)) == "drafted"


def hard_hold(house: House, letter: str) -> bool:
    """Tell whether ``letter`` is held because of a protected person."""
    verdict = house.screening(house.bring(letter)).verdict
    return HoldKind.HARD in {one.kind for one in verdict.reasons}


def test_a_file_that_was_only_looked_at_protects_nobody_yet(house: House) -> None:
    newer = "navn,adresse,postnr,by\nThorvald Lindegaard Mosbæk,Engdraget 4,4999,Egebæk\n"
    letter = CLEAN_LETTER + "\nVenlig hilsen\nThorvald Lindegaard Mosbæk\n"
    checked = check_register(house.context, house.officer, newer.encode())
    assert house.status(house.bring(letter)) == "drafted"
    assert checked.record is not None
    put_register_in_force(house.context, house.officer, checked.record.id)
    assert house.status(house.bring(letter)) == "held"


def test_by_hand_never_goes_near_an_engine(house: House) -> None:
    response_id = house.bring(PROTECTED)
    take_by_hand(house.context, house.planner, response_id)
    house.work_off()
    assert house.status(response_id) == "manual"
    with house.context.read() as look:
        assert look.drafts.history(response_id) == ()
