"""Points find their place under themes: suggested, decided, counted, and never lost by an edit."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl
import pytest
from docx import Document

from faulty_model import FaultyModel
from house import CLEAN_LETTER
from summarizer.domain.draft import Stance
from summarizer.drafting import CitatEngine
from summarizer.drafting.openai_engine import OpenAISettings, build_openai_engine
from summarizer.web.reasons import short_reason
from summarizer.workflow.categories.category_overview import category_page, frame_overview
from summarizer.workflow.categories.code_points import (
    place_points,
    set_category,
    suggest_categories,
)
from summarizer.workflow.categories.coding_frame import (
    CategoryWords,
    add_category,
    add_from_notes,
    change_category,
    merge_category,
    move_category,
    retire_category,
)
from summarizer.workflow.finish.export_hearing import export_hvidbog, export_ledger
from summarizer.workflow.finish.kept_exports import exported_file
from summarizer.workflow.refusals import Invalid, NotAllowed, NotFound
from summarizer.workflow.review.correct_summary import save_correction
from summarizer.workflow.review.one_response import response_page

if TYPE_CHECKING:
    from house import House

TRAFFIC = CategoryWords("Trafik", "Biler og cykler.", ("vej, fortov",))
HEIGHT = CategoryWords("Højde", "", ("etage",))


@pytest.fixture
def coded(house: House) -> tuple[str, str, str, str]:
    """A hearing with two themes and one drafted letter: hearing, response, traffic, height."""
    hearing_id = house.open_hearing()
    traffic = add_category(house.context, house.planner, hearing_id, TRAFFIC)
    height = add_category(house.context, house.planner, hearing_id, HEIGHT)
    (response_id,) = house.submit(hearing_id, ("svar.txt", CLEAN_LETTER))
    house.work_off()
    return hearing_id, response_id, traffic, height


def places(house: House, response_id: str) -> dict[str, str | None]:
    """Give each point's first words with its theme."""
    page = response_page(house.context, house.planner, response_id)
    assert page.revision is not None
    return {point.text[:20]: page.codings[point.id].category_id for point in page.revision.points}


def test_a_draft_comes_with_suggested_places_and_stances(
    house: House,
    coded: tuple[str, str, str, str],
) -> None:
    hearing_id, response_id, traffic, height = coded
    found = places(house, response_id)
    assert found["Vi er imod, at der b"] == height
    assert found["Vejen er for smal ti"] == traffic
    counts = frame_overview(house.context, house.planner, hearing_id).counts
    assert counts[height].stances[Stance.AGAINST] == 1
    assert counts[traffic].responses == 1
    assert counts[traffic].points >= 1
    page = category_page(house.context, house.planner, hearing_id, traffic)
    assert all(one.number == 1 and one.passages for one in page.points)


def test_a_model_that_drafts_proposes_places_and_the_words_fill_in(house: House) -> None:
    model = FaultyModel(rate=0.0)
    model.start()
    settings = OpenAISettings(base_url=model.url, model="scripted")
    engine = build_openai_engine(settings, fallback=CitatEngine())
    house.context = replace(house.context, engines={"openai": engine})
    hearing_id = house.open_hearing()
    traffic = add_category(
        house.context, house.planner, hearing_id, CategoryWords("Trafik", "", ("biler",))
    )
    height = add_category(house.context, house.planner, hearing_id, HEIGHT)
    (response_id,) = house.submit(hearing_id, ("svar.txt", CLEAN_LETTER))
    house.work_off()
    engine.close()
    model.stop()

    page = response_page(house.context, house.planner, response_id)
    assert page.revision is not None
    first, second, third, *_more = (page.codings[one.id] for one in page.revision.points)
    # The model said: the second theme, none, and one that does not exist.
    assert (first.category_id, first.by_person, first.decided_by) == (height, False, "openai")
    assert (second.category_id, second.decided_by) == (None, "openai")
    assert "1.200 biler" in page.revision.points[2].text
    assert (third.category_id, third.decided_by) == (traffic, None)
    suggest_categories(house.context, house.planner, hearing_id)
    assert response_page(house.context, house.planner, response_id).codings == page.codings


