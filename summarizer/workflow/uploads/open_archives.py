"""The ZIPs of an upload become the files they hold; a bad one stays as it came, with a reason."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.intake import (
    Container,
    Unreadable,
    recognise_container,
    unpack_archive,
)
from summarizer.intake.formats import HEAD_BYTES
from summarizer.store.records import Became, ReceivedRecord
from summarizer.workflow.uploads.receive_files import Incoming, keep_file, kept_filename

if TYPE_CHECKING:
    from summarizer.intake import Entry
    from summarizer.store.records import BatchRecord
    from summarizer.workflow.context import Context


def container_of(context: Context, file: ReceivedRecord) -> Container | None:
    """Tell whether a kept file holds several responses."""
    if not file.file_key:
        return None
    return recognise_container(file.filename, context.files.head(file.file_key, HEAD_BYTES))


def open_archive(
    context: Context, batch: BatchRecord, archive: ReceivedRecord
) -> tuple[ReceivedRecord, ...]:
    """Give the archive as it now stands, then its files, kept but not yet stored as rows.

    Every file in it is among them: what could not be taken out has a ``reason_code``.
    """
    with tempfile.TemporaryDirectory(prefix="referent-") as scratch:
        packed, folder = Path(scratch) / "upload", Path(scratch) / "files"
        folder.mkdir()
        context.files.copy_to(archive.file_key, packed)
        try:
            unpacked = unpack_archive(packed, folder)
        except Unreadable as refusal:
            return (replace(archive, reason_code=refusal.code),)
        return (
            replace(archive, outcome=Became.ARCHIVE, furniture=unpacked.furniture),
            *(_keep(context, batch, archive, entry, folder) for entry in unpacked.entries),
        )


def _keep(
    context: Context,
    batch: BatchRecord,
    archive: ReceivedRecord,
    entry: Entry,
    folder: Path,
) -> ReceivedRecord:
    name = f"{archive.filename}/{entry.name}"
    if entry.stored:
        with (folder / entry.stored).open("rb") as stream:
            kept = keep_file(context, batch, Incoming(name, stream))
        return replace(kept, inside=archive.id, position=archive.position)
    return ReceivedRecord(
        id=context.new_id(),
        batch_id=batch.id,
        position=archive.position,
        filename=kept_filename(name),
        file_key="",
        file_sha256="",
        file_bytes=0,
        # An archive inside is told by its files, unless it was refused.
        outcome=Became.WAITING if entry.code else Became.ARCHIVE,
        received_at=context.now(),
        inside=archive.id,
        reason_code=entry.code,
    )
