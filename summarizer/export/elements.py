"""The few WordprocessingML elements that a hvidbog is made of.

python-docx reaches cells through whole-table look-ups, which grow with the square of the rows,
and knows no fields, bookmarks or repeated header rows; so those are made here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from summarizer.export.cleaning import clean_line, clean_text

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement


def element(tag: str, *children: BaseOxmlElement, **attributes: str | int) -> BaseOxmlElement:
    """Make ``w:tag`` with attributes of the same namespace."""
    made = cast("BaseOxmlElement", OxmlElement(f"w:{tag}"))
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    made.extend(children)
    return made


def run(text: str, *, bold: bool = False, style: str = "") -> BaseOxmlElement:
    """Make a run of cleaned text; line ends become line breaks and tabs stay tabs."""
    made = element("r")
    if bold or style:
        properties = element("rPr")
        if style:
            properties.append(element("rStyle", val=style))
        if bold:
            properties.append(element("b"))
        made.append(properties)
    for number, line in enumerate(clean_text(text).split("\n")):
        if number:
            made.append(element("br"))
        for column, stretch in enumerate(line.split("\t")):
            if column:
                made.append(element("tab"))
            if stretch:
                made.append(_text("t", stretch))
    return made


def paragraph(style: str, *content: BaseOxmlElement) -> BaseOxmlElement:
    """Make a paragraph with the style whose *id* is ``style``."""
    return element("p", element("pPr", element("pStyle", val=style)), *content)


def page_breaking(block: BaseOxmlElement) -> BaseOxmlElement:
    """Let a paragraph that has no other direct formatting start a new page."""
    block[0].append(element("pageBreakBefore"))
    return block


def field(instruction: str, *shown: BaseOxmlElement, dirty: bool = False) -> list[BaseOxmlElement]:
    """Make a field's runs; ``shown`` is what it says until Word computes it.

    ``dirty`` asks Word to compute it when the file is opened.
    """
    begin = element("fldChar", fldCharType="begin")
    if dirty:
        begin.set(qn("w:dirty"), "true")
    return [
        element("r", begin),
        element("r", _text("instrText", f" {instruction} ")),
        element("r", element("fldChar", fldCharType="separate")),
        *shown,
        element("r", element("fldChar", fldCharType="end")),
    ]


def bookmark(name: str, number: int, *content: BaseOxmlElement) -> list[BaseOxmlElement]:
    """Put a bookmark around runs; ``number`` is unique in the document."""
    return [
        element("bookmarkStart", id=number, name=name),
        *content,
        element("bookmarkEnd", id=number),
    ]


def link(anchor: str, *content: BaseOxmlElement) -> BaseOxmlElement:
    """Make a link to a bookmark of the same document."""
    return element("hyperlink", *content, anchor=anchor, history=1)


def cell(width: int, *content: BaseOxmlElement, span: int = 1) -> BaseOxmlElement:
    """Make a table cell; ``width`` in twentieths of a point."""
    properties = element("tcPr", element("tcW", w=width, type="dxa"))
    if span > 1:
        properties.append(element("gridSpan", val=span))
    return element("tc", properties, *content)


def row(*cells: BaseOxmlElement, header: bool = False, whole: bool = False) -> BaseOxmlElement:
    """Make a table row; a ``header`` repeats on every page, a ``whole`` row never breaks."""
    properties = element("trPr")
    if whole or header:
        properties.append(element("cantSplit"))
    if header:
        properties.append(element("tblHeader"))
    made = element("tr", properties) if len(properties) else element("tr")
    made.extend(cells)
    return made


def table(
    style: str,
    widths: tuple[int, ...],
    rows: list[BaseOxmlElement],
    *,
    title: str,
    description: str,
    first_column: bool = False,
) -> BaseOxmlElement:
    """Make a table of fixed widths (twentieths of a point) with an alternative text."""
    look = element(
        "tblLook",
        val="0680" if first_column else "0620",
        firstRow=0 if first_column else 1,
        lastRow=0,
        firstColumn=1 if first_column else 0,
        lastColumn=0,
        noHBand=1,
        noVBand=1,
    )
    properties = element(
        "tblPr",
        element("tblStyle", val=style),
        element("tblW", w=sum(widths), type="dxa"),
        element("tblLayout", type="fixed"),
        look,
        element("tblCaption", val=clean_line(title)),
        element("tblDescription", val=clean_line(description)),
    )
    grid = element("tblGrid", *(element("gridCol", w=width) for width in widths))
    return element("tbl", properties, grid, *rows)


def _text(tag: str, text: str) -> BaseOxmlElement:
    made = cast("BaseOxmlElement", OxmlElement(f"w:{tag}"))
    made.text = text
    # Without this, Word drops spaces at either end of the stretch.
    made.set(qn("xml:space"), "preserve")
    return made
