"""An archive inside a mail: looked into in memory, without touching the disk."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final

from summarizer.intake.formats import HEAD_BYTES, recognise
from summarizer.intake.limits import MAX_FILE_BYTES, MAX_UNPACKED_BYTES
from summarizer.intake.unreadable import Unreadable
from summarizer.intake.zip_faults import BROKEN_ZIP

if TYPE_CHECKING:
    from collections.abc import Iterator

_ZIP: Final = b"PK\x03\x04"
_MOST_FILES: Final = 100
_ENCRYPTED: Final = 0x1
_OFFICE_PARTS: Final = frozenset({"[Content_Types].xml", "mimetype"})
# What programs put into archives for themselves.
_FURNITURE: Final = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


def is_zip(data: bytes, *, filename: str) -> bool:
    """Tell whether a file is an archive, and no document that is one inside."""
    return data.startswith(_ZIP) and recognise(filename, data[:HEAD_BYTES]) is None


def zip_members(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Give names and bytes; nothing is unpacked to disk, so names lead nowhere."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except BROKEN_ZIP:
        raise Unreadable("damaged") from None
    with archive:
        files = [
            one
            for one in archive.infolist()
            if not one.is_dir() and not any(part in one.filename for part in _FURNITURE)
        ]
        if len(files) > _MOST_FILES or sum(f.file_size for f in files) > MAX_UNPACKED_BYTES:
            raise Unreadable("too_large")
        if any(one.filename in _OFFICE_PARTS for one in files):
            raise Unreadable("unsupported_format")  # a spreadsheet or slides
        if any(one.flag_bits & _ENCRYPTED for one in files):
            raise Unreadable("password")
        room = MAX_UNPACKED_BYTES
        for one in files:
            member = _unpack(archive, one, room)
            room -= len(member)
            yield one.filename, member


def _unpack(archive: zipfile.ZipFile, one: zipfile.ZipInfo, room: int) -> bytes:
    """Unpack a file; what it declares about its size is not believed."""
    most = min(room, MAX_FILE_BYTES)
    try:
        with archive.open(one) as file:
            member = file.read(most + 1)
    except BROKEN_ZIP:
        raise Unreadable("damaged") from None
    if len(member) > most:
        raise Unreadable("too_large")
    return member
