"""The data protection officer keeps the register."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from house import CLEAN_LETTER, REGISTER
from summarizer.workflow.runs import perform_run
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
    web.officer.send("/register", csv(newer))
    words = web.officer.look("/register").text_content()
    assert "Registeret med 3 personer er i kraft." in words
    assert "1 høringssvar, der ventede på udkast, bliver screenet igen." in words
    house.queue.run_ids.clear()


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
