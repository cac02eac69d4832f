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

import openpyxl
import pillow_heif
import pymupdf
from PIL import Image

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


def photo(kind: str, **how: object) -> bytes:
    stream = io.BytesIO()
    Image.open(io.BytesIO(picture())).save(stream, kind, **how)
    return stream.getvalue()


def turned_fax() -> bytes:
    """Give a scan that lies on its side, and says so."""
    stream = io.BytesIO()
    lying = Image.open(io.BytesIO(picture())).transpose(Image.Transpose.ROTATE_90)
    lying.save(stream, "TIFF", tiffinfo={274: 6})
    return stream.getvalue()


def scanned_pdf(*, with_layer_page: bool = False) -> bytes:
    with pymupdf.open() as document:
        if with_layer_page:
            document.new_page().insert_text((72, 90), "Født digitalt på side et.", fontsize=11)
        page = document.new_page()
        page.insert_image(page.rect, stream=picture(turn=1.0, noise=400))
        return bytes(document.tobytes())


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
