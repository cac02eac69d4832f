"""Notice files that bring programs along. Nothing of them is ever run here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

# Names of actions (ISO 32000-2, 12.6.4) that run something; /URI and /GoTo only lead somewhere.
_PDF_ACTION: Final = re.compile(
    rb"/(?:JavaScript|Launch|ImportData|RichMedia|Rendition)\b|/JS\s*(?:[(<]|\d+ \d+ R)"
)
# Objects packed together, and names spelled with #-escapes, cannot be searched as bytes.
_PACKED: Final = re.compile(rb"/ObjStm|/[^\s/<>\[\](){}%]*#[0-9A-Fa-f]{2}")
_MOST_OBJECTS: Final = 200_000
_OFFICE_PART: Final = re.compile(
    r"(?:^|/)(?:vbaProject\.bin|vbaData\.xml|activeX\d*\.(?:xml|bin))$|^(?:Basic|Scripts)/.+",
    re.IGNORECASE,
)
_OLD_WORD_PARTS: Final = tuple(name.encode("utf-16-le") for name in ("_VBA_PROJECT", "Macros"))


def pdf_has_programs(document: Any, data: bytes) -> bool:  # noqa: ANN401 - pymupdf publishes no types
    """Tell whether a PDF holds scripts, or actions that start a program."""
    if _PDF_ACTION.search(data):
        return True
    if not _PACKED.search(data):
        return False
    objects = range(1, min(document.xref_length(), _MOST_OBJECTS))
    return any(
        _PDF_ACTION.search(document.xref_object(number, compressed=True).encode())
        for number in objects
    )


def office_has_programs(parts: Iterable[str]) -> bool:
    """Tell by the names of its parts whether a Word or OpenDocument file holds macros."""
    return any(_OFFICE_PART.search(name) for name in parts)


def old_word_has_programs(data: bytes) -> bool:
    """Tell by the names in its directory whether an old Word file holds macros."""
    return any(name in data for name in _OLD_WORD_PARTS)
