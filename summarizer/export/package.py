"""Office files are zip archives; here they are made the same, byte for byte, every time."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# The earliest moment a zip archive can name: a file's own time stands in its properties.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_CONTENT_TYPES = "[Content_Types].xml"


def read_parts(archive: bytes) -> dict[str, bytes]:
    """Give every part of an office file by its name; raises ``zipfile.BadZipFile``."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def pack_parts(parts: Mapping[str, bytes]) -> bytes:
    """Zip the parts in a fixed order, without the time or the machine leaving a trace."""
    written = io.BytesIO()
    # Readers expect the content types first; the order of the rest is free.
    names = sorted(parts, key=lambda name: (name != _CONTENT_TYPES, name))
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            entry = zipfile.ZipInfo(name, date_time=_NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, parts[name])
    return written.getvalue()
