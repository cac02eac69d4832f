"""What the pages across responses show: hearings, lists, queues, audit. Looks only."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summarizer.domain.danish import danish
from summarizer.domain.response import Status
from summarizer.store.lists import ResponseFilter, SortKey
from summarizer.store.records import BatchState
from summarizer.workflow.looks.response_rows import ResponseRow, rows_of
from summarizer.workflow.permissions import Permission, require
from summarizer.workflow.refusals import NotFound

if TYPE_CHECKING:
    from collections.abc import Mapping

    from summarizer.domain.category import Category
    from summarizer.domain.hearing import AttentionNote, Hearing
    from summarizer.domain.user import User
    from summarizer.store import UnitOfWork
    from summarizer.store.exports import ExportRecord
    from summarizer.store.records import (
        AttachmentRecord,
        AuditEntry,
        BatchRecord,
        ReceivedRecord,
        RegisterRecord,
        ResponseRecord,
    )
    from summarizer.workflow.context import Context

# A worker has something to do, or is about to.
WITH_THE_PROGRAM = (Status.RECEIVED, Status.READ, Status.CLEARED)
# Somebody has to act before the response can go on, most urgent first.
WITH_A_PERSON = (Status.HELD, Status.UNREADABLE, Status.MANUAL, Status.DRAFTED)


@dataclass(frozen=True, slots=True)
class Counts:
    """A hearing's (or a batch's) responses by status."""

    by_status: Mapping[Status, int]

    def __getitem__(self, status: Status) -> int:
        return self.by_status.get(status, 0)

    @property
    def total(self) -> int:
        """All files that came in, whatever became of them."""
        return sum(self.by_status.values())

    @property
    def working(self) -> int:
        """Responses the program is still busy with."""
        return sum(self[status] for status in WITH_THE_PROGRAM)

    @property
    def waiting_for_people(self) -> int:
        """Responses that somebody has to act on."""
        return sum(self[status] for status in WITH_A_PERSON)


@dataclass(frozen=True, slots=True)
class HearingCard:
    """A hearing in the list of hearings."""

    hearing: Hearing
    counts: Counts


@dataclass(frozen=True, slots=True)
class HearingPage:
    """One hearing: its figures and one page of its ledger. ``matching`` counts all pages.

    ``frame`` is its coding frame.
    """

    hearing: Hearing
    counts: Counts
    notes: tuple[AttentionNote, ...]
    batches: tuple[BatchRecord, ...]
    rows: tuple[ResponseRow, ...]
    matching: int
    exports: tuple[ExportRecord, ...]
    frame: tuple[Category, ...]
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class BatchPage:
    """An upload before (preview) or after its start.

    ``attachments`` are by response id; ``twins`` gives, by id, the responses that those of the
    upload repeat.
    """

    batch: BatchRecord
    hearing: Hearing
    notes: tuple[AttentionNote, ...]
    rows: tuple[ResponseRow, ...]
    counts: Counts
    received: tuple[ReceivedRecord, ...] = ()
    attachments: Mapping[str, tuple[AttachmentRecord, ...]] = field(default_factory=dict)
    twins: Mapping[str, ResponseRecord] = field(default_factory=dict)

    def has_before(self, response: ResponseRecord) -> bool:
        """Tell whether all of a response is there already, so that it may be left out.

        A portal's row with a known number and another text is not: somebody must look. Nor is
        what was only ever there in an upload that somebody regretted.
        """
        twin = self.twins.get(response.duplicate_of or "")
        if twin is None or twin.status is Status.EXCLUDED:
            return False
        return not response.portal_number or twin.file_sha256 == response.file_sha256


def list_hearings(context: Context, actor: User) -> tuple[HearingCard, ...]:
    """Give every hearing with its counts, newest deadline first."""
    require(actor, Permission.SEE)
    with context.read() as work:
        counts = work.responses.counts_by_hearing()
        return tuple(
            HearingCard(hearing, Counts(counts.get(hearing.id, {})))
            for hearing in work.hearings.all()
        )


def hearing_page(
    context: Context,
    actor: User,
    hearing_id: str,
    *,
    wanted: ResponseFilter | None = None,
    sort: SortKey = SortKey.NUMBER,
    descending: bool = False,
    page: int = 1,
    per_page: int = 50,
) -> HearingPage:
    """Give one page (from 1) of a hearing's ledger, of what ``wanted`` lets through."""
    require(actor, Permission.SEE)
    wanted = wanted or ResponseFilter(hearing_id)
    with context.read() as work:
        hearing = _hearing(work, hearing_id)
        counts = Counts(work.responses.counts(hearing_id))
        responses = work.lists.page(
            wanted,
            sort=sort,
            descending=descending,
            limit=per_page,
            offset=(max(page, 1) - 1) * per_page,
        )
        return HearingPage(
            hearing=hearing,
            counts=counts,
            notes=work.hearings.notes_for(hearing_id, batch_id=None),
            batches=work.hearings.batches(hearing_id),
            rows=rows_of(work, hearing, responses, actor=actor, now=context.now()),
            matching=_matching(work, counts, wanted),
            exports=work.exports.history(hearing_id),
            frame=work.categories.of(hearing_id),
            names=work.users.names(),
        )


