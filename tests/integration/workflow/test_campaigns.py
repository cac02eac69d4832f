"""Letters written from one text are grouped, each still counted, and own words covered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event

from summarizer.domain.draft import Point, PointKind
from summarizer.domain.source import SourceText
from summarizer.domain.summary import Resolution
from summarizer.store.records import RunStatus
from summarizer.workflow.looks.overviews import hearing_page
from summarizer.workflow.refusals import ApprovalBlocked
from summarizer.workflow.review.approve_summary import Examination, approve_summary
from summarizer.workflow.review.campaign_overview import campaigns_of
from summarizer.workflow.review.correct_summary import save_correction
from summarizer.workflow.review.group_campaigns import (
    OWN_WORDS_CODE,
    OWN_WORDS_NUMBER,
    group_campaigns,
    group_waiting,
)
from summarizer.workflow.review.one_response import response_page
from summarizer.workflow.stages.runs import perform_run, sweep

if TYPE_CHECKING:
    from house import House

TEMPLATE = (
    "Vi er imod, at der bygges i fem etager ved Møllevangen. "
    "Højden passer ikke til de huse, der ligger der i dag, og vi foreslår højst to etager. "
    "Vejen er for smal til mere trafik, og børn cykler til skole ad den hver dag. "
    "Kommunen bør anlægge et fortov, før der bygges."
)
OWN = "Kælderen hos os blev oversvømmet to gange i fjor, og kloakken skal udvides først."
OTHER = (
    "Vi glæder os over de nye boliger og støtter planen helt. "
    "Der mangler steder at bo for unge, og byen har brug for flere børn i skolen."
)


def submit_campaign(house: House) -> tuple[str, list[str]]:
    hearing_id = house.open_hearing()
    ids = house.submit(
        hearing_id,
        ("1.txt", TEMPLATE),
        ("2.txt", f"{TEMPLATE}\n"),
        ("3.txt", f"{TEMPLATE}\n\n{OWN}"),
        ("4.txt", OTHER),
    )
    house.work_off()
    return hearing_id, ids


def test_a_text_that_comes_while_others_are_compared_is_compared_later(house: House) -> None:
    hearing_id, ids = submit_campaign(house)
    database = house.context.database
    came: list[str] = []

    def save_one_more(_connection: object, _cursor: object, asked: str, *_rest: object) -> None:
        if "source_text.text" in asked and not came:
            came.append(ids[3])
            with house.context.write() as work:
                work.responses.save_text(
                    ids[3], SourceText.from_text(TEMPLATE), typed=True, at=house.context.now()
                )
                work.commit()

    event.listen(database, "after_cursor_execute", save_one_more)
    group_campaigns(house.context, hearing_id)
    event.remove(database, "after_cursor_execute", save_one_more)
    group_waiting(house.context)
    with house.context.read() as look:
        assert set(look.campaigns.of_hearing(hearing_id)) == set(ids)


def shorten_to_the_template(house: House, response_id: str) -> str:
    """Save a summary that covers what everybody wrote, and not the sender's own words."""
    page = response_page(house.context, house.planner, response_id)
    assert page.source is not None
    own = page.source.text.index(OWN)
    shared = tuple(one for one in page.source.sentences if one.start < own)
    return save_correction(
        house.context,
        house.planner,
        response_id,
        base_revision_id=page.response.revision_id,
        points=[Point(" ".join(TEMPLATE.split()), shared, PointKind.STANCE)],
        notes=[],
    ).id


def approve(house: House, response_id: str, revision_id: str, *answers: Resolution) -> None:
    approve_summary(
        house.context,
        house.reviewer,
        response_id,
        revision_id=revision_id,
        examination=Examination(resolutions=answers),
    )


