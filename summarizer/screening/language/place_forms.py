"""Words that end as names of places do."""

# ruff: noqa: E501 - a pattern broken over lines is harder to check than a long one

from __future__ import annotations

import re
from functools import lru_cache

PLACE_ENDING = re.compile(
    r"(?:rup|trup|strup|drup|lev|løse|sted|by|inge|um|borg|bjerg|høj|lund|sø|å|bæk|ager|rød|holt|ved|tved|sund|næs|ø|havn|købing|købingen|skov|mark|torp|toft|dal|kær|vig|minde|krog|gård|slot|hede|strand|holm|hus|huse|vang|næs|odde|keld|kilde|mølle|balle|bølle|ing|ling|løv|slev|mose|eng|berg)s?$",
    re.IGNORECASE,
)
_LANDSCAPE = frozenset(
    "Hede Mose Plantage Skov Å Sø Fjord Bakker Strand Mark By Sogn Kirke Enge Eng Klit Klitter Næs Bugt Vig Banke Krat Ådal Dal Havn Station Slot Kro Skole Kommune Hallen Amt Herred Landsby Nord Syd Øst Vest Midtby Mølle Bæk Rev Odde".split()  # noqa: SIM905 - reads better
)
_COMPASS = re.compile(r"(?:Øster|Vester|Nørre|Sønder)[a-zæøå]{2,}")


@lru_cache(maxsize=50_000)
def is_landscape(word: str) -> bool:
    """Tell whether a place's name may end with ``word``: *Lille Mose*, *Torup Østermark*."""
    return word in _LANDSCAPE or _COMPASS.fullmatch(word) is not None


@lru_cache(maxsize=50_000)
def is_like_place(word: str) -> bool:
    """Tell whether ``word`` ends as names of places do."""
    return PLACE_ENDING.search(word) is not None
