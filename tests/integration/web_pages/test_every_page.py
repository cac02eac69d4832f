"""The list of pages that are looked at in a browser is whole, and every one of them opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from every_page import ENTRIES, NO_PAGES, build_scene

if TYPE_CHECKING:
    from web_app import WebHouse


def test_every_page_has_an_entry(web: WebHouse) -> None:
    there = {rule.endpoint for rule in web.app.url_map.iter_rules() if "GET" in rule.methods}
    listed = {entry.endpoint for entry in ENTRIES}
    assert there - listed - NO_PAGES == set(), "give it an entry in tests/every_page.py"
    assert (listed | NO_PAGES) - there == set()
    assert listed & NO_PAGES == set()


def test_every_entry_opens_with_a_heading_and_a_title(web: WebHouse) -> None:
    scene = build_scene(web)
    for entry in ENTRIES:
        desk = web.stranger() if entry.role is None else web.desk(entry.role)
        desk.look(entry.path.format(**scene))
