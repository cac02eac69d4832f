"""What the start script and the container ask."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app import create_app
from summarizer.settings import Settings
from summarizer.store import open_database

if TYPE_CHECKING:
    from pathlib import Path

    from web_app import WebHouse


def test_everything_is_there(web: WebHouse) -> None:
    answer = web.stranger().client.get("/health")
    assert answer.status_code == 200
    assert answer.get_json() == {"status": "ok", "database": "up", "queue": "up"}


def test_without_a_queue_pages_are_still_shown(web: WebHouse) -> None:
    web.house.queue.is_down = True
    try:
        answer = web.stranger().client.get("/health")
    finally:
        web.house.queue.is_down = False
    assert answer.status_code == 200
    assert answer.get_json()["queue"] == "down"


def test_without_a_database_nothing_can_be_shown(web: WebHouse, tmp_path: Path) -> None:
    gone = open_database(f"sqlite:///{tmp_path / 'nowhere' / 'referent.db'}")
    settings = Settings.from_environment({"REFERENT_VAR": str(tmp_path)})
    app = create_app(settings, replace(web.house.context, database=gone))
    answer = app.test_client().get("/health")
    assert answer.status_code == 503
    assert answer.get_json()["database"] == "down"
