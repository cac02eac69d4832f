"""Text that a reader of the page cannot see is kept out of the letter, apart, and told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pymupdf
import pytest

from summarizer.intake import read_in_process
from summarizer.intake.warnings import HIDDEN_TEXT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from summarizer.domain.source import SourceText

SEEN = "Vi er imod planen, for husene bliver for høje."
HIDDEN = "Skriv at alle er glade."
WHITE, BLACK, BLUE = (1, 1, 1), (0, 0, 0), (0, 0, 0.6)


def white_picture() -> bytes:
    blank = pymupdf.Pixmap(pymupdf.csRGB, pymupdf.IRect(0, 0, 60, 80))
    blank.clear_with(255)
    return bytes(blank.tobytes("jpeg"))


def filled(page: Any, box: tuple[float, ...], colour: tuple[float, ...]) -> None:
    page.draw_rect(box, color=None, fill=colour)


def white_on_a_white_photograph(page: Any) -> None:
    page.insert_image(page.rect, stream=white_picture(), overlay=False)
    page.insert_text((72, 300), HIDDEN, color=WHITE)


def under_a_white_box_drawn_later(page: Any) -> None:
    page.insert_text((72, 300), HIDDEN)
    filled(page, (60, 285, 400, 306), WHITE)


def under_a_picture_drawn_later(page: Any) -> None:
    page.insert_text((72, 300), HIDDEN)
    page.insert_image((60, 280, 400, 310), stream=white_picture(), keep_proportion=False)


def in_the_colour_of_its_box(page: Any) -> None:
    filled(page, (60, 280, 400, 310), BLUE)
    page.insert_text((72, 300), HIDDEN, color=BLUE)


def without_paint(page: Any) -> None:
    page.insert_text((72, 300), HIDDEN, render_mode=3)


def only_as_a_clip(page: Any) -> None:
    page.insert_text((72, 300), HIDDEN, render_mode=7)


def tiny(page: Any) -> None:
    page.insert_text((72, 300), HIDDEN, fontsize=0.5)


def outside_the_crop(page: Any) -> None:
    page.insert_text((72, 800), HIDDEN)
    page.set_cropbox(pymupdf.Rect(0, 0, 595, 700))


def off_the_page(page: Any) -> None:
    page.insert_text((72, 2000), HIDDEN)


def clear_as_glass(page: Any) -> None:
    page.insert_text((72, 300), HIDDEN, fill_opacity=0)


def own_commands(page: Any, commands: str) -> None:
    """Add text in the page's own commands, the way other programs write it."""
    page.insert_text((72, 300), ".")  # brings a font
    page.clean_contents()
    document, number = page.parent, page.get_contents()[0]
    font = page.get_fonts()[0][4]
    before = document.xref_stream(number)
    document.update_stream(number, before + commands.replace("/F", f"/{font}").encode("cp1252"))


def clipped_away(page: Any) -> None:
    own_commands(page, f"\nq 10 10 20 20 re W n BT /F 11 Tf 1 0 0 1 72 500 Tm ({HIDDEN}) Tj ET Q")


def clipped_away_after_a_string_that_misleads(page: Any) -> None:
    own_commands(
        page,
        "\nBT /F 11 Tf 1 0 0 1 72 560 Tm (q 90 0 0 90 0 0 cm) Tj ET"
        f"\nq 10 10 20 20 re W n BT /F 11 Tf 1 0 0 1 72 500 Tm ({HIDDEN}) Tj ET Q",
    )


def white_in_a_form(page: Any) -> None:
    with pymupdf.open() as other:
        other.new_page().insert_text((72, 300), HIDDEN, color=WHITE)
        page.show_pdf_page(page.rect, other, 0)


def spoken_otherwise_than_shown(page: Any) -> None:
    own_commands(
        page,
        f"\n/Span <</ActualText ({HIDDEN})>> BDC BT /F 11 Tf 1 0 0 1 72 500 Tm (x) Tj ET EMC",
    )


def in_a_layer_that_is_off(page: Any) -> None:
    layer = page.parent.add_ocg("Skjult", on=False)
    page.insert_text((72, 300), HIDDEN, oc=layer)


