"""Files that came with a portal's list find the rows they belong to."""

from __future__ import annotations

import pytest

from summarizer.intake import match_files
from summarizer.intake.uploads.portal_rows import PortalRow


def row(number: str = "", *attachments: str, line: int = 2) -> PortalRow:
    return PortalRow(
        line=line,
        number=number,
        received_on=None,
        sender="",
        organisation="",
        kind=None,
        text="",
        declared_protected=False,
        attachments=attachments,
    )


def test_files_are_matched_by_the_name_that_the_row_gives() -> None:
    rows = [row("1", "Mit brev.pdf", "kort.png"), row("2", "notat.docx"), row("3")]
    found = match_files(rows, ["kort.PNG", "zip/Mit_brev.pdf", "andet.pdf"])
    assert found.files == {0: (1, 0)}
    assert found.missing == {1: ("notat.docx",)}
    assert found.left == (2,)


def test_one_name_in_two_rows_is_matched_by_the_folders_number_or_not_at_all() -> None:
    rows = [row("1017", "bilag.pdf"), row("1018", "bilag.pdf")]
    assert match_files(rows, ["1018/bilag.pdf", "1017/bilag.pdf"]).files == {0: (1,), 1: (0,)}
    alone = match_files(rows, ["bilag.pdf"])
    assert (alone.files, alone.left) == ({}, (0,))
    assert alone.missing == {0: ("bilag.pdf",), 1: ("bilag.pdf",)}


@pytest.mark.parametrize(
    ("name", "matched"),
    [
        ("Høringssvar 17.pdf", True),
        ("17.pdf", True),
        ("17_kort.png", True),
        ("svar nr. 0017 - bilag 2.pdf", True),
        ("svar-17/brev.pdf", True),
        ("bilag 17.pdf", False),
        ("Lokalplan 170.pdf", False),
        ("side 3 af 17.pdf", False),
    ],
)
def test_a_short_number_must_stand_in_a_telling_place(name: str, *, matched: bool) -> None:
    assert match_files([row("17"), row("2")], [name]).files == ({0: (0,)} if matched else {})


def test_a_long_number_tells_wherever_it_stands() -> None:
    rows = [row("HS-2026-00417"), row("88123")]
    names = ["brev HS-2026-00417.pdf", "kort (88123).png", "brev 88124.pdf"]
    assert match_files(rows, names).files == {0: (0,), 1: (1,)}
