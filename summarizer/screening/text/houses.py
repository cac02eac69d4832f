"""Where a text may have house numbers, and the word before each."""

from __future__ import annotations

import re
from typing import NamedTuple

from summarizer.screening.text.words import of_text

# A lone l or I at a line's end is a misread 1 ("Skovvej l").
MISREAD = re.compile(r"[lI](?=[ ]?\n)(?<=[^\W\d_][ ].)")
_DIGITS = re.compile(r"\d+")
_MOST_DIGITS = 4
_BETWEEN = " ,\n\t"
_ROOM = 60


class House(NamedTuple):
    """Where the digits begin, and what stands before them back to the nearest blank."""

    start: int
    before: str


@of_text
def digits(text: str) -> list[tuple[int, int]]:
    """Give where digits stand, those side by side as one."""
    return [match.span() for match in _DIGITS.finditer(text)]


@of_text
def houses(text: str) -> list[House]:
    """Give the numbers of one to four digits that have something else than digits before them."""
    starts = [start for start, end in digits(text) if end - start <= _MOST_DIGITS]
    misread = [match.start() for match in MISREAD.finditer(text)]
    found = []
    for start in sorted(starts + misread) if misread else starts:
        before = text[max(0, start - _ROOM) : start].rstrip(_BETWEEN)
        # Nothing but a page's end may stand before it.
        words = before.rsplit(None, 1)
        if words and not before[-1].isdigit():
            found.append(House(start, words[-1]))
    return found


def before_capital(text: str, most: int, least: int = 0) -> list[tuple[int, int]]:
    """Give the numbers with a capital one or two characters behind them, as *4999 Nyby* has."""
    return [
        (start, end)
        for start, end in digits(text)
        if least <= end - start <= most
        and (text[end + 1 : end + 2].isupper() or text[end + 2 : end + 3].isupper())
    ]
