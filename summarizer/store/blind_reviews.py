"""Responses whose reviewer writes first and sees the draft after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select, update

from summarizer.store.tables import blind_review, revision

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.engine import Connection


@dataclass(frozen=True, slots=True)
class BlindReview:
    """``own_revision_id`` is what a person wrote before the draft was shown; empty until then."""

    response_id: str
    hearing_id: str
    chosen_at: datetime
    own_revision_id: str | None = None
    revealed_by: str | None = None
    revealed_at: datetime | None = None

    @property
    def is_hidden(self) -> bool:
        """Tell whether nobody may see the draft yet."""
        return self.revealed_at is None


class BlindReviews:
    """The blind arm, one row a response."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def choose(self, response_id: str, hearing_id: str, *, at: datetime) -> None:
        """Hide the response's draft from now on."""
        self._connection.execute(
            blind_review.insert().values(
                response_id=response_id, hearing_id=hearing_id, chosen_at=at
            ),
        )

    def get(self, response_id: str) -> BlindReview | None:
        """Give a response's row, or ``None`` for one whose draft is shown at once."""
        row = (
            self._connection.execute(
                select(blind_review).where(blind_review.c.response_id == response_id),
            )
            .mappings()
            .one_or_none()
        )
        return None if row is None else BlindReview(**row)

    def is_hidden(self, response_id: str) -> bool:
        """Tell whether nobody may see the response's draft yet."""
        found = self.get(response_id)
        return found is not None and found.is_hidden

    def hidden(self, response_ids: Collection[str]) -> frozenset[str]:
        """Give those of these responses whose draft nobody may see yet."""
        rows = self._connection.execute(
            select(blind_review.c.response_id).where(
                blind_review.c.response_id.in_(response_ids),
                blind_review.c.revealed_at.is_(None),
            ),
        )
        return frozenset(row.response_id for row in rows)

    def reveal(self, response_id: str, *, own_revision_id: str, by: str, at: datetime) -> bool:
        """Show the draft from now on; ``False`` when it is shown already."""
        result = self._connection.execute(
            update(blind_review)
            .where(
                blind_review.c.response_id == response_id,
                blind_review.c.revealed_at.is_(None),
            )
            .values(own_revision_id=own_revision_id, revealed_by=by, revealed_at=at),
        )
        return result.rowcount == 1


def hidden_drafts() -> Select[tuple[str]]:
    """Ask for the responses whose draft nobody may see yet, as a part of a larger question."""
    return select(blind_review.c.response_id).where(blind_review.c.revealed_at.is_(None))


def may_be_told_of() -> ColumnElement[bool]:
    """Give the condition under which a version may show in lists: no draft that is hidden."""
    return revision.c.author_id.is_not(None) | revision.c.response_id.not_in(hidden_drafts())
