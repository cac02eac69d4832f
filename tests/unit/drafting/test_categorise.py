"""Which theme a point speaks of, by lemma, stem and compound."""

from __future__ import annotations

import pytest

from summarizer.domain.category import Category
from summarizer.domain.draft import Stance
from summarizer.drafting import Categoriser, stance_of

FRAME = (
    Category("traffic", "h", "Trafik og parkering", "Biler, cykler og fortove.", ("vej", "bil")),
    Category("height", "h", "Højde", "", ("etage", "skygge")),
    Category("noise", "h", "Støj"),
    Category("nature", "h", "Natur og grønne områder", "", ("træ",)),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vejen er for smal til mere trafik.", "traffic"),
        ("Der mangler parkeringspladser ved skolen.", "traffic"),
        ("Afsenderen foreslår højst to etager.", "height"),
        ("Byggehøjden bør sænkes.", "height"),
        ("Trafikstøjen er uudholdelig.", "noise"),
        ("De gamle egetræer bør bevares.", "nature"),
        ("Afsenderen glæder sig til nye naboer.", None),
        ("", None),
    ],
)
def test_a_point_finds_its_theme(text: str, expected: str | None) -> None:
    assert Categoriser(FRAME).suggest(text) == expected


def test_evidence_speaks_only_where_the_point_does_not() -> None:
    categoriser = Categoriser(FRAME)
    assert categoriser.suggest("Afsenderen er bekymret.", evidence="Det giver skygge.") == "height"
    assert categoriser.suggest("Der er støj.", evidence="Det giver skygge.") == "noise"


def test_without_a_frame_nothing_is_suggested() -> None:
    assert Categoriser(()).suggest("Vejen er smal.") is None


def test_a_point_without_a_stance_has_the_responses() -> None:
    assert stance_of(["Vi er imod planen."], otherwise=Stance.FOR) is Stance.AGAINST
    assert stance_of(["Vejen er smal."], otherwise=Stance.FOR) is Stance.FOR
