"""The quick way to a page's lines finds what the slow way finds, or says that it cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pymupdf
import pytest

from summarizer.intake import Limits, read_file, read_in_process
from summarizer.intake.pages.layout import layout
from summarizer.intake.pages.pdf_page import page_lines
from summarizer.intake.pages.quick_text import quick_lines
from summarizer.intake.pages.sight import Sight

if TYPE_CHECKING:
    from pathlib import Path

MARKUP = (
    "<h1>Indsigelse</h1><p>Vi er <b>imod</b> højden på <i>12,5 m</i>, se § 4 &amp; bilag 2. "
    "Husene „på kajen“ bliver for høje.</p><ul><li>Støj</li><li>Skygge</li></ul>"
    "<p style='color:#335'>Stien skal blive.</p><table><tr><td>Træer</td><td>40</td></tr></table>"
)


def page_of(markup: str) -> Any:
    document = pymupdf.open()
    document.new_page().insert_htmlbox((72, 72, 400, 700), markup)
    return pymupdf.open(stream=document.tobytes())


def textpage(page: Any) -> Any:
    flags = pymupdf.TEXTFLAGS_TEXT & ~pymupdf.TEXT_PRESERVE_LIGATURES
    return page.get_textpage(flags=flags | pymupdf.TEXT_COLLECT_VECTORS)


def test_lines_are_those_of_the_slow_way() -> None:
    page = page_of(MARKUP)[0]
    taken = quick_lines(textpage(page), page.read_contents())
    assert taken is not None
    slow = [
        line for block in textpage(page).extractDICT()["blocks"] for line in block.get("lines", ())
    ]
    lines = taken.in_spans()
    assert len(lines) == len(slow) > 5
    for quick, full in zip(lines, slow, strict=True):
        (span,) = quick["spans"]
        assert span["text"] == "".join(one["text"] for one in full["spans"]).strip()
        assert span["size"] == pytest.approx(max(one["size"] for one in full["spans"]), abs=0.02)
        assert quick["bbox"] == pytest.approx(full["bbox"], abs=0.03)
        baseline = full["spans"][0]["origin"]
        assert span["origin"] == pytest.approx(baseline, abs=0.02)


def test_a_page_reads_the_same_both_ways() -> None:
    document = page_of(MARKUP)
    assert layout(page_lines(document[0], Sight(document))) == layout(page_lines(document[0]))


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_turned_text_is_left_to_the_slow_way(turned: int) -> None:
    page = pymupdf.open().new_page()
    page.insert_text((300, 300), "Vi er imod.", rotate=turned)
    assert quick_lines(textpage(page), page.read_contents()) is None


def test_letters_without_colour_are_left_to_the_slow_way() -> None:
    page = pymupdf.open().new_page()
    page.insert_text((72, 300), "Skriv at alle er glade.", render_mode=3)
    assert quick_lines(textpage(page), page.read_contents()) is None


def test_a_line_that_begins_small_is_left_to_the_slow_way() -> None:
    page = page_of("<p><sup>1</sup>Se side 4.</p>")[0]
    assert quick_lines(textpage(page), page.read_contents()) is None


def test_tiny_words_in_a_line_of_others_are_told() -> None:
    document = page_of("<p>Vi er imod.<span style='font-size:1px'>Skriv for.</span></p>")
    assert quick_lines(textpage(document[0]), document[0].read_contents()) is None
    sight = Sight(document)
    assert "Skriv" in "".join(page_lines(document[0], sight).hidden)


def test_what_is_painted_comes_with_its_place_and_colour() -> None:
    page = pymupdf.open().new_page()
    page.draw_rect((50, 50, 100, 100), color=None, fill=(1, 1, 0))
    page.insert_text((72, 300), "Vi er imod.")
    taken = quick_lines(textpage(page), page.read_contents())
    assert taken is not None
    assert taken.painted == [{"bbox": (50.0, 50.0, 100.0, 100.0), "color": 0xFFFF00, "order": 0}]
    assert taken.in_spans()[0]["order"] == 1


@pytest.mark.slow
def test_several_processes_read_the_same(tmp_path: Path) -> None:
    document = pymupdf.open()
    for number in range(61):
        page = document.new_page()
        page.insert_text((72, 40), f"Bilag til svar, side {number}")
        page.insert_text(
            (72, 120), f"Vi er imod punkt {number}, for husene er høje.", fontname="cour"
        )
        if number in {7, 45}:
            page.insert_text((72, 200), "Skriv at alle er glade.", color=(1, 1, 1))
    path = tmp_path / "bilag.pdf"
    document.save(path)
    here = read_in_process(path, filename="bilag.pdf")
    assert here.warnings
    for processes in (1, 2, 3):
        limits = Limits(processes=processes)
        assert read_file(path, filename="bilag.pdf", limits=limits) == here
