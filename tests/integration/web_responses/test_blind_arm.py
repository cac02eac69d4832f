"""Write first, see the draft after: nothing shows it before, and nothing goes round that."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app import create_app
from house import CLEAN_LETTER, build_house
from summarizer.domain.review_figures import Arm, FinishedWith
from summarizer.domain.user import Role
from summarizer.drafting import CitatEngine
from summarizer.settings import Settings
from summarizer.store.lists import ResponseFilter
from summarizer.workflow.categories.category_overview import category_page
from summarizer.workflow.categories.coding_frame import CategoryWords, add_category
from summarizer.workflow.looks.quality_overview import quality_overview
from summarizer.workflow.looks.search_responses import search
from summarizer.workflow.refusals import ApprovalBlocked, Changed, Invalid, NotFound
from summarizer.workflow.review.approve_summary import Examination, approve_summary
from summarizer.workflow.review.blind_arm import is_blind, reveal_draft, set_blind_share
from summarizer.workflow.review.correct_summary import restore_version
from summarizer.workflow.review.one_response import response_page
from web_visitor import Visitor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flask import Flask

    from house import House
    from summarizer.domain.finding import MaskedText, Verdict
    from summarizer.drafting import Proposal
    from summarizer.screening import MaskedNote

SECRET = "kvalkvat"


class MarkedEngine:
    """The quoting engine, with a word and a number in every point that no letter holds."""

    name = "citat"

    def propose(
        self,
        masked: MaskedText,
        *,
        notes: Sequence[MaskedNote],
        verdict: Verdict,
        **style: object,
    ) -> Proposal:
        made = CitatEngine().propose(masked, notes=notes, verdict=verdict, **style)
        points = tuple(replace(one, text=f"{SECRET} 97.310 {one.text}") for one in made.points)
        return replace(made, points=points)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    return build_house(
        tmp_path_factory.mktemp("house"), engines={MarkedEngine.name: MarkedEngine()}
    )


@pytest.fixture(scope="module")
def app(house: House, tmp_path_factory: pytest.TempPathFactory) -> Flask:
    settings = Settings.from_environment({"REFERENT_VAR": str(tmp_path_factory.mktemp("var"))})
    return create_app(settings, house.context)


@pytest.fixture(scope="module")
def reviewer(app: Flask) -> Visitor:
    return Visitor(app, Role.REVIEWER)


@pytest.fixture
def blind(house: House) -> tuple[str, str]:
    """A drafted response that is reviewed blind: hearing and response."""
    hearing_id = house.open_hearing()
    set_blind_share(house.context, house.planner, hearing_id, share=100, seen=None)
    (response_id,) = house.submit(hearing_id, ("svar.txt", CLEAN_LETTER))
    house.work_off()
    assert house.status(response_id) == "drafted"
    return hearing_id, response_id


def own_form(reviewer: Visitor, address: str, **more: str) -> dict[str, str]:
    """Fill the form as somebody does who writes one point on the first sentences."""
    form = reviewer.get(address).form("summary")
    return {
        **form,
        "points-0-text": "Afsenderen er imod fem etager.",
        "points-0-passages": "2",
        **more,
    }


def test_who_is_blind_is_decided_by_hash_and_share() -> None:
    ids = [f"response-{number}" for number in range(2000)]
    chosen = [one for one in ids if is_blind(one, 20)]
    assert 300 < len(chosen) < 500
    assert set(chosen) <= {one for one in ids if is_blind(one, 40)}
    assert not any(is_blind(one, 0) for one in ids)
    assert all(is_blind(one, 100) for one in ids)


def test_no_page_holds_the_draft_before_somebody_has_written(
    house: House,
    reviewer: Visitor,
    blind: tuple[str, str],
) -> None:
    hearing_id, response_id = blind
    theme = add_category(house.context, house.planner, hearing_id, CategoryWords("Højde"))
    address = f"/horingssvar/{response_id}"
    for page in (
        address,
        f"{address}/historik",
        f"{address}/ur",
        f"{address}/udskriv",
        f"/hoeringer/{hearing_id}",
        f"/hoeringer/{hearing_id}/emner/{theme}",
        f"/hoeringer/{hearing_id}/emner/uden",
        f"/hoeringer/{hearing_id}/kvalitet",
    ):
        assert SECRET not in reviewer.client.get(page).get_data(as_text=True), page
    shown = reviewer.get(address)
    assert "Skriv først selv" in shown.words
    assert shown.form("summary")["points-0-text"] == ""
    assert not shown.tree.xpath("//button[@value='approve']")
    assert not shown.tree.xpath("//*[contains(@class, 'evidence')]/@data-points")
    # What is typed and kept answers with checks, not with the draft.
    kept = reviewer.client.post(
        f"{address}/kladde",
        data={**own_form(reviewer, address), "csrf_token": reviewer.token()},
    )
    assert kept.status_code == 200
    assert SECRET not in kept.get_data(as_text=True)


def test_the_search_does_not_find_a_hidden_draft(house: House, blind: tuple[str, str]) -> None:
    hearing_id, response_id = blind
    assert search(house.context, house.reviewer, SECRET, hearing_id=hearing_id).found == 0
    (hit,) = search(house.context, house.reviewer, "etager", hearing_id=hearing_id).hits
    assert hit.row.response.id == response_id
    assert hit.summary == ""


def test_no_list_tells_how_doubtful_a_hidden_draft_is(
    house: House, reviewer: Visitor, blind: tuple[str, str]
) -> None:
    hearing_id, response_id = blind
    theme = add_category(house.context, house.planner, hearing_id, CategoryWords("Etager"))
    with house.context.read() as look:
        response = look.responses.get(response_id)
        assert response is not None
        revision = look.revisions.get(response.revision_id or "")
        assert revision is not None
        assert revision.red_flags
        wanted = ResponseFilter(hearing_id, red=True), ResponseFilter(hearing_id, category=theme)
        assert [look.lists.count(one) for one in wanted] == [0, 0]
    for page in (f"/hoeringer/{hearing_id}", f"/min-koe?hoering={hearing_id}"):
        assert "rød" not in reviewer.get(page).tree.xpath("string(//main//tbody)"), page
    address = f"/horingssvar/{response_id}"
    mine = own_form(reviewer, address, **{"points-0-text": "Afsenderen nævner 9.731 biler."})
    reviewer.post(f"{address}/referat", {**mine, "action": "save"}, code=200)
    listed = reviewer.get(f"/min-koe?hoering={hearing_id}").tree.xpath("string(//main//tbody)")
    assert "1 rød markering" in listed


def test_nothing_goes_round_writing_first(house: House, blind: tuple[str, str]) -> None:
    hearing_id, response_id = blind
    with house.context.read() as look:
        response = look.responses.get(response_id)
    assert response is not None
    drafted = response.revision_id or ""
    with pytest.raises(ApprovalBlocked, match="Skriv dit eget"):
        approve_summary(
            house.context,
            house.reviewer,
            response_id,
            revision_id=drafted,
            examination=Examination(),
        )
    with pytest.raises(Invalid, match="Skriv og gem"):
        reveal_draft(house.context, house.reviewer, response_id)
    with pytest.raises(NotFound):
        restore_version(
            house.context, house.reviewer, response_id, number=1, base_revision_id=drafted
        )
    page = response_page(house.context, house.administrator, response_id)
    assert (page.draft, page.drafts, page.revision, page.revisions) == (None, (), None, ())
    add_category(house.context, house.planner, hearing_id, CategoryWords("Støj"))
    assert category_page(house.context, house.planner, hearing_id, None).points == ()
    # Turning the arm off afterwards shows nothing either.
    set_blind_share(house.context, house.planner, hearing_id, share=0, seen=None)
    assert response_page(house.context, house.reviewer, response_id).is_draft_hidden


def test_one_writes_sees_both_and_finishes_with_either(
    house: House,
    reviewer: Visitor,
    blind: tuple[str, str],
) -> None:
    hearing_id, response_id = blind
    address = f"/horingssvar/{response_id}"
    saved = reviewer.post(
        f"{address}/referat", own_form(reviewer, address, action="save"), code=200
    )
    assert SECRET not in saved.words
    # Asking to approve at once is no way round.
    refused = reviewer.post(
        f"{address}/referat", own_form(reviewer, address, action="approve"), code=400
    )
    assert SECRET not in refused.words
    shown = reviewer.post(
        f"{address}/referat", own_form(reviewer, address, action="reveal"), code=200
    )
    assert SECRET in shown.words
    assert shown.tree.xpath("//ins")
    assert "Afsenderen er imod fem etager." in shown.form("summary")["points-0-text"]
    with pytest.raises(Changed):
        reveal_draft(house.context, house.reviewer, response_id)
    restore = shown.tree.xpath("//details//form[contains(@action, '/gendan')]")
    assert len(restore) == 1
    reviewer.post(restore[0].get("action"), dict(restore[0].form_values()))
    house.approve(response_id, "Afsenderen er imod højden.")

    found = quality_overview(house.context, house.planner, hearing_id)
    assert set(found.by_arm) == {Arm.BLIND}
    assert (found.sums.person_points, found.sums.person_points_met) == (1, 1)
    assert found.sums.draft_points >= 2
    assert found.sums.draft_points_met < found.sums.draft_points
    assert found.sums.finished_with == {FinishedWith.MIXED: 1}
    actions = [
        one.action for one in response_page(house.context, house.planner, response_id).timeline
    ]
    assert "draft_revealed" in actions


def test_the_share_is_set_on_the_page_of_figures(
    house: House,
    app: Flask,
    blind: tuple[str, str],
) -> None:
    hearing_id, _response = blind
    planner = Visitor(app, Role.PLANNER)
    address = f"/hoeringer/{hearing_id}/kvalitet"
    planner.post(f"{address}/blindproeve", {"share": "101"}, code=400)
    (seen,) = planner.get(address).tree.xpath("//input[@name='seen']/@value")
    planner.post(f"{address}/blindproeve", {"share": "25", "seen": seen})
    with house.context.read() as look:
        hearing = look.hearings.get(hearing_id)
    assert hearing is not None
    assert hearing.blind_share == 25
    Visitor(app, Role.REVIEWER).post(f"{address}/blindproeve", {"share": "0"}, code=403)
