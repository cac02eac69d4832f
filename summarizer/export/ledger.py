"""Writes the ledger: a spreadsheet with one row for every file that ever came in."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING, Final

from lxml import etree
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooter, HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties

from summarizer.export import looks
from summarizer.export.cleaning import clean_line, clean_text
from summarizer.export.danish import KIND_SINGULAR, LEDGER_STATUS
from summarizer.export.package import pack_parts, read_parts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

    from summarizer.domain.hearing import SenderKind
    from summarizer.domain.response import Status

# Name and width in characters. The first nine are the columns Aarhus publishes.
COLUMNS: Final = (
    ("Dato modtaget", 15),
    ("HøringID", 18),
    ("Høringssvar ID", 15),
    ("Emne", 34),
    ("Navn på afsender", 28),
    ("Udtaler sig som", 24),
    ("Evt. navn på organisation", 30),
    ("Resumé", 80),
    ("Vurdering", 50),
    ("Status", 18),
    ("Årsag", 34),
    ("Filnavn", 34),
    ("sha256", 22),
    ("Bemærkninger", 34),
    ("Bilag", 34),
)
# The second sheet: every file as it came in, also those that became no response of their own.
RECEIVED_COLUMNS: Final = (
    ("Modtaget fil", 60),
    ("Størrelse (byte)", 16),
    ("Blev til", 34),
    ("Høringssvar ID", 15),
    ("sha256", 22),
)
# Excel's own limit for one cell.
_LONGEST_CELL: Final = 32_767
_CUT: Final = "\n[Afkortet her: en celle rummer ikke mere. Hele teksten står i hvidbogen.]"
# What a spreadsheet would read as the start of a formula (OWASP, CSV injection).
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t")
_DATE_FORMAT: Final = "dd-mm-yyyy"
_DCTERMS: Final = "{http://purl.org/dc/terms/}"


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One file that came in, whatever became of it.

    ``sender_label`` and ``organisation`` are what the ledger may show. ``points`` is the
    approved summary, empty until there is one. ``reason`` is the words for why the response
    stands where it does, ``remarks`` are further words about how it came in, ``attachments``
    the names of further files that belong to it.
    """

    number: int
    received_on: date
    sender_kind: SenderKind
    status: Status
    filename: str
    sha256: str
    sender_label: str = ""
    organisation: str = ""
    subject: str = ""
    points: tuple[str, ...] = ()
    assessment: str = ""
    reason: str = ""
    remarks: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReceivedRow:
    """A file as it came in, in words what it became, and the response it belongs to."""

    filename: str
    file_bytes: int
    became: str
    sha256: str = ""
    number: int | None = None


def write_ledger(
    rows: Sequence[LedgerRow],
    *,
    received: Sequence[ReceivedRow] = (),
    case_number: str,
    title: str,
    generated_at: datetime,
    author: str = "",
) -> bytes:
    """Write the ledger as a spreadsheet (.xlsx): N rows in, N rows out, by number.

    The same rows give the same bytes. No cell is ever a formula, whatever a sender wrote.
    """
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Høringsliste"
    sheet.append([name for name, _ in COLUMNS])
    for at, line in enumerate(sorted(rows, key=lambda line: line.number), start=2):
        _write_row(sheet, at, line, case_number=case_number, title=title)
    _arrange(sheet, COLUMNS, last_row=len(rows) + 1)
    if received:
        _write_received(book.create_sheet("Modtagne filer"), received)
    about = book.properties
    about.title = clean_line(f"Høringsliste: {title}")
    about.subject = clean_line(f"Høringssvar til sagsnr. {case_number}")
    about.creator = about.lastModifiedBy = clean_line(author) or "Høringsreferent"
    about.language = "da-DK"
    written = io.BytesIO()
    book.save(written)
    return _with_time(written.getvalue(), generated_at)


def _write_row(sheet: Worksheet, at: int, line: LedgerRow, *, case_number: str, title: str) -> None:
    resume = "\n".join(
        f"{line.number}.{number} {point}" for number, point in enumerate(line.points, start=1)
    )
    words = (
        case_number,
        None,
        line.subject or title,
        line.sender_label,
        KIND_SINGULAR[line.sender_kind],
        line.organisation,
        resume,
        line.assessment,
        LEDGER_STATUS[line.status],
        line.reason,
        line.filename,
        line.sha256,
        "\n".join(line.remarks),
        "\n".join(line.attachments),
    )
    received = sheet.cell(at, 1, line.received_on)
    received.number_format = _DATE_FORMAT
    for column, text in enumerate(words, start=2):
        if text is None:
            sheet.cell(at, column, line.number)
        else:
            _write_text(sheet.cell(at, column), text)


def _write_received(sheet: Worksheet, received: Sequence[ReceivedRow]) -> None:
    sheet.append([name for name, _ in RECEIVED_COLUMNS])
    for at, line in enumerate(received, start=2):
        _write_text(sheet.cell(at, 1), line.filename)
        sheet.cell(at, 2, line.file_bytes)
        _write_text(sheet.cell(at, 3), line.became)
        sheet.cell(at, 4, line.number)
        _write_text(sheet.cell(at, 5), line.sha256)
    _arrange(sheet, RECEIVED_COLUMNS, last_row=len(received) + 1)


def _write_text(cell: Cell | MergedCell, text: str) -> None:
    text = clean_text(text)
    if len(text) > _LONGEST_CELL:
        text = text[: _LONGEST_CELL - len(_CUT)] + _CUT
    cell.value = text or None
    if text.startswith(_FORMULA_STARTS):
        # The type says text, and the quote prefix keeps it text when someone edits the cell.
        cell.data_type = "s"
        cell.quotePrefix = True


def _arrange(sheet: Worksheet, columns: Sequence[tuple[str, int]], *, last_row: int) -> None:
    last = get_column_letter(len(columns))
    sheet.freeze_panes = "D2" if columns is COLUMNS else "B2"
    sheet.auto_filter.ref = f"A1:{last}{max(last_row, 1)}"
    for at, (_, width) in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    rule = Side(style="thin", color=looks.RULE)
    for cell in sheet[1]:
        cell.font = Font(name=looks.FONT, size=10, bold=True, color=looks.ACCENT)
        cell.fill = PatternFill("solid", fgColor=looks.SHADE)
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        cell.border = Border(bottom=Side(style="medium", color=looks.ACCENT))
    sheet.row_dimensions[1].height = 30
    font, wrapped = Font(name=looks.FONT, size=10), Alignment(vertical="top", wrap_text=True)
    below = Border(bottom=rule)
    for cells in sheet.iter_rows(min_row=2, max_row=last_row, max_col=len(columns)):
        for cell in cells:
            cell.font, cell.border = font, below
            cell.alignment = wrapped
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.print_title_rows = "1:1"
    footer = HeaderFooter()
    footer.oddFooter = HeaderFooterItem(right=_HeaderFooterPart(text="Side &P af &N"))
    sheet.HeaderFooter = footer


def _with_time(archive: bytes, moment: datetime) -> bytes:
    """Put the report's time where openpyxl puts the machine's, and pack without a clock."""
    parts = read_parts(archive)
    core = etree.fromstring(parts["docProps/core.xml"])
    for name in ("created", "modified"):
        for found in core.iter(f"{_DCTERMS}{name}"):
            found.text = moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    parts["docProps/core.xml"] = etree.tostring(core, xml_declaration=True, encoding="UTF-8")
    return pack_parts(parts)
