"""A hearing of any size, its rows put straight into the store: for what lists cost."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from summarizer.domain.hearing import SenderKind
from summarizer.domain.response import Status
from summarizer.store.tables import (
    campaign_member,
    draft,
    response,
    revision,
    run,
    screening,
    search_part,
    source_text,
)

if TYPE_CHECKING:
    from typing import Any

    from house import House

TABLES = (response, source_text, screening, draft, revision, run, campaign_member, search_part)
_KINDS = tuple(SenderKind)
_STATUSES = (Status.DRAFTED, Status.DRAFTED, Status.APPROVED, Status.HELD, Status.MANUAL)
_COPIED_AT_A_TIME = 500
# Every so many-th letter is one of a campaign's.
_CAMPAIGN_EACH = 4


def fill_hearing(house: House, letter: str, count: int) -> tuple[str, str]:
    """Make a hearing with ``count`` responses as one worked-off letter left it.

    Statuses, senders and days differ; every fourth is of campaign group A. Gives the ids of
    the hearing and of the first response, which is drafted.
    """
    hearing_id = house.open_hearing()
    (first,) = house.submit(hearing_id, ("brev 1.txt", letter))
    house.work_off()
    with house.context.database.begin() as connection:
        rows: dict[str, list[dict[str, Any]]] = {}
        for table in TABLES:
            column = table.c.id if table is response else table.c.response_id
            found = connection.execute(select(table).where(column == first)).mappings()
            rows[table.name] = [dict(row) for row in found]
        rows[campaign_member.name] = [_member(hearing_id, first)]
        for start in range(2, count + 1, _COPIED_AT_A_TIME):
            numbers = range(start, min(start + _COPIED_AT_A_TIME, count + 1))
            for table in TABLES:
                copies = [
                    _copy(table.name, row, number)
                    for number in numbers
                    for row in rows[table.name]
                    if table is not campaign_member or number % _CAMPAIGN_EACH == 0
                ]
                if copies:
                    connection.execute(table.insert(), copies)
    return hearing_id, first


def _copy(table: str, row: dict[str, Any], number: int) -> dict[str, Any]:
    """Give the row another response's ids; every id of the first one gets the number's own."""
    if table == "search_part":
        row = {name: value for name, value in row.items() if name != "id"}
    copied = {
        name: _renamed(value, number)
        if name in {"id", "response_id", "screening_id", "draft_id", "revision_id"}
        else value
        for name, value in row.items()
    }
    if table == "search_part":
        copied["words"] = f"{row['words']} brev {number:06}."
    if table == "source_text":
        copied["text"] = f"{row['text']} Brev {number:06}."
    if table == "response":
        copied |= {
            "number": number,
            # Letters of the campaign share their words, as they do in life.
            "words_sha256": row["words_sha256"]
            if number % _CAMPAIGN_EACH == 0
            else f"{number:064x}",
            "filename": f"brev {number}.txt",
            "status": _STATUSES[number % len(_STATUSES)],
            "sender_kind": _KINDS[number % len(_KINDS)].value,
            "received_on": date(2026, 9, 1) + timedelta(days=number % 60),
        }
    return copied


def _renamed(value: str | None, number: int) -> str | None:
    return None if value is None else f"{value[:24]}{number:08x}"


def _member(hearing_id: str, response_id: str) -> dict[str, Any]:
    return {
        "response_id": response_id,
        "hearing_id": hearing_id,
        "label": "A",
        "relation": "identical",
        "is_original": False,
        "own_text": [],
    }
