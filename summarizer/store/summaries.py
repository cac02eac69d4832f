"""Revisions and approvals: what people made of a draft, and answer for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, update

from summarizer.domain.response import Status
from summarizer.domain.summary import Approval, Revision
from summarizer.store.blind_reviews import may_be_told_of
from summarizer.store.codec import (
    content_to_json,
    notes_from_json,
    points_from_json,
    resolution_to_json,
    resolutions_from_json,
    spans_from_json,
)
from summarizer.store.records import ApprovalRecord
from summarizer.store.search import Kind, SearchIndex
from summarizer.store.tables import approval, response, revision

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from sqlalchemy import Row
    from sqlalchemy.engine import Connection


class Revisions:
    """Every saved state of every summary."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, new: Revision) -> None:
        """Store a revision. Two with the same number cannot both be saved."""
        self._connection.execute(
            revision.insert().values(
                id=new.id,
                response_id=new.response_id,
                number=new.number,
                author_id=new.author_id,
                created_at=new.created_at,
                content=content_to_json(new),
                sha256=new.sha256,
                red_flags=new.red_flags,
            ),
        )
        SearchIndex(self._connection).put(new.response_id, Kind.SUMMARY, new.words)

    def several(self, revision_ids: Collection[str]) -> dict[str, Revision]:
        """Give these revisions by id."""
        rows = self._connection.execute(select(revision).where(revision.c.id.in_(revision_ids)))
        return {row.id: _revision(row) for row in rows}

    def red_flags(self, revision_ids: Collection[str]) -> dict[str, int]:
        """Give how many red flags each of these revisions carries, of those that have any.

        A draft that a reviewer must not see yet tells nothing.
        """
        rows = self._connection.execute(
            select(revision.c.id, revision.c.red_flags).where(
                revision.c.id.in_(revision_ids),
                revision.c.red_flags > 0,
                may_be_told_of(),
            ),
        )
        return {row.id: row.red_flags for row in rows}

    def get(self, revision_id: str) -> Revision | None:
        """Give a revision, or ``None``."""
        row = self._connection.execute(
            select(revision).where(revision.c.id == revision_id),
        ).one_or_none()
        return None if row is None else _revision(row)

    def next_number(self, response_id: str) -> int:
        """Give the next free number for a response."""
        highest = self._connection.execute(
            select(func.max(revision.c.number)).where(revision.c.response_id == response_id),
        ).scalar_one()
        return int(highest or 0) + 1

    def history(self, response_id: str) -> tuple[Revision, ...]:
        """Give a response's revisions, oldest first."""
        rows = self._connection.execute(
            select(revision)
            .where(revision.c.response_id == response_id)
            .order_by(revision.c.number),
        )
        return tuple(_revision(row) for row in rows)

    def current(self, response_ids: Collection[str]) -> dict[str, Revision]:
        """Give the newest version of each of these responses that has one, by response id."""
        rows = self._connection.execute(
            select(revision)
            .join(response, response.c.revision_id == revision.c.id)
            .where(response.c.id.in_(response_ids)),
        )
        return {row.response_id: _revision(row) for row in rows}


class Approvals:
    """Who approved what, and what was withdrawn again."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, new: Approval) -> None:
        """Store an approval."""
        self._connection.execute(
            approval.insert().values(
                id=new.id,
                response_id=new.response_id,
                revision_id=new.revision_id,
                approved_by=new.approved_by,
                approved_at=new.approved_at,
                sha256=new.sha256,
                open_seconds=new.open_seconds,
                opened=dict(new.opened),
                resolutions=[resolution_to_json(one) for one in new.resolutions],
            ),
        )

    def withdraw(self, approval_id: str, *, by: str, at: datetime) -> None:
        """Mark an approval as withdrawn; it stays on record."""
        self._connection.execute(
            update(approval)
            .where(approval.c.id == approval_id, approval.c.withdrawn_at.is_(None))
            .values(withdrawn_at=at, withdrawn_by=by),
        )

    def history(self, response_id: str) -> tuple[ApprovalRecord, ...]:
        """Give a response's approvals, oldest first."""
        rows = self._connection.execute(
            select(approval)
            .where(approval.c.response_id == response_id)
            .order_by(approval.c.approved_at),
        )
        return tuple(_approval(row) for row in rows)

    def of(self, approval_id: str) -> Approval | None:
        """Give an approval that stands, or ``None``."""
        row = self._connection.execute(
            select(approval).where(
                approval.c.id == approval_id,
                approval.c.withdrawn_at.is_(None),
            ),
        ).one_or_none()
        return None if row is None else _approval(row).approval

    def by_their_author(self, hearing_id: str) -> tuple[str, ...]:
        """Give the approved responses whose version was saved by the person who approved it."""
        return tuple(
            self._connection.scalars(
                select(response.c.id)
                .join(approval, approval.c.id == response.c.approval_id)
                .join(revision, revision.c.id == approval.c.revision_id)
                .where(
                    response.c.hearing_id == hearing_id,
                    response.c.status == Status.APPROVED.value,
                    revision.c.author_id == approval.c.approved_by,
                )
                .order_by(response.c.number),
            )
        )

    def standing(self, hearing_id: str) -> dict[str, tuple[Approval, Revision]]:
        """Give the approvals in force of a hearing with the revision each covers, by response."""
        rows = self._connection.execute(
            select(approval, revision)
            .join(response, response.c.approval_id == approval.c.id)
            .join(revision, revision.c.id == approval.c.revision_id)
            .where(response.c.hearing_id == hearing_id, approval.c.withdrawn_at.is_(None)),
        ).mappings()
        return {
            row[approval.c.response_id]: (
                _approval_from({column.name: row[column] for column in approval.c}).approval,
                _revision_from({column.name: row[column] for column in revision.c}),
            )
            for row in rows
        }


def _revision(row: Row[tuple[object, ...]]) -> Revision:
    return _revision_from(dict(row._mapping))  # noqa: SLF001 - public name despite the underscore


def _revision_from(values: dict[str, Any]) -> Revision:
    return Revision(
        id=values["id"],
        response_id=values["response_id"],
        number=values["number"],
        author_id=values["author_id"],
        created_at=values["created_at"],
        points=points_from_json(values["content"]["points"]),
        notes=notes_from_json(values["content"]["notes"]),
        left_out=spans_from_json(values["content"]["left_out"]),
    )


def _approval(row: Row[tuple[object, ...]]) -> ApprovalRecord:
    return _approval_from(dict(row._mapping))  # noqa: SLF001 - public name despite the underscore


def _approval_from(values: dict[str, Any]) -> ApprovalRecord:
    return ApprovalRecord(
        approval=Approval(
            id=values["id"],
            response_id=values["response_id"],
            revision_id=values["revision_id"],
            approved_by=values["approved_by"],
            approved_at=values["approved_at"],
            sha256=values["sha256"],
            open_seconds=values["open_seconds"],
            opened=values["opened"],
            resolutions=resolutions_from_json(values["resolutions"]),
        ),
        withdrawn_at=values["withdrawn_at"],
        withdrawn_by=values["withdrawn_by"],
    )
