"""Ways round the gate, the exclusion and the purge that are closed."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from house import CLEAN_LETTER
from summarizer.domain.draft import NoteAnswer, NoteStatus, Point, Severity
from summarizer.domain.finding import FindingKind
from summarizer.store.records import BatchState
from summarizer.workflow.gate.decide_findings import (
    release_response,
    send_back_to_screening,
    take_by_hand,
)
from summarizer.workflow.gate.mend_response import (
    ask_new_draft,
    exclude_response,
    replace_file,
    restore_response,
    type_text,
)
from summarizer.workflow.hearings.purge_hearing import purge_hearing
from summarizer.workflow.refusals import Changed, Invalid
from summarizer.workflow.review.approve_summary import withdraw_approval
from summarizer.workflow.review.correct_summary import save_correction
from summarizer.workflow.screeners import Screeners
from summarizer.workflow.stages.runs import perform_run, sweep
from summarizer.workflow.uploads.add_attachment import add_attachment
from summarizer.workflow.uploads.submit_batch import receive_batch, start_batch
from summarizer.workflow.uploads.upload import Upload

if TYPE_CHECKING:
    from house import House

PROTECTED = CLEAN_LETTER + "\nVenlig hilsen\nAgnete Valdorf Brinkholt\n"


def submit(house: House, letter: str, *, notes: tuple[str, ...] = ()) -> str:
    response_id = house.submit(house.open_hearing(notes=notes), ("svar.txt", letter))[0]
    house.work_off()
    return response_id


def test_a_register_grown_too_old_stops_the_next_draft(house: House) -> None:
    response_id = submit(house, CLEAN_LETTER)
    house.clock.move(days=200)
    ask_new_draft(house.context, house.planner, response_id)
    house.work_off()
    assert house.status(response_id) == "held"
    with house.context.read() as look:
        assert len(look.drafts.history(response_id)) == 1


def test_a_register_under_another_key_lets_nothing_through(house: House) -> None:
    other = Screeners(key=b"not the key of old", now=house.clock, register_max_age_days=30)
    house.context = replace(house.context, screeners=other)
    response_id = submit(house, CLEAN_LETTER)
    assert house.status(response_id) == "held"
    with house.context.read() as look:
        assert look.drafts.history(response_id) == ()


def test_a_text_cannot_be_typed_past_a_hold(house: House) -> None:
    response_id = submit(house, PROTECTED)
    with pytest.raises(Changed):
        type_text(house.context, house.planner, response_id, CLEAN_LETTER)
    assert house.status(response_id) == "held"


@pytest.mark.parametrize("letter", [PROTECTED, CLEAN_LETTER])
def test_only_a_file_that_cannot_be_read_is_replaced(house: House, letter: str) -> None:
    response_id = submit(house, letter)
    before = house.status(response_id)
    with pytest.raises(Changed):
        replace_file(
            house.context, house.planner, response_id, Upload("nyt.txt", io.BytesIO(b"Vi er for."))
        )
    assert house.status(response_id) == before


def test_a_decision_on_a_text_does_not_let_a_longer_one_through(house: House) -> None:
    """A file is added to a held letter, and then the screening itself breaks down."""
    response_id = submit(house, CLEAN_LETTER + "\nJeg har kræft.\n")
    with house.context.read() as look:
        held = look.responses.get(response_id)
    assert held is not None
    late = io.BytesIO(b"Mit CPR-nummer er 010190-1234. Ring til Bodil Overgaard.")
    add_attachment(house.context, house.planner, response_id, Upload("bilag.txt", late))
    perform_run(house.context, house.queue.run_ids.pop())
    while house.status(response_id) == "read":
        with house.context.write() as work:
            assert work.runs.claim(house.queue.run_ids.pop(), at=house.context.now())
            work.commit()
        house.clock.move(minutes=5)
        sweep(house.context)
    assert house.status(response_id) == "held"
    with pytest.raises(Changed):
        release_response(
            house.context, house.planner, response_id, screening_id=held.screening_id or ""
        )
    send_back_to_screening(house.context, house.planner, response_id)
    house.work_off()
    with house.context.read() as look:
        again = look.responses.get(response_id)
        assert again is not None
        screening = look.screenings.get(again.screening_id or "")
    assert screening is not None
    assert any(one.kind is FindingKind.CPR for one in screening.findings)


def test_a_held_text_written_by_hand_gets_no_draft_by_the_back_door(house: House) -> None:
    response_id = submit(house, PROTECTED)
    take_by_hand(house.context, house.planner, response_id)
    with house.context.read() as look:
        source = look.responses.text(response_id)
    assert source is not None
    save_correction(
        house.context,
        house.planner,
        response_id,
        base_revision_id=None,
        points=[Point("Afsenderen er imod fem etager.", source.sentences[1:2])],
        notes=[],
    )
    with pytest.raises(Invalid):
        ask_new_draft(house.context, house.planner, response_id)


def test_nothing_but_restoring_leads_out_of_excluded(house: House) -> None:
    response_id = submit(house, CLEAN_LETTER)
    exclude_response(house.context, house.planner, response_id, reason="Forkert sag")
    for action in (take_by_hand, ask_new_draft, withdraw_approval):
        actor = house.reviewer
        with pytest.raises(Changed):
            action(house.context, actor, response_id)
    restore_response(house.context, house.planner, response_id)
    assert house.status(response_id) == "drafted"


def test_what_was_excluded_before_the_purge_stays_out_too(house: House) -> None:
    response_id = submit(house, CLEAN_LETTER)
    exclude_response(house.context, house.planner, response_id, reason="Forkert sag")
    with house.context.read() as look:
        response = look.responses.get(response_id)
    assert response is not None
    purge_hearing(house.context, house.administrator, response.hearing_id)
    with pytest.raises(Changed):
        restore_response(house.context, house.planner, response_id)


def test_an_exclusion_in_the_preview_stands(house: House) -> None:
    hearing_id = house.open_hearing()
    batch_id = receive_batch(
        house.context,
        house.planner,
        hearing_id=hearing_id,
        uploads=[
            Upload(filename=name, stream=io.BytesIO(b"Vi er imod.")) for name in ("a.txt", "b.txt")
        ],
    )
    with house.context.read() as look:
        first, second = look.responses.page(hearing_id, batch_id=batch_id)
    exclude_response(house.context, house.planner, first.id, reason="Dobbelt")
    exclude_response(house.context, house.planner, second.id, reason="Fejl")
    restore_response(house.context, house.planner, second.id)
    start_batch(house.context, house.planner, batch_id, left_out=frozenset({first.id}))
    house.work_off()
    assert house.status(first.id) == "excluded"
    assert house.status(second.id) == "drafted"
    with house.context.read() as look:
        batch = look.hearings.get_batch(batch_id)
    assert batch is not None
    assert batch.state is BatchState.STARTED


def test_an_answer_to_a_note_is_looked_at_like_a_point(house: House) -> None:
    response_id = submit(house, CLEAN_LETTER, notes=("Trafik",))
    with house.context.read() as look:
        base = look.revisions.history(response_id)[-1]
    said = "Karen Østerby, Møllevangen 12, ringer gerne på 68 00 12 34."
    saved = save_correction(
        house.context,
        house.reviewer,
        response_id,
        base_revision_id=base.id,
        points=base.points,
        notes=[NoteAnswer("Trafik", NoteStatus.ADDRESSED, said, base.points[0].evidence)],
    )
    codes = {flag.code for flag in saved.notes[0].flags if flag.severity is Severity.RED}
    assert {"personal_data", "forbidden_personal_data"} <= codes


def test_a_note_for_one_response_is_for_that_one_only(house: House) -> None:
    hearing_id = house.open_hearing()
    first, second = house.submit(
        hearing_id, ("a.txt", CLEAN_LETTER), ("b.txt", CLEAN_LETTER + "Ja.")
    )
    house.work_off()
    ask_new_draft(house.context, house.planner, first, note="Skolevej")
    ask_new_draft(house.context, house.planner, second)
    house.work_off()
    with house.context.read() as look:
        answered = [
            [answer.note for answer in look.drafts.history(one)[-1].draft.notes]
            for one in (first, second)
        ]
    assert answered == [["Skolevej"], []]


def test_a_hearing_whose_model_is_gone_is_drafted_openly_by_quoting(house: House) -> None:
    hearing_id = house.open_hearing()
    house.context = replace(house.context, engines={})
    (response_id,) = house.submit(hearing_id, ("svar.txt", CLEAN_LETTER))
    house.work_off()
    assert house.status(response_id) == "drafted"
    with house.context.read() as look:
        (draft,) = look.drafts.history(response_id)
    assert (draft.draft.engine, draft.draft.fallback_reason) == ("citat", "engine_gone")
