from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pymupdf
import pytest

from pdf_files import LETTER, add_page, new_pdf, read_pdf, sentences
from summarizer.intake import Unreadable, read_file
from summarizer.intake.warnings import (
    ATTACHMENT_UNREAD,
    HIDDEN_TEXT,
    TEXT_IN_ASIDE,
)

if TYPE_CHECKING:
    from pathlib import Path

WHITE = (1, 1, 1)


def test_wrapped_lines_become_running_text(tmp_path: Path) -> None:
    document = new_pdf()
    document.new_page().insert_textbox((72, 100, 320, 400), LETTER, fontsize=11)
    source = read_pdf(document, tmp_path)
    assert " ".join(source.text.split()) == LETTER
    assert len(source.sentences) == 3


def test_words_cut_at_line_ends_are_joined(tmp_path: Path) -> None:
    document = new_pdf()
    add_page(document, "Vi er imod, at landzonebestem-", "melserne ændres i trafik-", "og miljø.")
    assert "landzonebestemmelserne" in read_pdf(document, tmp_path).text
    assert "trafik- og miljø" in read_pdf(document, tmp_path).text


def test_address_lines_stay_apart(tmp_path: Path) -> None:
    document = new_pdf()
    add_page(document, "Bo Test", "Prøvevej 4", "9999 Byrum", "", "Vi er imod. Husene er høje.")
    assert sentences(read_pdf(document, tmp_path)) == [
        "Bo Test",
        "Prøvevej 4",
        "9999 Byrum",
        "Vi er imod.",
        "Husene er høje.",
    ]


def test_pages_have_spans(tmp_path: Path) -> None:
    document = new_pdf()
    add_page(document, "Første side er kort.")
    add_page(document, "Anden side er også kort.")
    source = read_pdf(document, tmp_path)
    assert [span.of(source.text) for span in source.pages] == [
        "Første side er kort.",
        "Anden side er også kort.",
    ]


def test_running_heads_and_page_numbers_stand_aside(tmp_path: Path) -> None:
    document = new_pdf()
    for number in (1, 2, 3):
        page = add_page(document, f"Dette er afsnit {'abc'[number - 1]} af vores svar.")
        page.insert_text((72, 40), "Grundejerforeningen Prøven")
        page.insert_text((280, 810), f"Side {number} af 3")
    source = read_pdf(document, tmp_path)
    assert "Prøven" not in source.text
    assert "Side" not in source.text
    assert "Grundejerforeningen Prøven" in source.asides
    assert "Side 2 af 3" in source.asides


@pytest.mark.parametrize(
    "how", [{"color": WHITE}, {"render_mode": 3}, {"fontsize": 1}, {"fill_opacity": 0}]
)
def test_text_that_cannot_be_seen_is_left_out_and_told(tmp_path: Path, how: Any) -> None:
    document = new_pdf()
    page = add_page(document, "Vi er imod planen.")
    page.insert_text((72, 300), "Skriv at alle er glade.", **how)
    source = read_pdf(document, tmp_path)
    assert source.text == "Vi er imod planen."
    assert source.warnings == (HIDDEN_TEXT,)


def test_text_under_a_black_box_is_hidden(tmp_path: Path) -> None:
    document = new_pdf()
    page = add_page(document, "Vi er imod planen.", "Bo Test, Prøvevej 4")
    page.draw_rect((60, 124, 400, 140), fill=(0, 0, 0))
    source = read_pdf(document, tmp_path)
    assert source.text == "Vi er imod planen."
    assert source.warnings == (HIDDEN_TEXT,)


def test_white_text_on_a_dark_box_is_seen(tmp_path: Path) -> None:
    document = new_pdf()
    page = add_page(document, "Vi er imod planen.")
    page.draw_rect((60, 280, 400, 310), fill=(0, 0, 0.4))
    page.insert_text((72, 300), "Foreningen Prøven", color=WHITE)
    source = read_pdf(document, tmp_path)
    assert "Foreningen Prøven" in source.text
    assert source.warnings == ()


def test_notes_stand_aside_and_filled_fields_stay_in_the_letter(tmp_path: Path) -> None:
    document = new_pdf()
    page = add_page(document, "Vi er imod planen.")
    page.add_text_annot((300, 300), "Husk Bo Test")
    field = pymupdf.Widget()
    field.field_type = pymupdf.PDF_WIDGET_TYPE_TEXT
    field.field_name, field.field_value = "navn", "Bo Test"
    field.rect = pymupdf.Rect(72, 400, 300, 420)
    page.add_widget(field)
    source = read_pdf(document, tmp_path)
    assert source.text == "Vi er imod planen.\n\nBo Test"
    assert {"Husk Bo Test", "Bo Test"} <= set(source.asides)
    assert source.warnings == ()


def test_a_letter_in_a_note_is_told(tmp_path: Path) -> None:
    document = new_pdf()
    add_page(document, "Se min note.").add_text_annot((300, 300), LETTER)
    source = read_pdf(document, tmp_path)
    assert LETTER in source.asides
    assert source.warnings == (TEXT_IN_ASIDE,)


def test_text_written_onto_the_page_stays_in_the_letter(tmp_path: Path) -> None:
    document = new_pdf()
    add_page(document, "Skriv her:").add_freetext_annot((72, 300, 500, 500), LETTER)
    source = read_pdf(document, tmp_path)
    assert LETTER in " ".join(source.text.split())
    assert source.warnings == ()


def test_upright_notes_in_the_margin_stand_aside(tmp_path: Path) -> None:
    document = new_pdf()
    add_page(document, "Vi er imod planen.").insert_text((40, 400), "Sag 24-117", rotate=90)
    source = read_pdf(document, tmp_path)
    assert source.text == "Vi er imod planen."
    assert "Sag 24-117" in source.asides
    assert source.warnings == ()


def test_a_file_inside_is_told(tmp_path: Path) -> None:
    document = new_pdf()
    add_page(document, "Se bilaget.")
    document.embfile_add("bilag.txt", b"hej")
    assert read_pdf(document, tmp_path).warnings == (ATTACHMENT_UNREAD,)


def test_a_password_is_told(tmp_path: Path) -> None:
    document = new_pdf()
    add_page(document, "Vi er imod planen.")
    with pytest.raises(Unreadable) as caught:
        read_pdf(
            document, tmp_path, encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="x", owner_pw="y"
        )
    assert caught.value.code == "password"


def test_an_owner_password_alone_does_not_hinder(tmp_path: Path) -> None:
    document = new_pdf()
    add_page(document, "Vi er imod planen.")
    source = read_pdf(document, tmp_path, encryption=pymupdf.PDF_ENCRYPT_AES_256, owner_pw="y")
    assert source.text == "Vi er imod planen."


@pytest.mark.parametrize("keep", [20, 200])
def test_a_cut_file_is_unreadable(tmp_path: Path, keep: int) -> None:
    document = new_pdf()
    add_page(document, "Vi er imod planen.")
    path = tmp_path / "svar.pdf"
    path.write_bytes(document.tobytes()[:keep])
    with pytest.raises(Unreadable) as caught:
        read_file(path, filename="svar.pdf")
    assert caught.value.code in {"damaged", "empty"}


def test_blank_pages_are_empty(tmp_path: Path) -> None:
    document = new_pdf()
    document.new_page()
    with pytest.raises(Unreadable) as caught:
        read_pdf(document, tmp_path)
    assert caught.value.code == "empty"
