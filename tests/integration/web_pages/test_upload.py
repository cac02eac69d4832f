"""Uploading: choose, see what came in and where it goes, start or regret."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from werkzeug.datastructures import FileStorage, MultiDict

from house import CLEAN_LETTER
from summarizer.domain.hearing import SenderKind
from summarizer.domain.response import Status
from summarizer.intake import MAX_FILE_BYTES
from summarizer.store.records import ReceivedFrom
from summarizer.web.upload.forms import UploadForm

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.html import HtmlElement

    from summarizer.store.records import ResponseRecord
    from web_app import WebHouse

FORM = {"received_on": "2026-09-03", "sender_kind": "association"}


def upload(web: WebHouse, hearing_id: str, *files: tuple[str, bytes], **more: str) -> str:
    """Upload files and give the preview's address."""
    sent = {**FORM, **more, "files": [(io.BytesIO(content), name) for name, content in files]}
    answer = web.planner.send(f"/hoeringer/{hearing_id}/upload", sent)
    return answer.headers["Location"]


def responses(web: WebHouse, hearing_id: str) -> tuple[ResponseRecord, ...]:
    with web.house.context.read() as look:
        return look.responses.page(hearing_id)


def filled(shown: HtmlElement) -> dict[str, str]:
    """Give the preview's form as a browser would send it back."""
    (form,) = shown.xpath("//form[@id='start']")
    return {name: value for name, value in form.form_values() if name != "csrf_token"}


def field(response: ResponseRecord, name: str) -> str:
    return f"{response.id}-{name}"


@pytest.fixture
def hearing_id(web: WebHouse) -> str:
    return web.house.open_hearing(notes=["Trafik"])


def test_the_form_takes_many_files_without_scripts(web: WebHouse, hearing_id: str) -> None:
    shown = web.planner.look(f"/hoeringer/{hearing_id}/upload")
    (field,) = shown.xpath("//input[@type='file']")
    assert field.get("multiple") is not None
    assert ".pdf" in field.get("accept")
    assert shown.xpath("//form[@enctype='multipart/form-data']")
    # Empty: the portal or the mail may tell better, and today is what is left.
    assert not shown.xpath("//input[@id='received_on']/@value[. != '']")


def test_nothing_starts_before_the_preview_has_been_seen(web: WebHouse, hearing_id: str) -> None:
    address = upload(web, hearing_id, ("svar.txt", CLEAN_LETTER.encode()))
    assert address.startswith("/upload/")
    assert web.house.queue.run_ids == []
    assert [one.status for one in responses(web, hearing_id)] == [Status.RECEIVED]


def test_the_preview_shows_every_file_and_where_it_goes(web: WebHouse, hearing_id: str) -> None:
    letter = CLEAN_LETTER.encode()
    address = upload(
        web,
        hearing_id,
        ("svar.txt", letter),
        ("svar igen.txt", letter),
        ("film.mov", bytes(range(256))),
        notes="Støj om natten",
    )
    shown = web.planner.look(address)
    words = " ".join(shown.text_content().split())
    assert "2 af 3 i et kendt format" in words
    assert "Intet forlader maskinen" in words
    assert "Trafik; Støj om natten" in words
    rows = shown.xpath("//form[@id='start']//tbody/tr")
    assert "Tekst, " in rows[0].text_content()
    assert "Samme fil er uploadet før" in rows[1].text_content()
    assert "Gem filen som PDF" in rows[2].text_content()
    ticked = [bool(row.xpath(".//input[contains(@id,'left_out')]/@checked")) for row in rows]
    assert ticked == [False, True, False]
    kinds = shown.xpath("//select/option[@selected]/@value")
    assert set(kinds) == {"association"}


def test_starting_saves_what_was_filled_in_and_queues_the_work(
    web: WebHouse,
    hearing_id: str,
) -> None:
    letter = CLEAN_LETTER.encode()
    address = upload(web, hearing_id, ("a.txt", letter), ("b.txt", letter), ("c.mov", b"\0\1\2"))
    first, again, film = responses(web, hearing_id)
    values = filled(web.planner.look(address))
    values[field(first, "sender")] = "Bodil Prøve, Prøvevej 3"
    values[field(first, "organisation")] = "Prøveforeningen"
    values[field(first, "sender_kind")] = "council"
    values[field(first, "declared_protected")] = "y"
    answer = web.planner.send(f"{address}/start", values)
    assert answer.headers["Location"] == f"/hoeringer/{hearing_id}"
    first, again, film = responses(web, hearing_id)
    assert first.sender == "Bodil Prøve, Prøvevej 3"
    assert first.organisation == "Prøveforeningen"
    assert first.sender_kind is SenderKind.COUNCIL
    assert first.declared_protected
    assert again.status is Status.EXCLUDED
    assert film.status is Status.UNREADABLE
    assert len(web.house.queue.run_ids) == 1
    web.house.queue.run_ids.clear()


def test_starting_twice_starts_once(web: WebHouse, hearing_id: str) -> None:
    address = upload(web, hearing_id, ("a.txt", CLEAN_LETTER.encode()))
    values = filled(web.planner.look(address))
    web.planner.send(f"{address}/start", values)
    shown = web.planner.page(web.planner.send(f"{address}/start", values, code=409), code=409)
    assert "Genindlæs siden" in shown.text_content()
    assert len(web.house.queue.run_ids) == 1
    web.house.queue.run_ids.clear()
    assert web.planner.client.get(address).headers["Location"] == f"/hoeringer/{hearing_id}"


