"""A hearing's own documents, words decided for all of it, strictness, and looked-over texts."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from house import CLEAN_LETTER
from summarizer.domain.finding import FindingKind
from summarizer.domain.user import Role, User
from summarizer.workflow.accept_warnings import accept_warnings
from summarizer.workflow.decide_findings import confirm_release, release_response
from summarizer.workflow.hearing_documents import (
    add_document,
    known_words,
    remove_document,
    screening_page,
)
from summarizer.workflow.refusals import Changed, Invalid, NotAllowed, NotFound
from summarizer.workflow.release_choice import Choice
from summarizer.workflow.runs import perform_run
from summarizer.workflow.screen_held import screen_held_again
from summarizer.workflow.second_person import reject_release
from summarizer.workflow.strictness import change_strictness, forget_decided_words

if TYPE_CHECKING:
    from house import House
    from summarizer.store.records import ScreeningRecord

# A word that no list has; in a hearing that holds on doubt it stops the response.
UNKNOWN = CLEAN_LETTER + "\nKortet viser Zwaldrok som natur.\n"
DOCUMENT = "Lokalplanen omfatter Zwaldrok og Møllevangen.\n"
PROTECTED = CLEAN_LETTER + "\nVenlig hilsen\nAgnete Valdorf Brinkholt\nTudsemosen 17, 4999 Egebæk\n"


@pytest.fixture
def strict(house: House) -> str:
    hearing_id = house.open_hearing()
    change_strictness(
        house.context, house.planner, hearing_id, hold_on_doubt=True, second_person=True
    )
    return hearing_id


def submit(house: House, hearing_id: str, letter: str) -> str:
    response_id = house.submit(hearing_id, ("svar.txt", letter))[0]
    house.work_off()
    return response_id


def screening(house: House, response_id: str) -> ScreeningRecord:
    with house.context.read() as look:
        return look.screenings.history(response_id)[-1]


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
    held = submit(house, strict, UNKNOWN)
    assert house.status(held) == "held"
    add(house, strict)
    assert screening_page(house.context, house.planner, strict).held_for_doubt == 1
    assert screen_held_again(house.context, house.planner, strict) == 1
    house.work_off()
    assert house.status(held) == "drafted"
    assert house.status(submit(house, strict, UNKNOWN)) == "drafted"


def test_a_removed_document_is_not_known_any_more(house: House, strict: str) -> None:
    document = add(house, strict)
    with pytest.raises(NotFound):
        remove_document(house.context, house.planner, house.open_hearing(), document)
    remove_document(house.context, house.planner, strict, document)
    assert house.status(submit(house, strict, UNKNOWN)) == "held"
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
    with pytest.raises(NotAllowed):
        add_document(
            house.context, house.officer, strict, filename="a.txt", stream=io.BytesIO(b"A")
        )
    assert screening_page(house.context, house.planner, strict).documents == ()


def test_of_a_document_only_its_capitalised_words_are_kept() -> None:
    text = "Planen for Møllevangen og Å-byen gælder Møllevangen."
    assert known_words(text) == "Møllevangen\nPlanen\nÅ-byen"


def test_one_decision_holds_for_the_word_in_the_whole_hearing(house: House, strict: str) -> None:
    first, waiting = (submit(house, strict, UNKNOWN + extra) for extra in ("", "Tak.\n"))
    elsewhere = house.open_hearing()
    found = screening(house, first)
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
    assert house.status(submit(house, strict, UNKNOWN)) == "drafted"
    change_strictness(
        house.context, house.planner, elsewhere, hold_on_doubt=True, second_person=False
    )
    assert house.status(submit(house, elsewhere, UNKNOWN)) == "held"
    assert forget_decided_words(house.context, house.planner, strict) == 1
    assert house.status(submit(house, strict, UNKNOWN)) == "held"


def test_a_word_to_be_masked_is_decided_once_too(house: House, strict: str) -> None:
    first, waiting = (submit(house, strict, UNKNOWN + extra) for extra in ("", "Tak.\n"))
    found = screening(house, first)
    release_response(
        house.context,
        house.planner,
        first,
        screening_id=found.id,
        across=frozenset(range(len(found.findings))),
    )
    house.work_off()
    assert house.status(waiting) == "drafted"
    decided = screening(house, waiting)
    assert [one.kind for one in decided.findings] == [FindingKind.UNKNOWN_WORD]
    other = submit(house, strict, UNKNOWN + "Kortet viser Plintrix som by.\n")
    assert house.status(other) == "held"


def test_the_decided_word_stands_in_no_table_and_no_audit_entry(house: House, strict: str) -> None:
    response_id = submit(house, strict, UNKNOWN)
    found = screening(house, response_id)
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
    response_id = submit(house, hearing_id, PROTECTED)
    found = screening(house, response_id)
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
    assert house.status(submit(house, hearing_id, PROTECTED)) == "held"


def test_a_stricter_hearing_does_not_draft_what_was_cleared_before(house: House) -> None:
    hearing_id = house.open_hearing()
    response_id = house.submit(hearing_id, ("svar.txt", UNKNOWN))[0]
    while house.status(response_id) != "cleared":
        perform_run(house.context, house.queue.run_ids.pop(0))
    change_strictness(
        house.context, house.planner, hearing_id, hold_on_doubt=True, second_person=False
    )
    house.work_off()
    assert house.status(response_id) == "held"
    with house.context.read() as look:
        assert look.drafts.history(response_id) == ()


def test_a_hard_hold_takes_two_people_where_the_hearing_says_so(house: House, strict: str) -> None:
    response_id = submit(house, strict, PROTECTED)
    found = screening(house, response_id)
    outcome = release_response(house.context, house.officer, response_id, screening_id=found.id)
    assert outcome.waits_for_second
    assert house.status(response_id) == "held"
    with pytest.raises(Invalid):
        confirm_release(house.context, house.officer, response_id, screening_id=found.id)
    for actor in (house.planner, house.reviewer):
        with pytest.raises(NotAllowed):
            confirm_release(house.context, actor, response_id, screening_id=found.id)
    confirm_release(house.context, house.administrator, response_id, screening_id=found.id)
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
    response_id = submit(house, strict, PROTECTED)
    found = screening(house, response_id)
    release_response(house.context, house.officer, response_id, screening_id=found.id)
    confirm_release(house.context, other, response_id, screening_id=found.id)
    assert house.status(response_id) == "cleared"


def test_a_rejected_proposal_leaves_the_response_held(house: House, strict: str) -> None:
    response_id = submit(house, strict, PROTECTED)
    found = screening(house, response_id)
    release_response(house.context, house.officer, response_id, screening_id=found.id)
    reject_release(house.context, house.administrator, response_id, screening_id=found.id)
    with pytest.raises(Changed):
        confirm_release(house.context, house.administrator, response_id, screening_id=found.id)
    assert house.status(response_id) == "held"


def test_a_doubt_takes_one_person_also_there(house: House, strict: str) -> None:
    response_id = submit(house, strict, UNKNOWN)
    found = screening(house, response_id)
    release_response(house.context, house.planner, response_id, screening_id=found.id)
    assert house.status(response_id) == "cleared"


def warn(house: House, letter: str, *warnings: str) -> str:
    """Bring a letter whose reader was unsure as far as its hold."""
    response_id = house.submit(house.open_hearing(), ("svar.txt", letter))[0]
    perform_run(house.context, house.queue.run_ids.pop(0))
    with house.context.write() as work:
        source = work.responses.text(response_id)
        assert source is not None
        work.responses.save_text(
            response_id,
            replace(source, warnings=warnings),
            typed=False,
            at=house.context.now(),
        )
        work.commit()
    house.work_off()
    return response_id


def test_a_text_that_was_looked_over_is_screened_and_goes_on(house: House) -> None:
    response_id = warn(house, CLEAN_LETTER, "hidden_text", "ocr_unsure")
    assert house.status(response_id) == "held"
    accept_warnings(
        house.context,
        house.planner,
        response_id,
        screening_id=screening(house, response_id).id,
    )
    house.work_off()
    assert house.status(response_id) == "drafted"
    with house.context.read() as look:
        facts = [one.facts for one in look.audit.entries(response_id=response_id)]
    assert ["hidden_text", "ocr_unsure"] in [one.get("warnings") for one in facts]


def test_looking_over_does_not_let_a_protected_person_through(house: House) -> None:
    response_id = warn(house, PROTECTED, "hidden_text")
    accept_warnings(
        house.context,
        house.planner,
        response_id,
        screening_id=screening(house, response_id).id,
    )
    house.work_off()
    assert house.status(response_id) == "held"
    assert screening(house, response_id).verdict.is_hard


def test_no_look_settles_a_register_that_is_too_old(house: House) -> None:
    house.clock.move(days=60)
    for response_id in (warn(house, CLEAN_LETTER, "hidden_text"), warn(house, CLEAN_LETTER)):
        with pytest.raises(Invalid):
            accept_warnings(
                house.context,
                house.officer,
                response_id,
                screening_id=screening(house, response_id).id,
            )
        assert house.status(response_id) == "held"


def test_an_older_screening_cannot_be_looked_over(house: House) -> None:
    response_id = warn(house, CLEAN_LETTER, "hidden_text")
    with pytest.raises(Changed):
        accept_warnings(house.context, house.planner, response_id, screening_id="0" * 32)
