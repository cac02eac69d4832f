"""A second person sorts a sample blind, and the agreement is told when all are sorted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from house import CLEAN_LETTER
from summarizer.workflow.categories.code_points import place_points
from summarizer.workflow.categories.coding_frame import CategoryWords, add_category
from summarizer.workflow.categories.double_check import (
    code_sampled,
    draw_sample,
    sample_page,
    sample_states,
)
from summarizer.workflow.refusals import Changed, Invalid
from summarizer.workflow.review.one_response import response_page

if TYPE_CHECKING:
    from house import House


class Coded(NamedTuple):
    """A hearing with two themes and one drafted letter."""

    hearing_id: str
    response_id: str
    traffic: str
    height: str


@pytest.fixture
def coded(house: House) -> Coded:
    hearing_id = house.open_hearing()
    themes = [
        add_category(house.context, house.planner, hearing_id, CategoryWords(name, "", (word,)))
        for name, word in (("Trafik", "vej"), ("Højde", "etage"))
    ]
    (response_id,) = house.submit(hearing_id, ("svar.txt", CLEAN_LETTER))
    house.work_off()
    return Coded(hearing_id, response_id, *themes)


def test_a_sample_is_sorted_blind_by_somebody_else(
    house: House,
    coded: Coded,
) -> None:
    hearing_id, traffic, height = coded.hearing_id, coded.traffic, coded.height
    house.submit(hearing_id, ("to.txt", CLEAN_LETTER.replace("fem etager", "seks etager")))
    house.work_off()
    with pytest.raises(Invalid, match="Vælg mellem"):
        draw_sample(house.context, house.planner, hearing_id, size=100)
    sample_id = draw_sample(house.context, house.planner, hearing_id, size=6)
    first = sample_page(house.context, house.reviewer, sample_id)
    assert first.state.agreement is None
    assert first.next is not None
    for _ in range(6):
        page = sample_page(house.context, house.reviewer, sample_id)
        assert page.disagreements == ()
        assert page.next is not None
        code_sampled(
            house.context,
            house.reviewer,
            sample_id,
            place=page.next_place,
            category_id=height if "etager" in page.next.text else traffic,
        )
    done = sample_page(house.context, house.reviewer, sample_id)
    assert done.next is None
    assert done.state.agreement is not None
    assert done.state.agreement.count == 6
    assert len(done.disagreements) == 6 - done.state.agreement.agreed
    with pytest.raises(Changed):
        code_sampled(house.context, house.reviewer, sample_id, place=1, category_id=None)


def test_nobody_checks_their_own_choice(house: House, coded: Coded) -> None:
    hearing_id, traffic, height = coded.hearing_id, coded.traffic, coded.height
    page = response_page(house.context, house.reviewer, coded.response_id)
    assert page.revision is not None
    for point in page.revision.points:
        there = page.codings[point.id].category_id
        place_points(
            house.context,
            house.reviewer,
            coded.response_id,
            {point.id: height if there == traffic else traffic},
        )
    house.submit(hearing_id, ("to.txt", CLEAN_LETTER.replace("fem", "seks")))
    house.work_off()
    with house.context.read() as look:
        size = len(look.codings.points_of(hearing_id))
    sample_id = draw_sample(house.context, house.planner, hearing_id, size=size)
    with house.context.read() as look:
        own = next(one for one in look.samples.points(sample_id) if one.first_by)
    with pytest.raises(Invalid, match="En anden"):
        code_sampled(house.context, house.reviewer, sample_id, place=own.place, category_id=traffic)
    code_sampled(house.context, house.planner, sample_id, place=own.place, category_id=traffic)


def test_points_that_were_edited_away_do_not_keep_a_sample_open(house: House, coded: Coded) -> None:
    house.submit(coded.hearing_id, ("to.txt", CLEAN_LETTER.replace("fem etager", "seks etager")))
    house.work_off()
    with house.context.read() as look:
        population = look.codings.points_of(coded.hearing_id)
    size = len(population)
    sample_id = draw_sample(house.context, house.planner, coded.hearing_id, size=size)
    house.approve(coded.response_id, "Afsenderen er imod, at der bygges i fem etager.")
    gone = sum(one.response_id == coded.response_id for one in population)
    assert 0 < gone < size
    for left in range(size - gone, 0, -1):
        page = sample_page(house.context, house.reviewer, sample_id)
        assert (page.state.gone, page.state.size - page.state.coded) == (gone, left)
        code_sampled(
            house.context, house.reviewer, sample_id, place=page.next_place, category_id=None
        )
    (state,) = sample_states(house.context, house.planner, coded.hearing_id)
    assert state.agreement is not None
    assert state.agreement.count == size - gone
