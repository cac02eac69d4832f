"""Uploads that come file by file, ZIPs, and lists whose columns somebody explains."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

from house import CLEAN_LETTER
from made_uploads import COPENHAGEN, book_of, zip_of
from summarizer.domain.response import Status
from summarizer.intake import MAX_FILE_BYTES
from summarizer.store.records import Became

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from summarizer.store.records import ReceivedRecord, ResponseRecord
    from web_app import WebHouse

LETTER = CLEAN_LETTER.encode()
LIST = book_of(
    COPENHAGEN,
    (1017, "Bodil Prøve", "3.9.2026", 4999, "Egebæk", "", CLEAN_LETTER, "kort.txt"),
    (1018, "Åge Prøve", "20.10.2026", 4999, "Egebæk", "", "Se vedhæftet", "væk.pdf"),
)


@pytest.fixture
def hearing_id(web: WebHouse) -> str:
    return web.house.open_hearing()


def begin(web: WebHouse, hearing_id: str, *, code: int = 201, **told: str) -> dict[str, Any]:
    values = {"sender_kind": "citizen", **told}
    answer = web.planner.send(f"/hoeringer/{hearing_id}/upload/begynd", values, code=code)
    return dict(json.loads(answer.data))


def send(
    web: WebHouse,
    address: str,
    name: str,
    content: bytes,
    *,
    code: int = 201,
    claimed: int | None = None,
    **headers: str,
) -> dict[str, Any]:
    told = {} if claimed is None else {"CONTENT_LENGTH": str(claimed)}
    answer = web.planner.client.post(
        address,
        data=content,
        environ_overrides=told,
        headers={
            "X-CSRFToken": web.planner.token(),
            "X-File-Name": quote(name),
            "Content-Type": "application/octet-stream",
            **headers,
        },
    )
    assert answer.status_code == code
    return dict(json.loads(answer.data))


def words(shown: HtmlElement) -> str:
    return " ".join(shown.text_content().split())


def responses(web: WebHouse, hearing_id: str) -> tuple[ResponseRecord, ...]:
    with web.house.context.read() as look:
        return look.responses.page(hearing_id)


def received(web: WebHouse, hearing_id: str) -> tuple[ReceivedRecord, ...]:
    with web.house.context.read() as look:
        return look.received.of_hearing(hearing_id)


def upload(web: WebHouse, hearing_id: str, *files: tuple[str, bytes]) -> str:
    sent = {
        "sender_kind": "citizen",
        "files": [(io.BytesIO(content), name) for name, content in files],
    }
    answer = web.planner.send(f"/hoeringer/{hearing_id}/upload", sent)
    return str(answer.headers["Location"])


def filled(shown: HtmlElement, form_id: str) -> dict[str, str]:
    (form,) = shown.xpath(f"//form[@id='{form_id}']")
    return {name: value for name, value in form.form_values() if name != "csrf_token"}


def test_files_come_one_by_one_and_are_sorted_at_the_end(web: WebHouse, hearing_id: str) -> None:
    opened = begin(web, hearing_id, received_on="2026-09-03", notes="Trafik")
    told = send(web, opened["file"], "Høringssvar fra Åse.txt", LETTER)
    assert told["bytes"] == len(LETTER)
    absurd = {"X-File-Modified": "9" * 20, "X-File-Position": "9" * 20}
    send(web, opened["file"], "b.txt", b"Vi er for.", **absurd)
    answer = web.planner.send(opened["finish"])
    assert answer.headers["Location"] == opened["here"]
    assert "Se filerne igennem" in words(web.planner.look(opened["here"]))
    found = responses(web, hearing_id)
    assert [one.filename for one in found] == ["Høringssvar fra Åse.txt", "b.txt"]
    assert {str(one.received_on) for one in found} == {"2026-09-03"}


def test_an_unfinished_upload_is_shown_with_what_is_there(web: WebHouse, hearing_id: str) -> None:
    opened = begin(web, hearing_id)
    send(web, opened["file"], "a.txt", LETTER, **{"X-File-Modified": "1790000000000"})
    shown = web.planner.look(f"/hoeringer/{hearing_id}")
    assert "En upload er ikke færdig" in words(shown)
    assert shown.xpath(f"//a[@href='{opened['here']}'][contains(., 'Fortsæt upload')]")
    shown = web.planner.look(opened["here"])
    (row,) = shown.xpath("//*[@data-sending-known]/li")
    assert dict(row.attrib) == {
        "data-name": "a.txt",
        "data-size": str(len(LETTER)),
        "data-modified": "1790000000000",
    }
    assert shown.xpath("//*[@data-next='1']")
    # Without scripts more files come by the ordinary form.
    sent = {"files": [(io.BytesIO(b"Vi er for."), "b.txt")]}
    web.planner.send(f"{opened['here']}/filer", sent)
    web.planner.send(opened["finish"])
    assert [one.filename for one in responses(web, hearing_id)] == ["a.txt", "b.txt"]


def test_an_unfinished_upload_can_be_cancelled(web: WebHouse, hearing_id: str) -> None:
    opened = begin(web, hearing_id)
    send(web, opened["file"], "a.txt", LETTER)
    web.planner.send(f"{opened['here']}/fortryd")
    assert [one.outcome for one in received(web, hearing_id)] == [Became.CANCELLED]
    assert "ikke færdig" not in words(web.planner.look(f"/hoeringer/{hearing_id}"))
    assert "Genindlæs" in send(web, opened["file"], "b.txt", LETTER, code=409)["message"]


def test_what_is_wrong_is_said_before_a_file_is_sent(web: WebHouse, hearing_id: str) -> None:
    told = begin(web, hearing_id, code=400, notes="Ring til Ulla Andersen på 20 30 40 50")
    assert "Opmærksomhedspunkt 1" in told["message"]
    opened = begin(web, hearing_id)
    told = send(web, opened["file"], "stor.pdf", b"x", code=413, claimed=MAX_FILE_BYTES + 1)
    assert "»stor.pdf« fylder" in told["message"]
    web.planner.send(opened["finish"], code=400)
    assert received(web, hearing_id) == ()


def test_only_planners_may_send_files(web: WebHouse, hearing_id: str) -> None:
    opened = begin(web, hearing_id)
    web.reviewer.send(opened["file"], code=403)
    web.reviewer.send(
        f"/hoeringer/{hearing_id}/upload/begynd", {"sender_kind": "citizen"}, code=403
    )
    web.reviewer.send(opened["finish"], code=403)
    web.reviewer.look(f"{opened['here']}/kolonner", code=403)
    assert received(web, hearing_id) == ()


def test_the_preview_shows_what_belongs_together(web: WebHouse, hearing_id: str) -> None:
    packed = zip_of(("kort.txt", "Kortet."), ("fremmed.txt", LETTER), ("__MACOSX/x", b"x"))
    address = upload(web, hearing_id, ("liste.xlsx", LIST), ("bilag.zip", packed))
    shown = web.planner.look(address)
    first, second, third = (words(one) for one in shown.xpath("//form[@id='start']//tbody/tr"))
    assert "bilag.zip/kort.txt" in first
    assert "Mangler væk.pdf" in second
    assert "For sent" in second
    assert "Hører ikke til nogen række" in third
    figures = {
        words(one): words(one.getnext()) for one in shown.xpath("//dt") if one.getnext() is not None
    }
    assert figures["Rækker fra lister"] == "2"
    assert figures["Filer fra ZIP"] == "2"
    assert figures["Systemfiler udeladt"] == "1"
    assert figures["Bilag mangler"] == "1"


def test_a_list_without_files_leaves_no_file_looking_for_its_row(
    web: WebHouse, hearing_id: str
) -> None:
    rows = book_of(
        COPENHAGEN, (1019, "Bodil Prøve", "3.9.2026", 4999, "By", "", LETTER.decode(), "")
    )
    address = upload(web, hearing_id, ("liste.xlsx", rows), ("svar.txt", LETTER))
    shown = web.planner.look(address)
    assert len(shown.xpath("//form[@id='start']//tbody/tr")) == 2
    assert "Hører ikke til nogen række" not in words(shown)
    assert not shown.xpath("//details[@class='attach-to' and @open]")


def test_a_planner_may_say_what_a_file_belongs_to(web: WebHouse, hearing_id: str) -> None:
    address = upload(web, hearing_id, ("liste.xlsx", LIST), ("mit kort.txt", b"Kortet viser."))
    first, second, stray = responses(web, hearing_id)
    values = filled(web.planner.look(address), "start")
    values[f"{stray.id}-attach_to"] = "99"
    shown = web.planner.page(web.planner.send(f"{address}/start", values, code=400))
    assert "kan ikke være bilag til nr. 99" in words(shown)
    values[f"{stray.id}-attach_to"] = str(second.number)
    web.planner.send(f"{address}/start", values)
    *_others, stray = responses(web, hearing_id)
    assert (stray.status, stray.reason_code) == (Status.EXCLUDED, "made_attachment")
    with web.house.context.read() as look:
        names = [one.filename for one in look.attachments.of(second.id)]
        assert [one.filename for one in look.attachments.of(first.id)] == ["kort.txt"]
    # It stands for the one file that the list named and nobody sent.
    assert names == ["mit kort.txt"]
    assert "Bilag til et andet høringssvar: nr. 2" in words(
        web.planner.look(f"/hoeringer/{hearing_id}"),
    )
    web.house.queue.run_ids.clear()


def test_the_same_list_again_is_left_out_row_by_row(web: WebHouse, hearing_id: str) -> None:
    upload(web, hearing_id, ("liste.xlsx", LIST))
    changed = book_of(
        COPENHAGEN,
        (1017, "Bodil Prøve", "3.9.2026", 4999, "Egebæk", "", CLEAN_LETTER, ""),
        (1018, "Åge Prøve", "20.10.2026", 4999, "Egebæk", "", "Nu med tekst.", ""),
    )
    shown = web.planner.look(upload(web, hearing_id, ("liste2.xlsx", changed)))
    rows = shown.xpath("//form[@id='start']//tbody/tr")
    assert "Importeret før som nr. 1" in words(rows[0])
    assert "Importeret før som nr. 2 med en anden tekst" in words(rows[1])
    ticked = [bool(row.xpath(".//input[contains(@id,'left_out')]/@checked")) for row in rows]
    assert ticked == [True, False]


def test_unknown_columns_are_asked_about_with_the_first_rows(
    web: WebHouse, hearing_id: str
) -> None:
    csv = "Løb;Hvem;Mening\n1;Bodil Prøve;Vi er imod det hele.\n".encode("cp1252")
    address = upload(web, hearing_id, ("liste.csv", csv))
    assert web.planner.client.get(address).headers["Location"] == f"{address}/kolonner"
    assert "venter på at få sine kolonner forklaret" in words(
        web.planner.look(f"/hoeringer/{hearing_id}"),
    )
    shown = web.planner.look(f"{address}/kolonner")
    assert "Vi er imod det hele." in words(shown)
    values = filled(shown, "kolonner") | {"action": "confirm"}
    assert set(values) == {"action", "column-0", "column-1", "column-2"}
    refused = web.planner.send(
        f"{address}/kolonner",
        {**values, "column-0": "ignored", "column-1": "name", "column-2": "city"},
        code=400,
    )
    assert "Vælg mindst" in words(web.planner.page(refused))
    chosen = {**values, "column-0": "number", "column-1": "name", "column-2": "text"}
    answer = web.planner.send(f"{address}/kolonner", chosen)
    assert answer.headers["Location"] == address
    (found,) = responses(web, hearing_id)
    assert (found.sender, found.portal_number) == ("Bodil Prøve", "1")
    # The same columns again are not asked about.
    again = upload(web, hearing_id, ("næste.csv", csv.replace(b"1;", b"2;")))
    assert "Se filerne igennem" in words(web.planner.look(again))


def test_a_table_can_be_said_to_be_no_list(web: WebHouse, hearing_id: str) -> None:
    address = upload(web, hearing_id, ("måling.csv", b"Sted;Decibel\nVej;60\n"))
    web.planner.send(f"{address}/kolonner", {"action": "no_list"})
    shown = web.planner.look(address)
    assert "Hvad står i kolonnerne" not in words(shown)
    assert len(responses(web, hearing_id)) == 1
