"""Campaign groups: which responses of a hearing were written from one text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import String, case, cast, func, select

from summarizer.domain.response import Status
from summarizer.store.codec import spans_from_json, spans_to_json
from summarizer.store.records import CampaignRecord
from summarizer.store.response_rows import RECORD_COLUMNS, record_of
from summarizer.store.tables import campaign_member, response

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sqlalchemy import ColumnElement, Row
    from sqlalchemy.engine import Connection

    from summarizer.store.records import ResponseRecord


@dataclass(frozen=True, slots=True)
class CampaignSize:
    """How many letters a group has, how many with words of their own, and the original's number."""

    label: str
    letters: int
    with_own_words: int
    original_number: int | None


class Campaigns:
    """The groups as they were found last; a response is in one at most."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def replace(self, hearing_id: str, members: Iterable[CampaignRecord]) -> None:
        """Put new groups in the place of all the hearing's old ones."""
        self._connection.execute(
            campaign_member.delete().where(campaign_member.c.hearing_id == hearing_id),
        )
        for one in members:
            self._connection.execute(
                campaign_member.insert().values(
                    response_id=one.response_id,
                    hearing_id=hearing_id,
                    label=one.label,
                    relation=one.relation,
                    is_original=one.is_original,
                    own_text=spans_to_json(one.own_text),
                ),
            )

    def of_hearing(self, hearing_id: str) -> dict[str, CampaignRecord]:
        """Give the hearing's members by response id."""
        return self._select(campaign_member.c.hearing_id == hearing_id)

    def sizes(self, hearing_id: str) -> tuple[CampaignSize, ...]:
        """Count each group of a hearing, excluded responses left out."""
        has_own_words = cast(campaign_member.c.own_text, String) != "[]"
        rows = self._connection.execute(
            select(
                campaign_member.c.label,
                func.count(),
                func.sum(case((has_own_words, 1), else_=0)),
                func.min(case((campaign_member.c.is_original, response.c.number))),
            )
            .join(response, response.c.id == campaign_member.c.response_id)
            .where(
                campaign_member.c.hearing_id == hearing_id,
                response.c.status != Status.EXCLUDED,
            )
            .group_by(campaign_member.c.label),
        )
        return tuple(CampaignSize(*row) for row in rows)

    def size(self, hearing_id: str, label: str) -> int:
        """Count one group, excluded responses left out."""
        return self._connection.execute(
            select(func.count())
            .select_from(campaign_member)
            .join(response, response.c.id == campaign_member.c.response_id)
            .where(
                campaign_member.c.hearing_id == hearing_id,
                campaign_member.c.label == label,
                response.c.status != Status.EXCLUDED,
            ),
        ).scalar_one()

    def letters(
        self,
        hearing_id: str,
        label: str,
        *,
        with_own_words: bool = False,
        statuses: Collection[Status] = (),
        limit: int | None = None,
        offset: int = 0,
    ) -> tuple[ResponseRecord, ...]:
        """Give a group's letters with, or without, words of their own, by number."""
        has_own_words = cast(campaign_member.c.own_text, String) != "[]"
        rows = self._connection.execute(
            select(*RECORD_COLUMNS)
            .join(campaign_member, campaign_member.c.response_id == response.c.id)
            .where(
                campaign_member.c.hearing_id == hearing_id,
                campaign_member.c.label == label,
                has_own_words if with_own_words else ~has_own_words,
                response.c.status.in_(statuses)
                if statuses
                else response.c.status != Status.EXCLUDED,
            )
            .order_by(response.c.number)
            .limit(limit)
            .offset(offset),
        )
        return tuple(record_of(row) for row in rows)

    def statuses(self, hearing_id: str, label: str) -> dict[tuple[bool, Status], int]:
        """Count a group's letters by (has words of its own, status)."""
        own = case((cast(campaign_member.c.own_text, String) != "[]", 1), else_=0)
        rows = self._connection.execute(
            select(own, response.c.status, func.count())
            .join(response, response.c.id == campaign_member.c.response_id)
            .where(
                campaign_member.c.hearing_id == hearing_id,
                campaign_member.c.label == label,
                response.c.status != Status.EXCLUDED,
            )
            .group_by(own, response.c.status),
        )
        return {(bool(has_own), Status(status)): count for has_own, status, count in rows}

    def of_responses(self, response_ids: Collection[str]) -> dict[str, CampaignRecord]:
        """Give those of these responses that are in a group, by response id."""
        return self._select(campaign_member.c.response_id.in_(response_ids))

    def _select(self, condition: ColumnElement[bool]) -> dict[str, CampaignRecord]:
        rows = self._connection.execute(select(campaign_member).where(condition))
        return {row.response_id: _record(row) for row in rows}


def _record(row: Row[tuple[object, ...]]) -> CampaignRecord:
    return CampaignRecord(
        response_id=row.response_id,
        label=row.label,
        relation=row.relation,
        is_original=row.is_original,
        own_text=spans_from_json(row.own_text),
    )
