"""Who has taken a response, and who looks at it now, on each database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from house import CLEAN_LETTER
from summarizer.domain.hearing import SenderKind
from summarizer.domain.response import Status
from summarizer.store.lists import QueueFilter, ResponseFilter, SortKey, Whose
from summarizer.workflow.looks.overviews import hearing_page
from summarizer.workflow.looks.queue_overview import queue_page
from summarizer.workflow.refusals import Changed, Invalid, NotAllowed
from summarizer.workflow.review.assign_response import assign_response, assignees
from summarizer.workflow.review.presence import look_at

if TYPE_CHECKING:
    from house import House

WAITING = (Status.DRAFTED, Status.MANUAL)


@pytest.fixture
def drafts(house: House) -> tuple[str, list[str]]:
    hearing_id = house.open_hearing()
    ids = house.submit(hearing_id, ("et.txt", CLEAN_LETTER), ("to.txt", CLEAN_LETTER + "Ja."))
    house.work_off()
    return hearing_id, ids


def test_a_response_is_taken_once(house: House, drafts: tuple[str, list[str]]) -> None:
    _hearing, (first, _second) = drafts
    reviewer, planner = house.reviewer, house.planner
    assign_response(house.context, reviewer, first, to=reviewer.id, expected=None)
    with pytest.raises(Changed):
        assign_response(house.context, planner, first, to=planner.id, expected=None)
    assign_response(house.context, planner, first, to=None, expected=reviewer.id)
    with house.context.read() as look:
        entries = [
            entry.facts
            for entry in look.audit.entries(response_id=first)
            if entry.action == "response_assigned"
        ]
    assert entries == [{"from": reviewer.id, "to": ""}, {"from": "", "to": reviewer.id}]


def test_only_those_who_work_on_summaries_give_and_are_given(
    house: House,
    drafts: tuple[str, list[str]],
) -> None:
    _hearing, (first, _second) = drafts
    officer = house.officer
    with pytest.raises(NotAllowed):
        assign_response(house.context, officer, first, to=officer.id, expected=None)
    with pytest.raises(Invalid):
        assign_response(house.context, house.planner, first, to=officer.id, expected=None)
    assert officer.id not in {one.id for one in assignees(house.context, house.planner)}


def test_a_queue_puts_mine_before_what_is_free(
    house: House,
    drafts: tuple[str, list[str]],
) -> None:
    hearing_id, (first, second) = drafts
    reviewer = house.reviewer
    assign_response(house.context, reviewer, second, to=reviewer.id, expected=None)

    def ids(user_id: str, whose: Whose) -> list[str]:
        wanted = QueueFilter(WAITING, user_id, whose=whose, codes_last=("protected_person",))
        page = queue_page(house.context, reviewer, wanted, page=1, per_page=10)
        assert page.matching(whose, hearing_id) == len(page.rows)
        return [row.response.id for row in page.rows]

    assert ids(reviewer.id, Whose.MINE_AND_FREE) == [second, first]
    assert ids(house.planner.id, Whose.MINE_AND_FREE) == [first]
    assert ids(house.planner.id, Whose.ALL) == [first, second]
    assert ids(reviewer.id, Whose.MINE) == [second]


def test_every_filter_and_order_is_a_question_to_the_database(
    house: House,
    drafts: tuple[str, list[str]],
) -> None:
    hearing_id, (first, second) = drafts
    everything = ResponseFilter(
        hearing_id,
        statuses=(Status.DRAFTED,),
        sender_kinds=(SenderKind.CITIZEN,),
        formats=("txt",),
        campaign="A",
        is_free=True,
        late=True,
        red=True,
    )
    with house.context.read() as look:
        assert look.lists.page(everything, limit=10) == ()
        assert look.lists.count(everything) == 0
        for sort in SortKey:
            found = look.lists.page(
                ResponseFilter(hearing_id), sort=sort, descending=True, limit=1, offset=1
            )
            assert [one.id for one in found] == [first], sort
        assert look.lists.ids(ResponseFilter(hearing_id, campaign="A"), limit=9) == (first, second)


def test_looking_is_seen_by_others_and_forgotten(
    house: House,
    drafts: tuple[str, list[str]],
) -> None:
    hearing_id, (first, _second) = drafts
    assert look_at(house.context, house.reviewer, first) == ()
    assert look_at(house.context, house.planner, first) == (house.reviewer.name,)
    rows = hearing_page(house.context, house.planner, hearing_id).rows
    # Nobody needs to be told that they look themselves.
    assert rows[0].watchers == (house.reviewer.name,)
    house.clock.move(minutes=2)
    assert hearing_page(house.context, house.planner, hearing_id).rows[0].watchers == ()
    assert look_at(house.context, house.planner, first) == ()
