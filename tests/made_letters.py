"""Letters in every format, made by real programs, for tests that read them."""

from __future__ import annotations

import functools
import io
import random
import shutil
import subprocess
import tempfile
import zipfile
from email.message import EmailMessage
from pathlib import Path

import docx
import openpyxl
import pillow_heif
import pymupdf
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from compound_file import compound_file, outlook_mail

WORDS = "Vi er imod byggeriet, for husene bliver alt for høje."
HTML = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>Svar</title></head><body>
<h1>Høringssvar</h1><p>{WORDS}</p><table><tr><td>Vejen</td><td>250 biler</td></tr></table>
<p style="display:none">Skjult besked</p></body></html>"""


def installed(program: str) -> bool:
    return shutil.which(program) is not None


def pdf(*pages: str, **saved: object) -> bytes:
    with pymupdf.open() as document:
        for words in pages:
            document.new_page().insert_textbox((72, 90, 520, 760), words, fontsize=11)
        return bytes(document.tobytes(**saved))


def pdf_in_columns() -> bytes:
    with pymupdf.open() as document:
        page = document.new_page()
        left = "Første spalte begynder her og fortsætter ned ad siden med mange ord. " * 6
        right = "Anden spalte følger efter den første og slutter til sidst på siden. " * 6
        page.insert_textbox((300, 90, 520, 700), right, fontsize=11)
        page.insert_textbox((60, 90, 280, 700), left, fontsize=11)
        return bytes(document.tobytes())


def pdf_with_running_heads() -> bytes:
    with pymupdf.open() as document:
        for number in range(1, 4):
            page = document.new_page()
            page.insert_text((72, 40), "Grundejerforeningen Prøven", fontsize=9)
            page.insert_text((280, 810), f"Side {number} af 3", fontsize=9)
            page.insert_textbox((72, 90, 520, 700), f"{WORDS} " * 9, fontsize=11)
        return bytes(document.tobytes())


def pdf_with_hyphens() -> bytes:
    with pymupdf.open() as document:
        page = document.new_page()
        page.insert_text((72, 100), "Vi er imod den foreslåede bebyggelsespro-", fontsize=11)
        page.insert_text((72, 115), "cent i planen.", fontsize=11)
        return bytes(document.tobytes())


def pdf_with_form() -> bytes:
    with pymupdf.open() as document:
        page = document.new_page()
        page.insert_text((72, 80), "Dit svar til kommunen om lokalplanen:", fontsize=11)
        field = pymupdf.Widget()
        field.field_type, field.field_name = pymupdf.PDF_WIDGET_TYPE_TEXT, "svar"
        field.field_value, field.rect = "Husene er for høje", pymupdf.Rect(72, 90, 400, 120)
        page.add_widget(field)
        return bytes(document.tobytes())


def pdf_with_note() -> bytes:
    with pymupdf.open() as document:
        page = document.new_page()
        page.insert_text((72, 80), WORDS, fontsize=11)
        page.add_text_annot((300, 300), "Husk sagsnummer")
        return bytes(document.tobytes())


def pdf_with_hidden(**look: object) -> bytes:
    with pymupdf.open() as document:
        page = document.new_page()
        page.insert_text((72, 80), WORDS, fontsize=11)
        page.insert_text((72, 200), "Skjult besked", **{"fontsize": 11, **look})
        return bytes(document.tobytes())


def pdf_with_covered_words() -> bytes:
    with pymupdf.open() as document:
        page = document.new_page()
        page.insert_text((72, 80), WORDS, fontsize=11)
        page.insert_text((72, 200), "Skjult besked", fontsize=11)
        page.draw_rect((60, 180, 300, 220), color=(0, 0, 0), fill=(0, 0, 0))
        return bytes(document.tobytes())


def pdf_with_script() -> bytes:
    with pymupdf.open() as document:
        document.new_page().insert_text((72, 80), WORDS, fontsize=11)
        script = document.get_new_xref()
        document.update_object(script, "<</S/JavaScript/JS(app.alert('x'); while(true){})>>")
        document.xref_set_key(document.pdf_catalog(), "OpenAction", f"{script} 0 R")
        return bytes(document.tobytes())


def picture(words: str = WORDS, *, kind: str = "png", turn: float = 0.0, noise: int = 0) -> bytes:
    """Draw a scan: 200 dots an inch, turned by some degrees, with some grey specks."""
    with pymupdf.open() as document:
        page = document.new_page(width=595, height=300)
        turned = pymupdf.Matrix(turn)
        page.insert_text((60, 120), words, fontsize=15, morph=(pymupdf.Point(60, 120), turned))
        drawn = page.get_pixmap(dpi=200, colorspace=pymupdf.csGRAY)
        specks = random.Random(7)  # noqa: S311 - dirt, no secret
        for _ in range(noise):
            x, y = specks.randrange(drawn.width), specks.randrange(drawn.height)
            drawn.set_pixel(x, y, (specks.randrange(90, 200),))
        return bytes(drawn.tobytes(kind))


def iphone_photo() -> bytes:
    drawn = pymupdf.Pixmap(pymupdf.csRGB, pymupdf.Pixmap(picture(noise=200)))
    stream = io.BytesIO()
    photo = pillow_heif.from_bytes("RGB", (drawn.width, drawn.height), drawn.samples)
    photo.save(stream, quality=80)
    return stream.getvalue()


def scanned_pdf(*, with_layer_page: bool = False) -> bytes:
    with pymupdf.open() as document:
        if with_layer_page:
            document.new_page().insert_text((72, 90), "Født digitalt på side et.", fontsize=11)
        page = document.new_page()
        page.insert_image(page.rect, stream=picture(turn=1.0, noise=400))
        return bytes(document.tobytes())


def word_file() -> docx.document.Document:
    document = docx.Document()
    document.add_heading("Høringssvar")
    document.add_paragraph(WORDS)
    return document


def saved(document: docx.document.Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


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


def docx_with_hidden() -> bytes:
    document = word_file()
    document.add_paragraph().add_run("Skjult besked").font.hidden = True
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


def spreadsheet() -> bytes:
    book, stream = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["Vejen", 250])
    book.save(stream)
    return stream.getvalue()


def zipped(*files: tuple[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, contents in files:
            archive.writestr(name, contents)
    return packed.getvalue()


def mail(
    body: str = f"Kære kommune\n\n{WORDS}\n\nMvh Bo Prøve", *files: tuple[str, bytes]
) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Bo Prøve <bo@example.dk>"
    message["Date"] = "Mon, 04 May 2026 10:12:00 +0200"
    message["Subject"] = "Lokalplan 117"
    message["Message-ID"] = "<1@example.dk>"
    message.set_content(body)
    for name, contents in files:
        message.add_attachment(
            contents, maintype="application", subtype="octet-stream", filename=name
        )
    return message


def outlook(**parts: object) -> bytes:
    return compound_file(outlook_mail(**{"body": WORDS, **parts}))  # type: ignore[arg-type]  # a test's own words


@functools.cache
def by_libreoffice(contents: bytes, suffix: str, target: str) -> bytes:
    """Convert by LibreOffice; the target is a suffix it knows, and options behind a colon."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / f"svar{suffix}").write_bytes(contents)
        subprocess.run(
            [
                *("soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}"),
                *("--headless", "--convert-to", target, "--outdir", str(folder / "ud")),
                str(folder / f"svar{suffix}"),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
        return (folder / "ud" / f"svar.{target.partition(':')[0]}").read_bytes()


def by_chromium(markup: str) -> bytes:
    """Print a page as a browser does."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "svar.html").write_text(markup, "utf-8")
        subprocess.run(
            [
                *("chromium", "--headless", "--no-sandbox", "--disable-gpu"),
                *("--no-pdf-header-footer", f"--user-data-dir={folder / 'profil'}"),
                *(f"--print-to-pdf={folder / 'svar.pdf'}", (folder / "svar.html").as_uri()),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
        return (folder / "svar.pdf").read_bytes()
