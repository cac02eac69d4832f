"""A letter in another language: an officer reads it, or a person writes its summary by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarizer.workflow.review.one_response import response_page

if TYPE_CHECKING:
    from house import House
    from web_visitor import Submit, Visitor

ENGLISH = """\
To the municipality

We are against the five storey buildings at the end of the road. The street is far too narrow
for more traffic, and children ride their bicycles to school along it every morning.

We ask the council to build a pavement before any new homes are built.
"""
GERMAN = """\
An die Gemeinde

Wir sind gegen die fünfstöckigen Gebäude am Ende der Straße. Die Straße ist viel zu schmal für
noch mehr Verkehr, und die Kinder fahren jeden Morgen mit dem Fahrrad zur Schule.

Wir bitten den Gemeinderat, vor dem Bau neuer Wohnungen einen Gehweg anzulegen.
"""


@pytest.mark.parametrize("letter", [ENGLISH, GERMAN], ids=["english", "german"])
def test_the_way_out_of_another_language_is_a_danish_summary_by_hand(
    letter: str, house: House, reviewer: Visitor, submit: Submit
) -> None:
    address = submit(letter)
    held = reviewer.get(address)
    assert "på et andet sprog end dansk" in held.words
    assert held.tree.xpath("//section[contains(@class, 'hold-reasons')]//button[.='Skriv selv']")

    reviewer.post(f"{address}/skriv-selv")
    form = reviewer.get(address).form("summary")
    form |= {
        "points-0-text": "Afsenderen er imod fem etager, fordi vejen er for smal.",
        "points-0-passages": "2-3",
    }
    saved = reviewer.post(f"{address}/referat", form | {"action": "save"}, code=200)
    page = response_page(house.context, house.reviewer, address.rpartition("/")[2])
    assert page.response.status.value == "drafted"
    assert page.source is not None
    assert page.revision is not None
    # The evidence is in the original.
    (point,) = page.revision.points
    assert point.evidence[0].of(page.source.text) in letter
    assert saved.tree.xpath("//a[@href='#s2']")
    assert page.drafts == ()


def test_the_officer_reads_it_and_says_what_else_is_masked(
    house: House, planner: Visitor, officer: Visitor, submit: Submit
) -> None:
    address = submit(ENGLISH + "\nOur neighbour willow agrees with all of it.\n")
    seen = planner.get(address)
    assert "Kun den databeskyttelsesansvarlige kan frigive teksten." in seen.words
    assert not seen.tree.xpath("//textarea[@name='also_mask']")

    page = officer.get(address)
    assert "engelsk" in page.words
    form = page.form("decisions")
    unread = officer.post(f"{address}/frigiv", form | {"action": "release"}, code=400)
    assert "Læs hele teksten, og sæt kryds" in unread.words
    misspelt = form | {"also_mask": "willow\nwilliam", "has_read": "y"}
    wrong = officer.post(f"{address}/frigiv", misspelt | {"action": "release"}, code=400)
    assert "Linje 2 står ikke i teksten" in wrong.words
    assert wrong.form("decisions")["also_mask"].split() == ["willow", "william"]

    chosen = form | {"also_mask": "willow", "has_read": "y"}
    shown = officer.post(f"{address}/frigiv", chosen | {"action": "preview"}, code=200)
    (masked,) = shown.tree.xpath("//section[@id='maskeret']//div[@class='preview-text']")
    assert "willow" not in masked.text_content()
    officer.post(f"{address}/frigiv", shown.form("decisions") | {"action": "release"})
    house.work_off()
    assert house.status(address.rpartition("/")[2]) == "drafted"
