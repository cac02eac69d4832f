"""The documents that a hearing itself published, with their text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from summarizer.store.tables import hearing_document

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.engine import Connection

_WITHOUT_TEXT = [one for one in hearing_document.c if one.name != "text"]


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A plan, an invitation or the like. Its words are known to the screening."""

    id: str
    hearing_id: str
    filename: str
    file_key: str
    file_sha256: str
    file_bytes: int
    added_by: str
    added_at: datetime


class Documents:
    """A hearing's own documents."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, new: DocumentRecord, *, text: str) -> None:
        """Store a document and what it says."""
        self._connection.execute(
            hearing_document.insert().values(
                id=new.id,
                hearing_id=new.hearing_id,
                filename=new.filename,
                file_key=new.file_key,
                file_sha256=new.file_sha256,
                file_bytes=new.file_bytes,
                text=text,
                added_by=new.added_by,
                added_at=new.added_at,
            ),
        )

    def get(self, document_id: str) -> DocumentRecord | None:
        """Give a document, or ``None``."""
        row = self._connection.execute(
            select(*_WITHOUT_TEXT).where(hearing_document.c.id == document_id),
        ).one_or_none()
        return None if row is None else DocumentRecord(**row._mapping)  # noqa: SLF001 - its public name

    def of(self, hearing_id: str) -> tuple[DocumentRecord, ...]:
        """Give a hearing's documents, oldest first."""
        rows = self._connection.execute(
            select(*_WITHOUT_TEXT)
            .where(hearing_document.c.hearing_id == hearing_id)
            .order_by(hearing_document.c.added_at, hearing_document.c.id),
        )
        return tuple(DocumentRecord(**row._mapping) for row in rows)  # noqa: SLF001 - SQLAlchemy's public name

    def texts(self, hearing_id: str) -> tuple[str, ...]:
        """Give what a hearing's documents say."""
        return tuple(
            self._connection.execute(
                select(hearing_document.c.text)
                .where(hearing_document.c.hearing_id == hearing_id)
                .order_by(hearing_document.c.added_at, hearing_document.c.id),
            ).scalars(),
        )

    def remove(self, document_id: str) -> None:
        """Take a document away; its words are no longer known."""
        self._connection.execute(
            hearing_document.delete().where(hearing_document.c.id == document_id),
        )
