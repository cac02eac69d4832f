"""Units of measure in Danish text, each as a dimension and a factor to its base unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Unit:
    """``factor`` times a number gives the number in the dimension's base unit."""

    dimension: str
    factor: float


# dimension: {factor: every way of writing the unit}
_TABLE: Final[dict[str, dict[float, str]]] = {
    "length": {
        0.001: "mm millimeter",
        0.01: "cm centimeter",
        0.1: "dm decimeter",
        1: "m meter meters meteren",
        1000: "km kilometer kilometers",
    },
    "area": {
        1: "m2 m² kvm kvadratmeter etagemeter kvadratmeters",
        10_000: "ha hektar hektarer",
        5516: "tdr tønder",
        1_000_000: "km2 km² kvadratkilometer",
    },
    "volume": {0.001: "l liter", 1: "m3 m³ kubikmeter"},
    "mass": {0.001: "g gram", 1: "kg kilo kilogram", 1000: "t ton tons"},
    "hours": {
        1 / 3600: "sek sekund sekunder",
        1 / 60: "min minut minutter minutters",
        1: "time timer timers h",
        24: "dag dage dages døgn døgns",
        168: "uge uger ugers",
    },
    "months": {
        1: "måned måneder måneders mdr md",
        3: "kvartal kvartaler",
        6: "semester semestre semesters halvår",
        12: "år års årig årige",
    },
    "percent": {1: "% pct procent %-point procentpoint"},
    "permille": {1: "‰ promille"},
    "money": {0.01: "øre", 1: "kr krone kroner kroners dkk", 7.46: "euro eur €"},
    "speed": {1: "km/t km/h", 3.6: "m/s"},
    "noise": {1: "db decibel db(a)"},
    "power": {1: "kw kilowatt", 1000: "mw megawatt"},
    "energy": {1: "kwh", 1000: "mwh", 1_000_000: "gwh"},
    "temperature": {1: "grader grad °c °"},
}
UNITS: Final[dict[str, Unit]] = {
    word: Unit(dimension, factor)
    for dimension, rows in _TABLE.items()
    for factor, words in rows.items()
    for word in words.split()
}
# Scale words between a number and its unit.
SCALES: Final[dict[str, float]] = {
    word: scale
    for scale, words in {
        1e3: "tusind tusinde t.kr tkr",
        1e6: "mio mill million millioner millionen",
        1e9: "mia mrd milliard milliarder",
    }.items()
    for word in words.split()
}
# Every way to say "per …": what a rate is counted over.
_PER: Final = r"(?:pr\.?|per|om|i|hver|hvert)\s+"
PERIODS: Final[dict[str, str]] = {
    "minute": rf"{_PER}minut(?:tet)?\b",
    "hour": r"(?:pr\.?|per|hver|i)\s+timen?\b|\btimeløn",
    "day": r"(?:pr\.?|per|om|hver|hvert)\s+(?:dag(?:en)?|døgn(?:et)?)\b|\bi døgnet\b"
    r"|\bdaglig(?:e|t)?\b"
    r"|\bhver (?:morgen|formiddag|eftermiddag|aften|nat|hverdag)\b",
    "week": rf"{_PER}ugen?\b|\bugentlig\w*"
    r"|\b(?:hver|om) (?:man|tirs|ons|tors|fre|lør|søn)dag(?:en)?\b",
    "month": rf"{_PER}måned(?:en)?\b|\bmånedlig\w*|\bmånedsvis",
    "quarter": rf"{_PER}kvartal(?:et)?\b|\bkvartalsvis\w*|\bkvartårlig\w*",
    "half-year": rf"{_PER}halvår(?:et)?\b|\bhalvårlig\w*",
    "year": r"(?:pr\.?|per|om|hvert)\s+år(?:et)?\b|(?<!flere)(?<!halv)(?<!kvart)\bårlig\w*"
    r"|\bårets\b",
}
