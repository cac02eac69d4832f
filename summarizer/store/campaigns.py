"""Campaign groups: which responses of a hearing were written from one text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from summarizer.store.codec import spans_from_json, spans_to_json
from summarizer.store.records import CampaignRecord
from summarizer.store.tables import campaign_member

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sqlalchemy import ColumnElement, Row
    from sqlalchemy.engine import Connection


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
