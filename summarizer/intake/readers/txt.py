"""Plain text."""

from __future__ import annotations

import codecs
from typing import Final

from summarizer.intake.reading import Reading

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read(data: bytes) -> Reading:
    """Read the whole file as one page."""
    return Reading(pages=(decode(data),))


def decode(data: bytes) -> str:
    """Decode by byte order mark, else as UTF-8, else as cp1252 (as Danish files are)."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
