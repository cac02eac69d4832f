"""From a draft to an approval: corrections, red flags, four eyes, withdrawal."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from house import CLEAN_LETTER
from summarizer.domain.draft import Point, Severity
from summarizer.domain.summary import Resolution
from summarizer.workflow.refusals import ApprovalBlocked, Changed, EditConflict, Invalid, NotAllowed
from summarizer.workflow.review.approve_summary import (
    Examination,
    approve_summary,
    numbered_flags,
    withdraw_approval,
)
from summarizer.workflow.review.correct_summary import save_correction

if TYPE_CHECKING:
    from house import House
    from summarizer.domain.summary import Revision
    from summarizer.domain.user import User

NOTHING = Examination()


@pytest.fixture
def drafted(house: House) -> str:
    response_id = house.submit(house.open_hearing(), ("svar.txt", CLEAN_LETTER))[0]
    house.work_off()
    assert house.status(response_id) == "drafted"
    return response_id


def current(house: House, response_id: str) -> Revision:
    with house.context.read() as look:
        response = look.responses.get(response_id)
        assert response is not None
        revision = look.revisions.get(response.revision_id or "")
    assert revision is not None
    return revision


def rewrite(house: House, actor: User, response_id: str, *texts: str) -> Revision:
    """Save points with these words, resting on the draft's own passages."""
    base = current(house, response_id)
    evidence = tuple(span for point in base.points for span in point.evidence)
    return save_correction(
        house.context,
        actor,
        response_id,
        base_revision_id=base.id,
        points=[Point(text=text, evidence=evidence) for text in texts],
        notes=base.notes,
    )


def approve(house: House, actor: User, response_id: str, *, answers: bool = False) -> None:
    revision = current(house, response_id)
    resolutions = [
        Resolution(number, flag.code, "Kildeteksten siger det.")
        for number, flag in numbered_flags(revision)
        if answers and flag.severity is Severity.RED
    ]
    approve_summary(
        house.context,
        actor,
        response_id,
        revision_id=revision.id,
        examination=replace(NOTHING, resolutions=resolutions),
    )


def test_a_correction_is_a_new_version_and_the_draft_stays(house: House, drafted: str) -> None:
    before = current(house, drafted)
    after = rewrite(house, house.reviewer, drafted, "Afsenderen er imod fem etager.")
    assert (after.number, after.author_id) == (before.number + 1, house.reviewer.id)
    with house.context.read() as look:
        assert [one.id for one in look.revisions.history(drafted)] == [before.id, after.id]


def test_checks_run_on_what_a_person_typed(house: House, drafted: str) -> None:
    revision = rewrite(house, house.reviewer, drafted, "Der kører 9.900 biler i døgnet.")
    assert any(flag.severity is Severity.RED for flag in revision.points[0].flags)


def test_a_red_flag_blocks_approval_until_it_is_answered(house: House, drafted: str) -> None:
    rewrite(house, house.reviewer, drafted, "Der kører 9.900 biler i døgnet.")
    with pytest.raises(ApprovalBlocked):
        approve(house, house.reviewer, drafted)
    assert house.status(drafted) == "drafted"
    approve(house, house.reviewer, drafted, answers=True)
    assert house.status(drafted) == "approved"


@pytest.mark.parametrize(
    "text",
    [
        "Afsenderen kan nås på 00 00 12 34 eller skriv@post.invalid.",
        "[PERSON 7] er imod.",
    ],
)
def test_some_words_can_only_be_corrected_away(house: House, drafted: str, text: str) -> None:
    rewrite(house, house.reviewer, drafted, text)
    with pytest.raises(ApprovalBlocked):
        approve(house, house.reviewer, drafted, answers=True)


def test_an_approval_names_who_when_and_the_hash(house: House, drafted: str) -> None:
    revision = rewrite(house, house.reviewer, drafted, "Afsenderen er imod fem etager.")
    approve(house, house.reviewer, drafted, answers=True)
    with house.context.read() as look:
        (record,) = look.approvals.history(drafted)
        actions = [entry.facts.get("to") for entry in look.audit.entries(response_id=drafted)]
    assert record.approval.approved_by == house.reviewer.id
    assert record.approval.sha256 == revision.sha256
    assert record.withdrawn_at is None
    assert actions[0] == "approved"


def test_editing_an_approved_summary_withdraws_the_approval(house: House, drafted: str) -> None:
    rewrite(house, house.reviewer, drafted, "Afsenderen er imod fem etager.")
    approve(house, house.reviewer, drafted, answers=True)
    rewrite(house, house.planner, drafted, "Afsenderen er imod byggeri i fem etager.")
    assert house.status(drafted) == "drafted"
    with house.context.read() as look:
        (record,) = look.approvals.history(drafted)
    assert record.withdrawn_by == house.planner.id


def test_a_withdrawn_approval_stays_on_record(house: House, drafted: str) -> None:
    rewrite(house, house.reviewer, drafted, "Afsenderen er imod fem etager.")
    approve(house, house.reviewer, drafted, answers=True)
    withdraw_approval(house.context, house.reviewer, drafted)
    assert house.status(drafted) == "drafted"
    with house.context.read() as look:
        (record,) = look.approvals.history(drafted)
    assert record.withdrawn_by == house.reviewer.id


def test_two_people_on_one_summary_lose_nothing(house: House, drafted: str) -> None:
    base = current(house, drafted)
    mine = rewrite(house, house.reviewer, drafted, "Afsenderen er imod fem etager.")
    with pytest.raises(EditConflict) as conflict:
        save_correction(
            house.context,
            house.planner,
            drafted,
            base_revision_id=base.id,
            points=base.points,
            notes=base.notes,
        )
    assert conflict.value.current_revision_id == mine.id
    assert current(house, drafted).id == mine.id


def test_approving_an_older_version_than_the_newest_is_refused(house: House, drafted: str) -> None:
    seen = current(house, drafted)
    rewrite(house, house.planner, drafted, "Afsenderen er imod fem etager.")
    with pytest.raises(EditConflict):
        approve_summary(
            house.context,
            house.reviewer,
            drafted,
            revision_id=seen.id,
            examination=NOTHING,
        )


def test_a_planner_does_not_approve(house: House, drafted: str) -> None:
    with pytest.raises(NotAllowed):
        approve(house, house.planner, drafted, answers=True)


def test_four_eyes_means_another_persons(house: House) -> None:
    hearing_id = house.open_hearing(four_eyes=True)
    response_id = house.submit(hearing_id, ("svar.txt", CLEAN_LETTER))[0]
    house.work_off()
    rewrite(house, house.reviewer, response_id, "Afsenderen er imod fem etager.")
    with pytest.raises(ApprovalBlocked, match="fire øjne"):
        approve(house, house.reviewer, response_id, answers=True)
    approve(house, house.administrator, response_id, answers=True)
    assert house.status(response_id) == "approved"


def test_a_summary_without_a_point_is_refused(house: House, drafted: str) -> None:
    with pytest.raises(Invalid):
        rewrite(house, house.reviewer, drafted, "  ")


def test_an_approved_summary_cannot_be_approved_again(house: House, drafted: str) -> None:
    rewrite(house, house.reviewer, drafted, "Afsenderen er imod fem etager.")
    approve(house, house.reviewer, drafted, answers=True)
    with pytest.raises(Changed):
        approve(house, house.reviewer, drafted, answers=True)
