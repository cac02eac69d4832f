from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from compound_file import compound_file
from summarizer.intake import Unreadable, read_file
from summarizer.intake.warnings import HIDDEN_TEXT, OLD_WORD

# Saved by LibreOffice: one line that can be seen, one with hidden words.
LETTER = Path(__file__).parent / "files" / "svar.doc"


def with_programs(folder: Path, *names: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave only some of the machine's programs to be found."""
    for name in names:
        found = shutil.which(name)
        if found is not None:
            (folder / name).symlink_to(found)
    monkeypatch.setenv("PATH", str(folder))


def test_without_a_program_the_refusal_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_programs(tmp_path, monkeypatch=monkeypatch)
    with pytest.raises(Unreadable, match="gem") as caught:
        read_file(LETTER, filename="svar.doc")
    assert caught.value.code == "old_word"


BEGINNING = "Høringssvar\n\nVi er imod støj, ånd og æbler.\n\nSynlig."


def test_libreoffice_tells_hidden_words_from_visible_ones() -> None:
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed")
    source = read_file(LETTER, filename="svar.doc")
    assert source.text.startswith(BEGINNING)
    assert "Skjult" not in source.text
    assert source.warnings == (HIDDEN_TEXT,)


def test_catdoc_reads_the_letters_and_says_that_it_knows_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if shutil.which("catdoc") is None:
        pytest.skip("catdoc is not installed")
    with_programs(tmp_path, "catdoc", monkeypatch=monkeypatch)
    source = read_file(LETTER, filename="svar.doc")
    assert source.text.startswith(BEGINNING)
    assert source.warnings == (OLD_WORD,)


@pytest.mark.parametrize(
    ("contents", "code"),
    [
        (b"\xec\xa5\xc1\x00" + bytes(7) + b"\x13" + bytes(600), "password"),
        (b"\xec\xa5\xc1\x00" + bytes(7) + b"\x11" + bytes(600), "password"),
    ],
)
def test_a_locked_file_is_told(tmp_path: Path, contents: bytes, code: str) -> None:
    path = tmp_path / "svar.doc"
    path.write_bytes(compound_file({"WordDocument": contents.ljust(5000, b"\0")}))
    with pytest.raises(Unreadable) as caught:
        read_file(path, filename="svar.doc")
    assert caught.value.code == code


def test_another_old_office_file_called_doc_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "svar.doc"
    path.write_bytes(compound_file({"Workbook": bytes(5000)}))
    with pytest.raises(Unreadable) as caught:
        read_file(path, filename="svar.doc")
    assert caught.value.code == "unsupported_format"