def get_hearing(context: Context, actor: User, hearing_id: str) -> Hearing:
    """Give a hearing. Raises ``NotFound``."""
    require(actor, Permission.SEE)
    with context.read() as work:
        return _hearing(work, hearing_id)


def hearing_counts(context: Context, actor: User, hearing_id: str) -> Counts:
    """Give only the figures, for the live progress."""
    require(actor, Permission.SEE)
    with context.read() as work:
        _hearing(work, hearing_id)
        return Counts(work.responses.counts(hearing_id))


def count_unstarted(context: Context, actor: User, hearing_id: str) -> int:
    """Count the files of uploads that wait in their preview: nobody works on them yet."""
    require(actor, Permission.SEE)
    with context.read() as work:
        return work.responses.in_state(hearing_id, BatchState.PREVIEW)


def most_urgent(
    context: Context,
    actor: User,
    hearing_id: str,
    *,
    limit: int = 8,
) -> tuple[ResponseRow, ...]:
    """Give the responses of a hearing that need a person, most urgent first."""
    require(actor, Permission.SEE)
    with context.read() as work:
        hearing = _hearing(work, hearing_id)
        found: list[ResponseRecord] = []
        for status in WITH_A_PERSON:
            found += work.responses.page(
                hearing_id,
                statuses=[status],
                limit=limit - len(found),
            )
        return rows_of(work, hearing, tuple(found), actor=actor, now=context.now())


def batch_page(context: Context, actor: User, batch_id: str) -> BatchPage:
    """Give an upload with all its files."""
    require(actor, Permission.SEE)
    with context.read() as work:
        batch = work.hearings.get_batch(batch_id)
        if batch is None:
            raise NotFound(danish("Uploaden"))
        hearing = _hearing(work, batch.hearing_id)
        responses = work.responses.page(batch.hearing_id, batch_id=batch_id)
        return BatchPage(
            batch=batch,
            hearing=hearing,
            notes=work.hearings.notes_for(batch.hearing_id, batch_id=batch_id),
            rows=rows_of(work, hearing, responses, actor=actor, now=context.now()),
            counts=Counts(work.responses.counts(batch.hearing_id, batch_id=batch_id)),
            received=work.received.of_batch(batch_id),
            attachments=work.attachments.of_responses([one.id for one in responses]),
            twins={
                one.id: one
                for one in work.responses.page(
                    batch.hearing_id,
                    ids=[one.duplicate_of for one in responses if one.duplicate_of],
                )
            },
        )


def audit_entries(
    context: Context,
    actor: User,
    *,
    limit: int,
    offset: int = 0,
) -> tuple[tuple[AuditEntry, ...], int, Mapping[str, str]]:
    """Give audit entries, newest first, their total, and the names of the actors."""
    require(actor, Permission.READ_AUDIT)
    with context.read() as work:
        return (
            work.audit.entries(limit=limit, offset=offset),
            work.audit.length(),
            work.users.names(),
        )


def verify_audit(context: Context) -> tuple[int, int | None]:
    """Walk the audit chain; give its length and the first broken entry, if any."""
    with context.read() as work:
        return work.audit.length(), work.audit.first_broken()


def register_in_force(
    context: Context,
    actor: User,
) -> tuple[RegisterRecord | None, Mapping[str, str]]:
    """Give the register in force (hashes only) and the names of who may have imported it."""
    require(actor, Permission.KEEP_REGISTER)
    with context.read() as work:
        return work.registers.newest(), work.users.names()


def list_users(context: Context, actor: User) -> tuple[User, ...]:
    """Give every account, by username."""
    require(actor, Permission.MANAGE_USERS)
    with context.read() as work:
        return work.users.all()


def _hearing(work: UnitOfWork, hearing_id: str) -> Hearing:
    hearing = work.hearings.get(hearing_id)
    if hearing is None:
        raise NotFound(danish("Høringen"))
    return hearing


def _matching(work: UnitOfWork, counts: Counts, wanted: ResponseFilter) -> int:
    if not wanted.is_by_status_only:
        return work.lists.count(wanted)
    return sum(counts[one] for one in wanted.statuses) if wanted.statuses else counts.total
