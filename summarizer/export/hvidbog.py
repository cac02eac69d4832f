"""Writes the hvidbog: the Word file a municipality publishes with its answer to a hearing."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from typing import TYPE_CHECKING

import docx
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.opc.exceptions import PackageNotFoundError
from lxml import etree

from summarizer.export import looks
from summarizer.export.blank import blank_word_file
from summarizer.export.cleaning import clean_line
from summarizer.export.composer import Composer, drop_body
from summarizer.export.danish import date_words
from summarizer.export.elements import field, run
from summarizer.export.errors import ExportError
from summarizer.export.front import write_contents, write_front
from summarizer.export.overview import (
    write_campaigns,
    write_categories,
    write_changes,
    write_list,
)
from summarizer.export.package import pack_parts, read_parts
from summarizer.export.properties import set_properties
from summarizer.export.responses import write_responses
from summarizer.export.styles import dress, text_width

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document
    from docx.section import Section, _Footer, _Header

    from summarizer.export.report import Report


def write_hvidbog(report: Report, *, template: Path | None = None) -> bytes:
    """Write the report as a Word file (.docx).

    The same report gives the same bytes. With ``template``, a municipality's own ``.docx``
    or ``.dotx``, its styles, page set-up, headers and footers are used and its body is left
    out; what it lacks comes from the house's own look. Raises ``ExportError`` with code
    ``nothing_approved``, ``number_twice`` or ``template``.
    """
    _ensure_sound(report)
    document = _open(template)
    dress(document, own=template is None)
    page = Composer(document)
    write_front(page, report)
    write_contents(page)
    if report.categories or report.campaigns:
        page.turn_page(landscape=False)
    write_categories(page, report)
    write_campaigns(page, report)
    write_responses(page, report)
    write_changes(page, report)
    write_list(page, report)
    page.fill_contents()
    _furnish(page, report)
    set_properties(document, report)
    written = io.BytesIO()
    document.save(written)
    return pack_parts(read_parts(written.getvalue()))


def _ensure_sound(report: Report) -> None:
    if not report.rows:
        raise ExportError(
            "nothing_approved",
            "Der er endnu ingen godkendte referater i høringen. "
            "Godkend mindst ét referat, og dan så hvidbogen.",
        )
    counted = Counter(line.number for line in report.everyone)
    twice = sorted(number for number, times in counted.items() if times > 1)
    if twice:
        raise ExportError(
            "number_twice",
            f"Nr. {twice[0]} er brugt til flere høringssvar. Ret numrene, og dan så hvidbogen.",
        )


def _open(template: Path | None) -> Document:
    if template is None:
        return docx.Document(io.BytesIO(blank_word_file()))
    try:
        document = docx.Document(io.BytesIO(_as_document(template.read_bytes())))
    except (
        OSError,
        KeyError,
        ValueError,
        zipfile.BadZipFile,
        PackageNotFoundError,
        etree.XMLSyntaxError,
    ) as fault:
        raise ExportError(
            "template",
            "Skabelonen kan ikke læses. Gem den i Word som .docx uden makroer, og prøv igen.",
        ) from fault
    drop_body(document)
    return document


def _as_document(template: bytes) -> bytes:
    """Turn a Word template (.dotx) into a document; a document stays as it is."""
    parts = read_parts(template)
    types = parts["[Content_Types].xml"]
    parts["[Content_Types].xml"] = types.replace(b".template.main+xml", b".document.main+xml")
    return pack_parts(parts)


def _furnish(page: Composer, report: Report) -> None:
    """Give each section a header and a footer, unless the template brought its own."""
    sections = page.document.sections
    first = sections[0]
    heads, feet = first.header.is_linked_to_previous, first.footer.is_linked_to_previous
    if heads and feet:
        first.different_first_page_header_footer = True
    for section in sections:
        if heads:
            _write_header(page, report, section)
        if feet:
            _write_footer(page, report, section, section.footer)
    if feet and first.different_first_page_header_footer:
        _write_footer(page, report, first, first.first_page_footer)


def _write_header(page: Composer, report: Report, section: Section) -> None:
    section.header.is_linked_to_previous = False
    left = f"Hvidbog: {clean_line(report.title)}"
    right = f"Sagsnr. {clean_line(report.case_number)}"
    line = page.paragraph(looks.HEADER, f"{left}\t{right}")
    _set_only(section.header, line)
    _end_at_margin(section, section.header)


def _write_footer(page: Composer, report: Report, section: Section, footer: _Footer) -> None:
    footer.is_linked_to_previous = False
    left = f"{clean_line(report.municipality)} · {date_words(report.generated_at.date())}"
    line = page.paragraph(
        looks.FOOTER,
        f"{left}\tSide ",
        *field("PAGE", run("1")),
        " af ",
        *field("NUMPAGES", run("1")),
    )
    _set_only(footer, line)
    _end_at_margin(section, footer)


def _set_only(place: _Header | _Footer, line: object) -> None:
    root = place._element  # noqa: SLF001  python-docx shows the paragraphs, not their holder
    for old in list(root):
        root.remove(old)
    root.append(line)


def _end_at_margin(section: Section, place: _Header | _Footer) -> None:
    edge = text_width(section.page_width, section.left_margin, section.right_margin)
    place.paragraphs[0].paragraph_format.tab_stops.add_tab_stop(edge, WD_TAB_ALIGNMENT.RIGHT)
