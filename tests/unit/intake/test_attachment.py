"""Archives that came along with a mail."""

from __future__ import annotations

import io
import zipfile

import pytest

from made_letters import WORDS
from made_word import saved, word_file
from summarizer.intake import Unreadable
from summarizer.intake.limits import MEBIBYTE
from summarizer.intake.mails.attachment import read_attachment
from summarizer.intake.warnings import ATTACHMENT_UNREAD


def archive(*files: tuple[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as written:
        for name, contents in files:
            written.writestr(name, contents)
    return packed.getvalue()


def test_the_files_inside_become_pages() -> None:
    data = archive(("ét.txt", b"Et."), ("mappe/to.txt", b"To."), ("__MACOSX/._x", b"\0\5\x16\7"))
    reading = read_attachment(data, filename="bilag.zip")
    assert reading.pages == ("Et.", "To.")
    assert reading.warnings == ()
    assert "ét.txt" in reading.asides


def test_a_name_that_climbs_out_writes_nothing() -> None:
    reading = read_attachment(archive(("../../etc/svar.txt", b"Et.")), filename="bilag.zip")
    assert reading.pages == ("Et.",)


def test_an_archive_inside_an_archive_is_told() -> None:
    data = archive(("et.txt", b"Et."), ("indre.zip", archive(("to.txt", b"To."))))
    reading = read_attachment(data, filename="bilag.zip")
    assert (reading.pages, reading.warnings) == (("Et.",), (ATTACHMENT_UNREAD,))


def test_a_bomb_is_refused() -> None:
    data = archive(("svar.txt", bytes(51 * MEBIBYTE)))
    assert len(data) < MEBIBYTE
    with pytest.raises(Unreadable) as caught:
        read_attachment(data, filename="bilag.zip")
    assert caught.value.code == "too_large"


def test_a_bomb_that_lies_about_its_size_is_refused() -> None:
    data = archive(("svar.txt", bytes(8 * MEBIBYTE)))
    lying = data.replace((8 * MEBIBYTE).to_bytes(4, "little"), (9).to_bytes(4, "little"))
    assert lying != data
    with pytest.raises(Unreadable):
        read_attachment(lying, filename="bilag.zip")


def test_very_many_files_are_refused() -> None:
    with pytest.raises(Unreadable) as caught:
        read_attachment(archive(*((f"{i}.txt", b"x") for i in range(101))), filename="bilag.zip")
    assert caught.value.code == "too_large"


def test_a_spreadsheet_is_no_archive() -> None:
    data = archive(("[Content_Types].xml", b"<x/>"), ("xl/workbook.xml", b"<x/>"))
    with pytest.raises(Unreadable) as caught:
        read_attachment(data, filename="tal.xlsx")
    assert caught.value.code == "unsupported_format"


@pytest.mark.parametrize("name", ["svar.docx", "mappe/"])
def test_a_word_file_that_stands_unpacked_inside_is_read(name: str) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as written:
        if name.endswith("/"):
            written.mkdir("mappe")
            name = "mappe/svar.docx"
        written.writestr(name, saved(word_file()))
    assert WORDS in read_attachment(packed.getvalue(), filename="svar.zip").pages[0]


@pytest.mark.parametrize("cut", [10, 60, 90])
def test_a_truncated_archive_is_damaged(cut: int) -> None:
    with pytest.raises(Unreadable) as caught:
        read_attachment(archive(("et.txt", b"Et." * 30))[:cut], filename="bilag.zip")
    assert caught.value.code == "damaged"
