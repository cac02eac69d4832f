"""The search in source texts and summaries. Looks only.

Whoever may see responses may search them all: every text that can be found stands on a page
that the same person may open. What was searched for is kept nowhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.store.folding import query_stems
from summarizer.store.search import MOST_PARTS, Kind
from summarizer.workflow.looks.response_rows import ResponseRow, rows_of_hearings
from summarizer.workflow.permissions import Permission, require

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from summarizer.domain.user import User
    from summarizer.store import UnitOfWork
    from summarizer.store.records import ResponseRecord
    from summarizer.workflow.context import Context


@dataclass(frozen=True, slots=True)
class Hit:
    """A response that was found, with the texts in which the words stand, for snippets."""

    row: ResponseRow
    source: str
    summary: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """One page of what was found. ``is_cut``: there is more than was looked through."""

    stems: tuple[str, ...]
    hits: tuple[Hit, ...]
    found: int
    is_cut: bool


def search(
    context: Context,
    actor: User,
    typed: str,
    *,
    hearing_id: str = "",
    page: int = 1,
    per_page: int = 20,
) -> SearchPage:
    """Find responses of a hearing, or of all, whose source or summary holds every word."""
    require(actor, Permission.SEE)
    stems = query_stems(typed)
    with context.read() as work:
        found = work.search.find(stems, hearing_id=hearing_id)
        first = (max(page, 1) - 1) * per_page
        records = work.lists.some(list(found)[first : first + per_page])
        hearings = {hearing.id: hearing for hearing in work.hearings.all()}
        rows = rows_of_hearings(work, hearings, records, actor=actor, now=context.now())
        sources, summaries = _texts(work, records)
    return SearchPage(
        stems=stems,
        hits=tuple(
            Hit(
                row,
                source=sources.get(row.response.id, "")
                if Kind.SOURCE in found[row.response.id]
                else "",
                summary=summaries.get(row.response.id, "")
                if Kind.SUMMARY in found[row.response.id]
                else "",
            )
            for row in rows
        ),
        found=len(found),
        is_cut=sum(map(len, found.values())) >= MOST_PARTS,
    )


def _texts(
    work: UnitOfWork,
    records: Sequence[ResponseRecord],
) -> tuple[Mapping[str, str], Mapping[str, str]]:
    revisions = work.revisions.several([one.revision_id for one in records if one.revision_id])
    return (
        work.responses.texts_of([one.id for one in records]),
        {one.response_id: one.words for one in revisions.values()},
    )
