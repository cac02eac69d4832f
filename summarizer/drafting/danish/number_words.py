"""Danish number words: ``halvanden``, ``to en halv``, ``femoghalvtreds``, ``tre fjerdedele``."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_ONES: Final = {
    "nul": 0, "én": 1, "ét": 1, "en": 1, "et": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5,
    "seks": 6, "syv": 7, "otte": 8, "ni": 9,
}  # fmt: skip
_TEENS: Final = {
    "ti": 10, "elleve": 11, "tolv": 12, "tretten": 13, "fjorten": 14, "femten": 15,
    "seksten": 16, "sytten": 17, "atten": 18, "nitten": 19,
}  # fmt: skip
_TENS: Final = {
    "tyve": 20, "tredive": 30, "fyrre": 40, "fyrretyve": 40, "halvtreds": 50,
    "halvtredsindstyve": 50, "tres": 60, "tresindstyve": 60, "halvfjerds": 70,
    "halvfjerdsindstyve": 70, "firs": 80, "firsindstyve": 80, "halvfems": 90,
    "halvfemsindstyve": 90,
}  # fmt: skip
_OTHER: Final = {"dusin": 12.0, "snes": 20.0, "halvanden": 1.5, "halvandet": 1.5}
_FRACTIONS: Final = {
    "halvdel": 1 / 2, "tredjedel": 1 / 3, "fjerdedel": 1 / 4, "kvart": 1 / 4, "femtedel": 1 / 5,
    "sjettedel": 1 / 6, "syvendedel": 1 / 7, "ottendedel": 1 / 8, "niendedel": 1 / 9,
    "tiendedel": 1 / 10, "hundrededel": 1 / 100,
}  # fmt: skip
ORDINALS: Final = {
    "første": 1, "anden": 2, "andet": 2, "tredje": 3, "fjerde": 4, "femte": 5, "sjette": 6,
    "syvende": 7, "ottende": 8, "niende": 9, "tiende": 10, "ellevte": 11, "tolvte": 12,
}  # fmt: skip
_COMPOUND: Final = re.compile(
    rf"(?:({'|'.join(_ONES)})og)?({'|'.join(sorted(_TENS, key=len, reverse=True))})",
)
_MULTIPLES: Final = {
    "dobbelt": 2.0, "fordoble": 2.0, "tredobbelt": 3.0, "tredoble": 3.0, "firedobbelt": 4.0,
    "firedoble": 4.0, "halvere": 0.5,
}  # fmt: skip


@lru_cache(maxsize=10_000)
def cardinal(word: str) -> float | None:
    """Give the value of one written number word, or ``None``; ``en`` and ``et`` count as 1."""
    lower = word.lower()
    for table in (_ONES, _TEENS, _OTHER):
        if lower in table:
            return float(table[lower])
    if compound := _COMPOUND.fullmatch(lower):
        ones, tens = compound.groups()
        return float(_TENS[tens] + (_ONES[ones] if ones else 0))
    return _with_hundreds(lower)


def _with_hundreds(lower: str) -> float | None:
    """Read ``tohundrede``, ``femtenhundrede``, ``hundredeogtyve`` and ``totusinde``."""
    match = re.fullmatch(r"(.*?)(hundrede|hundred|tusinde|tusind)(?:og)?(.*)", lower)
    if not match:
        return None
    head, scale, tail = match.groups()
    before = cardinal(head) if head else 1.0
    after = cardinal(tail) if tail else 0.0
    if before is None or after is None:
        return None
    return before * (1000 if scale.startswith("tusind") else 100) + after


@lru_cache(maxsize=10_000)
def fraction(word: str) -> float | None:
    """Give the value of ``halvdelen``, ``tredjedel``, ``kvart``, … or ``None``."""
    lower = word.lower()
    for ending in ("", "en", "e", "ene", "s", "ens", "te"):
        stem = lower.removesuffix(ending) if ending else lower
        if stem in _FRACTIONS and not (stem == "kvart" and ending):
            return _FRACTIONS[stem]
    return None


@lru_cache(maxsize=10_000)
def multiple(word: str) -> float | None:
    """Give the factor of ``det dobbelte``, ``fordoblet``, ``halveres``, … or ``None``."""
    lower = word.lower()
    for stem, value in _MULTIPLES.items():
        if re.fullmatch(rf"{stem.rstrip('e')}(?:e|er|et|es|ede|ing|ingen|t)?", lower):
            return value
    return None
