"""Word files in every shape, for tests that read them."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from made_letters import WORDS
from summarizer.intake import read_in_process

if TYPE_CHECKING:
    from pathlib import Path

    from summarizer.domain.source import SourceText

_WORDPROCESSING = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word_file() -> docx.document.Document:
    document = docx.Document()
    document.add_heading("Høringssvar")
    document.add_paragraph(WORDS)
    return document


def saved(document: docx.document.Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def read_word(document: docx.document.Document, folder: Path) -> SourceText:
    """Save a document as *svar.docx* in ``folder`` and read it."""
    path = folder / "svar.docx"
    document.save(str(path))
    return read_in_process(path, filename="svar.docx")


def docx_with_table() -> bytes:
    document = word_file()
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Vejen", "250 biler"
    return saved(document)


_NUMBERING = f"""<w:numbering {nsdecls("w")}>
<w:abstractNum w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/>
</w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="91"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>
<w:lvlText w:val="\uf0b7"/><w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr></w:lvl>
</w:abstractNum>
<w:num w:numId="90"><w:abstractNumId w:val="90"/></w:num>
<w:num w:numId="91"><w:abstractNumId w:val="91"/></w:num>
<w:num w:numId="92"><w:abstractNumId w:val="90"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>"""
LISTED = (
    "1. Vejen er for smal", "1.a) om morgenen", "1.b) om aftenen", "• uden lys",
    "2. Huset er for højt", "2.a) mod syd", "Igen:", "1. Skolen er fuld", "2. Bussen kører ikke",
)  # fmt: skip


def docx_with_lists() -> bytes:
    """Make lists as Word does: nested, gone on with and begun anew; then a table and more words."""
    document = word_file()
    rules = document.part.numbering_part.element
    rules.extend(parse_xml(_NUMBERING.replace(">\n<", "><")))
    places = [(90, 0), (90, 1), (90, 1), (91, 0), (90, 0), (90, 1), None, (92, 0), (92, 0)]
    for line, place in zip(LISTED, places, strict=True):
        if place is None:
            document.add_paragraph(line)
            continue
        paragraph = document.add_paragraph(line.split(" ", 1)[1])
        item = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        item.get_or_add_ilvl().val, item.get_or_add_numId().val = place[1], place[0]
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Vejen", "250 biler"
    document.add_paragraph("Efter tabellen.")
    return saved(document)


def docx_with_heads() -> bytes:
    document = word_file()
    document.sections[0].header.paragraphs[0].text = "Foreningen Prøven"
    return saved(document)


def docx_with_hidden(*, by_style: bool = False) -> bytes:
    document = word_file()
    run = document.add_paragraph().add_run("Skjult besked")
    if by_style:
        run.style = document.styles.add_style("Skjult", docx.enum.style.WD_STYLE_TYPE.CHARACTER)
    (run.style if by_style else run).font.hidden = True
    return saved(document)


def docx_with_comment() -> bytes:
    document = word_file()
    document.add_comment(document.paragraphs[-1].runs, text="Spørg Bo", author="Lis")
    return saved(document)


def docx_with(inner: str) -> bytes:
    """Put WordprocessingML into a file's body."""
    stream = io.BytesIO(saved(word_file()))
    packed = io.BytesIO()
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                part = part.replace(b"<w:sectPr", inner.encode() + b"<w:sectPr", 1)
            new.writestr(name, part)
    return packed.getvalue()


def with_macros() -> bytes:
    packed = io.BytesIO(saved(word_file()))
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"\xd0\xcf\x11\xe0" + bytes(600))
    return packed.getvalue()


def docx_of(*paragraphs: str) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return saved(document)


def docx_with_footnote() -> bytes:
    packed = io.BytesIO(saved(word_file()))
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr(
            "word/footnotes.xml",
            f'<w:footnotes xmlns:w="{_WORDPROCESSING}"><w:footnote w:id="2"><w:p><w:r><w:t>'
            "Tekst i note</w:t></w:r></w:p></w:footnote></w:footnotes>",
        )
    return packed.getvalue()
