"""A file that comes after the start is read with the rest, and nothing that was is lost."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from house import CLEAN_LETTER, ListQueue
from summarizer.store.records import Became
from summarizer.workflow.gate.mend_response import type_text
from summarizer.workflow.refusals import Changed, Invalid, NotAllowed
from summarizer.workflow.uploads.add_attachment import add_attachment
from summarizer.workflow.uploads.upload import Upload

if TYPE_CHECKING:
    from house import House
    from summarizer.domain.source import SourceText
    from summarizer.store.records import AttachmentRecord

NOTE = "Se vedhæftede.\n"
LATE = "Vi er også imod, at stien langs Møllebugten flyttes. Den bruges af skolens børn hver dag.\n"


def add(house: House, response_id: str, content: str, name: str = "bilag.txt") -> None:
    upload = Upload(name, io.BytesIO(content.encode()))
    add_attachment(house.context, house.planner, response_id, upload)


def source_of(house: House, response_id: str) -> SourceText:
    with house.context.read() as look:
        source = look.responses.text(response_id)
    assert source is not None
    return source


def attached(house: House, response_id: str) -> tuple[AttachmentRecord, ...]:
    with house.context.read() as look:
        return look.attachments.of(response_id)


def test_a_note_that_only_points_to_a_file_gets_it(house: House) -> None:
    hearing_id = house.open_hearing()
    (response_id,) = house.submit(hearing_id, ("svar.txt", NOTE))
    house.work_off()
    assert house.status(response_id) == "held"
    assert source_of(house, response_id).warnings == ("attachment_missing",)
    add(house, response_id, CLEAN_LETTER)
    house.work_off()
    assert house.status(response_id) == "drafted"
    source = source_of(house, response_id)
    assert [part.label for part in source.parts] == ["svar.txt", "bilag.txt"]
    assert not source.warnings
    with house.context.read() as look:
        entries = look.audit.entries(response_id=response_id)
        files = look.received.of_hearing(hearing_id)
    (entry,) = [one for one in entries if one.facts.get("reason") == "attachment_added"]
    assert entry.actor == house.planner.id
    assert entry.facts["attachment_sha256"] == attached(house, response_id)[0].file_sha256
    assert [one.outcome for one in files] == [Became.RESPONSE, Became.ATTACHMENT]


def test_a_draft_is_made_again_and_the_old_one_stays(house: House) -> None:
    (response_id,) = house.submit(house.open_hearing(), ("svar.txt", CLEAN_LETTER))
    house.work_off()
    before = source_of(house, response_id)
    with house.context.read() as look:
        old = look.revisions.history(response_id)
    add(house, response_id, LATE)
    assert house.status(response_id) == "received"
    house.work_off()
    assert house.status(response_id) == "drafted"
    source = source_of(house, response_id)
    assert source.text.startswith(before.text)
    assert source.sentences[: len(before.sentences)] == before.sentences
    with house.context.read() as look:
        assert set(old) < set(look.revisions.history(response_id))


def test_what_was_typed_off_the_paper_stays(house: House) -> None:
    (response_id,) = house.submit(house.open_hearing(), ("svar.xyz", b"\x00\x01"))
    house.work_off()
    type_text(house.context, house.reviewer, response_id, CLEAN_LETTER)
    house.work_off()
    for name, content in (("et.txt", LATE), ("to.txt", LATE.replace("skolens", "byens"))):
        add(house, response_id, content, name)
        house.work_off()
    source = source_of(house, response_id)
    assert [part.label for part in source.parts] == ["svar.xyz", "et.txt", "to.txt"]
    assert source.text.startswith(CLEAN_LETTER.strip())


def test_what_cannot_be_added_is_refused(house: House) -> None:
    (response_id,) = house.submit(house.open_hearing(), ("svar.txt", CLEAN_LETTER))
    with pytest.raises(Changed):  # it is being read
        add(house, response_id, LATE)
    house.work_off()
    with pytest.raises(Invalid):
        add(house, response_id, "\x00\x01", "fil.xyz")
    with pytest.raises(Invalid):
        add(house, response_id, CLEAN_LETTER)
    upload = Upload("bilag.txt", io.BytesIO(LATE.encode()))
    with pytest.raises(NotAllowed):
        add_attachment(house.context, house.reviewer, response_id, upload)
    house.approve(response_id, "Høringssvaret er imod højden.")
    with pytest.raises(Changed):
        add(house, response_id, LATE)
    assert not attached(house, response_id)


class Ended(ListQueue):
    """A queue that is being told when the server's process is ended."""

    def enqueue(self, run_id: str, *, first: bool = False) -> None:
        raise SystemExit


def test_a_file_that_was_saved_stays_when_the_process_is_ended(house: House) -> None:
    (response_id,) = house.submit(house.open_hearing(), ("svar.txt", CLEAN_LETTER))
    house.work_off()
    going = replace(house.context, queue=Ended())
    upload = Upload("bilag.txt", io.BytesIO(LATE.encode()))
    with pytest.raises(SystemExit):
        add_attachment(going, house.planner, response_id, upload)
    (one,) = attached(house, response_id)
    assert house.context.files.read(one.file_key) == LATE.encode()


def mail_from(sender: str, letter: str) -> str:
    return (
        f"From: {sender}\nTo: hoering@example.dk\nSubject: Svar\n"
        f"Date: Mon, 7 Sep 2026 10:00:00 +0200\nMIME-Version: 1.0\n"
        f"Content-Type: text/plain; charset=utf-8\n\n{letter}"
    )


def test_a_mail_that_comes_later_is_from_somebody_too(house: House) -> None:
    first = mail_from("Bo Hansen <bo@example.dk>", CLEAN_LETTER)
    (response_id,) = house.submit(house.open_hearing(), ("svar.eml", first))
    house.work_off()
    assert house.status(response_id) == "drafted"
    late = mail_from("Agnete Valdorf Brinkholt <a@example.dk>", LATE)
    add(house, response_id, late, "ogsaa.eml")
    house.work_off()
    assert house.status(response_id) == "held"
