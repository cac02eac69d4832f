"""Stage one: the file becomes text, or is refused in words."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.domain.response import Status
from summarizer.intake import Unreadable, read_file
from summarizer.store.records import Stage
from summarizer.workflow.moves import PROGRAM, change_status, get_response, schedule

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarizer.domain.source import SourceText
    from summarizer.store import UnitOfWork
    from summarizer.store.records import ResponseRecord
    from summarizer.workflow.context import Context


def read_response(context: Context, response_id: str) -> Callable[[UnitOfWork], None]:
    """Read the file outside any transaction; give what to save inside the closing one."""
    with context.read() as work:
        response = get_response(work, response_id)
    try:
        source = _read(context, response)
    except Unreadable as refusal:
        code = refusal.code
        return lambda work: give_up_reading(context, work, response_id, code)
    return lambda work: _save(context, work, response_id, source)


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


def _read(context: Context, response: ResponseRecord) -> SourceText:
    with tempfile.TemporaryDirectory(prefix="referent-") as folder:
        path = Path(folder) / "upload"
        context.files.copy_to(response.file_key, path)
        return read_file(path, filename=response.filename)


def _save(context: Context, work: UnitOfWork, response_id: str, source: SourceText) -> None:
    response = get_response(work, response_id)
    work.responses.save_text(response_id, source, typed=False, at=context.now())
    change_status(
        context,
        work,
        response,
        Status.READ,
        actor=PROGRAM,
        # A person has looked over an earlier reading at most.
        values={"sender": response.sender or (source.sender or ""), "accepted_warnings": []},
        facts={"characters": len(source.text), "sentences": len(source.sentences)},
    )
    schedule(context, work, response_id, Stage.SCREEN)
