"""The months in Danish, January first."""

from __future__ import annotations

from typing import Final

MONTHS: Final = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)
SHORT_MONTHS: Final = tuple(month[:3] for month in MONTHS)
