from __future__ import annotations

import io
import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from hearing_reports import approved_row, hearing_report
from lxml import etree

from summarizer.domain.hearing import SenderKind
from summarizer.export import (
    EngineStatement,
    ExportError,
    RowChange,
    mark_changes,
    texts_of,
    write_hvidbog,
)
from summarizer.export.package import read_parts

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document
    from docx.table import Table

HEADS = ["Nr.", "Afsender", "Resumé", "Forvaltningens bemærkninger", "Indstilling / ændring"]


def opened(**changes: object) -> Document:
    return docx.Document(io.BytesIO(write_hvidbog(hearing_report(**changes))))


def response_tables(document: Document) -> list[Table]:
    return [table for table in document.tables if heads(table) == HEADS]


def heads(table: Table) -> list[str]:
    return [cell.text for cell in table.rows[0].cells]


def headings(document: Document) -> list[str]:
    return [
        block.text
        for block in document.paragraphs
        if block.style.name in {"Heading 1", "Heading 2"}
    ]


def body_text(**changes: object) -> str:
    return "\n".join(texts_of(write_hvidbog(hearing_report(**changes))))


def test_the_same_report_gives_the_same_bytes() -> None:
    assert write_hvidbog(hearing_report()) == write_hvidbog(hearing_report())


def test_the_sections_come_in_the_order_readers_know() -> None:
    assert headings(opened()) == [
        "Resumé på tværs af høringssvarene",
        "Trafik",
        "Enslydende høringssvar",
        "Høringssvar fra myndigheder",
        "Øvrige høringssvar",
        "Råd og nævn",
        "Foreninger og organisationer",
        "Privatpersoner",
        "Forslag til ændringer",
        "Bilag: Alle modtagne høringssvar",
    ]


def test_every_response_is_a_row_and_every_row_has_its_number() -> None:
    rows = [row for table in response_tables(opened()) for row in table.rows[1:]]

    assert [row.cells[0].text for row in rows] == ["1", "2", "3", "4", "5"]


def test_authorities_have_a_section_of_their_own_on_landscape_pages() -> None:
    document = opened()

    sides = [section.orientation for section in document.sections]

    upright, wide = WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE
    assert sides == [upright, upright, wide, wide, upright, upright]
    for section in document.sections:
        is_wide = section.page_width > section.page_height
        assert is_wide == (section.orientation == wide)


def test_the_header_row_repeats_on_every_page() -> None:
    for table in response_tables(opened()):
        repeated = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") for row in table.rows]
        assert repeated[0] is not None
        assert set(repeated[1:]) == {None}


def test_short_rows_stay_whole_and_long_ones_may_break() -> None:
    long = approved_row(8, points=("Ord " * 400,))
    document = opened(rows=(approved_row(1), long))

    _, short_row, long_row = response_tables(document)[0].rows
    assert short_row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None
    assert long_row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is None


def test_points_are_real_lists_that_start_at_one_for_each_response() -> None:
    document = opened()
    numbering = document.part.numbering_part.element

    patterns = []
    for table in response_tables(document):
        for row in table.rows[1:]:
            ids = {
                block._p.pPr.numPr.numId.val
                for block in row.cells[2].paragraphs
                if block._p.pPr.numPr is not None
            }
            assert len(ids) == 1
            definition = numbering.num_having_numId(ids.pop()).abstractNumId.val
            level = numbering.xpath(f'w:abstractNum[@w:abstractNumId="{definition}"]/w:lvl')[0]
            patterns.append(level.find(qn("w:lvlText")).get(qn("w:val")))
            assert level.find(qn("w:start")).get(qn("w:val")) == "1"
    assert patterns == ["1.%1", "2.%1", "3.%1", "4.%1", "5.%1"]


def test_the_contents_are_a_field_that_lists_every_heading() -> None:
    body = opened().element.body

    codes = [found.text.strip() for found in body.iter(qn("w:instrText"))]
    assert codes == ['TOC \\o "1-2" \\h \\z \\u']
    kinds = [found.get(qn("w:fldCharType")) for found in body.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]
    names = {found.get(qn("w:name")) for found in body.iter(qn("w:bookmarkStart"))}
    anchors = [found.get(qn("w:anchor")) for found in body.iter(qn("w:hyperlink"))]
    assert set(anchors) <= names
    assert sum(anchor.startswith("_Toc") for anchor in anchors) == len(headings(opened()))


def test_bookmark_numbers_are_unique() -> None:
    starts = [found.get(qn("w:id")) for found in opened().element.body.iter(qn("w:bookmarkStart"))]

    assert len(starts) == len(set(starts)) > 0


