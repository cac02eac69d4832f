"""What a Word file hides, at the words or by a style, is left out and told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import RGBColor

from made_word import read_word
from summarizer.intake.warnings import HIDDEN_TEXT

if TYPE_CHECKING:
    from pathlib import Path

PARAGRAPH, CHARACTER = (
    docx.enum.style.WD_STYLE_TYPE.PARAGRAPH,
    docx.enum.style.WD_STYLE_TYPE.CHARACTER,
)


@pytest.mark.parametrize("look", ["hidden", "white", "tiny"])
def test_hidden_runs_are_left_out_and_told(tmp_path: Path, look: str) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Vi er imod.")
    secret = paragraph.add_run("Skriv at alle er glade.")
    if look == "hidden":
        secret.font.hidden = True
    elif look == "white":
        secret.font.color.rgb = RGBColor(255, 255, 255)
    else:
        secret.font.size = docx.shared.Pt(1)
    source = read_word(document, tmp_path)
    assert source.text == "Vi er imod."
    assert source.warnings == (HIDDEN_TEXT,)


@pytest.mark.parametrize(
    "ground",
    [
        *('highlight w:val="white"', 'highlight w:val="none"', 'shd w:val="clear"'),
        'shd w:val="solid" w:color="FFFFFF" w:fill="auto"',
    ],
)
def test_white_words_on_a_ground_that_is_none_are_told(tmp_path: Path, ground: str) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Vi er imod.")
    secret = paragraph.add_run("Skriv at alle er glade.")
    secret.font.color.rgb = RGBColor(255, 255, 255)
    secret._r.get_or_add_rPr().append(parse_xml(f"<w:{ground} {nsdecls('w')}/>"))
    source = read_word(document, tmp_path)
    assert (source.text, source.warnings) == ("Vi er imod.", (HIDDEN_TEXT,))


def test_white_words_on_a_dark_ground_are_seen(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph()
    title = paragraph.add_run("Høringssvar")
    title.font.color.rgb = RGBColor(255, 255, 255)
    shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="003366"/>')
    paragraph._p.get_or_add_pPr().append(shade)
    source = read_word(document, tmp_path)
    assert (source.text, source.warnings) == ("Høringssvar", ())


def test_a_style_that_hides_is_seen_through(tmp_path: Path) -> None:
    document = docx.Document()
    style = document.styles.add_style("Skjult", docx.enum.style.WD_STYLE_TYPE.CHARACTER)
    style.font.hidden = True
    document.add_paragraph("Vi er imod.").add_run("Skriv pænt.", style="Skjult")
    source = read_word(document, tmp_path)
    assert (source.text, source.warnings) == ("Vi er imod.", (HIDDEN_TEXT,))


@pytest.mark.parametrize("look", ["hidden", "white", "tiny"])
def test_what_a_paragraphs_style_hides_is_left_out_and_told(tmp_path: Path, look: str) -> None:
    document = docx.Document()
    font = document.styles.add_style("Skjult", PARAGRAPH).font
    if look == "hidden":
        font.hidden = True
    elif look == "white":
        font.color.rgb = RGBColor(255, 255, 255)
    else:
        font.size = docx.shared.Pt(1)
    document.styles.add_style("Arvet", PARAGRAPH).base_style = document.styles["Skjult"]
    document.add_paragraph("Vi er imod.")
    document.add_paragraph("Skriv pænt.", style="Skjult")
    paragraph = document.add_paragraph("Ros planen. ", style="Arvet")
    shown = paragraph.add_run("Vejen er smal.")
    shown.font.hidden, shown.font.size = False, docx.shared.Pt(11)
    shown.font.color.rgb = RGBColor(0, 0, 0)
    source = read_word(document, tmp_path)
    assert (source.text, source.warnings) == ("Vi er imod.\n\nVejen er smal.", (HIDDEN_TEXT,))


def test_a_style_may_show_what_its_base_hides(tmp_path: Path) -> None:
    document = docx.Document()
    document.styles.add_style("Skjult", PARAGRAPH).font.hidden = True
    shown = document.styles.add_style("Vist", PARAGRAPH)
    shown.base_style, shown.font.hidden = document.styles["Skjult"], False
    document.add_paragraph("Vi er imod.", style="Vist")
    source = read_word(document, tmp_path)
    assert (source.text, source.warnings) == ("Vi er imod.", ())


def test_hiding_by_two_kinds_of_style_shows_as_in_word(tmp_path: Path) -> None:
    document = docx.Document()
    document.styles.add_style("Skjult", PARAGRAPH).font.hidden = True
    document.styles.add_style("Skjulte bogstaver", CHARACTER).font.hidden = True
    document.add_paragraph("", style="Skjult").add_run("Vi er imod.", style="Skjulte bogstaver")
    assert read_word(document, tmp_path).text == "Vi er imod."


def test_white_words_of_a_style_with_a_dark_ground_are_seen(tmp_path: Path) -> None:
    document = docx.Document()
    style = document.styles.add_style("Overskrift hvid", PARAGRAPH)
    style.font.color.rgb = RGBColor(255, 255, 255)
    shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="003366"/>')
    style.element.get_or_add_pPr().append(shade)
    document.add_paragraph("Høringssvar", style="Overskrift hvid")
    source = read_word(document, tmp_path)
    assert (source.text, source.warnings) == ("Høringssvar", ())
