"""The pages say honestly where a text goes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app import create_app
from house import PASSWORD, build_house
from summarizer.services import build_engines
from summarizer.settings import Settings
from summarizer.web.engines import engine_words
from web_app import Desk

if TYPE_CHECKING:
    from pathlib import Path

    from summarizer.workflow.context import Context
    from web_app import WebHouse


def settings(folder: Path, base_url: str = "http://127.0.0.1:9/v1") -> Settings:
    return Settings.from_environment(
        {
            "REFERENT_VAR": str(folder),
            "OPENAI_BASE_URL": base_url,
            "REFERENT_OPENAI_MODEL": "proeve-model",
            "REFERENT_OPENAI_API": "compatible",
        },
    )


@pytest.mark.parametrize(
    ("base_url", "place"),
    [
        ("https://sprog.eksempel.invalid/v1", "sprog.eksempel.invalid"),
        ("http://127.0.0.1:9/v1", "egen server, 127.0.0.1"),
        ("http://10.1.2.3/v1", "egen server, 10.1.2.3"),
        ("http://sprogserver/v1", "egen server, sprogserver"),
        ("", "api.openai.com"),
    ],
)
def test_the_place_of_a_model_is_named(
    web: WebHouse,
    tmp_path: Path,
    base_url: str,
    place: str,
) -> None:
    chosen = settings(tmp_path, base_url)
    app = create_app(chosen, _with_engines(web, chosen))
    with app.test_request_context():
        words = engine_words("openai")
    assert words.place == place
    assert place in words.about
    assert words.sends_out


def _with_engines(web: WebHouse, chosen: Settings) -> Context:
    return replace(web.house.context, engines=build_engines(chosen))


def test_a_hearing_with_a_model_tells_so_on_every_page(tmp_path: Path) -> None:
    chosen = settings(tmp_path)
    house = build_house(tmp_path, engines=build_engines(chosen))
    desk = Desk(create_app(chosen, house.context).test_client())
    desk.send("/log-ind", {"username": "planner", "password": PASSWORD})
    shown = desk.look("/hoeringer/ny")
    choices = [label.text_content() for label in shown.xpath("//fieldset//label")]
    assert choices[0].startswith("Citatmotoren.")
    assert choices[1].startswith("Sprogmodellen proeve-model.")
    assert "proeve-model (127.0.0.1)" in shown.xpath("string(//footer)")
    house.context.database.dispose()
