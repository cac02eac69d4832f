"""Files that want to harm, and files that are just broken: refused by name, quickly."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

import pymupdf
import pytest

import made_letters as made
import made_word
from summarizer.intake import MAX_FILE_BYTES, Limits, Unreadable, read_file
from summarizer.intake.limits import MAX_PAGES, MEBIBYTE

if TYPE_CHECKING:
    from pathlib import Path

    from summarizer.domain.source import SourceText


def read(contents: bytes, name: str, folder: Path) -> SourceText:
    path = folder / "upload"
    path.write_bytes(contents)
    # Slow on a busy machine, but nothing here may need a tenth of what is allowed.
    return read_file(path, filename=name, limits=Limits(wall_seconds=60.0, cpu_seconds=20))


def refusal(contents: bytes, name: str, folder: Path) -> str:
    with pytest.raises(Unreadable) as caught:
        read(contents, name, folder)
    return caught.value.code


def docx_whose(part: str, contents: bytes, *extra: tuple[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(made_word.saved(made_word.word_file()))) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, contents if name == part else old.read(name))
        for name, data in extra:
            new.writestr(name, data)
    return packed.getvalue()


def png_of(width: int, height: int) -> bytes:
    """Give a blank picture, black or white, that packs into very little."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    packer, row = zlib.compressobj(9), b"\0" + b"\xff" * ((width + 7) // 8)
    packed = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")
    )


def test_a_zip_bomb_in_a_word_file(tmp_path: Path) -> None:
    bomb = docx_whose("word/document.xml", bytes(300 * MEBIBYTE))
    assert len(bomb) < MEBIBYTE
    assert refusal(bomb, "svar.docx", tmp_path) == "too_large"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_an_xml_bomb_in_a_word_file(tmp_path: Path, encoding: str) -> None:
    levels = "".join(f'<!ENTITY b{i} "{f"&b{i - 1};" * 10}">' for i in range(1, 9))
    bomb = (
        f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE d [<!ENTITY b0 "ha">{levels}]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:body><w:p><w:r><w:t>&b8;</w:t></w:r></w:p></w:body></w:document>"
    ).encode(encoding)
    contents = docx_whose("word/document.xml", bomb)
    # In another encoding the parser itself notices how much the entities grow.
    assert refusal(contents, "svar.docx", tmp_path) in {"dangerous", "damaged"}


def test_an_xml_file_that_asks_for_another_file(tmp_path: Path) -> None:
    secret = tmp_path / "hemmelig.txt"
    secret.write_text("Hemmeligt")
    asking = (
        f'<!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]><w:document xmlns:w='
        '"http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
        "<w:t>&x;</w:t></w:r></w:p></w:body></w:document>"
    ).encode()
    assert refusal(docx_whose("word/document.xml", asking), "svar.docx", tmp_path) == "dangerous"


@pytest.mark.parametrize("name", ["../../etc/passwd.docx", "/etc/svar.docx", "..\\..\\svar.docx"])
def test_names_that_lead_elsewhere(tmp_path: Path, name: str) -> None:
    contents = docx_whose("", b"", ("../../../ude.txt", b"x"), ("/ude.txt", b"x"))
    before = set(tmp_path.parent.rglob("*"))
    assert made.WORDS in read(contents, name, tmp_path).text
    after = set(tmp_path.parent.rglob("*")) - before
    assert after <= {tmp_path / "upload"}


def test_names_that_lie(tmp_path: Path) -> None:
    word = made_word.saved(made_word.word_file())
    for name in ("svar.pdf", "svar.txt", "svar.jpg", "svar.exe", "svar"):
        assert made.WORDS in read(word, name, tmp_path).text
    assert refusal(b"MZ\x90\x00" + bytes(600), "svar.pdf", tmp_path) == "unsupported_format"
    assert refusal(b"\x7fELF" + bytes(600), "svar.docx", tmp_path) == "unsupported_format"


@pytest.mark.parametrize("name", [f"svar.{suffix}" for suffix in ("pdf", "docx", "eml", "jpg")])
def test_nothing_at_all(tmp_path: Path, name: str) -> None:
    assert refusal(b"", name, tmp_path) == "empty"
    assert refusal(bytes(5000), name, tmp_path) in {"unsupported_format", "damaged", "empty"}


