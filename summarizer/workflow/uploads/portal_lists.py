"""The lists of an upload: what their columns mean, and their rows."""

from __future__ import annotations

import hashlib
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.domain.danish import danish
from summarizer.intake import (
    SAYS_SOMETHING,
    Column,
    PortalRow,
    Sheet,
    guess_meanings,
    header_key,
    is_known_portal,
    read_list,
    recognise_columns,
    rows_of,
)
from summarizer.store.records import BatchState, Became
from summarizer.workflow.permissions import Permission, require
from summarizer.workflow.refusals import Changed, Invalid, NotFound

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from summarizer.domain.user import User
    from summarizer.store.records import BatchRecord, ReceivedRecord
    from summarizer.workflow.context import Context

# Kept in the place of meanings: the planner said that it is no list of responses.
NO_LIST: tuple[str, ...] = ()
_SHOWN_ROWS = 5
_LONGEST_NUMBER = 80


@dataclass(frozen=True, slots=True)
class ListQuestion:
    """A list whose columns a person has to explain; ``rows`` are its first, as they stand."""

    file_id: str
    filename: str
    header: tuple[str, ...]
    guess: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    row_count: int


def read_kept_list(context: Context, file: ReceivedRecord) -> Sheet:
    """Read a kept list. Raises ``Unreadable``."""
    with tempfile.TemporaryDirectory(prefix="referent-") as scratch:
        path = Path(scratch) / "upload"
        context.files.copy_to(file.file_key, path)
        return read_list(path)


def meanings_of(
    sheet: Sheet, confirmed: Mapping[str, tuple[str, ...]]
) -> tuple[Column, ...] | None:
    """Give what the columns mean, or ``None`` where a person has to say.

    Nothing (an empty tuple): a person said that it is no list of responses.
    """
    told = confirmed.get(header_key(sheet.header))
    if told is not None:
        return tuple(Column(one) for one in told)
    return recognise_columns(sheet.header) if is_known_portal(sheet.header) else None


def list_question(context: Context, actor: User, batch_id: str) -> ListQuestion | None:
    """Give the first list of an upload that waits for a person, if one does."""
    require(actor, Permission.UPLOAD)
    with context.read() as work:
        batch = work.hearings.get_batch(batch_id)
        if batch is None:
            raise NotFound(danish("Uploaden"))
        files = work.received.of_batch(batch_id)
        confirmed = work.list_columns.of(batch.hearing_id)
    for file in files:
        if file.outcome is Became.LIST and file.response_id is None:
            sheet = read_kept_list(context, file)
            if meanings_of(sheet, confirmed) is None:
                return _question(file, sheet)
    return None


def confirm_columns(
    context: Context,
    actor: User,
    batch_id: str,
    file_id: str,
    meanings: Sequence[Column],
) -> BatchRecord:
    """Keep what a person said of a list's columns, for this hearing's later uploads too.

    No meanings at all: it is no list of responses but a file like any other.
    Raises ``Invalid`` for columns that tell no response, ``Changed`` if nothing waits for it.
    """
    require(actor, Permission.UPLOAD)
    with context.read() as look:
        batch = look.hearings.get_batch(batch_id)
        file = next((one for one in look.received.of_batch(batch_id) if one.id == file_id), None)
    if batch is None or file is None:
        raise NotFound(danish("Uploaden"))
    if batch.state is not BatchState.COLUMNS:
        raise Changed
    sheet = read_kept_list(context, file)
    if meanings and len(meanings) != len(sheet.header):
        raise Changed
    if meanings and not SAYS_SOMETHING & set(meanings):
        raise Invalid(
            danish(
                "Vælg mindst den kolonne, der har svarets tekst, dets nummer eller navnene på dets "
                "filer."
            )
        )
    with context.write() as work:
        work.list_columns.confirm(
            batch.hearing_id,
            header_key(sheet.header),
            [one.value for one in meanings],
            by=actor.id,
            at=context.now(),
        )
        work.audit.append(
            at=context.now(),
            actor=actor.id,
            action="list_columns_confirmed",
            hearing_id=batch.hearing_id,
            facts={"batch": batch_id, "meanings": [one.value for one in meanings]},
        )
        work.commit()
    return batch


def portal_rows(sheet: Sheet, meanings: Sequence[Column]) -> tuple[PortalRow, ...]:
    """Give the responses of a list."""
    return rows_of(sheet, meanings)


def portal_number(row: PortalRow) -> str:
    """Give what a row is known again by: its number, or a hash where the list has none."""
    if row.number and len(row.number) <= _LONGEST_NUMBER and not row.number.startswith("#"):
        return row.number
    told = (row.number, row.text, row.sender, str(row.received_on), *row.attachments)
    return "#" + hashlib.sha256("\x1f".join(told).encode("utf-8", "replace")).hexdigest()[:40]


def _question(file: ReceivedRecord, sheet: Sheet) -> ListQuestion:
    return ListQuestion(
        file_id=file.id,
        filename=file.filename,
        header=sheet.header,
        guess=guess_meanings(sheet),
        rows=tuple(cells for _, cells in sheet.rows[:_SHOWN_ROWS]),
        row_count=len(sheet.rows),
    )
