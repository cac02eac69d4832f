"""The file itself: language, properties, odd content, many rows, and LibreOffice reading it."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from docx.oxml.ns import qn
from hearing_reports import approved_row, headings, hearing_report, opened, response_tables
from lxml import etree

from summarizer.domain.hearing import SenderKind
from summarizer.export import (
    ExportError,
    RowChange,
    mark_changes,
    write_hvidbog,
)
from summarizer.export.package import read_parts

if TYPE_CHECKING:
    from pathlib import Path


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
