from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import pytest

from compound_file import compound_file, outlook_mail
from summarizer.intake import Unreadable, read_in_process
from summarizer.intake.mails.outlook_rtf import decompress
from summarizer.intake.warnings import ATTACHMENT_UNREAD, WINMAIL

if TYPE_CHECKING:
    from pathlib import Path

    from compound_file import Folder
    from summarizer.domain.source import SourceText

# The example of MS-OXRTFCP, section 3.1.1.
PACKED = bytes.fromhex(
    "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a"
    "800fa0"
)
UNPACKED = b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"


def read(mail: Folder, folder: Path) -> SourceText:
    path = folder / "svar.msg"
    path.write_bytes(compound_file(mail))
    return read_in_process(path, filename="svar.msg")


def test_subject_body_sender_and_date(tmp_path: Path) -> None:
    source = read(outlook_mail(subject="Høringssvar æøå"), tmp_path)
    assert source.text == "Emne: Høringssvar æøå\n\nVi er imod.\n\nMvh Bo"
    assert source.sender == '"Bo Prøve" <bo@example.dk>'
    assert source.sent is not None
    assert source.sent.year == 2025
    assert [span.of(source.text) for span in source.signatures] == ["Mvh Bo"]
    assert source.warnings == ()


def test_a_mail_on_somebodys_behalf_tells_both(tmp_path: Path) -> None:
    source = read(outlook_mail(on_behalf_of="Karla Fuldmagt"), tmp_path)
    assert "Bo Prøve" in (source.sender or "")
    assert "Karla Fuldmagt" in source.asides


def test_the_html_is_read_where_there_is_no_plain_form(tmp_path: Path) -> None:
    page = b"<html><body><p>Vi er <b>imod</b>.</p></body></html>"
    assert "Vi er imod." in read(outlook_mail(body=None, html=page), tmp_path).text


@pytest.mark.parametrize(
    ("code_page", "encoding"),
    [
        *((None, "utf-8"), (65001, "utf-8"), (28591, "utf-8")),
        *((None, "cp1252"), (65001, "cp1252"), (28591, "cp1252"), (1252, "cp1252")),
    ],
)
def test_html_is_read_whatever_outlook_tells_of_its_letters(
    code_page: int | None, encoding: str, tmp_path: Path
) -> None:
    words = "Støj – på 5 € om måneden."
    page = f"<html><p>{words}</p></html>".encode(encoding)
    source = read(outlook_mail(body=None, html=page, code_page=code_page), tmp_path)
    assert source.text == f"Emne: Lokalplan 117\n\n{words}"


def test_the_packed_rich_text_is_read_where_there_is_nothing_else(tmp_path: Path) -> None:
    assert decompress(PACKED) == UNPACKED
    assert "hello world" in read(outlook_mail(body=None, packed_rtf=PACKED), tmp_path).text


@pytest.mark.parametrize(
    "packed",
    [b"", b"x" * 20, PACKED[:20], struct.pack("<4I", 9, 2**31, 0x75465A4C, 0), PACKED[:8] * 9],
)
def test_broken_packed_text_does_no_harm(tmp_path: Path, packed: bytes) -> None:
    with pytest.raises(Unreadable):
        read(outlook_mail(body=None, packed_rtf=packed), tmp_path)


def test_attachments_and_mails_inside_become_pages(tmp_path: Path) -> None:
    innermost = outlook_mail(subject="Inderst", body="Tredje.", inner=True)
    inside = outlook_mail(subject="Indre", body="Anden.", inner=True, mails=(innermost,))
    mail = outlook_mail(body="Se nedenfor.", files={"bilag.txt": b"Bilag."}, mails=(inside,))
    source = read(mail, tmp_path)
    assert [span.of(source.text) for span in source.pages[1:]] == [
        "Bilag.",
        "Emne: Indre\n\nAnden.",
        "Emne: Inderst\n\nTredje.",
    ]
    assert "bilag.txt" in source.asides


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    mail = outlook_mail(
        files={"film.mp4": b"\0\0\0\x18ftypisom", "winmail.dat": b"\x78\x9f\x3e\x22"}
    )
    assert set(read(mail, tmp_path).warnings) == {ATTACHMENT_UNREAD, WINMAIL}


def test_a_mail_without_anything_is_empty(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as caught:
        read(outlook_mail(body=""), tmp_path)
    assert caught.value.code == "empty_mail"


def test_another_compound_file_called_msg_is_no_mail(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as caught:
        read({"Workbook": b"x" * 600}, tmp_path)
    assert caught.value.code == "unsupported_format"


def test_a_locked_word_file_says_so_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "svar.msg"
    path.write_bytes(compound_file({"EncryptedPackage": b"x" * 600, "EncryptionInfo": b"y" * 600}))
    for name in ("svar.msg", "svar.doc", "svar.docx"):
        with pytest.raises(Unreadable) as caught:
            read_in_process(path, filename=name)
        assert caught.value.code == "password"
