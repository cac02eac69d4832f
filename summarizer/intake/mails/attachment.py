"""Files that came along with a mail: read like uploads, and archives looked into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.intake import warnings
from summarizer.intake.dispatch import read_bytes
from summarizer.intake.inner_zip import is_zip, zip_members
from summarizer.intake.reading import Reading
from summarizer.intake.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Sequence


def read_attachment(data: bytes, *, filename: str) -> Reading:
    """Read an attached file; the files of a zip become its pages.

    Raises ``Unreadable`` as ``read_bytes`` does, and ``too_large`` or ``password`` for zips.
    """
    if not is_zip(data, filename=filename):
        return read_bytes(data, filename=filename)
    pages: list[str] = []
    found: list[str] = []
    asides: list[str] = []
    drawn: list[str] = []
    words: dict[int, Sequence[tuple[str, float]]] = {}
    for at, (name, member) in enumerate(zip_members(data)):
        asides.append(name)
        try:
            reading = read_bytes(member, filename=name)  # an archive inside is refused here
        except Unreadable:
            found.append(warnings.ATTACHMENT_UNREAD)
            continue
        words |= {len(pages) + number: told for number, told in reading.words.items()}
        pages += reading.pages
        drawn += reading.drawn_inside(at)
        found += reading.warnings
        asides += reading.asides
    if not pages:
        raise Unreadable("unsupported_format" if found else "empty")
    return Reading(
        pages=tuple(pages),
        warnings=tuple(found),
        asides=tuple(asides),
        drawn=tuple(drawn),
        words=words,
    )