def test_pages_are_numbered_and_name_the_case() -> None:
    for section in opened().sections[1:]:
        codes = [found.text.strip() for found in section.footer._element.iter(qn("w:instrText"))]
        assert codes == ["PAGE", "NUMPAGES"]
        assert "01.02.05-P16-12-26" in section.header.paragraphs[0].text


def test_the_front_page_counts_what_came_in() -> None:
    document = opened()
    facts = {row.cells[0].text: row.cells[1].text for row in document.tables[0].rows}

    assert facts["Høringsperiode"] == "2.\u00a0marts – 27.\u00a0april 2026"
    assert facts["Modtagne høringssvar"].split("\n") == [
        "7 i alt",
        "Myndigheder: 1",
        "Råd og nævn: 1",
        "Foreninger og organisationer: 1",
        "Privatpersoner: 4",
    ]
    assert facts["Enslydende høringssvar"].startswith("2 i 1 gruppe")
    assert facts["Underskriftsindsamlinger"].startswith("1 med tilsammen 214 underskrifter")
    assert facts["Modtaget efter fristen"] == "1 (nr.\u00a05)"
    assert facts["Under behandling"] == "1 (nr.\u00a06)"
    assert facts["Udeladt"] == "1 (nr.\u00a07)"


@pytest.mark.parametrize(
    ("engine", "said", "unsaid"),
    [
        (EngineStatement(5, 0, 0, ("M",)), "sprogmodel (M)", "uden brug af en sprogmodel"),
        (EngineStatement(0, 5, 0), "uden brug af en sprogmodel", "maskeret"),
        (EngineStatement(0, 0, 5), "af en medarbejder uden udkast", "sprogmodel"),
    ],
)
def test_the_statement_on_ai_says_what_was_done(
    engine: EngineStatement, said: str, unsaid: str
) -> None:
    text = body_text(engine=engine).split("Indhold")[0]

    assert said in text
    assert unsaid not in text
    assert "godkendt" in text


def test_marks_stand_in_words() -> None:
    rows = {row.cells[0].text: row for table in response_tables(opened()) for row in table.rows}

    assert "Modtaget efter fristen" in rows["5"].cells[1].text
    assert "Ændret siden 30.\u00a0april 2026" in rows["5"].cells[1].text
    assert "gruppe A (2 i alt)" in rows["4"].cells[1].text
    assert "214 underskrifter" in rows["3"].cells[1].text
    assert "Trafik: Ønsker en cykelsti." in rows["3"].cells[2].text
    assert "Ikke omtalt: Støj" in rows["3"].cells[2].text


def test_the_administrations_words_are_given_paragraph_by_paragraph() -> None:
    rows = {row.cells[0].text: row for table in response_tables(opened()) for row in table.rows}

    assert rows["2"].cells[3].text == "Forvaltningen er enig.\nSe kort 4."
    assert rows["1"].cells[3].text == ""


def test_only_real_changes_are_collected() -> None:
    table = next(
        table
        for table in opened().tables
        if heads(table)[-1:] == HEADS[-1:] and len(table.columns) == 3
    )

    assert [row.cells[0].text for row in table.rows[1:]] == ["2"]


def test_no_proposed_changes_is_said_in_words() -> None:
    assert "ikke indstillet ændringer" in body_text(rows=(approved_row(1),))


def test_the_appendix_lists_every_response_that_came_in() -> None:
    table = opened().tables[-1]

    assert [row.cells[0].text for row in table.rows[1:]] == [str(n) for n in range(1, 8)]
    states = {row.cells[0].text: row.cells[4].text for row in table.rows[1:]}
    assert states["1"] == "Godkendt 4.\u00a0maj 2026\nMaja Testesen"
    assert states["6"] == "Under behandling"
    assert states["7"] == "Udeladt\nSamme brev som nr. 4"


def test_why_a_response_is_held_is_not_published() -> None:
    assert "internt" not in body_text()


def test_a_sender_without_a_public_name_is_a_private_person() -> None:
    rows = {row.cells[0].text: row for table in response_tables(opened()) for row in table.rows}

    assert rows["4"].cells[1].text.startswith("Privatperson\n")


def test_the_text_is_marked_as_danish() -> None:
    document = opened()

    language = document.styles.element.find(
        f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:lang')}"
    )
    assert language.get(qn("w:val")) == "da-DK"
    assert document.core_properties.language == "da-DK"


def test_the_properties_name_the_case() -> None:
    core = opened().core_properties

    assert core.title == "Hvidbog: Forslag til lokalplan 4.112 for boliger ved Møllestien"
    assert core.author == "Plan og Byudvikling"
    assert "01.02.05-P16-12-26" in core.subject
    assert "01.02.05-P16-12-26" in core.keywords
    assert core.modified.isoformat() == "2026-05-12T09:30:00+00:00"