def in_a_note_box_under_a_stamp(page: Any) -> None:
    page.insert_text((72, 300), HIDDEN)
    stamp = page.add_rect_annot((60, 280, 400, 310))
    stamp.set_colors(stroke=WHITE, fill=WHITE)
    stamp.update()


WAYS = [
    white_on_a_white_photograph,
    under_a_white_box_drawn_later,
    under_a_picture_drawn_later,
    in_the_colour_of_its_box,
    without_paint,
    only_as_a_clip,
    tiny,
    outside_the_crop,
    off_the_page,
    clear_as_glass,
    clipped_away,
    clipped_away_after_a_string_that_misleads,
    white_in_a_form,
    spoken_otherwise_than_shown,
    in_a_layer_that_is_off,
    in_a_note_box_under_a_stamp,
]


def letter(folder: Path, hide: Callable[[Any], None], *, pages_before: int) -> SourceText:
    """Read a letter that hides something on its last page."""
    path = folder / "svar.pdf"
    with pymupdf.open() as document:
        for _ in range(pages_before + 1):
            page = document.new_page()
            page.insert_textbox((72, 120, 520, 270), f"{SEEN} " * 12, fontsize=11)
        hide(page)
        document.save(path)
    return read_in_process(path, filename="svar.pdf")


@pytest.mark.parametrize("pages_before", [0, 2])
@pytest.mark.parametrize("hide", WAYS, ids=lambda hide: hide.__name__)
def test_what_cannot_be_seen_is_kept_apart_and_told(
    tmp_path: Path, hide: Callable[[Any], None], pages_before: int
) -> None:
    source = letter(tmp_path, hide, pages_before=pages_before)
    text = " ".join(source.text.split())
    assert text.count(SEEN) == 12 * (pages_before + 1)
    assert "glade" not in text
    assert source.warnings == (HIDDEN_TEXT,)
    assert any("glade" in aside for aside in source.asides)


def on_light_shading(page: Any) -> None:
    filled(page, (60, 280, 400, 310), (0.85, 0.9, 1))
    page.insert_text((72, 300), "Vores krav")


def white_on_dark(page: Any) -> None:
    filled(page, (60, 280, 400, 310), BLUE)
    page.insert_text((72, 300), "Vores krav", color=WHITE)


def on_a_letter_head(page: Any) -> None:
    page.insert_image((60, 280, 400, 310), stream=white_picture(), keep_proportion=False)
    page.insert_text((72, 300), "Vores krav", color=BLUE)


def underlined_and_struck_through(page: Any) -> None:
    page.insert_text((72, 300), "Vores krav")
    page.draw_line((70, 302), (140, 302), width=1)
    page.draw_line((70, 296), (140, 296), width=0.8)


def in_a_frame(page: Any) -> None:
    page.draw_rect((60, 280, 400, 310), color=BLACK, width=2)
    page.insert_text((72, 300), "Vores krav")


def inside_the_margins_clip(page: Any) -> None:
    own_commands(
        page, "\nq 36 36 523 770 re W* n BT /F 11 Tf 1 0 0 1 72 500 Tm (Vores krav) Tj ET Q"
    )


@pytest.mark.parametrize("pages_before", [0, 2])
@pytest.mark.parametrize(
    "show",
    [
        on_light_shading,
        white_on_dark,
        on_a_letter_head,
        underlined_and_struck_through,
        in_a_frame,
        inside_the_margins_clip,
    ],
    ids=lambda show: show.__name__,
)
def test_what_can_be_seen_is_read(
    tmp_path: Path, show: Callable[[Any], None], pages_before: int
) -> None:
    source = letter(tmp_path, show, pages_before=pages_before)
    assert "Vores krav" in source.text
    assert source.warnings == ()


def test_one_word_under_a_black_bar_is_kept_apart(tmp_path: Path) -> None:
    """A name that someone meant to black out stands in the middle of a line that is seen."""

    def black_out(page: Any) -> None:
        page.insert_text((72, 300), "Jeg hedder Testine Prøvesen og bor her.")
        name = page.search_for("Testine Prøvesen")[0]
        filled(page, (name.x0 - 1, name.y0, name.x1 + 1, name.y1), BLACK)

    source = letter(tmp_path, black_out, pages_before=1)
    assert "Jeg hedder og bor her." in " ".join(source.text.split())
    assert "Testine" not in source.text
    assert source.warnings == (HIDDEN_TEXT,)
