"""Drafts: what engines proposed, with the journal of how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select, update

from summarizer.domain.draft import Draft, Stance
from summarizer.store.codec import (
    content_to_json,
    notes_from_json,
    points_from_json,
    spans_from_json,
)
from summarizer.store.records import DraftRecord
from summarizer.store.tables import draft, hearing, response

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Row
    from sqlalchemy.engine import Connection


class Drafts:
    """What engines proposed; a new draft never replaces an old one."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, new: DraftRecord) -> None:
        """Store a draft with its journal."""
        made = new.draft
        self._connection.execute(
            draft.insert().values(
                id=new.id,
                response_id=new.response_id,
                screening_id=new.screening_id,
                engine=made.engine,
                model=made.model,
                prompt_version=made.prompt_version,
                masked_sha256=made.masked_sha256,
                content=content_to_json(made) | {"stance": made.stance.value},
                prompt=made.prompt,
                raw_answer=made.raw_answer,
                usage=dict(made.usage),
                fallback_reason=made.fallback_reason,
                created_at=new.created_at,
            ),
        )
        cost = made.usage.get("cost_oere", 0.0)
        if cost:
            self._note_cost(new.response_id, cost)

    def get(self, draft_id: str) -> DraftRecord | None:
        """Give a draft, or ``None``."""
        row = self._connection.execute(select(draft).where(draft.c.id == draft_id)).one_or_none()
        return None if row is None else _draft(row)

    def history(self, response_id: str) -> tuple[DraftRecord, ...]:
        """Give a response's drafts, oldest first."""
        rows = self._connection.execute(
            select(draft).where(draft.c.response_id == response_id).order_by(draft.c.created_at),
        )
        return tuple(_draft(row) for row in rows)

    def stances(self, response_ids: Collection[str]) -> dict[str, Stance]:
        """Give what the draft in force says the whole response is, by response id."""
        rows = self._connection.execute(
            select(draft.c.response_id, draft.c.content["stance"].as_string().label("stance"))
            .join(response, response.c.draft_id == draft.c.id)
            .where(response.c.id.in_(response_ids)),
        )
        return {row.response_id: Stance(row.stance) for row in rows}

    def makers(self, hearing_id: str) -> dict[str, tuple[str, str]]:
        """Give engine and model of the draft in force of a hearing's responses, by response id."""
        rows = self._connection.execute(
            select(response.c.id, draft.c.engine, draft.c.model)
            .join(draft, draft.c.id == response.c.draft_id)
            .where(response.c.hearing_id == hearing_id),
        )
        return {row.id: (row.engine, row.model) for row in rows}

    def cost_oere(self, hearing_id: str) -> float:
        """Give what the hearing's drafts cost, in øre; a draft without a price costs nothing."""
        spent = self._connection.execute(
            select(hearing.c.spent_oere).where(hearing.c.id == hearing_id),
        ).scalar_one_or_none()
        return float(spent or 0.0)

    def _note_cost(self, response_id: str, oere: float) -> None:
        ours = select(response.c.hearing_id).where(response.c.id == response_id)
        self._connection.execute(
            update(hearing)
            .where(hearing.c.id == ours.scalar_subquery())
            .values(spent_oere=hearing.c.spent_oere + oere),
        )


def _draft(row: Row[tuple[object, ...]]) -> DraftRecord:
    return DraftRecord(
        id=row.id,
        response_id=row.response_id,
        screening_id=row.screening_id,
        created_at=row.created_at,
        draft=Draft(
            engine=row.engine,
            model=row.model,
            points=points_from_json(row.content["points"]),
            notes=notes_from_json(row.content["notes"]),
            left_out=spans_from_json(row.content["left_out"]),
            stance=Stance(row.content["stance"]),
            usage=row.usage,
            prompt_version=row.prompt_version,
            prompt=row.prompt,
            raw_answer=row.raw_answer,
            fallback_reason=row.fallback_reason,
            masked_sha256=row.masked_sha256,
        ),
    )
