"""ZIPs, portal lists and what belongs together: every file has its place, nothing is lost."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from house import CLEAN_LETTER, House, build_house
from made_uploads import COPENHAGEN, book_of, zip_of
from summarizer.domain.hearing import SenderKind
from summarizer.domain.response import Status
from summarizer.store.records import BatchState, Became, ReceivedFrom
from summarizer.workflow.finish.export_hearing import export_ledger
from summarizer.workflow.finish.kept_exports import exported_file
from summarizer.workflow.looks.overviews import batch_page
from summarizer.workflow.refusals import Changed, Invalid
from summarizer.workflow.uploads.receive_files import (
    Incoming,
    kept_filename,
    open_batch,
    receive_file,
)
from summarizer.workflow.uploads.sort_batch import sort_batch
from summarizer.workflow.uploads.submit_batch import (
    SenderDetails,
    cancel_batch,
    receive_batch,
    start_batch,
)
from summarizer.workflow.uploads.upload import Upload
from uploaded import letter, received, responses, upload

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from summarizer.store.records import ReceivedRecord

MAIL = """\
From: Bodil Prøve <bodil@example.dk>
To: plan@example.dk
Date: Thu, 03 Sep 2026 23:30:00 +0000
Subject: =?utf-8?q?H=C3=B8ringssvar?=
Content-Type: text/plain; charset=utf-8

