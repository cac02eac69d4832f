"""A portal's list: its columns, its rows, its attachments, and the same list again."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING

import pytest

from made_uploads import COPENHAGEN, book_of, zip_of
from summarizer.domain.hearing import SenderKind
from summarizer.domain.response import Status
from summarizer.intake import Column
from summarizer.store.records import BatchState, Became, ReceivedFrom
from summarizer.workflow.refusals import Invalid
from summarizer.workflow.uploads.add_attachment import add_attachment
from summarizer.workflow.uploads.portal_lists import confirm_columns, list_question
from summarizer.workflow.uploads.sort_batch import sort_batch
from summarizer.workflow.uploads.submit_batch import cancel_batch, start_batch
from summarizer.workflow.uploads.upload import Upload
from uploaded import attachments, letter, received, responses, upload

if TYPE_CHECKING:
    from house import House


def test_a_portals_list_and_its_attachments_become_one_response_each_row(
    house: House, hearing_id: str
) -> None:
    rows = book_of(
        COPENHAGEN,
        (17, "Bodil Prøve", date(2026, 9, 3), 4999, "Egebæk", "", letter("Bodil"), "kort.txt"),
        (18, "Åge Prøve", "20-10-2026", 4999, "Egebæk", "Åens Venner", "Se vedhæftet", "b.txt"),
        (19, "Ib Prøve", date(2026, 9, 5), 4999, "Egebæk", "", letter("Ib"), "væk.pdf"),
        (20, "Eva Prøve", date(2026, 9, 5), 4999, "Egebæk", "", "", ""),
    )
    packed = zip_of(
        ("svar 17/kort.txt", "Kortet viser den smalle vej."),
        ("b.txt", letter("bilaget")),
        ("fremmed.txt", letter("fremmed")),
    )
    batch_id = upload(house, hearing_id, ("liste.xlsx", rows), ("bilag.zip", packed))
    first, second, third, fourth, stranger = responses(house, hearing_id)
    assert (first.sender, first.received_on) == ("Bodil Prøve, 4999 Egebæk", date(2026, 9, 3))
    assert first.received_from is ReceivedFrom.PORTAL
    assert (second.organisation, second.sender_kind) == ("Åens Venner", SenderKind.ASSOCIATION)
    assert [one.portal_number for one in (first, second, third, fourth)] == ["17", "18", "19", "20"]
    assert [one.filename for one in attachments(house, first.id)] == ["bilag.zip/svar 17/kort.txt"]
    assert [(one.filename, one.file_key) for one in attachments(house, third.id)] == [
        ("væk.pdf", ""),
    ]
    assert stranger.portal_number == ""
    start_batch(house.context, house.planner, batch_id)
    house.work_off()
    with house.context.read() as look:
        source = look.responses.text(first.id)
    assert source is not None
    assert [one.label for one in source.parts] == [
        "liste.xlsx, svar 17.txt",
        "bilag.zip/svar 17/kort.txt",
    ]
    texts = [part.span.of(source.text) for part in source.parts]
    assert texts[1] == "Kortet viser den smalle vej."
    assert texts[0].startswith("Til Egebæk Kommune")
    for sentence in source.sentences:
        assert sentence.of(source.text).strip() == sentence.of(source.text)
    found = responses(house, hearing_id)
    assert [(one.status, one.reason_code) for one in found] == [
        (Status.DRAFTED, ""),
        (Status.DRAFTED, ""),
        (Status.HELD, "source_warning"),
        (Status.UNREADABLE, "row_without_text"),
        (Status.DRAFTED, ""),
    ]
    late = Upload("Væk.pdf", io.BytesIO(letter("senere").encode()))
    add_attachment(house.context, house.planner, third.id, late)
    house.work_off()
    assert [one.filename for one in attachments(house, third.id) if one.file_key] == ["Væk.pdf"]
    assert len(attachments(house, third.id)) == 1
    assert house.status(third.id) == "drafted"


def test_the_same_list_again_is_noticed_row_by_row(house: House, hearing_id: str) -> None:
    def rows(text: str) -> bytes:
        return book_of(
            COPENHAGEN,
            (17, "Bodil Prøve", "3.9.2026", "", "", "", "Vi er imod.", ""),
            (18, "Åge Prøve", "3.9.2026", "", "", "", text, ""),
            (19, "Ib Prøve", "3.9.2026", "", "", "", "Vi er imod.", ""),
        )

    upload(house, hearing_id, ("liste.xlsx", rows("Vi er for.")))
    # Two people with the same few words are two responses.
    assert [one.duplicate_of for one in responses(house, hearing_id)] == [None, None, None]
    upload(house, hearing_id, ("liste igen.xlsx", rows("Vi er for, efter nogen tanke.")))
    first, second, third, again, changed, also = responses(house, hearing_id)
    assert [one.duplicate_of for one in (again, changed, also)] == [first.id, second.id, third.id]
    assert again.file_sha256 == first.file_sha256
    assert changed.file_sha256 != second.file_sha256


def test_unknown_columns_are_explained_once_for_a_hearing(house: House, hearing_id: str) -> None:
    csv = "Løb;Hvem;Mening\n1;Bodil Prøve;Vi er imod.\n".encode("cp1252")
    batch_id = upload(house, hearing_id, ("liste.csv", csv), ("a.zip", zip_of(("b.txt", "Ja"))))
    assert responses(house, hearing_id) == ()
    question = list_question(house.context, house.planner, batch_id)
    assert question is not None
    assert question.header == ("Løb", "Hvem", "Mening")
    assert question.rows == (("1", "Bodil Prøve", "Vi er imod."),)
    with pytest.raises(Invalid):
        confirm_columns(
            house.context, house.planner, batch_id, question.file_id, [Column.IGNORED] * 3
        )
    meanings = [Column.NUMBER, Column.NAME, Column.TEXT]
    confirm_columns(house.context, house.planner, batch_id, question.file_id, meanings)
    assert list_question(house.context, house.planner, batch_id) is None
    assert sort_batch(house.context, house.planner, batch_id) is BatchState.PREVIEW
    assert [one.sender for one in responses(house, hearing_id)] == ["Bodil Prøve", ""]
    outcomes = [one.outcome for one in received(house, hearing_id)]
    assert sorted(outcomes) == [Became.ARCHIVE, Became.LIST, Became.RESPONSE]
    upload(house, hearing_id, ("næste.csv", csv.replace(b"1;", b"2;")))
    assert responses(house, hearing_id)[-1].portal_number == "2"


def test_regretting_asks_for_the_columns_again(house: House, hearing_id: str) -> None:
    csv = b"A;B\n1;Vi er imod.\n"
    batch_id = upload(house, hearing_id, ("liste.csv", csv))
    question = list_question(house.context, house.planner, batch_id)
    assert question is not None
    meanings = [Column.NUMBER, Column.TEXT]
    confirm_columns(house.context, house.planner, batch_id, question.file_id, meanings)
    sort_batch(house.context, house.planner, batch_id)
    cancel_batch(house.context, house.planner, batch_id)
    assert [one.status for one in responses(house, hearing_id)] == [Status.EXCLUDED]
    again = upload(house, hearing_id, ("liste.csv", csv))
    assert list_question(house.context, house.planner, again) is not None


def test_a_table_that_is_no_list_is_a_file_like_any_other(house: House, hearing_id: str) -> None:
    batch_id = upload(house, hearing_id, ("måling.xlsx", book_of(("Sted", "Støj"), ("Vej", 60))))
    question = list_question(house.context, house.planner, batch_id)
    assert question is not None
    confirm_columns(house.context, house.planner, batch_id, question.file_id, [])
    sort_batch(house.context, house.planner, batch_id)
    start_batch(house.context, house.planner, batch_id)
    (found,) = responses(house, hearing_id)
    assert (found.status, found.reason_code) == (Status.UNREADABLE, "spreadsheet")


def test_a_list_that_cannot_be_read_is_refused_and_never_taken_for_one_letter(
    house: House, hearing_id: str
) -> None:
    rows = '1;"Nej tak; vi vil ikke;Bo\n2;Stolpen er 18";Lis\n'
    broken = f"Svarnummer;Høringssvar;Indsendt af\n{rows}".encode()
    batch_id = upload(house, hearing_id, ("liste.csv", broken), ("note.csv", b"Vi er imod."))
    start_batch(house.context, house.planner, batch_id)
    house.work_off()
    told = [(one.status, one.reason_code) for one in responses(house, hearing_id)]
    assert told[0] == (Status.UNREADABLE, "open_quote")
    assert told[1][0] is not Status.UNREADABLE
