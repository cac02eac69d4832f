"""ZIPs: every file taken out or refused by itself, with the name its sender saw."""

from __future__ import annotations

import io
import stat
import struct
import unicodedata
import zipfile
import zlib
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from summarizer.intake import Container, Unreadable, recognise_container
from summarizer.intake.limits import MAX_ARCHIVE_FILES, MEBIBYTE
from summarizer.intake.uploads.archive import unpack
from summarizer.intake.uploads.zip_names import clean, names_of

if TYPE_CHECKING:
    from pathlib import Path

    from summarizer.intake.uploads.archive import Unpacked

DANISH = "Høringssvar fra Åse Kærgård.pdf"
LETTER = b"Vi er imod, at der bygges i fem etager."


def packed(*files: tuple[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return held.getvalue()


def named(raw: bytes, *, flags: int = 0, extra: bytes = b"") -> zipfile.ZipInfo:
    """Give an entry as the library reads it from an archive that holds these bytes as name."""
    entry = zipfile.ZipInfo(raw.decode("utf-8" if flags else "cp437"))
    entry.flag_bits, entry.extra = flags, extra
    return entry


def opened(data: bytes, folder: Path) -> Unpacked:
    path, target = folder / "upload", folder / "out"
    path.write_bytes(data)
    target.mkdir()
    return unpack(path, target)


@pytest.mark.parametrize(
    "raw",
    [
        DANISH.encode(),
        unicodedata.normalize("NFD", DANISH).encode(),
        DANISH.encode("cp850"),
        DANISH.encode("cp865"),
        DANISH.encode("cp1252"),
        DANISH.encode("latin-1"),
        DANISH.encode("mac_roman"),
    ],
    ids=["utf-8", "macOS", "cp850", "cp865", "cp1252", "latin-1", "Mac Roman"],
)
def test_danish_names_are_read_in_every_usual_encoding(raw: bytes) -> None:
    assert names_of([named(raw)]) == [DANISH]


def test_names_with_the_utf8_flag_are_taken_as_they_are() -> None:
    assert names_of([named(DANISH.encode(), flags=0x800)]) == [DANISH]


def test_cp437_has_no_o_with_stroke_but_the_rest() -> None:
    name = "Indsigelse fra Ærtevang og Åbrinken é.txt"
    assert names_of([named(name.encode("cp437"))]) == [name]


def test_one_code_page_is_chosen_for_the_whole_archive() -> None:
    # ° alone could be cp850's ø of cp1252 and much else; its neighbour settles it.
    names = ["Svar nr° 7.txt", "Børge på Ærø.txt"]
    assert names_of([named(one.encode("cp1252")) for one in names]) == names


def test_the_unicode_path_field_wins_if_it_is_about_this_name() -> None:
    raw = b"H?ring.txt"
    field = b"\x01" + struct.pack("<I", zlib.crc32(raw)) + "Høring.txt".encode()
    extra = struct.pack("<HH", 0x7075, len(field)) + field
    assert names_of([named(raw, extra=extra)]) == ["Høring.txt"]
    assert names_of([named(b"other.txt", extra=extra)]) == ["other.txt"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("/rod/brev.pdf", "rod/brev.pdf"),
        ("C:\\Breve\\brev.pdf", "Breve/brev.pdf"),
        ("a/./b//brev.pdf", "a/b/brev.pdf"),
        ("brev\u202efdp.exe", "brevfdp.exe"),
        ("..", "uden navn"),
    ],
)
def test_paths_lead_nowhere(name: str, shown: str) -> None:
    assert clean(name) == shown


def test_every_file_is_taken_out_under_a_number(tmp_path: Path) -> None:
    found = opened(
        packed(("../../flugt.txt", LETTER), ("mappe/", b""), ("mappe/brev.txt", LETTER * 2)),
        tmp_path,
    )
    assert [one.name for one in found.entries] == ["flugt.txt", "mappe/brev.txt"]
    assert sorted(one.name for one in (tmp_path / "out").iterdir()) == ["0", "1"]
    assert (tmp_path / "out" / found.entries[1].stored).read_bytes() == LETTER * 2
    assert not (tmp_path.parent / "flugt.txt").exists()


def test_two_files_of_one_name_are_both_kept(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = packed(("brev.txt", b"et"), ("brev.txt", b"to"))
    found = opened(data, tmp_path)
    held = [(tmp_path / "out" / one.stored).read_bytes() for one in found.entries]
    assert held == [b"et", b"to"]


def test_a_link_is_no_letter(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("svar.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    path = tmp_path / "svar.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(link, "/etc/hostname")
    (entry,) = unpack(path, tmp_path).entries
    assert (entry.stored, entry.code) == ("", "unsupported_format")


def test_what_programs_leave_is_counted_and_left_out(tmp_path: Path) -> None:
    found = opened(
        packed(
            ("brev.txt", LETTER),
            ("__MACOSX/._brev.txt", b"x"),
            (".DS_Store", b"x"),
            ("mappe/Thumbs.db", b"x"),
            ("~$brev.docx", b"x"),
        ),
        tmp_path,
    )
    assert ([one.name for one in found.entries], found.furniture) == (["brev.txt"], 4)


def test_archives_inside_are_opened_to_a_small_depth(tmp_path: Path) -> None:
    innermost = packed(("dyb.txt", LETTER))
    data = packed(("3.zip", innermost))
    data = packed(("2.zip", data), ("brev.txt", LETTER))
    data = packed(("1.zip", data))
    found = opened(data, tmp_path)
    assert [(one.name, bool(one.stored), one.code) for one in found.entries] == [
        ("1.zip", False, ""),
        ("1.zip/2.zip", False, ""),
        ("1.zip/2.zip/3.zip", False, "archive_nested"),
        ("1.zip/brev.txt", True, ""),
    ]


METHODS = {
    "stored": zipfile.ZIP_STORED,
    "deflated": zipfile.ZIP_DEFLATED,
    "bzip2": zipfile.ZIP_BZIP2,
    "lzma": zipfile.ZIP_LZMA,
}


@pytest.mark.parametrize("method", METHODS)
def test_a_bad_file_is_refused_alone(tmp_path: Path, method: str) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", METHODS[method]) as archive:
        archive.writestr("ond.txt", b"".join(sha256(bytes([n])).digest() for n in range(28)))
        archive.writestr("god.txt", LETTER)
    data = bytearray(made.getvalue())
    for place in range(80, 400):
        data[place] ^= 0xFF
    found = opened(bytes(data), tmp_path)
    assert [one.code for one in found.entries] == ["damaged", ""]
    assert [one.name for one in (tmp_path / "out").iterdir()] == ["1"]


def test_a_method_that_nobody_here_knows_is_named(tmp_path: Path) -> None:
    data = bytearray(packed(("ond.txt", LETTER), ("god.txt", LETTER)))
    central = data.index(b"PK\x01\x02")
    data[8], data[central + 10] = 97, 97
    found = opened(bytes(data), tmp_path)
    assert [one.code for one in found.entries] == ["archive_method", ""]


def test_an_encrypted_file_says_so(tmp_path: Path) -> None:
    data = bytearray(packed(("hemmelig.txt", LETTER)))
    central = data.index(b"PK\x01\x02")
    data[central + 8] |= 1
    data[6] |= 1
    assert [one.code for one in opened(bytes(data), tmp_path).entries] == ["password"]


def test_a_bomb_is_stopped_while_it_unpacks(tmp_path: Path) -> None:
    data = bytearray(packed(("bombe.txt", bytes(30 * MEBIBYTE)), ("brev.txt", LETTER)))
    central = data.index(b"PK\x01\x02")
    struct.pack_into("<I", data, central + 24, 100)  # it says: a hundred bytes
    found = opened(bytes(data), tmp_path)
    assert [one.code for one in found.entries] in (["dangerous", ""], ["damaged", ""])


def test_a_bomb_that_tells_its_size_is_stopped_too(tmp_path: Path) -> None:
    found = opened(packed(("bombe.txt", bytes(30 * MEBIBYTE)), ("brev.txt", LETTER)), tmp_path)
    assert [one.code for one in found.entries] == ["dangerous", ""]


def test_too_many_files_are_refused_before_one_is_unpacked(tmp_path: Path) -> None:
    data = packed(*((f"{i}.txt", b"x") for i in range(MAX_ARCHIVE_FILES + 1)))
    with pytest.raises(Unreadable, match="for meget"):
        opened(data, tmp_path)
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"PK\x03\x04 but no more", "damaged"), (packed(), "archive_empty")],
)
def test_no_archive_at_all_says_so(data: bytes, code: str, tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as refusal:
        opened(data, tmp_path)
    assert refusal.value.code == code


def test_archives_and_lists_are_told_from_letters() -> None:
    word = packed(("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w/>"))
    book = packed(("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", b"<w/>"))
    letters = packed(("word/brev.txt", b"x"), ("brev.pdf", b"%PDF-"))
    assert recognise_container("svar.docx", word) is None
    assert recognise_container("omdøbt.zip", word) is None
    assert recognise_container("overblik.xlsx", book) is Container.SHEET
    assert recognise_container("svar.zip", letters) is Container.ARCHIVE
    assert recognise_container("liste.csv", b"Navn;Svar\n") is Container.SHEET
    assert recognise_container("brev.txt", b"Navn;Svar\n") is None
