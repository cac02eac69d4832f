"""Hearings, batches and attention notes."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, or_, select, update

from summarizer.domain.hearing import AttentionNote, Hearing, SenderKind
from summarizer.domain.response import Status
from summarizer.store.codec import style_from_json, style_to_json
from summarizer.store.records import BatchRecord, BatchState, RunStatus, Stage
from summarizer.store.tables import attention_note, batch, hearing, response, run, source_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from sqlalchemy import ColumnElement, Row
    from sqlalchemy.engine import Connection

    from summarizer.domain.style import HouseStyle


class Hearings:
    """The hearings of the municipality."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, new: Hearing, *, created_by: str, at: datetime) -> None:
        """Store a new hearing."""
        values = asdict(new) | {"style": style_to_json(new.style)}
        self._connection.execute(
            hearing.insert().values(**values, created_by=created_by, created_at=at),
        )

    def get(self, hearing_id: str) -> Hearing | None:
        """Give a hearing, or ``None``."""
        row = self._connection.execute(
            select(hearing).where(hearing.c.id == hearing_id),
        ).one_or_none()
        return None if row is None else _hearing(row)

    def set_facts(
        self,
        hearing_id: str,
        *,
        title: str,
        case_number: str,
        opens_on: date,
        deadline: date,
        four_eyes: bool,
    ) -> None:
        """Change what a hearing is called, when it runs, and how many must see a summary."""
        self._connection.execute(
            update(hearing)
            .where(hearing.c.id == hearing_id)
            .values(
                title=title,
                case_number=case_number,
                opens_on=opens_on,
                deadline=deadline,
                four_eyes=four_eyes,
            ),
        )

    def set_terms(
        self,
        hearing_id: str,
        *,
        style: HouseStyle,
        ceiling_oere: int | None,
    ) -> None:
        """Change what engines are asked to keep to and how much they may cost."""
        self._connection.execute(
            update(hearing)
            .where(hearing.c.id == hearing_id)
            .values(style=style_to_json(style), ceiling_oere=ceiling_oere),
        )

    def set_strictness(
        self,
        hearing_id: str,
        *,
        hold_on_doubt: bool,
        second_person: bool,
    ) -> None:
        """Change how strictly a hearing's responses are screened and released."""
        self._connection.execute(
            update(hearing)
            .where(hearing.c.id == hearing_id)
            .values(hold_on_doubt=hold_on_doubt, second_person=second_person),
        )

    def set_blind_share(self, hearing_id: str, share: int) -> None:
        """Change the per cent of responses that are reviewed blind."""
        self._connection.execute(
            update(hearing).where(hearing.c.id == hearing_id).values(blind_share=share),
        )

    def to_group(self) -> tuple[str, ...]:
        """Give the hearings with a text newer than their groups, and nothing left to read."""
        newest = (
            select(response.c.hearing_id, func.max(source_text.c.read_at).label("read_at"))
            .join(source_text, source_text.c.response_id == response.c.id)
            .group_by(response.c.hearing_id)
            .subquery()
        )
        being_read = (
            select(run.c.id)
            .join(response, response.c.id == run.c.response_id)
            .where(
                response.c.hearing_id == hearing.c.id,
                run.c.stage == Stage.READ,
                run.c.status.in_([RunStatus.QUEUED, RunStatus.RUNNING]),
            )
            .exists()
        )
        rows = self._connection.execute(
            select(hearing.c.id)
            .join(newest, newest.c.hearing_id == hearing.c.id)
            .where(
                or_(hearing.c.grouped_at.is_(None), hearing.c.grouped_at < newest.c.read_at),
                ~being_read,
            ),
        )
        return tuple(row.id for row in rows)

    def set_grouped(self, hearing_id: str, *, at: datetime) -> None:
        """Remember up to when a hearing's texts have been compared."""
        self._connection.execute(
            update(hearing).where(hearing.c.id == hearing_id).values(grouped_at=at),
        )

    def lock(self, hearing_id: str) -> None:
        """Hold the hearing until the transaction ends, so that numbers are given out once."""
        self._connection.execute(
            select(hearing.c.id).where(hearing.c.id == hearing_id).with_for_update(),
        )

    def all(self) -> tuple[Hearing, ...]:
        """Give every hearing, newest deadline first."""
        rows = self._connection.execute(
            select(hearing).order_by(hearing.c.deadline.desc(), hearing.c.title),
        )
        return tuple(_hearing(row) for row in rows)

    def add_batch(self, new: BatchRecord) -> None:
        """Store a new batch."""
        self._connection.execute(batch.insert().values(**asdict(new)))

    def get_batch(self, batch_id: str) -> BatchRecord | None:
        """Give a batch, or ``None``."""
        row = self._connection.execute(select(batch).where(batch.c.id == batch_id)).one_or_none()
        return None if row is None else _batch(row)

    def batches(self, hearing_id: str) -> tuple[BatchRecord, ...]:
        """Give a hearing's batches, newest first."""
        rows = self._connection.execute(
            select(batch)
            .where(batch.c.hearing_id == hearing_id)
            .order_by(batch.c.uploaded_at.desc()),
        )
        return tuple(_batch(row) for row in rows)

    def set_batch_state(self, batch_id: str, *, old: BatchState, new: BatchState) -> bool:
        """Move a batch on; ``False`` when somebody else already did."""
        result = self._connection.execute(
            update(batch).where(batch.c.id == batch_id, batch.c.state == old).values(state=new),
        )
        return result.rowcount == 1

    def batches_done(self) -> tuple[BatchRecord, ...]:
        """Give the started batches that no stage has work with and nobody was told of."""
        at_work = (
            select(response.c.id)
            .where(
                response.c.batch_id == batch.c.id,
                response.c.status.in_([Status.RECEIVED, Status.READ, Status.CLEARED]),
            )
            .exists()
        )
        rows = self._connection.execute(
            select(batch).where(
                batch.c.state == BatchState.STARTED,
                batch.c.told_at.is_(None),
                ~at_work,
            ),
        )
        return tuple(_batch(row) for row in rows)

    def mark_told(self, batch_id: str, *, at: datetime) -> bool:
        """Remember that a batch was told of; ``False`` when it was already."""
        result = self._connection.execute(
            update(batch)
            .where(batch.c.id == batch_id, batch.c.told_at.is_(None))
            .values(told_at=at),
        )
        return result.rowcount == 1

    def unmark_told(self, batch_id: str) -> None:
        """Let a batch be told of again: the mail was not taken."""
        self._connection.execute(
            update(batch).where(batch.c.id == batch_id).values(told_at=None),
        )

    def add_notes(
        self,
        notes: Iterable[AttentionNote],
        *,
        response_id: str | None = None,
    ) -> None:
        """Store attention notes in the order given."""
        for position, note in enumerate(notes):
            self._connection.execute(
                attention_note.insert().values(
                    **asdict(note),
                    response_id=response_id,
                    position=position,
                ),
            )

    def set_notes(self, hearing_id: str, notes: Iterable[AttentionNote]) -> None:
        """Put notes in the place of the hearing's own; those of uploads and responses stay."""
        self._connection.execute(
            delete(attention_note).where(
                attention_note.c.hearing_id == hearing_id,
                attention_note.c.batch_id.is_(None),
                attention_note.c.response_id.is_(None),
            ),
        )
        self.add_notes(notes)

    def notes_for(
        self,
        hearing_id: str,
        *,
        batch_id: str | None,
        response_id: str | None = None,
    ) -> tuple[AttentionNote, ...]:
        """Give the hearing's own notes, then the batch's, then the response's."""
        belongs: list[ColumnElement[bool]] = [
            (attention_note.c.batch_id.is_(None)) & (attention_note.c.response_id.is_(None)),
        ]
        if batch_id is not None:
            belongs.append(
                (attention_note.c.batch_id == batch_id) & attention_note.c.response_id.is_(None),
            )
        if response_id is not None:
            belongs.append(attention_note.c.response_id == response_id)
        rows = self._connection.execute(
            select(attention_note)
            .where(attention_note.c.hearing_id == hearing_id, or_(*belongs))
            .order_by(
                attention_note.c.response_id.is_not(None),
                attention_note.c.batch_id.is_not(None),
                attention_note.c.position,
            ),
        )
        return tuple(
            AttentionNote(
                id=row.id,
                hearing_id=row.hearing_id,
                text=row.text,
                batch_id=row.batch_id,
            )
            for row in rows
        )


def _hearing(row: Row[tuple[object, ...]]) -> Hearing:
    return Hearing(
        id=row.id,
        title=row.title,
        case_number=row.case_number,
        opens_on=row.opens_on,
        deadline=row.deadline,
        engine=row.engine,
        four_eyes=row.four_eyes,
        style=style_from_json(row.style),
        ceiling_oere=row.ceiling_oere,
        hold_on_doubt=row.hold_on_doubt,
        second_person=row.second_person,
        blind_share=row.blind_share,
    )


def _batch(row: Row[tuple[object, ...]]) -> BatchRecord:
    return BatchRecord(
        id=row.id,
        hearing_id=row.hearing_id,
        uploaded_by=row.uploaded_by,
        uploaded_at=row.uploaded_at,
        state=BatchState(row.state),
        received_on=row.received_on,
        sender_kind=SenderKind(row.sender_kind),
    )
