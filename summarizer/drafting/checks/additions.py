"""Additions: what a point tacks on that the passages have no word of."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from summarizer.drafting.checks.lexicon import in_one_group, opposite
from summarizer.drafting.danish.thesaurus import near
from summarizer.drafting.danish.words import compound_parts, stem_of

_LONG: Final = 5


@lru_cache(maxsize=100_000)
def says(one: str, two: str) -> bool:
    """Tell whether a word surely stands for another: no chance likeness of compound parts."""
    if one == two or stem_of(one) == stem_of(two) or in_one_group(one, two) or near(one, two):
        return True
    if opposite(one, two):
        return True  # other checks weigh opposites
    short, long = sorted((one, two), key=len)
    parts = compound_parts(long)
    if parts and compound_parts(short)[:1] == parts[:1]:
        return True  # "byggesagen", "byggesagsbehandlingen"
    if len(short) >= _LONG - 1 and (short in parts or (parts and long.endswith(short))):
        return True
    return bool(parts) and any(
        in_one_group(short, p) or (len(p) >= _LONG and near(short, p)) for p in parts
    )
