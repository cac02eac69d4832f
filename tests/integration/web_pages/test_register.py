"""The data protection officer keeps the register."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import openpyxl
import pytest

from house import CLEAN_LETTER, REGISTER
from summarizer.workflow.gate.keep_register import import_register
from summarizer.workflow.stages.runs import perform_run
from web_app import build_web_house

if TYPE_CHECKING:
    from pathlib import Path

    from web_app import WebHouse


def csv(content: bytes) -> dict[str, object]:
    return {"file": (io.BytesIO(content), "register.csv")}


def test_what_is_in_force_is_shown_but_never_who(web: WebHouse) -> None:
    words = " ".join(web.officer.look("/register").text_content().split())
    assert "Personer2" in words
    assert "Prøve data_protection_officer" in words
    assert "31. oktober 2026" in words
    assert "Brinkholt" not in words
    assert "Tudsemosen" not in words


def test_a_newer_register_screens_again_what_waits_for_a_draft(web: WebHouse) -> None:
    house = web.house
    hearing_id = house.open_hearing()
    house.submit(hearing_id, ("svar.txt", CLEAN_LETTER))
    _work_off_but_the_draft(web)
    newer = REGISTER + "Torvald Opdigtet Grønvang,Mosevej 4,4998,Møllebo\n".encode()
    shown = web.officer.page(web.officer.send("/register", csv(newer), code=200), code=200)
    before = _version(web)
    assert "Filen er set igennem" in shown.text_content()
    assert "+1" in shown.text_content()
    (register_id,) = shown.xpath("//input[@name='register_id']/@value")
    web.officer.send("/register/i-kraft", {"register_id": register_id})
    assert _version(web) != before
    words = web.officer.look("/register").text_content()
    assert "Registeret med 3 personer er i kraft." in words
    assert "1 høringssvar, der ventede på udkast, bliver screenet igen." in words
    house.queue.run_ids.clear()


def test_a_shorter_list_is_warned_of(web: WebHouse) -> None:
    head, *_rest = REGISTER.split(b"\n")
    fewer = head + b"\nSolveig Opdigtet Enhavn,Mosevej 4,4998,By\n"
    shown = web.officer.page(web.officer.send("/register", csv(fewer), code=200), code=200)
    assert "færre end nu. Er filen hele listen?" in shown.text_content()


def test_a_file_is_counted_before_anything_changes_and_never_shown(web: WebHouse) -> None:
    before = _version(web)
    rows = REGISTER + REGISTER.split(b"\n")[1] + b"\nSolveig Enhavn,,,\n"
    shown = web.officer.page(web.officer.send("/register", csv(rows), code=200), code=200)
    (box,) = shown.xpath("//*[@id='filen']")
    words = " ".join(box.text_content().split())
    assert "Personer4" in words
    assert "Gengangere1" in words
    assert "Uden gade og husnummer1" in words
    assert "Brinkholt" not in shown.text_content()
    assert _version(web) == before
    assert "Så en registerfil igennem" in web.officer.look("/revisionsspor").text_content()


def test_a_workbook_is_as_good_as_a_csv(web: WebHouse) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in REGISTER.decode().splitlines():
        sheet.append(row.split(","))
    stream = io.BytesIO()
    book.save(stream)
    stream.seek(0)
    answer = web.officer.send("/register", {"file": (stream, "register.xlsx")}, code=200)
    shown = web.officer.page(answer, code=200)
    assert "Personer2" in " ".join(shown.xpath("string(//*[@id='filen'])").split())


def test_who_and_when_stay_when_an_old_version_is_removed(web: WebHouse) -> None:
    for extra in ("Ellinor Prøvegaard,Mosevej 8,4998,Møllebo\n", "Knud Prøvegaard,,4998,Møllebo\n"):
        import_register(web.house.context, web.house.officer, REGISTER + extra.encode())
    shown = web.officer.look("/register")
    removals = shown.xpath("//form[contains(@action, '/fjern')]/@action")
    with web.house.context.read() as look:
        newest, *older = look.registers.history()
    assert removals == [f"/register/{one.id}/fjern" for one in older]
    web.officer.send(f"/register/{newest.id}/fjern", code=400)
    web.officer.send(removals[0])
    words = web.officer.look("/register").text_content()
    assert "fjernet af Prøve data_protection_officer" in words
    with web.house.context.read() as look:
        removed = look.registers.get(older[0].id)
    assert removed is not None
    assert removed.content == b""
    web.planner.send(f"/register/{older[1].id}/fjern", code=403)


def test_a_checked_file_is_put_in_force_once(web: WebHouse) -> None:
    newer = REGISTER + "Viggo Prøvegaard,Mosevej 9,4998,Møllebo\n".encode()
    shown = web.officer.page(web.officer.send("/register", csv(newer), code=200), code=200)
    sent = {"register_id": shown.xpath("//input[@name='register_id']/@value")[0]}
    web.planner.send("/register/i-kraft", sent, code=403)
    web.officer.send("/register/i-kraft", sent)
    web.officer.send("/register/i-kraft", sent, code=409)


def _work_off_but_the_draft(web: WebHouse) -> None:
    """Read and screen, then leave the queue alone."""
    for _stage in ("read", "screen"):
        perform_run(web.house.context, web.house.queue.run_ids.pop(0))


@pytest.mark.parametrize(
    "content",
    [b"", b"noget,andet\n1,2\n", b"\xff\xfe\x00\x00", b"navn,adresse,postnr,by\n"],
    ids=["empty", "other columns", "no text", "no people"],
)
def test_a_file_that_cannot_be_used_is_refused_in_words(web: WebHouse, content: bytes) -> None:
    before = _version(web)
    shown = web.officer.page(web.officer.send("/register", csv(content), code=400))
    assert shown.xpath("string(//*[@id='file-error'])").strip()
    assert _version(web) == before


def test_no_file_is_an_error(web: WebHouse) -> None:
    shown = web.officer.page(web.officer.send("/register", code=400))
    assert "Vælg registerfilen." in shown.text_content()


def test_a_house_without_a_register_says_what_that_means(tmp_path: Path) -> None:
    built = build_web_house(tmp_path, register=False)
    words = built.officer.look("/register").text_content()
    assert "Intet register er i kraft" in words
    assert "bliver alle høringssvar tilbageholdt" in words
    built.house.context.database.dispose()


@pytest.mark.parametrize(
    ("days", "words"),
    [(25, "Registeret er snart for gammelt"), (31, "Registeret er for gammelt")],
)
def test_an_old_register_is_warned_about(tmp_path: Path, days: int, words: str) -> None:
    built = build_web_house(tmp_path)
    built.house.clock.move(days=days)
    assert words in built.officer.look("/register").text_content()
    built.house.context.database.dispose()


def _version(web: WebHouse) -> str | None:
    with web.house.context.read() as look:
        return look.registers.newest_version()
