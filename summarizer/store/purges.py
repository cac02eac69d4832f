"""Taking a hearing's words away for good, and showing that they are gone.

What stays is the frame: numbers, states, dates, hashes and the audit chain.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, or_, select, update

from summarizer.store.search import SearchIndex
from summarizer.store.tables import (
    approval,
    attachment,
    attention_note,
    audit_entry,
    batch,
    campaign_member,
    category,
    draft,
    hearing_document,
    list_columns,
    presence,
    received_file,
    response,
    revision,
    saved_view,
    screening,
    search_part,
    source_text,
    unsaved_edit,
)

if TYPE_CHECKING:
    from sqlalchemy import Select
    from sqlalchemy.engine import Connection

# The tables that a purge takes words from.
WITH_WORDS = (
    *(approval, attachment, attention_note, campaign_member, category, draft, hearing_document),
    *(list_columns, received_file, response, revision, saved_view, screening, search_part),
    *(source_text, unsaved_edit),
)
_NO_WORDS: dict[str, object] = {"points": [], "notes": [], "left_out": []}
# The reason that a purged response carries.
PURGED = "purged"
# The audit chain's word for it.
HEARING_PURGED = "hearing_purged"
_NO_DRAFT: dict[str, object] = _NO_WORDS | {"stance": "uklar"}


class Purges:
    """Deletes what a citizen wrote and what was written from it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def purge(self, hearing_id: str) -> None:
        """Delete or empty every column that may hold somebody's words."""
        ours = _ids(hearing_id)
        run = self._connection.execute
        run(delete(source_text).where(source_text.c.response_id.in_(ours)))
        run(delete(unsaved_edit).where(unsaved_edit.c.response_id.in_(ours)))
        run(delete(campaign_member).where(campaign_member.c.response_id.in_(ours)))
        run(update(screening).where(screening.c.response_id.in_(ours)).values(findings=[]))
        run(
            update(revision)
            .where(revision.c.response_id.in_(ours))
            .values(content=_NO_WORDS, red_flags=0),
        )
        run(
            update(draft)
            .where(draft.c.response_id.in_(ours))
            .values(content=_NO_DRAFT, prompt="", raw_answer=""),
        )
        run(
            update(hearing_document)
            .where(hearing_document.c.hearing_id == hearing_id)
            .values(text="", filename="slettet"),
        )
        run(
            update(response)
            .where(response.c.hearing_id == hearing_id)
            .values(
                sender="",
                organisation="",
                words_sha256="",
                portal_number="",
                filename="slettet",
                reason_note="",
                reason_code=PURGED,
                status_before_exclusion=None,
            ),
        )
        run(update(attachment).where(attachment.c.response_id.in_(ours)).values(filename="slettet"))
        batches = select(batch.c.id).where(batch.c.hearing_id == hearing_id)
        run(
            update(received_file)
            .where(received_file.c.batch_id.in_(batches))
            .values(filename="slettet"),
        )
        SearchIndex(self._connection).drop(hearing_id)
        run(delete(saved_view).where(saved_view.c.hearing_id == hearing_id))
        run(delete(presence).where(presence.c.response_id.in_(ours)))
        run(delete(list_columns).where(list_columns.c.hearing_id == hearing_id))
        run(update(approval).where(approval.c.response_id.in_(ours)).values(resolutions=[]))
        run(
            update(attention_note)
            .where(attention_note.c.hearing_id == hearing_id)
            .values(text="slettet"),
        )
        run(
            update(category)
            .where(category.c.hearing_id == hearing_id)
            .values(name="slettet", description="", keywords=""),
        )

    def is_purged(self, hearing_id: str) -> bool:
        """Tell whether a hearing was purged; the audit chain knows, also of one without a file."""
        told = select(audit_entry.c.sequence).where(
            audit_entry.c.hearing_id == hearing_id, audit_entry.c.action == HEARING_PURGED
        )
        return self._connection.scalar(told.limit(1)) is not None

    def words_left(self, hearing_id: str) -> int:
        """Count the rows of a hearing that still hold words; 0 shows that the purge is done."""
        ours = _ids(hearing_id)
        counts = (
            select(func.count()).where(source_text.c.response_id.in_(ours)),
            select(func.count()).where(search_part.c.hearing_id == hearing_id),
            select(func.count()).where(unsaved_edit.c.response_id.in_(ours)),
            select(func.count()).where(
                draft.c.response_id.in_(ours),
                or_(draft.c.prompt != "", draft.c.raw_answer != ""),
            ),
            select(func.count()).where(
                response.c.hearing_id == hearing_id,
                or_(
                    response.c.sender != "",
                    response.c.organisation != "",
                    response.c.portal_number != "",
                    response.c.reason_note != "",
                    response.c.filename != "slettet",
                ),
            ),
            select(func.count()).where(
                attachment.c.response_id.in_(ours),
                attachment.c.filename != "slettet",
            ),
            select(func.count()).where(
                hearing_document.c.hearing_id == hearing_id,
                hearing_document.c.text != "",
            ),
        )
        rows: int = sum(self._connection.scalar(count) or 0 for count in counts)
        emptied: tuple[tuple[Select[Any], object], ...] = (
            (select(revision.c.content).where(revision.c.response_id.in_(ours)), _NO_WORDS),
            (select(draft.c.content).where(draft.c.response_id.in_(ours)), _NO_DRAFT),
            (select(screening.c.findings).where(screening.c.response_id.in_(ours)), []),
            (select(approval.c.resolutions).where(approval.c.response_id.in_(ours)), []),
        )
        return rows + sum(
            1
            for query, empty in emptied
            for value in self._connection.scalars(query)
            if value != empty
        )


def _ids(hearing_id: str) -> Select[tuple[str]]:
    return select(response.c.id).where(response.c.hearing_id == hearing_id)
