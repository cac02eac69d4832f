"""ZIPs and portal lists as municipalities get them, with invented people."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from openpyxl import Workbook

if TYPE_CHECKING:
    from collections.abc import Sequence

COPENHAGEN = (
    "Svarnummer",
    "Indsendt af",
    "Oprettet",
    "Postnr.",
    "By",
    "Virksomhed/organisation",
    "Høringssvar",
    "Vedhæftede filer",
)


def zip_of(*files: tuple[str, bytes | str]) -> bytes:
    """Pack files, the names as they are given."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return held.getvalue()


def book_of(header: Sequence[str], *rows: Sequence[object]) -> bytes:
    """Make a spreadsheet with one sheet."""
    made = Workbook()
    sheet = made.worksheets[0]
    for line in (header, *rows):
        sheet.append(list(line))
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()