def test_a_place_survives_edits_of_other_points_and_of_its_own_words(
    house: House,
    coded: tuple[str, str, str, str],
) -> None:
    hearing_id, response_id, traffic, height = coded
    page = response_page(house.context, house.reviewer, response_id)
    assert page.revision is not None
    chosen = page.revision.points[0]
    assert place_points(house.context, house.reviewer, response_id, {chosen.id: traffic}) == 1
    rest = page.revision.points[1:]
    saved = save_correction(
        house.context,
        house.reviewer,
        response_id,
        base_revision_id=page.revision.id,
        points=[
            replace(rest[0], text="Noget helt andet om støj.", evidence=(), id=""),
            *rest[1:],
            replace(chosen, text=chosen.text.replace("fem", "seks"), id=""),
        ],
        notes=(),
    )
    assert saved.points[-1].id == chosen.id
    fresh = response_page(house.context, house.reviewer, response_id)
    kept = fresh.codings[chosen.id]
    assert (kept.category_id, kept.by_person, kept.decided_by) == (
        traffic,
        True,
        house.reviewer.id,
    )
    assert saved.points[0].id not in {point.id for point in page.revision.points}
    assert set(fresh.codings) == {point.id for point in saved.points}
    # Suggestions made anew leave it alone.
    suggest_categories(house.context, house.planner, hearing_id)
    again = response_page(house.context, house.reviewer, response_id)
    assert again.codings[chosen.id] == kept
    assert height != traffic


def test_a_new_place_does_not_withdraw_an_approval(
    house: House,
    coded: tuple[str, str, str, str],
) -> None:
    _hearing, response_id, traffic, _height = coded
    house.approve(response_id, "Afsenderen er imod fem etager.")
    page = response_page(house.context, house.planner, response_id)
    assert page.revision is not None
    place_points(house.context, house.planner, response_id, {page.revision.points[0].id: traffic})
    assert house.status(response_id) == "approved"
    entry = response_page(house.context, house.planner, response_id).timeline[-1]
    assert entry.action == "category_set"
    assert entry.facts["approved"] is True


def test_themes_are_merged_moved_renamed_and_retired(
    house: House,
    coded: tuple[str, str, str, str],
) -> None:
    hearing_id, response_id, traffic, height = coded
    move_category(house.context, house.planner, height, up=True)
    frame = frame_overview(house.context, house.planner, hearing_id).frame
    assert [one.id for one in frame] == [height, traffic]
    change_category(house.context, house.planner, height, CategoryWords("Byggehøjde"), seen=None)
    with pytest.raises(Invalid, match="allerede"):
        change_category(house.context, house.planner, height, CategoryWords("trafik"), seen=None)
    assert merge_category(house.context, house.planner, height, into=traffic) > 0
    (kept,) = frame_overview(house.context, house.planner, hearing_id).frame
    assert "Byggehøjde" in kept.keywords
    assert height not in places(house, response_id).values()
    retire_category(house.context, house.planner, traffic)
    assert set(places(house, response_id).values()) == {None}
    with pytest.raises(NotFound):
        change_category(house.context, house.planner, height, TRAFFIC, seen=None)


def test_a_whole_response_is_placed_beside_its_points(
    house: House,
    coded: tuple[str, str, str, str],
) -> None:
    hearing_id, response_id, _traffic, _height = coded
    process = add_category(house.context, house.planner, hearing_id, CategoryWords("Proces"))
    assert set_category(house.context, house.planner, [response_id], process) == 1
    assert set_category(house.context, house.planner, [response_id], process) == 0
    page = category_page(house.context, house.planner, hearing_id, process)
    assert [(one.place, one.number) for one in page.points] == [(0, 1)]
    assert page.count.stances[Stance.AGAINST] == 1
    with pytest.raises(NotFound):
        set_category(house.context, house.planner, [response_id], "noget andet")


def test_the_frame_can_begin_with_the_attention_notes_and_holds_no_names(house: House) -> None:
    hearing_id = house.open_hearing(notes=("Trafik og støj", "Skygge"))
    assert add_from_notes(house.context, house.planner, hearing_id) == 2
    assert add_from_notes(house.context, house.planner, hearing_id) == 0
    with pytest.raises(Invalid, match="personoplysning"):
        add_category(
            house.context,
            house.planner,
            hearing_id,
            CategoryWords("Klager", "Ring til Anders Holmgaard på 20 30 40 50"),
        )
    with pytest.raises(NotAllowed):
        add_category(house.context, house.officer, hearing_id, CategoryWords("Andet"))


def test_the_hvidbog_and_the_ledger_name_the_themes(
    house: House,
    coded: tuple[str, str, str, str],
) -> None:
    hearing_id, response_id, _traffic, _height = coded
    house.approve(response_id, "Afsenderen er imod, at der bygges i fem etager.")
    record = export_hvidbog(house.context, house.planner, hearing_id, municipality="Egebæk")
    _record, content = exported_file(house.context, house.planner, record.id)
    words = "\n".join(one.text for one in Document(io.BytesIO(content)).paragraphs)
    assert "Resumé på tværs" in words
    assert "Holdning til emnet: 1 imod." in words
    assert "Ingen høringssvar omtaler emnet." in words
    record = export_ledger(house.context, house.planner, hearing_id, reason_words=short_reason)
    _record, content = exported_file(house.context, house.planner, record.id)
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    assert sheet.cell(2, 4).value == "Højde"
