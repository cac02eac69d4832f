"""Numbers and bullets before points, which office files keep as rules."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

import made_word
from summarizer.intake import read_in_process
from summarizer.intake.documents.list_marks import Counted, Level

if TYPE_CHECKING:
    from pathlib import Path


def text_of(contents: bytes, folder: Path) -> str:
    path = folder / "svar"
    path.write_bytes(contents)
    source = read_in_process(path, filename="svar")
    assert [span.of(source.text) for span in source.paragraphs] == source.text.split("\n\n")
    return source.text


@pytest.mark.parametrize(
    ("kind", "number", "mark"),
    [
        ("decimal", 7, "7"),
        ("decimalZero", 7, "07"),
        ("lowerLetter", 2, "b"),
        ("upperLetter", 28, "BB"),
        ("lowerRoman", 14, "xiv"),
        ("upperRoman", 1999, "MCMXCIX"),
        ("upperRoman", 900_000, "900000"),
        ("lowerLetter", 900_000, "900000"),
        ("upperRoman", 0, "0"),
        ("none", 3, ""),
        ("chineseCounting", 3, "3"),
    ],
)
def test_a_number_is_written_as_the_list_says(kind: str, number: int, mark: str) -> None:
    levels = {0: Level(kind, "%1", number)}
    assert Counted().next_mark(levels, 0).strip() == mark


def test_a_deeper_list_begins_anew_after_each_point_above() -> None:
    levels = {0: Level("upperRoman", "%1)"), 1: Level("decimal", "%1.%2", legal=True)}
    counted = Counted()
    marks = [counted.next_mark(levels, depth) for depth in (0, 1, 1, 0, 1, 5)]
    assert marks == ["I) ", "1.1 ", "1.2 ", "II) ", "2.1 ", ""]


def test_points_and_headings_that_a_style_numbers_have_their_numbers(tmp_path: Path) -> None:
    document = docx.Document()
    rules = (
        '<w:abstractNum w:abstractNumId="80"><w:lvl w:ilvl="0"><w:pStyle w:val="Heading1"/>'
        '<w:numFmt w:val="decimal"/><w:start w:val="1"/><w:lvlText w:val="Afsnit %1:"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:pStyle w:val="Heading2"/><w:start w:val="1"/>'
        '<w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="80"><w:abstractNumId w:val="80"/></w:num>'
    )
    numbering = document.part.numbering_part.element
    numbering.extend(parse_xml(f"<w:numbering {nsdecls('w')}>{rules}</w:numbering>"))
    for level in (1, 2):
        style = document.styles[f"Heading {level}"].element.get_or_add_pPr()
        style.get_or_add_numPr().get_or_add_numId().val = 80
    document.add_heading("Trafik")
    document.add_heading("Støj", 2)
    document.add_paragraph("Vi er imod.", style="List Number")
    document.add_paragraph("", style="List Number")
    document.add_paragraph("Også her.", style="List Number")
    document.add_paragraph("lys", style="List Bullet")
    assert text_of(made_word.saved(document), tmp_path) == (
        "Afsnit 1: Trafik\n\n1.1 Støj\n\n1. Vi er imod.\n\n3. Også her.\n\n• lys"
    )


def test_a_point_that_begins_small_is_no_end_of_the_one_above(tmp_path: Path) -> None:
    document = docx.Document()
    for line in ("a) mere lys", "b) flere stier", "og det er alt"):
        document.add_paragraph(line)
    assert text_of(made_word.saved(document), tmp_path) == (
        "a) mere lys\n\nb) flere stier\nog det er alt"
    )


def test_rules_that_make_no_sense_cost_no_letter(tmp_path: Path) -> None:
    mad = (
        '<w:num w:numId="1"><w:abstractNumId w:val="nix"/></w:num><w:abstractNum '
        'w:abstractNumId="7"><w:lvl w:ilvl="x"><w:start w:val="99999999999"/><w:numFmt '
        f'w:val="upperLetter"/><w:lvlText w:val="{"%1" * 9000}"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>'
    )
    points = "".join(
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="-4"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
        "<w:r><w:t>Nej.</w:t></w:r></w:p>"
        for number in (1, 2, 3)
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/numbering.xml", f"<w:numbering {nsdecls('w')}>{mad}</w:numbering>")
        archive.writestr(
            "word/document.xml",
            f"<w:document {nsdecls('w')}><w:body>{points}</w:body></w:document>",
        )
    text = text_of(packed.getvalue(), tmp_path)
    assert text.count("Nej.") == 3
    assert len(text) < 300


def test_rich_text_keeps_the_signs_that_its_writer_showed(tmp_path: Path) -> None:
    rtf = (
        r"{\rtf1\ansi{\listtext\pard\plain  1.\tab}\ilvl0 Vej\par{\listtext\f3 \'b7\tab}lys\par"
        r"{\pntext\f1\'a7\tab}{\*\pn\pnlvlblt{\pntxtb\'a7}}luft\par{\listtext o\tab}ro\par\pard "
        r"Slut.}"
    )
    assert text_of(rtf.encode(), tmp_path) == "1. Vej\n\n• lys\n\n• luft\n\n• ro\n\nSlut."


def test_a_paragraph_after_a_table_in_rich_text_is_one_of_its_own(tmp_path: Path) -> None:
    row = r"\trowd\cellx1\cellx2\pard\intbl {0}\cell {1}\cell\row"
    rtf = (
        "{\\rtf1 Vi ser:\\par "
        + row.format("Vej", "250")
        + row.format("Sti", "9")
        + r"\pard\plain Efter tabellen.\par}"
    )
    assert text_of(rtf.encode(), tmp_path) == "Vi ser:\n\nVej\t250\nSti\t9\n\nEfter tabellen."