def test_a_wrong_row_stops_the_start_and_keeps_what_was_typed(
    web: WebHouse,
    hearing_id: str,
) -> None:
    address = upload(web, hearing_id, ("a.txt", CLEAN_LETTER.encode()))
    (response,) = responses(web, hearing_id)
    values = filled(web.planner.look(address))
    values[field(response, "organisation")] = "O" * 301
    values[field(response, "sender")] = "Bodil Prøve"
    shown = web.planner.page(web.planner.send(f"{address}/start", values, code=400))
    assert "Skriv højst 300 tegn." in shown.text_content()
    assert shown.xpath("//input[@value='Bodil Prøve']")
    assert web.house.queue.run_ids == []


def test_regretting_leaves_every_file_in_the_ledger(web: WebHouse, hearing_id: str) -> None:
    address = upload(web, hearing_id, ("a.txt", b"Vi er imod."), ("b.txt", b"Vi er for."))
    web.planner.send(f"{address}/fortryd")
    assert [one.status for one in responses(web, hearing_id)] == [Status.EXCLUDED] * 2
    words = web.planner.look(f"/hoeringer/{hearing_id}").text_content()
    assert "Uploaden blev fortrudt" in words


def test_no_file_is_an_error(web: WebHouse, hearing_id: str) -> None:
    answer = web.planner.send(f"/hoeringer/{hearing_id}/upload", FORM, code=400)
    shown = web.planner.page(answer)
    assert "Vælg mindst én fil." in shown.text_content()


def test_too_large_a_file_is_named(web: WebHouse, tmp_path: Path) -> None:
    large = tmp_path / "large"
    with large.open("wb") as hollow:
        hollow.truncate(MAX_FILE_BYTES + 1)
    with large.open("rb") as stream, web.app.test_request_context():
        files = [FileStorage(io.BytesIO(b"a"), "lille.txt"), FileStorage(stream, "stor.pdf")]
        form = UploadForm(formdata=MultiDict([*FORM.items(), *(("files", one) for one in files)]))
        assert not form.validate()
        (words,) = form.files.errors
    assert "»stor.pdf« fylder 52,4 MB. En fil må højst fylde 52 MB." in words


def test_an_upload_beyond_the_servers_limit_is_explained(web: WebHouse, hearing_id: str) -> None:
    limit = web.app.config["MAX_CONTENT_LENGTH"]
    web.app.config["MAX_CONTENT_LENGTH"] = 1000
    try:
        sent = {**FORM, "files": [(io.BytesIO(bytes(2000)), "stor.pdf")]}
        answer = web.planner.send(f"/hoeringer/{hearing_id}/upload", sent, code=413)
    finally:
        web.app.config["MAX_CONTENT_LENGTH"] = limit
    assert "Filerne fylder for meget" in web.planner.page(answer, code=413).text_content()


def test_a_note_with_a_name_is_refused_before_anything_is_kept(
    web: WebHouse,
    hearing_id: str,
) -> None:
    sent = {
        **FORM,
        "notes": "Ring til Ulla Andersen på 20 30 40 50",
        "files": [(io.BytesIO(b"Vi er imod."), "a.txt")],
    }
    answer = web.planner.send(f"/hoeringer/{hearing_id}/upload", sent, code=400)
    assert "Opmærksomhedspunkt 1" in web.planner.page(answer).text_content()
    assert responses(web, hearing_id) == ()


def test_the_estimate_is_honest(web: WebHouse, hearing_id: str) -> None:
    address = upload(web, hearing_id, ("a.txt", CLEAN_LETTER.encode()))
    assert "Kan først skønnes" in web.planner.look(address).text_content()
    web.planner.send(f"{address}/start", filled(web.planner.look(address)))
    web.house.work_off()
    following = upload(web, hearing_id, ("b.txt", CLEAN_LETTER.replace("fem", "seks").encode()))
    assert "Under et minut." in web.planner.look(following).text_content()


def test_one_day_can_be_told_for_all_that_have_none_of_their_own(
    web: WebHouse, hearing_id: str
) -> None:
    mail = b"From: x@example.dk\r\nSubject: Svar\r\n\r\n" + CLEAN_LETTER.encode()
    files = (("a.txt", CLEAN_LETTER.encode()), ("b.txt", b"Nej tak."), ("c.eml", mail))
    address = upload(web, hearing_id, *files, received_on="")
    shown = web.planner.look(address)
    assert not shown.xpath("//tbody//input[@type='date' and @value != '']")
    values = filled(shown)
    second = responses(web, hearing_id)[1]
    web.planner.send(
        f"{address}/start",
        values | {"received_on": "2026-09-10", field(second, "received_on"): "2026-09-12"},
    )
    told = [(one.received_on.day, one.received_from) for one in responses(web, hearing_id)]
    # The mail's own date may still be read.
    assert told == [
        (10, ReceivedFrom.STAFF),
        (12, ReceivedFrom.STAFF),
        (10, ReceivedFrom.UPLOAD),
    ]
    web.house.queue.run_ids.clear()


def test_an_empty_file_is_known_before_the_start(web: WebHouse, hearing_id: str) -> None:
    shown = web.planner.look(upload(web, hearing_id, ("tom.txt", b""), ("b.txt", b"Nej tak.")))
    first, second = (row.text_content() for row in shown.xpath("//tbody/tr"))
    assert "Filen er tom." in first
    assert "Filen er tom." not in second
    assert "1 af 2 i et kendt format" in shown.text_content()