@pytest.mark.parametrize("share", [0.05, 0.5, 0.95])
def test_the_first_part_of_a_file(tmp_path: Path, share: float) -> None:
    whole = {
        "svar.pdf": made.pdf(made.WORDS),
        "svar.docx": made_word.docx_with_table(),
        "svar.msg": made.outlook(),
        "svar.png": made.picture(),
    }
    for name, contents in whole.items():
        try:
            source = read(contents[: int(len(contents) * share)], name, tmp_path)
        except Unreadable:
            continue
        assert source.text  # MuPDF mends some


def test_more_bytes_than_allowed(tmp_path: Path) -> None:
    path = tmp_path / "svar.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(200 * MEBIBYTE)
    assert path.stat().st_size > MAX_FILE_BYTES
    with pytest.raises(Unreadable) as caught:
        read_file(path, filename="svar.pdf")
    assert caught.value.code == "too_large"


def test_more_pages_than_allowed(tmp_path: Path) -> None:
    with pymupdf.open() as document:
        for _ in range(MAX_PAGES + 1):
            document.new_page()
        contents = bytes(document.tobytes())
    assert refusal(contents, "svar.pdf", tmp_path) == "too_large"


def test_an_enormous_picture(tmp_path: Path) -> None:
    contents = png_of(30_000, 30_000)
    assert len(contents) < MEBIBYTE
    assert refusal(contents, "foto.png", tmp_path) == "too_large"


def test_an_enormous_picture_in_a_pdf(tmp_path: Path) -> None:
    with pymupdf.open() as document:
        page = document.new_page()
        page.insert_image(page.rect, stream=png_of(8, 8))
        xref = page.get_images()[0][0]
        document.xref_set_key(xref, "Width", "30000")
        document.xref_set_key(xref, "Height", "30000")
        contents = bytes(document.tobytes())
    assert refusal(contents, "svar.pdf", tmp_path) == "too_large"


def test_scripts_and_macros_do_nothing(tmp_path: Path) -> None:
    for name, contents in (
        ("svar.pdf", made.pdf_with_script()),
        ("svar.docm", made_word.with_macros()),
    ):
        source = read(contents, name, tmp_path)
        assert made.WORDS in source.text


def looping_pdfs() -> dict[str, bytes]:
    """Page trees and references that lead back to where they came from."""
    head = b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    kids = b"2 0 obj<</Type/Pages/Kids[2 0 R]/Count 9>>endobj\n"
    parents = (
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1/Parent 3 0 R>>endobj\n"
        b"3 0 obj<</Type/Pages/Kids[2 0 R]/Count 1/Parent 2 0 R>>endobj\n"
    )
    form = (
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R"
        b"/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>endobj\n"
        b"4 0 obj<</Length 5>>stream\n/F Do\nendstream endobj\n5 0 obj<</Type/XObject"
        b"/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 5 0 R>>>>/Length 5>>stream\n/F Do\n"
        b"endstream endobj\n"
    )
    length = (
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R"
        b"/MediaBox[0 0 99 99]/Contents 4 0 R>>endobj\n4 0 obj<</Length 4 0 R>>stream\nq\nendstream"
    )
    tail = b"trailer<</Root 1 0 R/Size 9/Prev 0>>\nstartxref\n0\n%%EOF"
    bodies = {"kids": kids, "parents": parents, "form": form, "length": length}
    return {name: head + body + tail for name, body in bodies.items()}


@pytest.mark.parametrize("loop", sorted(looping_pdfs()))
def test_a_pdf_that_leads_back_to_itself(tmp_path: Path, loop: str) -> None:
    assert refusal(looping_pdfs()[loop], "svar.pdf", tmp_path) != "timeout"


@pytest.mark.parametrize(
    ("name", "contents"),
    [
        ("svar.rtf", b"{\\rtf1" + b"{" * 200_000),
        ("svar.html", b"<html><body>" + b"<div>" * 200_000 + b"x"),
        ("svar.eml", b"Received: x\r\n" * 3 + b"\r\n"),
        (
            "svar.eml",
            b"Message-ID: x\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n"
            + b"--a\r\n" * 50_000,
        ),
    ],
)
def test_nesting_without_end(tmp_path: Path, name: str, contents: bytes) -> None:
    assert refusal(contents, name, tmp_path) != "timeout"


def test_nothing_else_is_disturbed(tmp_path: Path) -> None:
    """After a file that eats all its memory the next one is read as ever."""
    path = tmp_path / "svar.png"
    path.write_bytes(png_of(10_000, 10_000))
    with pytest.raises(Unreadable):
        read_file(path, filename="svar.png", limits=Limits(memory_bytes=200 * MEBIBYTE))
    assert made.WORDS in read(made.pdf(made.WORDS), "svar.pdf", tmp_path).text