def test_machines_can_read_how_the_drafts_came_about() -> None:
    parts = read_parts(write_hvidbog(hearing_report()))

    root = etree.fromstring(parts["docProps/custom.xml"])
    stated = {found.get("name"): found[0].text for found in root}
    assert stated["ai_generated_draft"] == "true"
    assert stated["ai_models"] == "Eksempelmodel 7B"
    assert stated["human_reviewed"] == "true"
    assert stated["reviewed_by"] == "u-17"
    assert stated["tool_version"] == "0.1.0"
    assert [int(found.get("pid")) for found in root] == list(range(2, 2 + len(root)))
    assert b"custom-properties+xml" in parts["[Content_Types].xml"]
    assert b"docProps/custom.xml" in parts["_rels/.rels"]


def test_many_approvers_are_spread_over_several_properties() -> None:
    rows = tuple(approved_row(n, approver_id=f"approver-{n:04d}") for n in range(1, 61))
    parts = read_parts(write_hvidbog(hearing_report(rows=rows, unapproved=())))

    root = etree.fromstring(parts["docProps/custom.xml"])
    stated = [found[0].text for found in root if found.get("name").startswith("reviewed_by")]
    assert len(stated) > 1
    assert all(len(text) <= 255 for text in stated)
    assert "; ".join(stated).split("; ") == [f"approver-{n:04d}" for n in range(1, 61)]


def test_nothing_approved_is_refused_in_words() -> None:
    with pytest.raises(ExportError, match="Godkend mindst ét referat") as refused:
        write_hvidbog(hearing_report(rows=()))

    assert refused.value.code == "nothing_approved"


def test_a_number_used_twice_is_refused() -> None:
    with pytest.raises(ExportError) as refused:
        write_hvidbog(hearing_report(rows=(approved_row(6),)))

    assert refused.value.code == "number_twice"


def test_what_xml_forbids_is_cleaned_away() -> None:
    dirty = approved_row(
        1,
        sender_label="A\x00B\x0b",
        points=("Linje\x01 1\r\nlinje 2\ud800", "<w:p>&amp;"),
        remarks="\ufffe ok \x1f",
    )
    row = response_tables(opened(rows=(dirty,), title="T\x07itel"))[0].rows[1]

    assert row.cells[1].text.startswith("AB")
    assert row.cells[2].text == "Linje 1\nlinje 2\ufffd\n<w:p>&amp;"
    assert row.cells[3].text == "ok"


def test_a_very_long_point_is_given_in_full() -> None:
    long = "Meget langt punkt. " * 3000

    row = response_tables(opened(rows=(approved_row(1, points=(long,)),)))[0].rows[1]

    assert row.cells[2].text == long.strip()


def test_without_authorities_and_themes_their_sections_are_left_out() -> None:
    names = headings(opened(rows=(approved_row(1),), categories=()))

    assert names == [
        "Høringssvar",
        "Privatpersoner",
        "Forslag til ændringer",
        "Bilag: Alle modtagne høringssvar",
    ]


def test_a_changed_row_is_told_from_an_unchanged_one() -> None:
    old = hearing_report().rows[:2]
    previous = {row.number: row.sha256 for row in old}
    edited = replace(old[1], remarks="Nye ord.")

    marked = mark_changes((old[0], edited, approved_row(9)), previous=previous)

    assert [row.change for row in marked] == [None, RowChange.CHANGED, RowChange.NEW]


@pytest.mark.slow
def test_two_thousand_responses_are_written() -> None:
    kinds = list(SenderKind)
    rows = tuple(approved_row(n, sender_kind=kinds[n % len(kinds)]) for n in range(1, 2001))

    document = opened(rows=rows, unapproved=(), categories=())

    assert sum(len(table._tbl.tr_lst) - 1 for table in response_tables(document)) == 2000


@pytest.mark.slow
def test_libreoffice_lays_it_out_with_page_numbers_and_points(tmp_path: Path) -> None:
    soffice, pdftotext = shutil.which("soffice"), shutil.which("pdftotext")
    if soffice is None or pdftotext is None:
        pytest.skip("LibreOffice or pdftotext is not on this machine")
    (tmp_path / "hvidbog.docx").write_bytes(write_hvidbog(hearing_report()))
    profile = (tmp_path / "profile").as_uri()
    options = (f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf")
    subprocess.run(
        [soffice, *options, "hvidbog.docx"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=180,
    )
    subprocess.run([pdftotext, "-layout", "hvidbog.pdf"], cwd=tmp_path, check=True, timeout=60)
    text = (tmp_path / "hvidbog.txt").read_text(encoding="utf-8")
    pages = text.rstrip("\f").count("\f") + 1
    assert f"Side 2 af {pages}" in text
    assert "2.1" in text
    assert "2.2" in text
    assert "12. maj 2026" in text.replace("\u00a0", " ")
