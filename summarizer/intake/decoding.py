"""Which letters the bytes of a text stand for, where nothing or little tells it."""

from __future__ import annotations

import codecs
from typing import Final

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_TOLD_WITHOUT_THOUGHT: Final = frozenset(
    {"", "ascii", "us-ascii", "latin-1", "latin1", "iso-8859-1", "iso8859-1", "unknown-8bit"}
)
_REPLACEMENT: Final = "\ufffd"
_RIGHT_FOR_WRONG: Final = 4
_LOOKED_AT: Final = 1000
_MOST_ARE_LATIN: Final = 3  # letters of two bytes: nearly every other byte is a NUL


def decode(data: bytes, told: str = "") -> str:
    """Decode by byte order mark, as told, as UTF-8, or as cp1252 (as Danish files are).

    Programs that tell Latin-1 or ASCII, or what does not fit, mostly wrote one of the last two.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if (wide := _wide_without_mark(data)) is not None:
        return data.decode(wide, errors="replace")
    if told.lower() not in _TOLD_WITHOUT_THOUGHT:
        try:
            return data.decode(told)
        except (LookupError, ValueError):
            pass
    text = data.decode("utf-8", errors="replace")
    wrong = text.count(_REPLACEMENT)
    # A file that was cut, or had a byte damaged, is UTF-8 in the rest.
    if wrong and wrong * _RIGHT_FOR_WRONG > sum(one > "\x7f" for one in text):
        return data.decode("cp1252", errors="replace")
    return text


def _wide_without_mark(data: bytes) -> str | None:
    """Name the form of UTF-16 whose letters of Latin-1 have a NUL on one side."""
    start = data[:_LOOKED_AT]
    even, odd = start[::2].count(0), start[1::2].count(0)
    if max(even, odd) * _MOST_ARE_LATIN < len(start) or min(even, odd) * 10 > max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"
