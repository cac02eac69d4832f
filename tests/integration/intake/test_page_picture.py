from __future__ import annotations

from typing import TYPE_CHECKING

import pymupdf
import pytest

from summarizer.intake import Limits, Unreadable, read_in_process, render_page

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    with pymupdf.open() as document:
        for words in ("Vi er imod støj.", "Side to."):
            document.new_page().insert_text((72, 100), words, fontsize=24)
        path = tmp_path / "svar.pdf"
        document.save(path)
    return path


def scanned(letter: Path) -> Path:
    with pymupdf.open(letter) as document:
        path = letter.with_suffix(".png")
        document[0].get_pixmap(dpi=200).save(path)
    return path


def test_a_page_is_drawn_with_the_places_of_its_words(letter: Path) -> None:
    picture = render_page(letter, 0, filename="svar.pdf")
    assert picture.page_count == 2
    drawn = pymupdf.Pixmap(picture.png)
    assert (drawn.width, drawn.height) == (picture.width, picture.height)
    assert [word.text for word in picture.words] == ["Vi", "er", "imod", "støj."]
    for word in picture.words:
        left, right = int(word.left * drawn.width), int(word.right * drawn.width)
        top, bottom = int(word.top * drawn.height), int(word.bottom * drawn.height)
        dark = [drawn.pixel(x, y)[0] < 128 for x in range(left, right) for y in range(top, bottom)]
        assert any(dark)
        assert word.confidence is None


def test_a_scans_words_have_places_and_confidence(letter: Path) -> None:
    picture = render_page(scanned(letter), 0, filename="svar.png")
    assert [word.text for word in picture.words] == ["Vi", "er", "imod", "støj."]
    layer = render_page(letter, 0, filename="svar.pdf").words
    for word, same in zip(picture.words, layer, strict=True):
        assert word.confidence is not None
        assert word.confidence > 60
        assert word.left == pytest.approx(same.left, abs=0.02)
        assert same.top - 0.02 <= word.top < word.bottom <= same.bottom + 0.02


@pytest.mark.parametrize(("number", "code"), [(2, "missing"), (-1, "missing")])
def test_a_page_that_is_not_there(letter: Path, number: int, code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        render_page(letter, number, filename="svar.pdf")
    assert caught.value.code == code


def test_files_that_have_no_page_to_draw(tmp_path: Path) -> None:
    for name, contents, code in (
        ("svar.txt", b"Vi er imod.", "unsupported_format"),
        ("svar.pdf", b"%PDF-1.7 rod", "damaged"),
    ):
        path = tmp_path / name
        path.write_bytes(contents)
        with pytest.raises(Unreadable) as caught:
            render_page(path, 0, filename=name)
        assert caught.value.code == code


def test_drawing_has_limits(letter: Path) -> None:
    with pytest.raises(Unreadable) as caught:
        render_page(letter, 0, filename="svar.pdf", limits=Limits(wall_seconds=0.01))
    assert caught.value.code == "timeout"


def test_words_that_recognition_doubts_are_marked_in_the_text(tmp_path: Path) -> None:
    with pymupdf.open() as document:
        page = document.new_page()
        page.insert_text((72, 100), "Vi er imod byggeriet, og husene er alt for høje.", fontsize=16)
        page.insert_text((72, 200), "Skygge", fontsize=9, color=(0.8, 0.8, 0.8))
        picture = page.get_pixmap(dpi=70)
    path = tmp_path / "svar.png"
    picture.save(path)
    source = read_in_process(path, filename="svar.png")
    assert all(span.of(source.text).strip() for span in source.unsure)
    assert all(" " not in span.of(source.text) for span in source.unsure)
    assert list(source.unsure) == sorted(source.unsure)