def test_letters_are_grouped_when_the_upload_has_been_read(house: House) -> None:
    hearing_id, ids = submit_campaign(house)
    (group,) = campaigns_of(house.context, house.planner, hearing_id)
    assert (group.label, group.letters, group.with_own_words) == ("A", 3, 1)
    page = response_page(house.context, house.planner, ids[2])
    assert page.campaign is not None
    assert page.source is not None
    assert page.campaign.relation == "template"
    assert page.campaign_size == 3
    assert [OWN in one.of(page.source.text) for one in page.campaign.own_text] == [True]
    assert response_page(house.context, house.planner, ids[3]).campaign is None
    rows = hearing_page(house.context, house.planner, hearing_id).rows
    assert [row.campaign for row in rows] == ["A", "A", "A", ""]


def test_each_letter_of_a_group_is_drafted_for_itself(house: House) -> None:
    _hearing_id, ids = submit_campaign(house)
    assert [house.status(one) for one in ids] == ["drafted"] * 4


def test_a_group_keeps_its_letter_when_a_larger_one_appears(house: House) -> None:
    hearing_id, _ids = submit_campaign(house)
    house.submit(hearing_id, *((f"n{number}.txt", f"{OTHER} \n") for number in range(5)))
    house.work_off()
    groups = campaigns_of(house.context, house.planner, hearing_id)
    assert [(one.label, one.letters) for one in groups] == [("A", 3), ("B", 6)]
    assert group_campaigns(house.context, hearing_id) == 2
    assert campaigns_of(house.context, house.planner, hearing_id) == groups


def test_nothing_is_grouped_while_something_is_still_unread(house: House) -> None:
    hearing_id = house.open_hearing()
    house.submit(hearing_id, ("1.txt", TEMPLATE), ("2.txt", f"{TEMPLATE} "))
    first, second = list(house.queue.run_ids)
    perform_run(house.context, first)
    assert campaigns_of(house.context, house.planner, hearing_id) == ()
    perform_run(house.context, second)
    assert len(campaigns_of(house.context, house.planner, hearing_id)) == 1


def test_a_grouping_that_was_lost_is_made_up_by_the_sweeper(house: House) -> None:
    hearing_id = house.open_hearing()
    ids = house.submit(hearing_id, ("1.txt", TEMPLATE), ("2.txt", f"{TEMPLATE} "))
    first, second = list(house.queue.run_ids)
    perform_run(house.context, first)
    with house.context.write() as work:
        # As if the worker died between reading the last letter and comparing them.
        source = work.responses.text(ids[0])
        assert source is not None
        work.responses.save_text(ids[1], source, typed=False, at=house.context.now())
        work.runs.claim(second, at=house.context.now())
        work.runs.finish(second, RunStatus.DONE, at=house.context.now())
        work.commit()
    sweep(house.context)
    assert len(campaigns_of(house.context, house.planner, hearing_id)) == 1


def test_own_words_left_out_keep_a_summary_from_being_approved(house: House) -> None:
    _hearing_id, ids = submit_campaign(house)
    revision_id = shorten_to_the_template(house, ids[2])
    with pytest.raises(ApprovalBlocked) as blocked:
        approve(house, ids[2], revision_id)
    assert "egne ord" in blocked.value.general[0]
    answer = Resolution(OWN_WORDS_NUMBER, OWN_WORDS_CODE, "Handler ikke om planen.")
    approve(house, ids[2], revision_id, answer)
    approval = response_page(house.context, house.reviewer, ids[2]).approval
    assert approval is not None
    assert approval.approval.resolutions == (answer,)


def test_own_words_that_a_point_covers_need_no_answer(house: House) -> None:
    _hearing_id, ids = submit_campaign(house)
    page = response_page(house.context, house.reviewer, ids[2])
    assert page.source is not None
    revision = save_correction(
        house.context,
        house.planner,
        ids[2],
        base_revision_id=page.response.revision_id,
        points=[Point(one.of(page.source.text), (one,)) for one in page.source.sentences],
        notes=[],
    )
    approve(house, ids[2], revision.id)
    assert house.status(ids[2]) == "approved"
