"""The Word file holds the approved summaries, and only they; the ledger holds everything."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime
from typing import IO, TYPE_CHECKING

import openpyxl
import pytest
from docx import Document

from house import CLEAN_LETTER, open_account
from summarizer.domain.response import Status
from summarizer.domain.style import HouseStyle, Shape
from summarizer.domain.user import Role
from summarizer.store import FileStore
from summarizer.store.tables import revision as revision_table
from summarizer.web.reasons import short_reason
from summarizer.workflow.finish.export_hearing import (
    export_hvidbog,
    export_ledger,
    forecast_export,
)
from summarizer.workflow.finish.kept_exports import exported_file
from summarizer.workflow.finish.report import build_report, gather
from summarizer.workflow.gate.mend_response import exclude_response
from summarizer.workflow.hearings.create_hearing import change_terms
from summarizer.workflow.refusals import Invalid
from summarizer.workflow.review.approve_summary import withdraw_approval
from summarizer.workflow.uploads.submit_batch import cancel_batch, receive_batch, start_batch
from summarizer.workflow.uploads.upload import Upload

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from docx.document import Document as WordFile

    from house import House

APPROVED = "Afsenderen er imod fem etager ved Møllevangen."


@pytest.fixture
def hearing(house: House) -> tuple[str, list[str]]:
    """A hearing with two drafts, a damaged file and one of a kind nobody reads."""
    hearing_id = house.open_hearing()
    ids = house.submit(
        hearing_id,
        ("et.txt", CLEAN_LETTER),
        ("to.txt", CLEAN_LETTER.replace("fem etager", "seks etager")),
        ("brev.pdf", b"%PDF-1.7 and then nothing"),
        ("film.mov", bytes(range(256)) * 8),
    )
    house.work_off()
    return hearing_id, ids


def exported(house: House, hearing_id: str, *, list_open: bool) -> WordFile:
    record = export_hvidbog(
        house.context,
        house.planner,
        hearing_id,
        municipality="Egebæk Kommune",
        list_open=list_open,
    )
    _record, content = exported_file(house.context, house.planner, record.id)
    return Document(io.BytesIO(content))


def hvidbog(house: House, hearing_id: str, *, list_open: bool) -> str:
    tables = exported(house, hearing_id, list_open=list_open).tables
    return "\n".join(cell.text for table in tables for row in table.rows for cell in row.cells)


def test_only_what_is_approved_is_exported(house: House, hearing: tuple[str, list[str]]) -> None:
    hearing_id, ids = hearing
    house.approve(ids[0], APPROVED)
    words = hvidbog(house, hearing_id, list_open=True)
    assert APPROVED in words
    assert "seks etager" not in words


def test_nothing_approved_is_nothing_to_export(
    house: House, hearing: tuple[str, list[str]]
) -> None:
    with pytest.raises(Invalid, match="ingen godkendte"):
        hvidbog(house, hearing[0], list_open=True)


def test_open_responses_stop_the_export_unless_they_are_listed(
    house: House, hearing: tuple[str, list[str]]
) -> None:
    hearing_id, ids = hearing
    house.approve(ids[0], APPROVED)
    with pytest.raises(Invalid, match="3 høringssvar"):
        hvidbog(house, hearing_id, list_open=False)


def test_a_text_changed_behind_the_programs_back_stops_the_export(
    house: House, hearing: tuple[str, list[str]]
) -> None:
    hearing_id, ids = hearing
    house.approve(ids[0], APPROVED)
    with house.context.read() as look:
        response = look.responses.get(ids[0])
        assert response is not None
        kept = look.revisions.get(response.revision_id or "")
    assert kept is not None
    forged = {"points": [], "notes": [], "left_out": []}
    with house.context.database.begin() as connection:
        connection.execute(
            revision_table.update().where(revision_table.c.id == kept.id).values(content=forged),
        )
    with pytest.raises(Invalid, match="uden om programmet"):
        hvidbog(house, hearing_id, list_open=True)


@pytest.mark.parametrize("case_number", ["23/012345", "Sag 1204801234", "01.02.05-P16-0600"])
def test_the_programs_own_numbers_are_nobodys_telephone(house: House, case_number: str) -> None:
    newly = replace(house.context, new_id=lambda: "33d0d61267154b8586f286ec1769792f")
    house.users = {**house.users, Role.REVIEWER: open_account(newly, Role.REVIEWER, "nr2")}
    hearing_id = house.open_hearing(case_number=case_number)
    (response_id,) = house.submit(hearing_id, ("et.txt", CLEAN_LETTER))
    house.work_off()
    house.approve(response_id, APPROVED)
    assert APPROVED in hvidbog(house, hearing_id, list_open=False)


def test_a_number_that_is_more_than_the_case_number_stops_the_export(house: House) -> None:
    hearing_id = house.open_hearing(case_number="71")
    (response_id,) = house.submit(hearing_id, ("et.txt", CLEAN_LETTER))
    house.work_off()
    house.approve(response_id, APPROVED)
    with pytest.raises(Invalid, match="personoplysninger"):
        export_hvidbog(
            house.context, house.planner, hearing_id, municipality="Ring til 61 26 71 54"
        )


def test_the_ledger_has_a_row_for_every_file(house: House, hearing: tuple[str, list[str]]) -> None:
    hearing_id, ids = hearing
    record = export_ledger(
        house.context,
        house.planner,
        hearing_id,
        reason_words=short_reason,
    )
    _record, content = exported_file(house.context, house.planner, record.id)
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    assert sheet.max_row == len(ids) + 1


def test_a_regretted_upload_is_in_the_ledger_and_not_in_the_hvidbog(
    house: House, hearing: tuple[str, list[str]]
) -> None:
    hearing_id, ids = hearing
    house.approve(ids[0], APPROVED)
    letter = CLEAN_LETTER.encode()
    for name in ("igen.txt", "forkert.txt"):
        upload = Upload(name, io.BytesIO(letter + name.encode()[:1] * (name == "forkert.txt")))
        batch_id = receive_batch(
            house.context, house.planner, hearing_id=hearing_id, uploads=[upload]
        )
        if name == "forkert.txt":
            cancel_batch(house.context, house.planner, batch_id)
            continue
        with house.context.read() as look:
            (again,) = look.responses.page(hearing_id, batch_id=batch_id)
        start_batch(house.context, house.planner, batch_id, left_out=frozenset([again.id]))
    words = hvidbog(house, hearing_id, list_open=True)
    assert "4 i alt" in words
    assert "Udeladt" not in words
    with house.context.read() as look:
        assert len(look.responses.page(hearing_id)) == 6
    assert _left_out(house, hearing_id) == (0, 0)
    # The copy of what is left out is the only one that came in of it.
    exclude_response(house.context, house.planner, ids[0], reason="Trukket tilbage")
    assert _left_out(house, hearing_id) == (2, 2)


def _left_out(house: House, hearing_id: str) -> tuple[int, int]:
    """Count as before a hvidbog is made, and in the one that would be made."""
    with house.context.read() as look:
        gathered = gather(house.context, look, hearing_id)
    listed = build_report(house.context, house.planner, gathered, "Egebæk Kommune").unapproved
    forecast = forecast_export(house.context, house.planner, hearing_id)
    return forecast.excluded, sum(one.status is Status.EXCLUDED for one in listed)


def test_an_exported_file_that_was_changed_is_refused(
    house: House, hearing: tuple[str, list[str]]
) -> None:
    record = export_ledger(
        house.context,
        house.planner,
        hearing[0],
        reason_words=short_reason,
    )
    house.context.files.save(record.file_key, io.BytesIO(b"something else"))
    with pytest.raises(Invalid):
        exported_file(house.context, house.planner, record.id)


def test_one_paragraph_as_house_style_is_printed_as_one(house: House) -> None:
    hearing_id = house.open_hearing()
    style = HouseStyle(shape=Shape.PARAGRAPH)
    change_terms(
        house.context, house.planner, hearing_id, style=style, ceiling_oere=None, seen=None
    )
    (response_id,) = house.submit(hearing_id, ("et.txt", CLEAN_LETTER))
    house.work_off()
    house.approve(response_id, APPROVED, "Der foreslås højst to etager.")
    assert f"{APPROVED} Der foreslås højst to etager." in hvidbog(house, hearing_id, list_open=True)


def test_a_campaign_letter_is_told_as_one_in_the_hvidbog(house: House) -> None:
    hearing_id = house.open_hearing()
    ids = house.submit(
        hearing_id,
        ("et.txt", CLEAN_LETTER),
        ("to.txt", CLEAN_LETTER + "\nVi foreslår desuden en cykelsti langs åen.\n"),
    )
    house.work_off()
    for response_id in ids:
        house.approve(response_id, APPROVED, on_all=True)
    words = hvidbog(house, hearing_id, list_open=True)
    assert "Enslydende høringssvar" in words
    assert words.count(APPROVED) == len(ids)  # grouped for display, each still told


def test_a_letter_alone_in_its_group_is_told_as_any_other(house: House) -> None:
    hearing_id = house.open_hearing()
    ids = house.submit(hearing_id, ("et.txt", CLEAN_LETTER), ("to.txt", f"{CLEAN_LETTER}\n"))
    house.work_off()
    house.approve(ids[0], APPROVED)
    assert "Enslydende" not in hvidbog(house, hearing_id, list_open=True)


def test_days_in_the_hvidbog_are_danish(house: House) -> None:
    hearing_id = house.open_hearing()
    (response_id,) = house.submit(hearing_id, ("et.txt", CLEAN_LETTER))
    house.work_off()
    house.clock.time = datetime(2026, 10, 1, 22, 30, tzinfo=UTC)
    house.approve(response_id, APPROVED)
    words = hvidbog(house, hearing_id, list_open=False)
    assert "Godkendt 2.\u00a0oktober 2026" in words
    assert "2.\u00a0oktober 2026 af" in words


class _Slow(FileStore):
    """Files that take so long to write that somebody does something meanwhile."""

    def __init__(self, url: str, *, meanwhile: Callable[[], None]) -> None:
        super().__init__(url)
        self._meanwhile = meanwhile

    def save(self, key: str, stream: IO[bytes]) -> tuple[str, int]:
        self._meanwhile()
        return super().save(key, stream)


def test_an_approval_taken_back_meanwhile_is_not_exported(house: House, tmp_path: Path) -> None:
    hearing_id = house.open_hearing()
    (response_id,) = house.submit(hearing_id, ("et.txt", CLEAN_LETTER))
    house.work_off()
    house.approve(response_id, APPROVED)
    slow = _Slow(
        f"file://{tmp_path / 'slow'}",
        meanwhile=lambda: withdraw_approval(house.context, house.reviewer, response_id),
    )
    context = replace(house.context, files=slow)
    with pytest.raises(Invalid, match="trukket tilbage"):
        export_hvidbog(context, house.planner, hearing_id, municipality="Egebæk", list_open=True)
    with house.context.read() as look:
        assert look.exports.history(hearing_id) == ()
    assert not [one for one in (tmp_path / "slow").rglob("*") if one.is_file()]


def test_the_hvidbog_takes_the_municipalitys_template(
    house: House, hearing: tuple[str, list[str]], tmp_path: Path
) -> None:
    hearing_id, ids = hearing
    house.approve(ids[0], APPROVED)
    template = tmp_path / "skabelon.docx"
    made = Document()
    made.sections[0].footer.paragraphs[0].text = "Nordby Kommune, tlf. 22 33 44 55"
    made.save(template)
    house.context = replace(house.context, hvidbog_template=template)
    footer = exported(house, hearing_id, list_open=True).sections[0].footer
    assert footer.paragraphs[0].text == "Nordby Kommune, tlf. 22 33 44 55"
    template.write_bytes(b"not a Word file")
    with pytest.raises(Invalid, match="skabelon"):
        hvidbog(house, hearing_id, list_open=True)
