"""What people decided about findings: across a hearing, in pairs, and against which layer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from summarizer.domain.finding import FindingKind
from summarizer.domain.response import Status
from summarizer.domain.span import Span
from summarizer.store.tables import (
    hearing,
    hearing_word_decision,
    layer_decision,
    release_proposal,
    response,
    screening,
    user,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import datetime

    from sqlalchemy.engine import Connection


@dataclass(frozen=True, slots=True)
class WordDecision:
    """One word decided for a whole hearing; ``word_key`` is its keyed hash."""

    hearing_id: str
    word_key: str
    kind: FindingKind
    personal: bool
    decided_by: str
    decided_at: datetime


@dataclass(frozen=True, slots=True)
class ProposalRecord:
    """A release that waits for a second person.

    ``not_personal`` are positions in the screening's findings, ``also_masked`` places in the
    source that the proposer masks besides.
    """

    screening_id: str
    response_id: str
    not_personal: frozenset[int]
    also_masked: tuple[Span, ...]
    proposed_by: str
    proposed_at: datetime


@dataclass(frozen=True, slots=True)
class WaitingRelease:
    """A proposed release, for a list: which response, in which hearing, by whom and when."""

    response_id: str
    response_number: int
    hearing_title: str
    proposed_by: str
    proposed_at: datetime


@dataclass(frozen=True, slots=True)
class LayerCount:
    """How many findings of a layer people decided, and how many they overturned."""

    layer: str
    decided: int
    overturned: int


class WordDecisions:
    """Decisions on words, one for each word and kind in a hearing; the last one counts."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, new: WordDecision) -> None:
        """Store a decision in the place of an earlier one on the same word."""
        table = hearing_word_decision
        self._connection.execute(
            table.delete().where(
                table.c.hearing_id == new.hearing_id,
                table.c.word_key == new.word_key,
                table.c.kind == new.kind.value,
            ),
        )
        self._connection.execute(
            table.insert().values(
                hearing_id=new.hearing_id,
                word_key=new.word_key,
                kind=new.kind.value,
                personal=new.personal,
                decided_by=new.decided_by,
                decided_at=new.decided_at,
            ),
        )

    def of(self, hearing_id: str) -> Mapping[tuple[str, FindingKind], bool]:
        """Tell, by word key and kind, whether the word is personal data."""
        table = hearing_word_decision
        rows = self._connection.execute(select(table).where(table.c.hearing_id == hearing_id))
        return {(row.word_key, FindingKind(row.kind)): row.personal for row in rows}

    def forget(self, hearing_id: str) -> int:
        """Drop all of a hearing's decisions; give how many."""
        table = hearing_word_decision
        result = self._connection.execute(table.delete().where(table.c.hearing_id == hearing_id))
        return int(result.rowcount)


class Proposals:
    """Releases that one person proposed and another has not yet confirmed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, new: ProposalRecord) -> None:
        """Store a proposal in the place of an earlier one for the same screening."""
        self.drop(new.screening_id)
        self._connection.execute(
            release_proposal.insert().values(
                screening_id=new.screening_id,
                response_id=new.response_id,
                not_personal=sorted(new.not_personal),
                also_masked=[[span.start, span.end] for span in new.also_masked],
                proposed_by=new.proposed_by,
                proposed_at=new.proposed_at,
            ),
        )

    def get(self, screening_id: str) -> ProposalRecord | None:
        """Give the proposal for a screening, or ``None``."""
        row = self._connection.execute(
            select(release_proposal).where(release_proposal.c.screening_id == screening_id),
        ).one_or_none()
        if row is None:
            return None
        return ProposalRecord(
            screening_id=row.screening_id,
            response_id=row.response_id,
            not_personal=frozenset(row.not_personal),
            also_masked=tuple(Span(start, end) for start, end in row.also_masked),
            proposed_by=row.proposed_by,
            proposed_at=row.proposed_at,
        )

    def among(self, screening_ids: Collection[str]) -> frozenset[str]:
        """Give those of these screenings for which a release is proposed."""
        rows = self._connection.execute(
            select(release_proposal.c.screening_id).where(
                release_proposal.c.screening_id.in_(screening_ids),
            ),
        )
        return frozenset(row.screening_id for row in rows)

    def waiting(self) -> tuple[WaitingRelease, ...]:
        """Give the proposals whose responses are still held for that screening, oldest first."""
        table = release_proposal
        rows = self._connection.execute(
            select(table, response.c.number, hearing.c.title, user.c.name)
            .join(response, response.c.screening_id == table.c.screening_id)
            .join(hearing, hearing.c.id == response.c.hearing_id)
            .join(user, user.c.id == table.c.proposed_by)
            .where(response.c.status == Status.HELD.value)
            .order_by(table.c.proposed_at, response.c.number),
        )
        return tuple(
            WaitingRelease(row.response_id, row.number, row.title, row.name, row.proposed_at)
            for row in rows
        )

    def drop(self, screening_id: str) -> None:
        """Take a proposal back."""
        self._connection.execute(
            release_proposal.delete().where(release_proposal.c.screening_id == screening_id),
        )


class LayerDecisions:
    """Counters of people's decisions by the layer that made the finding."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, screening_id: str, counts: Mapping[str, tuple[int, int]]) -> None:
        """Store, by layer, how many findings were decided and how many overturned."""
        for layer, (decided, overturned) in counts.items():
            self._connection.execute(
                layer_decision.insert().values(
                    screening_id=screening_id,
                    layer=layer,
                    decided=decided,
                    overturned=overturned,
                ),
            )

    def totals(self, hearing_id: str | None = None) -> tuple[LayerCount, ...]:
        """Give the sums of each layer, the most decided first; of one hearing or all."""
        decided = func.sum(layer_decision.c.decided)
        ours = (
            select(screening.c.id)
            .join(response, response.c.id == screening.c.response_id)
            .where(response.c.hearing_id == hearing_id)
        )
        chosen = [] if hearing_id is None else [layer_decision.c.screening_id.in_(ours)]
        rows = self._connection.execute(
            select(
                layer_decision.c.layer,
                decided.label("decided"),
                func.sum(layer_decision.c.overturned).label("overturned"),
            )
            .where(*chosen)
            .group_by(layer_decision.c.layer)
            .order_by(decided.desc(), layer_decision.c.layer),
        )
        return tuple(LayerCount(row.layer, int(row.decided), int(row.overturned)) for row in rows)
