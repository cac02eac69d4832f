from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import docx
import pymupdf
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from made_word import read_word
from requirements_helper import require_danish_recognition
from summarizer.intake import Unreadable, read_file, read_in_process
from summarizer.intake.limits import MAX_PART_BYTES, MEBIBYTE
from summarizer.intake.warnings import ATTACHMENT_UNREAD

if TYPE_CHECKING:
    from pathlib import Path


def insert(paragraph: Any, xml: str) -> None:
    paragraph._p.append(parse_xml(xml))


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_paragraphs_breaks_and_tabs(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Bo Test\nPrøvevej 4")
    document.add_paragraph("")
    document.add_paragraph("Vi er imod.\tMeget.")
    assert read_word(document, tmp_path).text == "Bo Test\nPrøvevej 4\n\nVi er imod.\tMeget."


def test_insertions_are_text_and_deletions_are_not(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Vi er ")
    insert(paragraph, f'<w:ins {nsdecls("w")} w:id="1" w:author="B">{run("stærkt ")}</w:ins>')
    deleted = "<w:r><w:delText>ikke </w:delText></w:r>"
    insert(paragraph, f'<w:del {nsdecls("w")} w:id="2" w:author="B">{deleted}</w:del>')
    paragraph.add_run("imod.")
    assert read_word(document, tmp_path).text == "Vi er stærkt imod."


def test_content_controls_and_text_boxes_are_text(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Brevet ")
    insert(
        paragraph,
        f"<w:sdt {nsdecls('w')}><w:sdtContent>{run('fra foreningen')}</w:sdtContent></w:sdt>",
    )
    box = (
        f"<w:r {nsdecls('w')} xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
        " xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'>"
        "<mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx><w:txbxContent>"
        f"<w:p>{run('I boksen.')}</w:p></w:txbxContent></wps:txbx></mc:Choice><mc:Fallback>"
        f"<w:txbxContent><w:p>{run('I boksen.')}</w:p></w:txbxContent></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    insert(paragraph, box)
    paragraph.add_run(" er langt.")
    assert read_word(document, tmp_path).text == "Brevet fra foreningen er langt.\n\nI boksen."


def test_short_tables_keep_their_rows(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    for i, word in enumerate(("Vej", "Støj", "Skovvej", "57 dB")):
        table.cell(i // 2, i % 2).text = word
    assert read_word(document, tmp_path).text == "Vej\tStøj\nSkovvej\t57 dB"


def test_tables_of_prose_and_tables_inside_cells(tmp_path: Path) -> None:
    document = docx.Document()
    outer = document.add_table(1, 2)
    outer.cell(0, 0).text = "Bemærkning"
    outer.cell(0, 1).text = "Vi mener, at vejen er for smal til den megen trafik. Den bør udvides."
    outer.cell(0, 1).add_table(1, 2).cell(0, 0).text = "indre"
    text = read_word(document, tmp_path).text
    assert text.startswith("Bemærkning\n\nVi mener, at vejen")
    assert text.count("indre") == 1


def test_headers_and_comments_stand_aside(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Vi er imod.")
    document.sections[0].header.paragraphs[0].text = "Foreningen Prøven"
    document.add_comment(paragraph.runs, text="Spørg Bo", author="Lis")
    document.core_properties.author = "Bo Test"
    source = read_word(document, tmp_path)
    assert source.text == "Vi er imod."
    assert {"Foreningen Prøven", "Spørg Bo", "Bo Test"} <= set(source.asides)
    assert source.warnings == ()


def repacked(document: Any, changes: dict[str, bytes]) -> bytes:
    saved, changed = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in changes:
                new.writestr(name, old.read(name))
        for name, part in changes.items():
            # Fast rather than small: bombs are made of it.
            new.writestr(name, part, compresslevel=1)
    return changed.getvalue()


def unreadable_code(data: bytes, folder: Path) -> str:
    path = folder / "svar.docx"
    path.write_bytes(data)
    with pytest.raises(Unreadable) as caught:
        read_file(path, filename="svar.docx")
    return caught.value.code


def with_table() -> Any:
    document = docx.Document()
    document.add_paragraph("Vi er imod.")
    document.add_table(1, 1).cell(0, 0).text = "57 dB"
    return document


def test_a_strict_file_is_read_with_its_tables(tmp_path: Path) -> None:
    saved = io.BytesIO()
    with_table().save(saved)
    body = zipfile.ZipFile(saved).read("word/document.xml")
    strict = body.replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    path = tmp_path / "svar.docx"
    path.write_bytes(repacked(with_table(), {"word/document.xml": strict}))
    assert read_in_process(path, filename="svar.docx").text == "Vi er imod.\n\n57 dB"


def test_a_body_with_a_number_in_its_name_is_read(tmp_path: Path) -> None:
    path, saved = tmp_path / "svar.docx", io.BytesIO()
    with_table().save(saved)
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name.replace("document.xml", "document2.xml"), old.read(name))
    assert read_in_process(path, filename="svar.docx").text == "Vi er imod.\n\n57 dB"


def test_a_chunk_in_another_format_is_told(tmp_path: Path) -> None:
    document = with_table()
    document.element.body.append(parse_xml(f"<w:altChunk {nsdecls('w')}/>"))
    assert read_word(document, tmp_path).warnings == (ATTACHMENT_UNREAD,)


def test_footnotes_are_text(tmp_path: Path) -> None:
    notes = (
        f'<w:footnotes {nsdecls("w")}><w:footnote w:id="-1" w:type="separator"><w:p><w:r>'
        f"<w:separator/></w:r></w:p></w:footnote><w:footnote w:id='2'><w:p>{run('Se BR18.')}</w:p>"
        "</w:footnote></w:footnotes>"
    )
    document = docx.Document()
    document.add_paragraph("Vi er imod.")
    path = tmp_path / "svar.docx"
    path.write_bytes(repacked(document, {"word/footnotes.xml": notes.encode()}))
    assert read_in_process(path, filename="svar.docx").text == "Vi er imod.\n\nSe BR18."


def test_entities_are_refused(tmp_path: Path) -> None:
    lols = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 9))
    bomb = (
        f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY l0 "ha">{lols}]><w:document {nsdecls("w")}>'
        "<w:body><w:p><w:r><w:t>&l8;</w:t></w:r></w:p></w:body></w:document>"
    )
    data = repacked(docx.Document(), {"word/document.xml": bomb.encode()})
    assert unreadable_code(data, tmp_path) == "dangerous"


@pytest.mark.slow
def test_an_archive_that_declares_too_much_is_refused(tmp_path: Path) -> None:
    data = repacked(docx.Document(), {f"word/media/{i}": bytes(50 * MEBIBYTE) for i in range(5)})
    assert len(data) < 2 * MEBIBYTE
    assert unreadable_code(data, tmp_path) == "too_large"


def test_a_part_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    data = repacked(docx.Document(), {"word/document.xml": b" " * (MAX_PART_BYTES + 1)})
    lie = data.replace((MAX_PART_BYTES + 1).to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    assert lie != data
    assert unreadable_code(lie, tmp_path) in {"too_large", "damaged"}


@pytest.mark.parametrize("keep", [0.2, 0.9])
def test_a_cut_file_is_damaged(tmp_path: Path, keep: float) -> None:
    whole = repacked(docx.Document(), {})
    assert unreadable_code(whole[: int(len(whole) * keep)], tmp_path) == "damaged"


def test_broken_xml_is_damaged(tmp_path: Path) -> None:
    data = repacked(docx.Document(), {"word/document.xml": b"<w:document>"})
    assert unreadable_code(data, tmp_path) == "damaged"


def test_an_encrypted_file_asks_for_one_without_password(tmp_path: Path) -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le")
    assert unreadable_code(ole, tmp_path) == "password"


def test_no_text_is_empty(tmp_path: Path) -> None:
    assert unreadable_code(repacked(docx.Document(), {}), tmp_path) == "empty"


@pytest.mark.slow
def test_a_letter_that_is_a_picture_is_recognised(tmp_path: Path) -> None:
    require_danish_recognition()
    drawn = pymupdf.open()
    drawn.new_page().insert_text((72, 100), "Vi er imod planen om højhuse.", fontsize=16)
    picture = tmp_path / "brev.png"
    drawn[0].get_pixmap(dpi=150).save(picture)
    document = docx.Document()
    document.add_picture(str(picture))
    assert read_word(document, tmp_path).text == "Vi er imod planen om højhuse."