Vi er imod, at der bygges i fem etager ved Møllevangen. Vejen er for smal til mere trafik.
"""


def test_no_more_than_one_file_of_an_upload_is_open(house: House, hearing_id: str) -> None:
    def one_at_a_time() -> Iterator[Upload]:
        for number in range(3):
            with io.BytesIO(CLEAN_LETTER.encode()) as stream:
                yield Upload(f"{number}.txt", stream)

    receive_batch(house.context, house.planner, hearing_id=hearing_id, uploads=one_at_a_time())
    assert len(responses(house, hearing_id)) == 3


def test_a_zip_becomes_one_response_for_each_file(house: House, hearing_id: str) -> None:
    packed = zip_of(
        ("Åse/høringssvar.txt", letter("Åse")),
        ("__MACOSX/._høringssvar.txt", b"x"),
        ("film.mov", bytes(range(256))),
        ("inde.zip", zip_of(("dyb.txt", letter("dyb")))),
    )
    batch_id = upload(house, hearing_id, ("svar.zip", packed), ("alene.txt", letter("alene")))
    found = responses(house, hearing_id)
    assert [(one.number, one.filename, one.file_format) for one in found] == [
        (1, "svar.zip/Åse/høringssvar.txt", "txt"),
        (2, "svar.zip/film.mov", ""),
        (3, "svar.zip/inde.zip/dyb.txt", "txt"),
        (4, "alene.txt", "txt"),
    ]
    start_batch(house.context, house.planner, batch_id)
    house.work_off()
    statuses = [one.status for one in responses(house, hearing_id)]
    assert statuses == [Status.DRAFTED, Status.UNREADABLE, Status.DRAFTED, Status.DRAFTED]
    files = received(house, hearing_id)
    assert [(one.filename, one.outcome, one.furniture) for one in files] == [
        ("svar.zip", Became.ARCHIVE, 1),
        ("svar.zip/Åse/høringssvar.txt", Became.RESPONSE, 0),
        ("svar.zip/film.mov", Became.RESPONSE, 0),
        ("svar.zip/inde.zip", Became.ARCHIVE, 0),
        ("svar.zip/inde.zip/dyb.txt", Became.RESPONSE, 0),
        ("alene.txt", Became.RESPONSE, 0),
    ]


def test_a_bad_zip_and_a_bad_entry_are_rows_with_a_reason(house: House, hearing_id: str) -> None:
    half = bytearray(zip_of(("god.txt", letter("god")), ("ond.txt", bytes(range(256)) * 9)))
    half[half.index(b"ond.txt") + 20] ^= 0xFF
    batch_id = upload(
        house,
        hearing_id,
        ("brudt.zip", b"PK\x03\x04 no more"),
        ("halv.zip", bytes(half)),
        ("brev.txt", letter("ved siden af")),
        ("svar.rar", b"Rar!\x1a\x07\x00"),
    )
    start_batch(house.context, house.planner, batch_id)
    house.work_off()
    found = responses(house, hearing_id)
    assert [(one.filename, one.status, one.reason_code) for one in found] == [
        ("brudt.zip", Status.UNREADABLE, "damaged"),
        ("halv.zip/god.txt", Status.DRAFTED, ""),
        ("halv.zip/ond.txt", Status.UNREADABLE, "damaged"),
        ("brev.txt", Status.DRAFTED, ""),
        ("svar.rar", Status.UNREADABLE, "other_archive"),
    ]


def test_an_upload_that_was_broken_off_goes_on_where_it_stopped(
    house: House, hearing_id: str
) -> None:
    batch_id = open_batch(house.context, house.planner, hearing_id=hearing_id)

    def send(name: str, text: str, *, told: int | None = None, at: int = 0) -> ReceivedRecord:
        file = Incoming(name, io.BytesIO(text.encode()), at, modified=1_000, bytes_told=told)
        return receive_file(house.context, house.planner, batch_id, file)

    first = send("a.txt", letter("a"))
    with pytest.raises(Invalid, match="helt frem"):
        send("b.txt", "Vi er im", told=500, at=1)
    assert send("a.txt", letter("a")) == first  # its answer was lost
    send("b.txt", letter("b"), at=1)
    assert [one.filename for one in received(house, hearing_id)] == ["a.txt", "b.txt"]
    assert sort_batch(house.context, house.planner, batch_id) is BatchState.PREVIEW
    with pytest.raises(Changed):
        send("c.txt", letter("c"), at=2)
    assert len(responses(house, hearing_id)) == 2


def test_cancelling_an_unfinished_upload_keeps_its_files_in_the_books(
    house: House, hearing_id: str
) -> None:
    batch_id = open_batch(house.context, house.planner, hearing_id=hearing_id)
    receive_file(house.context, house.planner, batch_id, Incoming("a.txt", io.BytesIO(b"Ja")))
    cancel_batch(house.context, house.planner, batch_id)
    assert [one.outcome for one in received(house, hearing_id)] == [Became.CANCELLED]
    assert responses(house, hearing_id) == ()


def test_a_mail_tells_its_sender_and_its_day(house: House, hearing_id: str) -> None:
    batch_id = upload(house, hearing_id, ("svar.eml", MAIL))
    start_batch(house.context, house.planner, batch_id)
    house.work_off()
    (found,) = responses(house, hearing_id)
    assert found.sender == "Bodil Prøve <bodil@example.dk>"
    # Half past one at night in Denmark.
    assert (found.received_on, found.received_from) == (date(2026, 9, 4), ReceivedFrom.MAIL)


@pytest.mark.parametrize("day", ["03 Sep 2019", "03 Sep 2031", "31 Dec 9999"])
def test_a_mail_with_a_wrong_clock_keeps_the_day_of_the_upload(
    day: str, house: House, hearing_id: str
) -> None:
    batch_id = upload(house, hearing_id, ("svar.eml", MAIL.replace("03 Sep 2026", day)))
    start_batch(house.context, house.planner, batch_id)
    house.work_off()
    (found,) = responses(house, hearing_id)
    assert found.received_from is ReceivedFrom.UPLOAD
    assert found.status is Status.DRAFTED


def test_what_comes_after_midnight_in_denmark_is_of_the_new_day(tmp_path: Path) -> None:
    house = build_house(tmp_path)
    house.clock.time = datetime(2026, 10, 19, 22, 30, tzinfo=UTC)
    hearing_id = house.open_hearing()
    upload(house, hearing_id, ("svar.txt", CLEAN_LETTER))
    (found,) = responses(house, hearing_id)
    assert found.received_on == date(2026, 10, 20)


def test_files_sent_again_after_an_upload_was_regretted_are_no_repetition(
    house: House, hearing_id: str
) -> None:
    def again() -> list[bool]:
        batch_id = upload(house, hearing_id, ("svar.txt", CLEAN_LETTER), ("liste.xlsx", rows))
        batches.append(batch_id)
        page = batch_page(house.context, house.planner, batch_id)
        return [page.has_before(row.response) for row in page.rows]

    batches: list[str] = []
    rows = book_of(COPENHAGEN, (17, "Bodil Prøve", "3.9.2026", "", "", "", "Vi er imod.", ""))
    assert again() == [False, False]
    cancel_batch(house.context, house.planner, batches[0])
    assert again() == [False, False]
    assert again() == [True, True]


def test_what_staff_told_of_the_day_stands(house: House, hearing_id: str) -> None:
    batch_id = receive_batch(
        house.context,
        house.planner,
        hearing_id=hearing_id,
        uploads=[Upload("svar.eml", io.BytesIO(MAIL.encode()))],
        received_on=date(2026, 9, 30),
    )
    start_batch(house.context, house.planner, batch_id)
    house.work_off()
    (found,) = responses(house, hearing_id)
    assert (found.received_on, found.received_from) == (date(2026, 9, 30), ReceivedFrom.STAFF)


def test_the_same_words_in_another_format_are_noticed(house: House, hearing_id: str) -> None:
    page = "<html><body>" + "".join(f"<p>{one}</p>" for one in CLEAN_LETTER.split("\n\n"))
    ids = house.submit(
        hearing_id,
        ("andet.txt", letter("andet")),
        ("brev.txt", CLEAN_LETTER),
        ("brev.html", page + "</body></html>"),
    )
    house.work_off()
    with house.context.read() as look:
        assert look.responses.same_words(ids) == {ids[2]: 2}


def test_the_ledger_tells_of_every_file(house: House, hearing_id: str) -> None:
    rows = book_of(
        COPENHAGEN,
        (17, "Bodil Prøve", "3.9.2026", "", "", "", letter("ledger"), "kort.txt; væk.pdf"),
        (18, "Åge Prøve", "24.12.2026", "", "", "", letter("ledger"), ""),
    )
    packed = zip_of(("kort.txt", "Kortet."), ("Thumbs.db", b"x"))
    upload(house, hearing_id, ("liste.xlsx", rows), ("bilag.zip", packed))
    record = export_ledger(house.context, house.planner, hearing_id, reason_words=lambda _: "")
    _record, content = exported_file(house.context, house.planner, record.id)
    first, second = load_workbook(io.BytesIO(content)).worksheets
    told = [(row[13], row[14]) for row in first.iter_rows(min_row=2, values_only=True)]
    assert told == [
        ("Bilag mangler: 1\nSvarnummer 17", "bilag.zip/kort.txt"),
        ("Modtaget efter fristen\nSvarnummer 18", None),
    ]
    files = [(row[0], row[2], row[3]) for row in second.iter_rows(min_row=2, values_only=True)]
    assert files == [
        ("liste.xlsx", "Liste med ét høringssvar pr. række", None),
        ("bilag.zip", "Pakket ud; 1 systemfiler udeladt", None),
        ("bilag.zip/kort.txt", "Bilag til et høringssvar", 1),
    ]


def test_a_name_from_a_disk_with_other_letters_can_be_stored() -> None:
    assert kept_filename("h\udcf8ring.txt").encode() == b"h?ring.txt"


@pytest.mark.parametrize(
    "told",
    [
        SenderDetails("Agnete Valdorf Brinkholt", "", SenderKind.CITIZEN, attach_to=1),
        SenderDetails("", "", SenderKind.CITIZEN, declared_protected=True, attach_to=1),
    ],
    ids=["in the register", "declared"],
)
def test_what_is_told_of_an_attachments_sender_counts(house: House, told: SenderDetails) -> None:
    hearing_id = house.open_hearing()
    batch_id = upload(house, hearing_id, ("brev.txt", CLEAN_LETTER), ("bilag.txt", letter("igen")))
    host, attached = responses(house, hearing_id)
    own = SenderDetails("Bo Hansen", "", SenderKind.CITIZEN)
    details = {host.id: own, attached.id: told}
    start_batch(house.context, house.planner, batch_id, details=details)
    house.work_off()
    assert house.status(host.id) == "held"
