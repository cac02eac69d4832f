"""The audit chain: each entry carries the hash of the one before it.

Whoever changes or removes an entry afterwards breaks every hash that follows. An entry holds
ids, codes, counts and hashes, never words of a citizen.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from sqlalchemy import select, text

from summarizer.store.records import AuditEntry
from summarizer.store.tables import audit_entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from sqlalchemy import Row
    from sqlalchemy.engine import Connection

FIRST_HASH = "0" * 64
# Any constant will do; it names the chain among PostgreSQL's advisory locks.
_CHAIN_LOCK = 7_214_001
_PAGE = 1000


class Audit:
    """Append, read, verify. There is no way to change an entry."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def append(
        self,
        *,
        at: datetime,
        actor: str,
        action: str,
        hearing_id: str | None = None,
        response_id: str | None = None,
        facts: Mapping[str, object] | None = None,
    ) -> None:
        """Add an entry to the end of the chain, inside a transaction that holds ``lock_chain``."""
        last = self._connection.execute(
            select(audit_entry.c.sequence, audit_entry.c.hash)
            .order_by(audit_entry.c.sequence.desc())
            .limit(1),
        ).one_or_none()
        entry = AuditEntry(
            sequence=1 if last is None else last.sequence + 1,
            at=at,
            actor=actor,
            action=action,
            hearing_id=hearing_id,
            response_id=response_id,
            facts=dict(facts or {}),
            previous_hash=FIRST_HASH if last is None else last.hash,
            hash="",
        )
        self._connection.execute(
            audit_entry.insert().values(
                sequence=entry.sequence,
                at=entry.at,
                actor=entry.actor,
                action=entry.action,
                hearing_id=entry.hearing_id,
                response_id=entry.response_id,
                facts=entry.facts,
                previous_hash=entry.previous_hash,
                hash=hash_of(entry),
            ),
        )

    def entries(
        self,
        *,
        hearing_id: str | None = None,
        response_id: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> tuple[AuditEntry, ...]:
        """Give entries, newest first."""
        statement = select(audit_entry).order_by(audit_entry.c.sequence.desc())
        if hearing_id is not None:
            statement = statement.where(audit_entry.c.hearing_id == hearing_id)
        if response_id is not None:
            statement = statement.where(audit_entry.c.response_id == response_id)
        rows = self._connection.execute(statement.limit(limit).offset(offset))
        return tuple(_entry(row) for row in rows)

    def first_broken(self) -> int | None:
        """Walk the whole chain; give the sequence of the first entry that does not fit."""
        return first_unfit(self._walk())

    def length(self) -> int:
        """Count the entries, by the last one's number."""
        return (
            self._connection.execute(
                select(audit_entry.c.sequence).order_by(audit_entry.c.sequence.desc()).limit(1),
            ).scalar_one_or_none()
            or 0
        )

    def _walk(self) -> Iterator[AuditEntry]:
        """Go through the chain a page at a time: it may be longer than memory."""
        last = 0
        while True:
            rows = self._connection.execute(
                select(audit_entry)
                .where(audit_entry.c.sequence > last)
                .order_by(audit_entry.c.sequence)
                .limit(_PAGE),
            ).all()
            if not rows:
                return
            yield from (_entry(row) for row in rows)
            last = rows[-1].sequence


def lock_chain(connection: Connection) -> None:
    """Let one writer at a time into the chain, until its transaction ends.

    SQLite has a single writer anyway.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _CHAIN_LOCK})


def first_unfit(entries: Iterable[AuditEntry], *, is_part: bool = False) -> int | None:
    """Walk entries, oldest first; give the sequence of the first that does not fit.

    Of a part, entries may be left out between others; those that stand side by side must fit.
    """
    before, hash_before = 0, FIRST_HASH
    for entry in entries:
        is_next = entry.sequence == before + 1
        follows = is_next and entry.previous_hash == hash_before
        may_follow = is_part and entry.sequence > before + 1
        if not (follows or may_follow) or entry.hash != hash_of(entry):
            return entry.sequence
        before, hash_before = entry.sequence, entry.hash
    return None


def hash_of(entry: AuditEntry) -> str:
    """Hash everything an entry says, and the hash before it."""
    words = json.dumps(
        [
            entry.sequence,
            entry.at.isoformat(),
            entry.actor,
            entry.action,
            entry.hearing_id,
            entry.response_id,
            entry.facts,
            entry.previous_hash,
        ],
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )
    return hashlib.sha256(words.encode("utf-8")).hexdigest()


def _entry(row: Row[tuple[object, ...]]) -> AuditEntry:
    return AuditEntry(
        sequence=row.sequence,
        at=row.at,
        actor=row.actor,
        action=row.action,
        hearing_id=row.hearing_id,
        response_id=row.response_id,
        facts=row.facts,
        previous_hash=row.previous_hash,
        hash=row.hash,
    )
