"""A letter in another language is held, and a person writes its summary in Danish."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarizer.workflow.one_response import response_page

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
