from __future__ import annotations

from typing import TYPE_CHECKING

import pymupdf
import pytest

import made_letters as made
from requirements_helper import require_danish_recognition
from summarizer.domain.source import SourceText
from summarizer.intake import (
    Limits,
    Unreadable,
    page_picture,
    page_words,
    read_file,
    read_in_process,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from summarizer.intake import WordBox


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


def words_of(path: Path, number: int, source: SourceText) -> list[tuple[str, WordBox]]:
    boxes = page_words(path, filename=path.name, number=number, source=source)
    return [(source.text[box.start : box.end], box) for box in boxes]


def test_a_page_is_drawn_with_the_places_of_its_words(letter: Path) -> None:
    picture = page_picture(letter, filename="svar.pdf", place="0", width=800)
    assert (picture.page_count, picture.width) == (2, 800)
    drawn = pymupdf.Pixmap(picture.png)
    assert (drawn.width, drawn.height) == (picture.width, picture.height)
    source = read_file(letter, filename="svar.pdf")
    words = words_of(letter, 0, source)
    assert [word for word, _ in words] == ["Vi", "er", "imod", "støj."]
    for _, box in words:
        left, right = int(box.x0 * drawn.width), int(box.x1 * drawn.width)
        top, bottom = int(box.y0 * drawn.height), int(box.y1 * drawn.height)
        dark = [drawn.pixel(x, y)[0] < 128 for x in range(left, right) for y in range(top, bottom)]
        assert any(dark)
        assert box.confidence is None
    assert [word for word, _ in words_of(letter, 1, source)] == ["Side", "to."]


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_turned_and_cropped_page(letter: Path, rotation: int) -> None:
    """Words of a page lie upon their ink however the page is turned and cut."""
    path = letter.with_name("drejet.pdf")
    with pymupdf.open(letter) as document:
        document[0].set_cropbox(pymupdf.Rect(40, 40, 400, 300))
        document[0].set_rotation(rotation)
        document.save(path)
    source = read_file(path, filename=path.name)
    drawn = pymupdf.Pixmap(page_picture(path, filename=path.name, place="0", width=150).png)
    words = words_of(path, 0, source)
    assert [word for word, _ in words] == ["Vi", "er", "imod", "støj."]
    inked = 0
    for y in range(drawn.height):
        for x in range(drawn.width):
            if drawn.pixel(x, y)[0] < 128:
                inked += 1
                assert any(
                    box.x0 - 0.02 <= x / drawn.width <= box.x1 + 0.02
                    and box.y0 - 0.02 <= y / drawn.height <= box.y1 + 0.02
                    for _, box in words
                )
    assert inked


def test_a_scans_words_have_places_and_confidence(letter: Path) -> None:
    require_danish_recognition()
    scan = scanned(letter)
    words = words_of(scan, 0, read_in_process(scan, filename=scan.name))
    layer = words_of(letter, 0, read_in_process(letter, filename=letter.name))
    assert [word for word, _ in words] == ["Vi", "er", "imod", "støj."]
    for (_, box), (_, same) in zip(words, layer, strict=True):
        assert box.confidence is not None
        assert box.confidence > 60
        assert box.x0 == pytest.approx(same.x0, abs=0.02)
        assert same.y0 - 0.02 <= box.y0 < box.y1 <= same.y1 + 0.02


@pytest.mark.parametrize("make", [made.pdf_in_columns, made.pdf_with_running_heads])
def test_every_word_of_the_text_has_its_box(make: Callable[[], bytes], tmp_path: Path) -> None:
    path = tmp_path / "svar.pdf"
    path.write_bytes(make())
    source = read_in_process(path, filename=path.name)
    with pymupdf.open(path) as document:
        for page, span in zip(document, source.pages, strict=True):
            words = words_of(path, page.number, source)
            assert [word for word, _ in words] == span.of(source.text).split()
            for word, box in words:
                width, height = page.rect.width, page.rect.height
                place = (box.x0 * width, box.y0 * height, box.x1 * width, box.y1 * height)
                assert (
                    page.get_textbox(
                        (place[0] + 1, place[1] + 3, place[2] - 1, place[3] - 3)
                    ).strip()
                    == word
                )


def test_the_halves_of_a_word_cut_at_the_lines_end(tmp_path: Path) -> None:
    path = tmp_path / "svar.pdf"
    path.write_bytes(made.pdf_with_hyphens())
    source = read_in_process(path, filename=path.name)
    words = dict(words_of(path, 0, source))
    assert {"bebyggelsespro", "cent", "planen."} <= set(words)
    assert words["bebyggelsespro"].y0 < words["cent"].y0
    assert words["bebyggelsespro"].end == words["cent"].start


@pytest.mark.parametrize("number", [2, -1])
def test_a_page_that_is_not_there(letter: Path, number: int) -> None:
    source = read_in_process(letter, filename="svar.pdf")
    with pytest.raises(Unreadable, match="findes ikke"):
        page_picture(letter, filename="svar.pdf", place=str(number))
    with pytest.raises(Unreadable, match="findes ikke"):
        page_words(letter, filename="svar.pdf", number=number, source=source)


def test_another_text_gets_no_boxes(letter: Path) -> None:
    """A text that was typed by a person instead is not tied to the picture by chance."""
    typed = SourceText.from_text("Borgeren ringede og fortalte om larmen.")
    assert page_words(letter, filename="svar.pdf", number=0, source=typed) == ()


def test_files_that_have_no_page_to_draw(tmp_path: Path) -> None:
    for name, contents, code in (
        ("svar.txt", b"Vi er imod.", "unsupported_format"),
        ("svar.pdf", b"%PDF-1.7 rod", "damaged"),
    ):
        path = tmp_path / name
        path.write_bytes(contents)
        with pytest.raises(Unreadable) as caught:
            page_picture(path, filename=name, place="0")
        assert caught.value.code == code


def test_drawing_has_limits(letter: Path) -> None:
    with pytest.raises(Unreadable) as caught:
        page_picture(letter, filename="svar.pdf", place="0", limits=Limits(wall_seconds=0.01))
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


def test_pages_inside_mails_and_archives_are_drawn_with_their_words(tmp_path: Path) -> None:
    letter, notes = made.pdf("Vi er imod støj."), made.pdf("Bilag et.", "Side to.")
    inner = made.mail("Her er et svar mere.", ("notat.pdf", notes))
    outer = made.mail(
        "Se vedhæftede.",
        ("svar.pdf", letter),
        (
            "alt.zip",
            made.zipped(
                ("læs.txt", b"Ikke tegnet."),
                ("notat.pdf", notes),
            ),
        ),
    )
    outer.add_attachment(inner)
    outlook = made.outlook(files={"svar.pdf": letter})
    for name, contents, places in (
        ("svar.eml", bytes(outer), ("", "0/0", "", "1/1/0", "1/1/1", "", "2/0/0", "2/0/1")),
        ("svar.msg", outlook, ("", "0/0")),
    ):
        path = tmp_path / name
        path.write_bytes(contents)
        source = read_file(path, filename=name)
        assert source.drawn == places
        for number, place in enumerate(places):
            if not place:
                with pytest.raises(Unreadable):
                    page_words(path, filename=name, number=number, source=source)
                continue
            assert page_picture(path, filename=name, place=place).png
            written = source.pages[number].of(source.text).split()
            assert [word for word, _ in words_of(path, number, source)] == written
    for nowhere in ("7/0", "0/9", "1/0/0", "0/0/0"):
        with pytest.raises(Unreadable):
            page_picture(tmp_path / "svar.eml", filename="svar.eml", place=nowhere)
