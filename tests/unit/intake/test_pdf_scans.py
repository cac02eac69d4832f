from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pymupdf
import pytest

from pdf_files import LETTER, add_page, new_pdf, read_pdf
from requirements_helper import require_danish_recognition
from summarizer.intake import Unreadable, read_file
from summarizer.intake.warnings import (
    NO_TEXT_LAYER,
    OCR_UNSURE,
)

if TYPE_CHECKING:
    from pathlib import Path


def scan_of(text: str, *, grain: int = 0) -> bytes:
    document = new_pdf()
    document.new_page().insert_textbox((72, 100, 520, 700), text, fontsize=13)
    picture = document[0].get_pixmap(dpi=200, colorspace=pymupdf.csGRAY)
    if grain:  # every so many points lose their ink, as on a bad fax
        ink = bytearray(picture.samples)
        ink[::grain] = b"\xa0" * len(ink[::grain])
        picture = pymupdf.Pixmap(pymupdf.csGRAY, picture.width, picture.height, bytes(ink), False)
    return bytes(picture.tobytes("png"))


def add_scan(document: Any, picture: bytes) -> Any:
    page = document.new_page()
    page.insert_image(page.rect, stream=picture)
    return page


@pytest.mark.slow
def test_a_scan_is_recognised(tmp_path: Path) -> None:
    require_danish_recognition()
    document = new_pdf()
    add_page(document, "Se det scannede brev på næste side.")
    add_scan(document, scan_of(LETTER))
    source = read_pdf(document, tmp_path)
    assert " ".join(source.pages[1].of(source.text).split()) == LETTER
    assert source.warnings == ()


@pytest.mark.slow
def test_a_scan_with_a_stamp_is_recognised(tmp_path: Path) -> None:
    require_danish_recognition()
    document = new_pdf()
    add_scan(document, scan_of(LETTER)).insert_text((72, 60), "Svar 117 modtaget i portalen")
    assert LETTER in " ".join(read_pdf(document, tmp_path).text.split())


@pytest.mark.slow
def test_a_scanners_own_layer_hides_nothing(tmp_path: Path) -> None:
    require_danish_recognition()
    document = new_pdf()
    page = add_scan(document, scan_of(LETTER))
    page.insert_textbox((72, 100, 520, 700), LETTER.replace("ø", "o"), fontsize=13, render_mode=3)
    source = read_pdf(document, tmp_path)
    assert " ".join(source.text.split()) == LETTER
    assert source.warnings == ()


@pytest.mark.slow
def test_a_bad_scan_is_told(tmp_path: Path) -> None:
    require_danish_recognition()
    document = new_pdf()
    add_scan(document, scan_of(LETTER[:90], grain=2))
    try:
        assert read_pdf(document, tmp_path).warnings == (OCR_UNSURE,)
    except Unreadable as unreadable:
        assert unreadable.code == "no_text_layer"  # noqa: PT017 - noise alone is right, too


@pytest.mark.slow
def test_a_photograph_of_a_letter_is_read(tmp_path: Path) -> None:
    require_danish_recognition()
    path = tmp_path / "foto.png"
    path.write_bytes(scan_of(LETTER))
    assert " ".join(read_file(path, filename="foto.png").text.split()) == LETTER


def test_without_tesseract_a_scan_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    document = new_pdf()
    add_page(document, "Se det scannede brev på næste side.")
    add_scan(document, scan_of(LETTER))
    path = tmp_path / "svar.pdf"
    document.save(path)
    assert read_file(path, filename="svar.pdf").warnings == (NO_TEXT_LAYER,)
    document.delete_page(0)
    document.save(tmp_path / "scan.pdf")
    with pytest.raises(Unreadable) as caught:
        read_file(tmp_path / "scan.pdf", filename="scan.pdf")
    assert caught.value.code == "no_text_layer"
