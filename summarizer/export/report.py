"""What a hvidbog is written from: frozen values, so that the same report gives the same file."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from summarizer.domain.finding import sha256_of
from summarizer.domain.hearing import SenderKind
from summarizer.domain.response import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime

    from summarizer.domain.draft import NoteAnswer, Stance


class RowChange(StrEnum):
    """How a row differs from the last export of the same hearing."""

    NEW = "ny"
    CHANGED = "ændret"


@dataclass(frozen=True, slots=True)
class EngineStatement:
    """How the approved summaries came about, counted: the parts of the statement on the front.

    ``models`` names the language models behind ``model_drafts``, as the administration
    wants them named.
    """

    model_drafts: int = 0
    quoted_drafts: int = 0
    written_by_hand: int = 0
    models: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One approved summary.

    ``number`` is the response's own number within the hearing and never changes.
    ``sender_label`` is what may be published; empty means only the sender kind is shown.
    ``approved_at`` is aware; ``approver_id`` goes into the document's properties.
    ``campaign`` is the label of the campaign group, ``signatures`` the number of people
    behind a petition. ``remarks`` and ``recommendation`` are the administration's own words.
    """

    number: int
    sender_label: str
    sender_kind: SenderKind
    points: tuple[str, ...]
    received_on: date
    approved_by: str
    approved_at: datetime
    approver_id: str = ""
    notes: tuple[NoteAnswer, ...] = ()
    late: bool = False
    campaign: str = ""
    signatures: int = 0
    remarks: str = ""
    recommendation: str = ""
    change: RowChange | None = None

    @property
    def sha256(self) -> str:
        """Hash of what a reader of the row sees, to tell at the next export if it changed."""
        seen = {
            "sender": [self.sender_label, self.sender_kind.value, self.campaign],
            "points": self.points,
            "notes": [[note.note, note.status.value, note.text] for note in self.notes],
            "answers": [self.remarks, self.recommendation],
        }
        return sha256_of(json.dumps(seen, ensure_ascii=False, separators=(",", ":")))


@dataclass(frozen=True, slots=True)
class UnapprovedRow:
    """A response that came in and has no approved summary: under treatment, or excluded.

    ``reason`` is shown to the public, and only for an excluded response.
    """

    number: int
    sender_label: str
    sender_kind: SenderKind
    received_on: date
    status: Status
    reason: str = ""
    late: bool = False


@dataclass(frozen=True, slots=True)
class CategorySummary:
    """What the responses say on one theme, with the numbers of those that say it.

    ``stances`` counts each of those responses once, by what it says on this theme.
    """

    name: str
    numbers: tuple[int, ...]
    text: str = ""
    stances: Mapping[Stance, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a hvidbog says. ``generated_at`` is aware and the document's own time.

    ``previous_export`` is the date of the last export, which ``RowChange`` refers to.
    """

    title: str
    case_number: str
    opens_on: date
    deadline: date
    municipality: str
    author: str
    generated_at: datetime
    engine: EngineStatement
    rows: tuple[ReportRow, ...]
    unapproved: tuple[UnapprovedRow, ...] = ()
    categories: tuple[CategorySummary, ...] = ()
    keywords: tuple[str, ...] = ()
    tool_version: str = ""
    previous_export: date | None = None

    @property
    def everyone(self) -> tuple[ReportRow | UnapprovedRow, ...]:
        """Every response that came in, by number."""
        return tuple(sorted((*self.rows, *self.unapproved), key=lambda row: row.number))

    @property
    def under_treatment(self) -> tuple[UnapprovedRow, ...]:
        """Responses whose summary is still on its way."""
        return tuple(row for row in self.unapproved if row.status is not Status.EXCLUDED)

    @property
    def excluded(self) -> tuple[UnapprovedRow, ...]:
        """Responses that staff took out, each with a reason."""
        return tuple(row for row in self.unapproved if row.status is Status.EXCLUDED)

    @property
    def counts(self) -> dict[SenderKind, int]:
        """Responses received by sender kind, in the hvidbog's order; kinds without any left out."""
        counted = Counter(row.sender_kind for row in self.everyone)
        return {kind: counted[kind] for kind in SenderKind if counted[kind]}

    @property
    def late_numbers(self) -> tuple[int, ...]:
        """Numbers of the responses that came after the deadline."""
        return tuple(row.number for row in self.everyone if row.late)

    @property
    def campaigns(self) -> dict[str, tuple[int, ...]]:
        """Numbers of the letters in each campaign group, by the group's label."""
        groups: dict[str, list[int]] = {}
        for row in sorted(self.rows, key=lambda row: row.number):
            if row.campaign:
                groups.setdefault(row.campaign, []).append(row.number)
        return {label: tuple(numbers) for label, numbers in sorted(groups.items())}


def mark_changes(
    rows: Iterable[ReportRow], *, previous: Mapping[int, str]
) -> tuple[ReportRow, ...]:
    """Mark what is new or changed since the last export.

    ``previous`` maps the numbers in that export to the ``sha256`` their rows had then.
    """

    def change(row: ReportRow) -> RowChange | None:
        before = previous.get(row.number)
        if before is None:
            return RowChange.NEW
        return None if before == row.sha256 else RowChange.CHANGED

    return tuple(replace(row, change=change(row)) for row in rows)
