"""Responses: their rows, their source text, and questions asked across them."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from sqlalchemy import case, func, or_, select, update

from summarizer.domain.response import Status
from summarizer.store.response_rows import RECORD_COLUMNS, record_of
from summarizer.store.search import Kind, SearchIndex
from summarizer.store.source_json import source_of, structure_to_json, words_hash
from summarizer.store.tables import batch, response, source_text

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import datetime

    from sqlalchemy import ColumnElement
    from sqlalchemy.engine import Connection

    from summarizer.domain.source import SourceText
    from summarizer.store.records import BatchState, ResponseRecord

_LEFT_OUT = case((response.c.status == Status.EXCLUDED, 1), else_=0)


class Responses:
    """Every file that ever came in, and its text."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, new: ResponseRecord) -> None:
        """Store a new response."""
        self._connection.execute(response.insert().values(**asdict(new)))

    def get(self, response_id: str) -> ResponseRecord | None:
        """Give a response, or ``None``."""
        row = self._connection.execute(
            select(*RECORD_COLUMNS).where(response.c.id == response_id),
        ).one_or_none()
        return None if row is None else record_of(row)

    def numbered(self, hearing_id: str, number: int) -> ResponseRecord | None:
        """Give a hearing's response by its number, or ``None``."""
        row = self._connection.execute(
            select(*RECORD_COLUMNS).where(
                response.c.hearing_id == hearing_id,
                response.c.number == number,
            ),
        ).one_or_none()
        return None if row is None else record_of(row)

    def next_number(self, hearing_id: str) -> int:
        """Give the next free number in a hearing; hold ``Hearings.lock`` while using it."""
        highest = self._connection.execute(
            select(func.max(response.c.number)).where(response.c.hearing_id == hearing_id),
        ).scalar_one()
        return int(highest or 0) + 1

    def same_file(self, hearing_id: str, sha256: str) -> str | None:
        """Give the id of a response of the hearing with the very same file, one in use if any."""
        return self._connection.execute(
            select(response.c.id)
            .where(response.c.hearing_id == hearing_id, response.c.file_sha256 == sha256)
            .order_by(_LEFT_OUT, response.c.number)
            .limit(1),
        ).scalar_one_or_none()

    def update(
        self,
        response_id: str,
        *,
        expected: Status,
        values: Mapping[str, object],
    ) -> bool:
        """Change a row on condition that its status is still ``expected``."""
        result = self._connection.execute(
            update(response)
            .where(response.c.id == response_id, response.c.status == expected)
            .values(**values),
        )
        return result.rowcount == 1

    def page(
        self,
        hearing_id: str,
        *,
        statuses: Collection[Status] = (),
        batch_id: str | None = None,
        ids: Collection[str] | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> tuple[ResponseRecord, ...]:
        """Give responses by number; no ``statuses`` means all, no ``ids`` any."""
        chosen = [] if ids is None else [response.c.id.in_(ids)]
        rows = self._connection.execute(
            select(*RECORD_COLUMNS)
            .where(*_filters(hearing_id, statuses, batch_id), *chosen)
            .order_by(response.c.number)
            .limit(limit)
            .offset(offset),
        )
        return tuple(record_of(row) for row in rows)

    def counts(self, hearing_id: str, *, batch_id: str | None = None) -> dict[Status, int]:
        """Count a hearing's (or one batch's) responses by status; absent means none."""
        rows = self._connection.execute(
            select(response.c.status, func.count())
            .where(*_filters(hearing_id, (), batch_id))
            .group_by(response.c.status),
        )
        return {Status(status): count for status, count in rows}

    def counts_by_hearing(self) -> dict[str, dict[Status, int]]:
        """Count by status for every hearing in one query."""
        counts: dict[str, dict[Status, int]] = {}
        rows = self._connection.execute(
            select(response.c.hearing_id, response.c.status, func.count()).group_by(
                response.c.hearing_id,
                response.c.status,
            ),
        )
        for hearing_id, status, count in rows:
            counts.setdefault(hearing_id, {})[Status(status)] = count
        return counts

    def with_status(self, statuses: Collection[Status]) -> tuple[ResponseRecord, ...]:
        """Give responses of any hearing in these statuses, the longest waiting first."""
        rows = self._connection.execute(
            select(*RECORD_COLUMNS)
            .where(response.c.status.in_(statuses))
            .order_by(response.c.changed_at, response.c.number),
        )
        return tuple(record_of(row) for row in rows)

    def assign(self, response_id: str, *, old: str | None, new: str | None) -> bool:
        """Give a response to somebody else; ``False`` when it is no longer ``old``'s."""
        result = self._connection.execute(
            update(response)
            .where(response.c.id == response_id, response.c.assigned_to.is_not_distinct_from(old))
            .values(assigned_to=new),
        )
        return result.rowcount == 1

    def in_state(self, hearing_id: str, state: BatchState) -> int:
        """Count the responses of a hearing's batches in a state."""
        return self._connection.execute(
            select(func.count())
            .select_from(response)
            .join(batch, batch.c.id == response.c.batch_id)
            .where(batch.c.hearing_id == hearing_id, batch.c.state == state),
        ).scalar_one()

    def next_after(
        self,
        hearing_id: str,
        *,
        number: int,
        statuses: Collection[Status],
        for_user: str,
    ) -> str | None:
        """Give the id of the next response in these statuses, from the top again at the end.

        What somebody else than ``for_user`` has taken is passed over.
        """
        not_anothers = or_(response.c.assigned_to.is_(None), response.c.assigned_to == for_user)
        for bound in (response.c.number > number, response.c.number < number):
            found = self._connection.execute(
                select(response.c.id)
                .where(*_filters(hearing_id, statuses, None), bound, not_anothers)
                .order_by(response.c.number)
                .limit(1),
            ).scalar_one_or_none()
            if found is not None:
                return str(found)
        return None

    def save_text(
        self,
        response_id: str,
        source: SourceText,
        *,
        typed: bool,
        at: datetime,
    ) -> None:
        """Store the text as read (or typed), in place of an earlier reading."""
        self._connection.execute(
            source_text.delete().where(source_text.c.response_id == response_id),
        )
        self._connection.execute(
            source_text.insert().values(
                response_id=response_id,
                text=source.text,
                structure=structure_to_json(source),
                typed=typed,
                read_at=at,
            ),
        )
        self._connection.execute(
            update(response)
            .where(response.c.id == response_id)
            .values(words_sha256=words_hash(source.text), text_chars=len(source.text)),
        )
        SearchIndex(self._connection).put(response_id, Kind.SOURCE, source.text)

    def text(self, response_id: str) -> SourceText | None:
        """Give a response's text, or ``None`` while it has none."""
        row = self._connection.execute(
            select(source_text).where(source_text.c.response_id == response_id),
        ).one_or_none()
        return None if row is None else source_of(row)

    def is_typed(self, response_id: str) -> bool:
        """Tell whether a person typed the response's text, or the first part of it."""
        return bool(
            self._connection.execute(
                select(source_text.c.typed).where(source_text.c.response_id == response_id),
            ).scalar_one_or_none()
        )

    def texts(self, hearing_id: str, *, ids: Collection[str] | None = None) -> dict[str, str]:
        """Give the plain text of a hearing's responses (or these of them), by id."""
        chosen = [] if ids is None else [response.c.id.in_(ids)]
        rows = self._connection.execute(
            select(response.c.id, source_text.c.text)
            .join(source_text, source_text.c.response_id == response.c.id)
            .where(response.c.hearing_id == hearing_id, *chosen)
            .order_by(response.c.number),
        )
        return {row.id: row.text for row in rows}

    def texts_of(self, ids: Collection[str]) -> dict[str, str]:
        """Give the plain text of these responses, by id."""
        columns = (source_text.c.response_id, source_text.c.text)
        found = self._connection.execute(select(*columns).where(columns[0].in_(ids)))
        return {row.response_id: row.text for row in found}

    def same_words(self, response_ids: Collection[str]) -> dict[str, int]:
        """Give, by id, the number of an earlier response of its hearing with the same words.

        Looked up anew each time: workers read in any order, and texts change.
        """
        mine, theirs = response.alias(), response.alias()
        first = (
            select(func.min(theirs.c.number))
            .where(
                theirs.c.hearing_id == mine.c.hearing_id,
                theirs.c.words_sha256 == mine.c.words_sha256,
            )
            .scalar_subquery()
        )
        rows = self._connection.execute(
            select(mine.c.id, mine.c.number, first.label("first")).where(
                mine.c.id.in_(response_ids),
                mine.c.words_sha256 != "",
            ),
        )
        return {row.id: row.first for row in rows if row.first < row.number}

    def portal_rows(self, hearing_id: str) -> dict[str, tuple[str, str]]:
        """Give id and file hash of a response, one in use if any, for each portal number."""
        rows = self._connection.execute(
            select(response.c.portal_number, response.c.id, response.c.file_sha256)
            .where(response.c.hearing_id == hearing_id, response.c.portal_number != "")
            .order_by(_LEFT_OUT.desc(), response.c.number.desc()),
        )
        return {row.portal_number: (row.id, row.file_sha256) for row in rows}

    def newest_text(self, hearing_id: str) -> datetime | None:
        """Tell when the hearing's newest text was read or typed; ``None`` without a text."""
        return self._connection.execute(
            select(func.max(source_text.c.read_at))
            .join(response, source_text.c.response_id == response.c.id)
            .where(response.c.hearing_id == hearing_id),
        ).scalar_one_or_none()

    def mean_length(self) -> float | None:
        """Give the mean number of characters of all texts here; ``None`` without a text."""
        mean = self._connection.execute(
            select(func.avg(func.length(source_text.c.text))),
        ).scalar_one_or_none()
        return None if mean is None else float(mean)


def _filters(
    hearing_id: str,
    statuses: Collection[Status],
    batch_id: str | None,
) -> list[ColumnElement[bool]]:
    filters: list[ColumnElement[bool]] = [response.c.hearing_id == hearing_id]
    if statuses:
        filters.append(response.c.status.in_(statuses))
    if batch_id is not None:
        filters.append(response.c.batch_id == batch_id)
    return filters
