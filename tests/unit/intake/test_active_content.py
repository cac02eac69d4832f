"""Programs that come along in a file are told, never run, and do not hinder the reading."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import pymupdf
import pytest

import made_letters as made
import made_word
from summarizer.intake import WARNING_WORDS, read_in_process
from summarizer.intake.documents.active_content import old_word_has_programs
from summarizer.intake.warnings import ACTIVE_CONTENT, ATTACHMENT_UNREAD

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from summarizer.domain.source import SourceText


def read(contents: bytes, name: str, folder: Path) -> SourceText:
    path = folder / name
    path.write_bytes(contents)
    return read_in_process(path, filename=name)


def acting(action: str, key: str = "OpenAction", **saved: Any) -> bytes:
    with pymupdf.open() as document:
        document.new_page().insert_text((72, 80), made.WORDS, fontsize=11)
        number = document.get_new_xref()
        document.update_object(number, action)
        document.xref_set_key(document.pdf_catalog(), key, f"{number} 0 R")
        return bytes(document.tobytes(**saved))


LAUNCH = "<</S/Launch/F(calc.exe)>>"
SCRIPT = "<</S/JavaScript/JS(app.alert\\(1\\))>>"


@pytest.mark.parametrize(
    "make",
    [
        made.pdf_with_script,
        lambda: acting(LAUNCH),
        lambda: acting(SCRIPT, use_objstms=1),
        lambda: acting("<</S/J#61vaScript/J#53(x)>>"),
    ],
    ids=["script", "launch", "packed script", "script with another spelling"],
)
def test_a_pdf_that_brings_a_program(make: Callable[[], bytes], tmp_path: Path) -> None:
    source = read(make(), "svar.pdf", tmp_path)
    assert source.text == made.WORDS
    assert source.warnings == (ACTIVE_CONTENT,)


@pytest.mark.parametrize("saved", [{}, {"use_objstms": 1}])
def test_a_link_is_no_program(saved: dict[str, Any], tmp_path: Path) -> None:
    link = acting("<</S/URI/URI(https://example.dk)>>", "Lenke", **saved)
    assert read(link, "svar.pdf", tmp_path).warnings == ()


def test_a_file_pinned_to_a_page_is_told(tmp_path: Path) -> None:
    with pymupdf.open() as document:
        page = document.new_page()
        page.insert_text((72, 80), made.WORDS, fontsize=11)
        page.add_file_annot((300, 300), b"MZ", "bilag.exe")
        contents = bytes(document.tobytes())
    source = read(contents, "svar.pdf", tmp_path)
    assert made.WORDS in source.text
    assert source.warnings == (ATTACHMENT_UNREAD,)


def test_a_word_file_with_macros(tmp_path: Path) -> None:
    for name in ("svar.docm", "svar.docx"):
        source = read(made_word.with_macros(), name, tmp_path)
        assert made.WORDS in source.text
        assert source.warnings == (ACTIVE_CONTENT,)


def test_an_opendocument_with_macros(tmp_path: Path) -> None:
    packed = io.BytesIO()
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>'
        f"<text:p>{made.WORDS}</text:p></office:text></office:body></office:document-content>"
    )
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
        archive.writestr("Basic/Standard/Module1.xml", "<x/>")
    source = read(packed.getvalue(), "svar.odt", tmp_path)
    assert source.text == made.WORDS
    assert source.warnings == (ACTIVE_CONTENT,)


def test_an_old_word_files_macros_are_known_by_their_directory() -> None:
    assert old_word_has_programs("_VBA_PROJECT".encode("utf-16-le"))
    assert not old_word_has_programs(b"Macros i fabrikken")


def test_the_warning_says_what_to_do() -> None:
    assert "ikke kørt" in WARNING_WORDS[ACTIVE_CONTENT]
