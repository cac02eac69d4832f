"""Whoever uploaded files is told once that they are done, with counts and a link."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from house import CLEAN_LETTER, House, build_house
from mail_server import MailServer, mail_server
from summarizer.smtp_mailer import SmtpMailer, SmtpSecurity
from summarizer.workflow.context import MailDown
from summarizer.workflow.refusals import Invalid
from summarizer.workflow.stages.runs import sweep
from summarizer.workflow.uploads.tell_when_done import set_own_address, tell_when_done

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SITE = "https://referent.example.dk"


@pytest.fixture
def server() -> Iterator[MailServer]:
    with mail_server() as running:
        yield running


@pytest.fixture
def house(database_url: str, tmp_path: Path, server: MailServer) -> Iterator[House]:
    built = build_house(tmp_path, database_url=database_url)
    mailer = SmtpMailer("127.0.0.1", server.port, "referent@example.dk", security=SmtpSecurity.NONE)
    built.context = replace(built.context, mailer=mailer, site_url=SITE)
    set_own_address(built.context, built.planner, " petra@example.dk ")
    yield built
    built.context.database.dispose()


def upload(house: House) -> str:
    hearing_id = house.open_hearing()
    house.submit(
        hearing_id,
        ("Agnete Brinkholt.txt", CLEAN_LETTER),
        ("film.mov", bytes(range(256))),
        sender="Agnete Valdorf Brinkholt",
    )
    return hearing_id


def test_one_mail_an_upload_with_counts_and_a_link(house: House, server: MailServer) -> None:
    hearing_id = upload(house)
    sweep(house.context)
    assert server.messages == []
    house.work_off()
    sweep(house.context)
    sweep(house.context)
    (message,) = server.messages
    text = message.get_content()
    assert message["To"] == "petra@example.dk"
    assert "2 høringssvar" in text
    assert "1 kan ikke læses" in text
    assert f"{SITE}/hoeringer/{hearing_id}" in text
    everything = message.as_string() + text
    for word in ("Brinkholt", "Agnete", "film", "Møllevangen"):
        assert word not in everything


def test_nobody_is_told_who_did_not_ask(house: House, server: MailServer) -> None:
    set_own_address(house.context, house.planner, "")
    upload(house)
    house.work_off()
    assert tell_when_done(house.context) == 0
    set_own_address(house.context, house.planner, "petra@example.dk")
    assert tell_when_done(house.context) == 0
    assert server.messages == []


def test_a_server_that_is_down_is_asked_again_later(house: House, server: MailServer) -> None:
    upload(house)
    house.work_off()
    server.refuses = True
    assert tell_when_done(house.context) == 0
    server.refuses = False
    # Not at once: the sweeper has other work to do.
    assert tell_when_done(house.context) == 0
    fresh = SmtpMailer("127.0.0.1", server.port, "r@example.dk", security=SmtpSecurity.NONE)
    assert tell_when_done(replace(house.context, mailer=fresh)) == 1
    assert len(server.messages) == 1


def test_an_address_that_does_not_exist_keeps_nobody_else_waiting(
    house: House, server: MailServer
) -> None:
    server.unknown = b"petra"
    upload(house)
    house.work_off()
    assert tell_when_done(house.context) == 0
    set_own_address(house.context, house.planner, "paula@example.dk")
    upload(house)
    house.work_off()
    assert tell_when_done(house.context) == 1


def test_without_a_mail_server_nothing_is_marked(house: House, server: MailServer) -> None:
    upload(house)
    house.work_off()
    assert tell_when_done(replace(house.context, mailer=None)) == 0
    assert tell_when_done(house.context) == 1


@pytest.mark.parametrize(
    "typed", ["petra", "a@b", "a@b.dk, c@d.dk", "a b@c.dk", "x@y.dk\nBcc: z", "æ@x.dk", "a@[x.dk"]
)
def test_what_is_no_address_is_refused(house: House, typed: str) -> None:
    with pytest.raises(Invalid):
        set_own_address(house.context, house.planner, typed)


def test_a_server_that_does_not_speak_tls_gets_nothing(server: MailServer) -> None:
    mailer = SmtpMailer("127.0.0.1", server.port, "referent@example.dk")
    with pytest.raises(MailDown):
        mailer.send(to="petra@example.dk", subject="x", text="y")
    assert server.messages == []
