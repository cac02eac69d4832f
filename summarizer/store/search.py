"""The search in source texts and summaries, on SQLite (FTS5) and PostgreSQL (full text).

Whoever writes a text or a version of a summary writes its words here in the same transaction.
Every word of a query must occur, as the beginning of a word, in the source or in the summary.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, select, text

from summarizer.store.folding import composed, folded
from summarizer.store.tables import response, search_part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.engine import Connection

# Of more hits nobody looks through the list, and the page would wait for them.
MOST_PARTS = 2_000
# PostgreSQL holds at most a megabyte of words in one row.
_LONGEST_PART = 300_000
# CROSS JOIN keeps SQLite from asking the index once for every row of the hearing.
_SQLITE = """
SELECT part.response_id, part.kind
FROM search_words CROSS JOIN search_part AS part ON part.id = search_words.rowid
WHERE search_words MATCH :words
"""
_POSTGRESQL = """
SELECT part.response_id, part.kind
FROM search_part AS part
WHERE to_tsvector('danish', part.words) @@ to_tsquery('danish', :words)
"""
_IN_HEARING = " AND part.hearing_id = :hearing_id"
# The summary of a response whose draft nobody may see yet is as if it were not there.
_TO_SHOW = """
SELECT hit.response_id, hit.kind
FROM ({hits} LIMIT :most) AS hit
JOIN response ON response.id = hit.response_id
JOIN hearing ON hearing.id = response.hearing_id
WHERE hit.kind = 'source' OR NOT EXISTS (
    SELECT 1 FROM blind_review
    WHERE blind_review.response_id = hit.response_id AND blind_review.revealed_at IS NULL
)
ORDER BY hearing.deadline DESC, response.hearing_id, response.number
"""


class Kind(StrEnum):
    """Where words stand."""

    SOURCE = "source"
    SUMMARY = "summary"


class SearchIndex:
    """The words of every response that has any."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, response_id: str, kind: Kind, words: str) -> None:
        """Put words in the place of what the response had of this kind."""
        self._connection.execute(
            delete(search_part).where(
                search_part.c.response_id == response_id,
                search_part.c.kind == kind,
            ),
        )
        hearing_id = self._connection.execute(
            select(response.c.hearing_id).where(response.c.id == response_id),
        ).scalar_one()
        for part in _parts(folded(composed(words))):
            self._connection.execute(
                search_part.insert().values(
                    hearing_id=hearing_id,
                    response_id=response_id,
                    kind=kind,
                    words=part,
                ),
            )

    def drop(self, hearing_id: str) -> None:
        """Take a hearing's words away, and out of what the index remembers of them.

        FTS5 only notes that words are gone: they and their places stay in it until its parts
        are merged (https://www.sqlite.org/fts5.html#the_optimize_command).
        """
        self._connection.execute(
            delete(search_part).where(search_part.c.hearing_id == hearing_id),
        )
        if self._connection.dialect.name == "sqlite":
            self._connection.execute(
                text("INSERT INTO search_words(search_words) VALUES ('optimize')"),
            )

    def find(self, stems: Sequence[str], *, hearing_id: str = "") -> dict[str, frozenset[Kind]]:
        """Give where words that begin with all of ``stems`` stand, by response id.

        The newest hearing comes first, then by number. Looks through ``MOST_PARTS`` hits at
        most. What stands in a draft that nobody may see yet is not found.
        """
        if not stems:
            return {}
        is_sqlite = self._connection.dialect.name == "sqlite"
        statement = _SQLITE if is_sqlite else _POSTGRESQL
        words = " ".join(f'"{one}"*' for one in stems)
        values: dict[str, object] = {
            "words": words if is_sqlite else " & ".join(f"{one}:*" for one in stems),
            "most": MOST_PARTS,
        }
        if hearing_id:
            statement += _IN_HEARING
            values["hearing_id"] = hearing_id
        rows = self._connection.execute(
            text(_TO_SHOW.format(hits=statement)).bindparams(
                *(bindparam(name, value) for name, value in values.items()),
            ),
        )
        found: dict[str, frozenset[Kind]] = {}
        for response_id, kind in rows:
            found[response_id] = found.get(response_id, frozenset()) | {Kind(kind)}
        return found


def _parts(words: str) -> Iterator[str]:
    """Cut very long words of text between two of them."""
    start = 0
    while start < len(words):
        end = min(start + _LONGEST_PART, len(words))
        if end < len(words):
            end = words.rfind(" ", start, end) + 1 or end
        yield words[start:end]
        start = end
