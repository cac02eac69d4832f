"""Figures of reviews, drafts and the gate, by hearing or over all of them."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, case, func, select

from summarizer.domain.finding import Outcome
from summarizer.domain.review_figures import Arm, FinishedWith, ReviewFigures
from summarizer.store.tables import approval_figures, draft, response, screening

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement
    from sqlalchemy.engine import Connection

_COLUMNS = [approval_figures.c[field.name] for field in fields(ReviewFigures)]


@dataclass(frozen=True, slots=True)
class DraftCosts:
    """What one engine and prompt version has drafted, and what it cost in øre."""

    hearing_id: str
    engine: str
    prompt_version: str
    drafts: int
    cost_oere: float


@dataclass(frozen=True, slots=True)
class GateCounts:
    """Responses that were screened, ever held, and decided by a person."""

    screened: int
    held: int
    decided: int


class Figures:
    """Counts only what stands: an approval that was withdrawn has no figures."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, approval_id: str, hearing_id: str, new: ReviewFigures) -> None:
        """Store what was measured of a review."""
        values = asdict(new) | {
            "arm": new.arm.value,
            "finished_with": "" if new.finished_with is None else new.finished_with.value,
        }
        self._connection.execute(
            approval_figures.insert().values(
                approval_id=approval_id, hearing_id=hearing_id, **values
            ),
        )

    def standing(self, hearing_id: str | None) -> tuple[tuple[str, ReviewFigures], ...]:
        """Give hearing id and figures of every approval in force, of one hearing or all."""
        rows = self._connection.execute(
            select(approval_figures.c.hearing_id, *_COLUMNS)
            .join(response, response.c.approval_id == approval_figures.c.approval_id)
            .where(*_of(approval_figures.c.hearing_id, hearing_id)),
        ).mappings()
        return tuple((row["hearing_id"], _figures(dict(row))) for row in rows)

    def costs(self, hearing_id: str | None) -> tuple[DraftCosts, ...]:
        """Add up drafts and their cost by hearing, engine and prompt version."""
        rows = self._connection.execute(
            select(
                response.c.hearing_id,
                draft.c.engine,
                draft.c.prompt_version,
                func.count().label("drafts"),
                func.coalesce(func.sum(draft.c.usage["cost_oere"].as_float()), 0.0).label("cost"),
            )
            .join(response, response.c.id == draft.c.response_id)
            .where(*_of(response.c.hearing_id, hearing_id))
            .group_by(response.c.hearing_id, draft.c.engine, draft.c.prompt_version),
        )
        return tuple(
            DraftCosts(
                row.hearing_id, row.engine, row.prompt_version, int(row.drafts), float(row.cost)
            )
            for row in rows
        )

    def gate(self, hearing_id: str | None) -> GateCounts:
        """Count how many responses the gate stopped, and how many of them people decided."""

        def distinct(*conditions: ColumnElement[bool]) -> ColumnElement[int]:
            found = case((and_(*conditions), screening.c.response_id))
            return func.count(func.distinct(found))

        row = self._connection.execute(
            select(
                func.count(func.distinct(screening.c.response_id)).label("screened"),
                distinct(screening.c.outcome == Outcome.HELD.value).label("held"),
                distinct(screening.c.decided_by.is_not(None)).label("decided"),
            )
            .join(response, response.c.id == screening.c.response_id)
            .where(*_of(response.c.hearing_id, hearing_id)),
        ).one()
        return GateCounts(row.screened, row.held, row.decided)


def _of(column: ColumnElement[Any], hearing_id: str | None) -> list[ColumnElement[bool]]:
    return [] if hearing_id is None else [column == hearing_id]


def _figures(values: dict[str, Any]) -> ReviewFigures:
    del values["hearing_id"]
    finished = values.pop("finished_with")
    arm = Arm(values.pop("arm"))
    return ReviewFigures(
        **values, arm=arm, finished_with=FinishedWith(finished) if finished else None
    )
