"""A hearing's ceiling in kroner: looked at before each call, and kept to openly."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from faulty_model import FaultyModel
from summarizer.domain.style import DEFAULT_STYLE, HouseStyle, Shape
from summarizer.drafting import CitatEngine, PricedEngine
from summarizer.drafting.openai_engine import OpenAISettings, build_openai_engine
from summarizer.store.records import BatchState
from summarizer.workflow.categories.coding_frame import CategoryWords, add_category
from summarizer.workflow.gate.mend_response import ask_new_draft
from summarizer.workflow.hearings.costs import cost_ahead, hearing_cost
from summarizer.workflow.hearings.create_hearing import change_terms
from summarizer.workflow.looks.overviews import batch_page, hearing_page
from summarizer.workflow.refusals import Invalid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from house import House
    from summarizer.domain.draft import Draft

# About 1 krone for a call to the scripted server, which reports 100 and 20 tokens.
PROMPT_PRICE = 500_000.0
COMPLETION_PRICE = 2_500_000.0
CALL_OERE = (100 * PROMPT_PRICE + 20 * COMPLETION_PRICE) / 1_000_000


def letter(number: int) -> str:
    return (
        f"Vi er imod, at der bygges i {2 + number} etager ved Møllevangen.\n\n"
        f"Kommunen bør anlægge {10 + number} meter fortov, før der bygges flere boliger."
    )


@pytest.fixture
def model() -> Iterator[FaultyModel]:
    server = FaultyModel(rate=0.0)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def with_model(house: House, model: FaultyModel) -> Iterator[House]:
    yield from house_with(house, model, prompt_price_oere=PROMPT_PRICE)


@pytest.fixture
def without_prices(house: House, model: FaultyModel) -> Iterator[House]:
    yield from house_with(house, model, prompt_price_oere=None)


def house_with(
    house: House, model: FaultyModel, *, prompt_price_oere: float | None
) -> Iterator[House]:
    settings = OpenAISettings(
        base_url=model.url,
        model="scripted",
        prompt_price_oere=prompt_price_oere,
        completion_price_oere=None if prompt_price_oere is None else COMPLETION_PRICE,
    )
    engine = build_openai_engine(settings, fallback=CitatEngine())
    house.context = replace(house.context, engines={"openai": engine})
    yield house
    engine.close()


def drafts_of(house: House, response_ids: list[str]) -> list[Draft]:
    with house.context.read() as look:
        return [look.drafts.history(one)[-1].draft for one in response_ids]


def set_ceiling(house: House, hearing_id: str, oere: int | None) -> None:
    change_terms(
        house.context, house.planner, hearing_id, style=DEFAULT_STYLE, ceiling_oere=oere, seen=None
    )


def test_what_drafts_cost_is_added_up_for_the_hearing(with_model: House) -> None:
    hearing_id = with_model.open_hearing()
    ids = with_model.submit(hearing_id, *((f"{n}.txt", letter(n)) for n in range(3)))
    with_model.work_off()
    hearing = hearing_page(with_model.context, with_model.planner, hearing_id).hearing
    cost = hearing_cost(with_model.context, with_model.planner, hearing)
    assert cost.spent_oere == pytest.approx(3 * CALL_OERE)
    assert cost.uses_model
    assert [one.engine for one in drafts_of(with_model, ids)] == ["openai"] * 3


def test_at_the_ceiling_no_model_is_asked_and_the_drafts_say_so(
    with_model: House, model: FaultyModel
) -> None:
    engine = with_model.context.engines["openai"]
    assert isinstance(engine, PricedEngine)
    # Room for a few calls above what is reserved for the next one and its repair.
    ceiling = round(2.1 * engine.estimate_size(len(letter(0)))["cost_oere"] + 4 * CALL_OERE)
    hearing_id = with_model.open_hearing()
    set_ceiling(with_model, hearing_id, ceiling)
    ids = with_model.submit(hearing_id, *((f"{n}.txt", letter(n)) for n in range(12)))
    with_model.work_off()
    drafts = drafts_of(with_model, ids)
    by_model = [one for one in drafts if one.engine == "openai"]
    assert 0 < len(by_model) < len(drafts)
    assert sum(one.usage["cost_oere"] for one in by_model) <= ceiling
    assert {one.fallback_reason for one in drafts} == {"", "ceiling"}
    assert model.drawn["good"] == len(by_model)
    assert all(one.points for one in drafts)


def test_a_higher_ceiling_and_a_new_draft_ask_the_model_again(with_model: House) -> None:
    hearing_id = with_model.open_hearing()
    set_ceiling(with_model, hearing_id, 0)
    (response_id,) = with_model.submit(hearing_id, ("1.txt", letter(1)))
    with_model.work_off()
    set_ceiling(with_model, hearing_id, None)
    ask_new_draft(with_model.context, with_model.planner, response_id, note="Fortov")
    with_model.work_off()
    with with_model.context.read() as look:
        reasons = [one.draft.fallback_reason for one in look.drafts.history(response_id)]
    # The old draft stays beside the new one; the scripted model does not answer notes.
    assert reasons[0] == "ceiling"
    assert reasons[1] != "ceiling"


def test_a_ceiling_that_nothing_could_keep_is_refused(without_prices: House) -> None:
    hearing_id = without_prices.open_hearing()
    with pytest.raises(Invalid, match="priser"):
        set_ceiling(without_prices, hearing_id, 100)
    set_ceiling(without_prices, hearing_id, None)


def test_a_ceiling_whose_prices_were_taken_away_forbids_the_call(
    without_prices: House, model: FaultyModel
) -> None:
    hearing_id = without_prices.open_hearing()
    with without_prices.context.write() as work:
        work.hearings.set_terms(hearing_id, style=DEFAULT_STYLE, ceiling_oere=10_000)
        work.commit()
    ids = without_prices.submit(hearing_id, ("1.txt", letter(1)))
    without_prices.work_off()
    assert [one.fallback_reason for one in drafts_of(without_prices, ids)] == ["no_prices"]
    assert not model.drawn


def test_the_price_is_told_before_an_upload_starts(with_model: House) -> None:
    hearing_id = with_model.open_hearing()
    set_ceiling(with_model, hearing_id, 100)
    with_model.submit(hearing_id, *((f"{n}.txt", letter(n)) for n in range(4)))
    with with_model.context.read() as look:
        (batch,) = look.hearings.batches(hearing_id)
    assert batch.state is BatchState.STARTED
    page = batch_page(with_model.context, with_model.planner, batch.id)
    ahead = cost_ahead(with_model.context, with_model.planner, page)
    assert ahead is not None
    assert ahead.calls == 4
    assert ahead.oere is not None
    assert ahead.oere > 4 * CALL_OERE
    assert ahead.is_too_much

    # A model is told the hearing's themes with every response: they cost too.
    theme = CategoryWords("Trafik", "Veje, stier og parkering " * 20)
    add_category(with_model.context, with_model.planner, hearing_id, theme)
    dearer = cost_ahead(with_model.context, with_model.planner, page)
    assert dearer is not None
    assert dearer.tokens > ahead.tokens + 4 * 50


def test_a_house_that_only_quotes_costs_nothing(house: House) -> None:
    hearing_id = house.open_hearing()
    house.submit(hearing_id, ("1.txt", letter(1)))
    house.work_off()
    with house.context.read() as look:
        (batch,) = look.hearings.batches(hearing_id)
    page = batch_page(house.context, house.planner, batch.id)
    assert cost_ahead(house.context, house.planner, page) is None
    assert not hearing_cost(house.context, house.planner, page.hearing).uses_model


def test_the_hearings_style_reaches_the_draft(house: House) -> None:
    hearing_id = house.open_hearing()
    style = HouseStyle(max_points=1, shape=Shape.PARAGRAPH, lix=35)
    change_terms(
        house.context, house.planner, hearing_id, style=style, ceiling_oere=None, seen=None
    )
    ids = house.submit(hearing_id, ("1.txt", letter(1)))
    house.work_off()
    assert [len(one.points) for one in drafts_of(house, ids)] == [1]
    assert hearing_page(house.context, house.planner, hearing_id).hearing.style == style
