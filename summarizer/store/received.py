"""Files as they came in, what belongs to a response besides its own file, and lists' columns."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import TYPE_CHECKING

from sqlalchemy import select, update

from summarizer.store.records import AttachmentRecord, Became, ReceivedRecord
from summarizer.store.tables import attachment, batch, list_columns, received_file, response

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import datetime

    from sqlalchemy.engine import Connection

_RECEIVED = [received_file.c[field.name] for field in fields(ReceivedRecord)]
_ATTACHMENT = [attachment.c[field.name] for field in fields(AttachmentRecord)]


class Received:
    """Every file that ever came in."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, new: Iterable[ReceivedRecord]) -> None:
        """Store files that came in."""
        rows = [asdict(one) for one in new]
        if rows:
            self._connection.execute(received_file.insert(), rows)

    def replace(self, files: Sequence[ReceivedRecord]) -> None:
        """Store files as they now stand; some are new, some were there already."""
        ids = [one.id for one in files]
        self._connection.execute(received_file.delete().where(received_file.c.id.in_(ids)))
        self.add(files)

    def of_batch(self, batch_id: str) -> tuple[ReceivedRecord, ...]:
        """Give an upload's files in order, those of an archive after it."""
        return self._where(received_file.c.batch_id == batch_id)

    def of_hearing(self, hearing_id: str) -> tuple[ReceivedRecord, ...]:
        """Give every file that a hearing ever received, upload by upload."""
        ids = select(batch.c.id).where(batch.c.hearing_id == hearing_id)
        return self._where(received_file.c.batch_id.in_(ids))

    def became(self, file_id: str, outcome: Became, *, response_id: str | None = None) -> None:
        """Remember what a file became."""
        self._connection.execute(
            update(received_file)
            .where(received_file.c.id == file_id)
            .values(outcome=outcome, response_id=response_id),
        )

    def cancel(self, batch_id: str) -> int:
        """Mark what waits in an upload as cancelled; give how many files."""
        result = self._connection.execute(
            update(received_file)
            .where(
                received_file.c.batch_id == batch_id,
                received_file.c.outcome == Became.WAITING,
            )
            .values(outcome=Became.CANCELLED),
        )
        return result.rowcount

    def _where(self, condition: object) -> tuple[ReceivedRecord, ...]:
        rows = self._connection.execute(
            select(*_RECEIVED)
            .join(batch, batch.c.id == received_file.c.batch_id)
            .where(condition)  # type: ignore[arg-type]  # SQLAlchemy's own name for it is generic
            .order_by(batch.c.uploaded_at, received_file.c.position, received_file.c.received_at),
        )
        return tuple(
            ReceivedRecord(**{**row._mapping, "outcome": Became(row.outcome)})  # noqa: SLF001 - SQLAlchemy's public name
            for row in rows
        )


class Attachments:
    """Files that belong to a response besides its own."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, new: Iterable[AttachmentRecord]) -> None:
        """Store attachments."""
        rows = [asdict(one) for one in new]
        if rows:
            self._connection.execute(attachment.insert(), rows)

    def remove(self, attachment_id: str) -> None:
        """Take away a name that stood for a missing file."""
        self._connection.execute(attachment.delete().where(attachment.c.id == attachment_id))

    def of(self, response_id: str) -> tuple[AttachmentRecord, ...]:
        """Give a response's attachments in order, missing ones too."""
        return self.of_responses([response_id]).get(response_id, ())

    def of_responses(
        self, response_ids: Collection[str]
    ) -> dict[str, tuple[AttachmentRecord, ...]]:
        """Give the attachments of several responses in order."""
        return self._where(attachment.c.response_id.in_(response_ids))

    def of_hearing(self, hearing_id: str) -> dict[str, tuple[AttachmentRecord, ...]]:
        """Give the attachments of a hearing's responses."""
        ids = select(response.c.id).where(response.c.hearing_id == hearing_id)
        return self._where(attachment.c.response_id.in_(ids))

    def _where(self, condition: object) -> dict[str, tuple[AttachmentRecord, ...]]:
        rows = self._connection.execute(
            select(*_ATTACHMENT)
            .where(condition)  # type: ignore[arg-type]  # SQLAlchemy's own name for it is generic
            .order_by(attachment.c.response_id, attachment.c.position),
        )
        found: dict[str, tuple[AttachmentRecord, ...]] = {}
        for row in rows:
            one = AttachmentRecord(**row._mapping)  # noqa: SLF001 - SQLAlchemy's public name
            found[one.response_id] = (*found.get(one.response_id, ()), one)
        return found


class ListColumns:
    """What the columns of a hearing's portal lists mean, as a planner confirmed it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, hearing_id: str) -> dict[str, tuple[str, ...]]:
        """Give the meanings by the key of the header; none of them: no list of responses."""
        rows = self._connection.execute(
            select(list_columns.c.header_key, list_columns.c.meanings).where(
                list_columns.c.hearing_id == hearing_id,
            ),
        )
        return {row.header_key: tuple(row.meanings) for row in rows}

    def forget(self, hearing_id: str) -> None:
        """Ask again at the next upload."""
        self._connection.execute(
            list_columns.delete().where(list_columns.c.hearing_id == hearing_id),
        )

    def confirm(
        self,
        hearing_id: str,
        header_key: str,
        meanings: Sequence[str],
        *,
        by: str,
        at: datetime,
    ) -> None:
        """Keep what a person confirmed, in place of an earlier word."""
        self._connection.execute(
            list_columns.delete().where(
                list_columns.c.hearing_id == hearing_id,
                list_columns.c.header_key == header_key,
            ),
        )
        self._connection.execute(
            list_columns.insert().values(
                hearing_id=hearing_id,
                header_key=header_key,
                meanings=list(meanings),
                confirmed_by=by,
                confirmed_at=at,
            ),
        )
