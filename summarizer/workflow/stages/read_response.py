"""Stage one: the file becomes text, or is refused in words."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.domain.response import Status
from summarizer.domain.source import SourceText, join_sources
from summarizer.intake import Unreadable, read_file
from summarizer.intake.warnings import ATTACHMENT_MISSING, ATTACHMENT_UNREAD, ONLY_SIGNATURE
from summarizer.store.records import ReceivedFrom, Stage
from summarizer.workflow.danish_time import DENMARK, danish_day
from summarizer.workflow.moves import (
    FILE_REPLACED,
    OF_ANOTHER_TEXT,
    PROGRAM,
    change_status,
    get_response,
    schedule,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from summarizer.store import UnitOfWork
    from summarizer.store.records import AttachmentRecord, ResponseRecord
    from summarizer.workflow.context import Context

# Plans are talked about, and answered, before the hearing begins.
_EARLIEST = timedelta(days=60)


def read_response(context: Context, response_id: str) -> Callable[[UnitOfWork], None]:
    """Read the file outside any transaction; give what to save inside the closing one."""
    with context.read() as work:
        response = get_response(work, response_id)
        attachments = work.attachments.of(response_id)
        # What was once typed off a file does not stand for the one in its place.
        is_new = response.reason_code == FILE_REPLACED
        typed = None if is_new else _typed_text(work, response_id)
    try:
        source = _read(context, response, attachments, typed)
    except Unreadable as refusal:
        code = refusal.code
        return lambda work: give_up_reading(context, work, response_id, code)
    return lambda work: _save(context, work, response_id, source, typed=typed is not None)


def give_up_reading(context: Context, work: UnitOfWork, response_id: str, code: str) -> None:
    """Leave the response to a person: its file is kept and the reason is shown."""
    response = get_response(work, response_id)
    change_status(
        context,
        work,
        response,
        Status.UNREADABLE,
        actor=PROGRAM,
        reason_code=code,
    )


def _typed_text(work: UnitOfWork, response_id: str) -> SourceText | None:
    """Give what a person typed off a file that could not be read: it stands for that file."""
    known = work.responses.text(response_id)
    if known is None or not work.responses.is_typed(response_id):
        return None
    own = known.parts[0].span.of(known.text) if known.parts else known.text
    return SourceText.from_text(own)


def _read(
    context: Context,
    response: ResponseRecord,
    attachments: Sequence[AttachmentRecord],
    typed: SourceText | None,
) -> SourceText:
    """Read a response's own file, and what belongs to it as further parts of the same text."""
    if not attachments:
        return typed or _read_one(context, response.file_key, response.filename)
    parts: list[tuple[str, SourceText]] = []
    refusal: Unreadable | None = None
    present = [one for one in attachments if one.file_key]
    own = [] if typed else [(response.file_key, response.filename)]
    if typed is not None:
        parts.append((response.filename, typed))
    for key, name in (*own, *((one.file_key, one.filename) for one in present)):
        try:
            parts.append((name, _read_one(context, key, name)))
        except Unreadable as one:
            refusal = refusal or one
    if not parts:
        raise refusal or Unreadable("missing")
    source = join_sources(parts)
    found = dict.fromkeys(source.warnings)
    if present:
        # Said of the letter alone, which does not know what came along with it.
        found = {one: None for one in found if one not in {ATTACHMENT_MISSING, ONLY_SIGNATURE}}
    if refusal is not None:
        found[ATTACHMENT_UNREAD] = None
    if len(present) < len(attachments):
        found[ATTACHMENT_MISSING] = None
    names = (one.filename for one in attachments)
    return replace(source, warnings=tuple(found), asides=(*source.asides, *names))


def _read_one(context: Context, key: str, filename: str) -> SourceText:
    if not key:
        raise Unreadable("missing")
    with tempfile.TemporaryDirectory(prefix="referent-") as folder:
        path = Path(folder) / "upload"
        context.files.copy_to(key, path)
        return read_file(path, filename=filename)


def _save(
    context: Context, work: UnitOfWork, response_id: str, source: SourceText, *, typed: bool
) -> None:
    response = get_response(work, response_id)
    work.responses.save_text(response_id, source, typed=typed, at=context.now())
    change_status(
        context,
        work,
        response,
        Status.READ,
        actor=PROGRAM,
        values={
            "sender": response.sender or (source.sender or ""),
            **OF_ANOTHER_TEXT,
            **_received(work, response, source),
        },
        facts={"characters": len(source.text), "sentences": len(source.sentences)},
    )
    schedule(context, work, response_id, Stage.SCREEN)


def _received(work: UnitOfWork, response: ResponseRecord, source: SourceText) -> dict[str, object]:
    """Take the day a mail was sent, unless staff or a portal told the day it was received.

    A mail from long before the hearing, or from the future, has a clock that was wrong.
    """
    hearing = work.hearings.get(response.hearing_id)
    if response.received_from is not ReceivedFrom.UPLOAD or source.sent is None or hearing is None:
        return {}
    sent = source.sent if source.sent.tzinfo else source.sent.replace(tzinfo=DENMARK)
    try:
        day = danish_day(sent)
    except OverflowError:  # the year 9999, or 1
        return {}
    if not hearing.opens_on - _EARLIEST <= day <= danish_day(response.created_at):
        return {}
    return {"received_on": day, "received_from": ReceivedFrom.MAIL}
