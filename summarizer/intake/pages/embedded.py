"""Read the pictures inside a document that has nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.intake import warnings
from summarizer.intake.dispatch import read_bytes
from summarizer.intake.reading import Reading
from summarizer.intake.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Sequence


def read_pictures(pictures: Sequence[bytes], *, asides: tuple[str, ...]) -> Reading:
    """Read each picture as a page.

    Raises ``Unreadable``: ``empty`` without pictures, ``no_text_layer`` if none gave text.
    """
    if not pictures:
        raise Unreadable("empty")
    pages: list[str] = []
    found: list[str] = []
    for picture in pictures:
        try:
            reading = read_bytes(picture, filename="")
        except Unreadable:
            found.append(warnings.NO_TEXT_LAYER)
            continue
        pages += reading.pages
        found += reading.warnings
    if not pages:
        raise Unreadable("no_text_layer")
    return Reading(pages=tuple(pages), warnings=tuple(found), asides=asides)
