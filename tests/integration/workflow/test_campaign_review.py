"""One summary for letters that are alike: examined once, approved for each by all its rules."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from summarizer.domain.response import Status
from summarizer.workflow.gate.mend_response import ask_new_draft
from summarizer.workflow.refusals import NotAllowed
from summarizer.workflow.review.approve_summary import (
    Examination,
    approve_summary,
    withdraw_approval,
)
from summarizer.workflow.review.campaign_review import campaign_page
from summarizer.workflow.review.correct_summary import save_correction
from summarizer.workflow.review.share_summary import Model, approve_shared, model_of, share_summary

if TYPE_CHECKING:
    from house import House

TEMPLATE = (
    "Vi er imod, at der bygges i fem etager ved Møllevangen. "
    "Højden passer ikke til de huse, der ligger der i dag, og vi foreslår højst to etager. "
    "Vejen er for smal til mere trafik, og børn cykler til skole ad den hver dag. "
    "Kommunen bør anlægge et fortov, før der bygges."
)
OWN = "Kælderen hos os blev oversvømmet to gange i fjor, og kloakken skal udvides først."
POINT = "Vi er imod, at der bygges i fem etager ved Møllevangen."


def submit_group(
    house: House, *, four_eyes: bool = False, notes: tuple[str, ...] = ()
) -> tuple[str, list[str]]:
    """Three letters alike and one with own words, all drafted."""
    hearing_id = house.open_hearing(four_eyes=four_eyes, notes=notes)
    ids = house.submit(
        hearing_id,
        ("1.txt", TEMPLATE),
        ("2.txt", f"{TEMPLATE}\n"),
        ("3.txt", TEMPLATE.replace(". ", ".\n")),
        ("4.txt", f"{TEMPLATE}\n\n{OWN}"),
    )
    house.work_off()
    return hearing_id, ids


def model(house: House, hearing_id: str) -> Model:
    found = model_of(house.context, house.reviewer, hearing_id, "A")
    assert found is not None
    return found


def statuses(house: House, ids: list[str]) -> list[str]:
    return [house.status(one) for one in ids]


def test_letters_alike_are_approved_each_by_itself(house: House) -> None:
    hearing_id, ids = submit_group(house)
    assert model_of(house.context, house.reviewer, hearing_id, "A") is None
    house.approve(ids[0], POINT)
    shared = approve_shared(
        house.context, house.reviewer, model(house, hearing_id), ids[1:], open_seconds=90
    )
    assert shared.done == 2
    assert [number for number, _why in shared.refused] == [4]
    assert statuses(house, ids) == ["approved", "approved", "approved", "drafted"]
    with house.context.read() as look:
        approvals = [look.approvals.history(one)[-1].approval for one in ids[:3]]
        revision = look.revisions.get(approvals[2].revision_id)
        source = look.responses.text(ids[2])
    assert len({one.id for one in approvals}) == 3
    assert len({one.revision_id for one in approvals}) == 3
    assert approvals[2].open_seconds == 30
    assert revision is not None
    assert source is not None
    assert revision.points[0].text == POINT
    assert all(span.of(source.text).strip() for span in revision.points[0].evidence)


def test_points_are_given_to_a_letter_with_own_words_and_not_approved(house: House) -> None:
    hearing_id, ids = submit_group(house)
    house.approve(ids[0], POINT)
    shared = share_summary(house.context, house.reviewer, model(house, hearing_id), [ids[3]])
    assert shared.done == 1
    assert house.status(ids[3]) == "drafted"
    with house.context.read() as look:
        response, source = look.responses.get(ids[3]), look.responses.text(ids[3])
        assert response is not None
        assert source is not None
        revision = look.revisions.get(response.revision_id or "")
    assert revision is not None
    assert revision.points[0].text == POINT
    # What only this sender wrote is still asked for.
    assert any(OWN[:20] in span.of(source.text) for span in revision.left_out)
    page = campaign_page(house.context, house.reviewer, hearing_id, "A", page=1, per_page=9)
    assert [(one.own_words, one.is_untouched) for one in page.own] == [((OWN,), False)]
    again = share_summary(house.context, house.planner, model(house, hearing_id), [ids[3]])
    assert again.done == 1


def test_answers_to_notes_are_shared_and_none_is_approved_unseen(house: House) -> None:
    hearing_id, ids = submit_group(house, notes=("Trafik",))
    ask_new_draft(house.context, house.planner, ids[2], note="Støj")
    house.work_off()
    with house.context.read() as look:
        versions = look.revisions.current(ids)
    draft = versions[ids[0]]
    answer = replace(draft.notes[0], text="Vejen er for smal til mere trafik.")
    saved = save_correction(
        house.context,
        house.reviewer,
        ids[0],
        base_revision_id=draft.id,
        points=draft.points,
        notes=[answer],
    )
    approve_summary(
        house.context,
        house.reviewer,
        ids[0],
        revision_id=saved.id,
        examination=Examination(),
    )
    shared = approve_shared(
        house.context, house.reviewer, model(house, hearing_id), ids[1:3], open_seconds=9
    )
    assert shared.done == 1
    assert "andre opmærksomhedspunkter" in shared.refused[0][1]
    with house.context.read() as look:
        assert look.revisions.current(ids)[ids[1]].notes[0].text == answer.text


def test_a_letter_of_another_hearing_is_no_part_of_the_group(house: House) -> None:
    hearings = [house.open_hearing(), house.open_hearing()]
    letters = (("1.txt", TEMPLATE), ("2.txt", f"{TEMPLATE}\n"))
    ours, theirs = (house.submit(one, *letters) for one in hearings)
    house.work_off()
    house.approve(ours[0], POINT)
    shared = approve_shared(
        house.context, house.reviewer, model(house, hearings[0]), theirs[:1], open_seconds=9
    )
    assert shared.done == 0
    assert statuses(house, theirs) == ["drafted", "drafted"]


def test_what_a_person_wrote_is_not_overwritten(house: House) -> None:
    hearing_id, ids = submit_group(house)
    house.approve(ids[0], POINT)
    house.approve(ids[1], "Afsenderen foreslår højst to etager.")
    withdraw_approval(house.context, house.reviewer, ids[1])
    shared = approve_shared(
        house.context, house.reviewer, model(house, hearing_id), [ids[1]], open_seconds=9
    )
    assert shared.done == 0
    assert "rettet af en person" in shared.refused[0][1]


def test_four_eyes_hold_for_a_shared_summary_too(house: House) -> None:
    hearing_id, ids = submit_group(house)
    house.approve(ids[0], POINT)
    the_model = model(house, hearing_id)
    with house.context.database.begin() as connection:
        connection.exec_driver_sql("UPDATE hearing SET four_eyes = TRUE")
    alone = approve_shared(house.context, house.reviewer, the_model, ids[1:3], open_seconds=9)
    assert alone.done == 0
    assert all("fire øjne" in why for _number, why in alone.refused)
    second = approve_shared(house.context, house.administrator, the_model, ids[1:3], open_seconds=9)
    assert second.done == 2


def test_only_a_reviewer_approves_for_many(house: House) -> None:
    hearing_id, ids = submit_group(house)
    house.approve(ids[0], POINT)
    with pytest.raises(NotAllowed):
        approve_shared(
            house.context, house.planner, model(house, hearing_id), ids[1:], open_seconds=9
        )


def test_every_letter_is_counted(house: House) -> None:
    hearing_id, ids = submit_group(house)
    house.approve(ids[0], POINT)
    page = campaign_page(house.context, house.officer, hearing_id, "A", page=1, per_page=9)
    assert page.count(own=False) == 3
    assert page.count(own=False, statuses=frozenset({Status.APPROVED})) == 1
    assert page.count(own=True) == 1
    assert [one.id for one in page.ready] == ids[1:3]
