from __future__ import annotations

import pytest

from summarizer.intake import ACCEPTED_SUFFIXES, Format, recognise

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04\x14\x00\x06\x00"
MAIL = b"Return-Path: <a@example.dk>\r\nFrom: A <a@example.dk>\r\nSubject: Nej\r\n\r\nHej"


@pytest.mark.parametrize(
    ("filename", "head", "expected"),
    [
        ("svar.pdf", b"%PDF-1.7\n", Format.PDF),
        ("svar.docx", b"%PDF-1.7\n", Format.PDF),  # a lying name
        ("svar.pdf", ZIP + b"word/document.xml", Format.DOCX),
        ("svar.docx", ZIP + b"[Content_Types].xml", Format.DOCX),
        ("tal.xlsx", ZIP + b"[Content_Types].xml xl/workbook.xml", None),
        ("alt.zip", ZIP + b"billede.jpg", None),
        ("svar.docx", ZIP + b"mimetypeapplication/vnd.oasis.opendocument.text", Format.ODT),
        ("svar.odt", ZIP + b"content.xml", Format.ODT),  # written in an unusual order
        ("svar.doc", b"{\\rtf1\\ansi", Format.RTF),
        ("svar.doc", OLE + bytes(50), Format.DOC),
        ("svar.msg", OLE + bytes(50), Format.MSG),
        ("svar.xls", OLE + bytes(50), None),
        ("svar.doc", OLE + "__properties_version1.0".encode("utf-16-le"), Format.MSG),
        ("svar.msg", OLE + "WordDocument".encode("utf-16-le"), Format.DOC),
        ("IMG_1.jpg", b"\x00\x00\x00\x24ftypheic\x00\x00\x00\x00mif1", Format.HEIC),
        ("film.mp4", b"\x00\x00\x00\x24ftypisom\x00\x00\x00\x00", None),
        ("winmail.dat", b"\x78\x9f\x3e\x22\x01\x00", Format.WINMAIL),
        ("foto.pdf", b"\xff\xd8\xff\xe0", Format.IMAGE),
        ("foto", b"GIF89a\x01\x00", Format.IMAGE),
        ("foto", b"RIFF\x00\x01\x00\x00WEBPVP8 ", Format.IMAGE),
        ("lyd.webp", b"RIFF\x00\x01\x00\x00WAVEfmt ", None),
        ("foto", b"BM\x00\x01\x00\x00" + bytes(8) + b"\x28\x00\x00\x00", Format.IMAGE),
        ("svar.bmp", b"BMV og andre: vi er imod, at vejen lukkes.", Format.TXT),
        ("svar.eml", MAIL, Format.EML),
        ("svar", MAIL, Format.EML),
        ("svar.txt", MAIL, Format.TXT),
        ("svar.eml", b"Subject: Nej\n\nHej", Format.EML),
        ("side.txt", b"<!DOCTYPE html><html>", Format.HTML),
        ("svar.pdf", b"Vi er imod", Format.TXT),
        ("svar", b"\xff\xfeH\x00e\x00j\x00", Format.TXT),
        ("svar.txt", bytes(40), None),
        ("SVAR.PDF", b"", Format.PDF),
        ("svar.exe", b"", None),
    ],
)
def test_contents_go_before_the_name(filename: str, head: bytes, expected: Format | None) -> None:
    assert recognise(filename, head) is expected


def test_every_format_has_a_label_and_suffixes() -> None:
    assert all(format_.label and format_.suffixes for format_ in Format)
    assert {".pdf", ".docx", ".txt", ".eml"} <= set(ACCEPTED_SUFFIXES)
