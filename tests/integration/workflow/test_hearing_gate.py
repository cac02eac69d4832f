"""A hearing's own documents, words decided for all of it, strictness, and looked-over texts."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from house import CLEAN_LETTER
from summarizer.domain.finding import FindingKind
from summarizer.workflow.gate.decide_findings import release_response
from summarizer.workflow.gate.hearing_documents import (
    add_document,
    known_words,
    remove_document,
    screening_page,
)
from summarizer.workflow.gate.release_choice import Choice
from summarizer.workflow.gate.screen_held import screen_held_again
from summarizer.workflow.hearings.strictness import change_strictness, forget_decided_words
from summarizer.workflow.refusals import Invalid, NotAllowed, NotFound
from summarizer.workflow.stages.runs import perform_run

if TYPE_CHECKING:
    from house import House
    from summarizer.store.records import ScreeningRecord

# A word that no list has; in a hearing that holds on doubt it stops the response.
UNKNOWN = CLEAN_LETTER + "\nKortet viser Zwaldrok som natur.\n"
DOCUMENT = "Lokalplanen omfatter Zwaldrok og Møllevangen.\n"
PROTECTED = CLEAN_LETTER + "\nVenlig hilsen\nAgnete Valdorf Brinkholt\nTudsemosen 17, 4999 Egebæk\n"


def add(house: House, hearing_id: str, text: str = DOCUMENT) -> str:
    return add_document(
        house.context,
        house.planner,
        hearing_id,
        filename="plan.txt",
        stream=io.BytesIO(text.encode()),
    )


def actions(house: House, hearing_id: str) -> list[str]:
    with house.context.read() as look:
        return [one.action for one in look.audit.entries(hearing_id=hearing_id)]


def positions(found: ScreeningRecord, kind: FindingKind) -> frozenset[int]:
    return frozenset(at for at, one in enumerate(found.findings) if one.kind is kind)


def test_a_word_of_the_hearings_own_documents_is_known(house: House, strict: str) -> None:
    held = house.bring(UNKNOWN, strict)
    assert house.status(held) == "held"
    add(house, strict)
    assert screening_page(house.context, house.planner, strict).held_for_doubt == 1
    assert screen_held_again(house.context, house.planner, strict) == 1
    house.work_off()
    assert house.status(held) == "drafted"
    assert house.status(house.bring(UNKNOWN, strict)) == "drafted"


def test_a_removed_document_is_not_known_any_more(house: House, strict: str) -> None:
    document = add(house, strict)
    with pytest.raises(NotFound):
        remove_document(house.context, house.planner, house.open_hearing(), document)
    remove_document(house.context, house.planner, strict, document)
    assert house.status(house.bring(UNKNOWN, strict)) == "held"
    assert actions(house, strict).count("document_removed") == 1
    assert "document_added" in actions(house, strict)


def test_a_document_that_cannot_be_read_is_refused(house: House, strict: str) -> None:
    with pytest.raises(Invalid):
        add_document(
            house.context,
            house.planner,
            strict,
            filename="film.mov",
            stream=io.BytesIO(bytes(range(256))),
        )
    assert house.context.files.delete_folder(strict) == 0
    with pytest.raises(NotAllowed):
        add_document(
            house.context, house.officer, strict, filename="a.txt", stream=io.BytesIO(b"A")
        )
    assert screening_page(house.context, house.planner, strict).documents == ()


def test_of_a_document_only_its_capitalised_words_are_kept() -> None:
    text = "Planen for Møllevangen og Å-byen gælder Møllevangen."
    assert known_words(text) == "Møllevangen\nPlanen\nÅ-byen"


def test_one_decision_holds_for_the_word_in_the_whole_hearing(house: House, strict: str) -> None:
    first, waiting = (house.bring(UNKNOWN + extra, strict) for extra in ("", "Tak.\n"))
    elsewhere = house.open_hearing()
    found = house.screening(first)
    unknown = positions(found, FindingKind.UNKNOWN_WORD)
    assert unknown
    outcome = release_response(
        house.context,
        house.planner,
        first,
        screening_id=found.id,
        choice=Choice(unknown),
        across=unknown,
    )
    assert (outcome.decided_across, outcome.screened_again) == (1, 1)
    house.work_off()
    assert house.status(waiting) == "drafted"
    assert house.status(house.bring(UNKNOWN, strict)) == "drafted"
    change_strictness(
        house.context, house.planner, elsewhere, hold_on_doubt=True, second_person=False, seen=None
    )
    assert house.status(house.bring(UNKNOWN, elsewhere)) == "held"
    assert forget_decided_words(house.context, house.planner, strict) == 1
    assert house.status(house.bring(UNKNOWN, strict)) == "held"


def test_a_word_to_be_masked_is_decided_once_too(house: House, strict: str) -> None:
    first, waiting = (house.bring(UNKNOWN + extra, strict) for extra in ("", "Tak.\n"))
    found = house.screening(first)
    release_response(
        house.context,
        house.planner,
        first,
        screening_id=found.id,
        across=frozenset(range(len(found.findings))),
    )
    house.work_off()
    assert house.status(waiting) == "drafted"
    decided = house.screening(waiting)
    assert [one.kind for one in decided.findings] == [FindingKind.UNKNOWN_WORD]
    other = house.bring(UNKNOWN + "Kortet viser Plintrix som by.\n", strict)
    assert house.status(other) == "held"


def test_the_decided_word_stands_in_no_table_and_no_audit_entry(house: House, strict: str) -> None:
    response_id = house.bring(UNKNOWN, strict)
    found = house.screening(response_id)
    every = frozenset(range(len(found.findings)))
    release_response(
        house.context,
        house.planner,
        response_id,
        screening_id=found.id,
        choice=Choice(every),
        across=every,
    )
    with house.context.read() as look:
        kept = str(look.word_decisions.of(strict)) + str(look.audit.entries())
    assert "zwaldrok" not in kept.casefold()


def test_a_protected_person_is_never_decided_for_a_hearing(house: House) -> None:
    hearing_id = house.open_hearing()
    response_id = house.bring(PROTECTED, hearing_id)
    found = house.screening(response_id)
    every = frozenset(range(len(found.findings)))
    release_response(
        house.context,
        house.officer,
        response_id,
        screening_id=found.id,
        choice=Choice(every),
        across=every,
    )
    house.work_off()
    assert house.status(house.bring(PROTECTED, hearing_id)) == "held"


def test_a_stricter_hearing_does_not_draft_what_was_cleared_before(house: House) -> None:
    hearing_id = house.open_hearing()
    response_id = house.submit(hearing_id, ("svar.txt", UNKNOWN))[0]
    while house.status(response_id) != "cleared":
        perform_run(house.context, house.queue.run_ids.pop(0))
    change_strictness(
        house.context, house.planner, hearing_id, hold_on_doubt=True, second_person=False, seen=None
    )
    house.work_off()
    assert house.status(response_id) == "held"
    with house.context.read() as look:
        assert look.drafts.history(response_id) == ()
