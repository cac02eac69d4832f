"""Words without space between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pymupdf

from summarizer.intake import read_in_process
from summarizer.intake.pages.glued import is_glued

if TYPE_CHECKING:
    from pathlib import Path

LETTER = (
    "Vi gør indsigelse mod lokalplanen fordi husene bliver alt for høje og skygger for haverne. "
)


def test_words_set_apart_by_place_alone_get_their_spaces(tmp_path: Path) -> None:
    with pymupdf.open() as document:
        page = document.new_page()
        font = pymupdf.Font("helv")
        writer, x = pymupdf.TextWriter(page.rect), 60.0
        for word in ("aflandzonebestemmelserne", "fremgår", "at", "parkeringsbestemmelserne"):
            writer.append((x, 100), word, font=font, fontsize=11)
            x += font.text_length(word, 11) + 1.1  # a tenth of the letters' size
        writer.write_text(page)
        path = tmp_path / "svar.pdf"
        document.save(path)
    text = read_in_process(path, filename="svar.pdf").text
    assert text == "aflandzonebestemmelserne fremgår at parkeringsbestemmelserne"


def test_a_page_of_endless_words_is_told_from_a_page_of_long_ones() -> None:
    assert is_glued(LETTER.replace(" ", "") * 3)
    assert not is_glued(LETTER * 3)
    assert not is_glued("Ejendomsvurderingsankenævnssekretariatets afgørelse. " + LETTER * 3)
    assert not is_glued("ordetersammen")
