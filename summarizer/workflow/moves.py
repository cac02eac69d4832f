"""THE function that changes a status, and the one that asks for work.

A status never changes without its audit entry, and never without somebody's name on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog

from summarizer.domain.danish import danish
from summarizer.domain.response import Status, ensure_transition
from summarizer.store.records import RunRecord, RunStatus, Stage
from summarizer.workflow.context import QueueDown
from summarizer.workflow.refusals import Changed, Gone, NotFound

if TYPE_CHECKING:
    from collections.abc import Mapping

    from summarizer.domain.hearing import Hearing
    from summarizer.store import UnitOfWork
    from summarizer.store.records import ResponseRecord
    from summarizer.workflow.context import Context

log = structlog.get_logger()

# The actor of what the program does by itself.
PROGRAM = "program"
# The reason of the one move that leads out of *excluded*.
RESTORED = "restored"
# Excluded before any work began: a file that was there already, an upload that was regretted.
LEFT_OUT_OF_UPLOAD = "left_out_of_upload"
UPLOAD_CANCELLED = "upload_cancelled"
# The reason of a response that waits to be read from another file than before.
FILE_REPLACED = "file_replaced"
# To set whenever a response gets another text: what was decided on the old one holds no more.
OF_ANOTHER_TEXT: Mapping[str, object] = {"accepted_warnings": [], "screening_id": None}


def get_response(work: UnitOfWork, response_id: str) -> ResponseRecord:
    """Give a response or raise ``NotFound``."""
    response = work.responses.get(response_id)
    if response is None:
        raise NotFound(danish("Høringssvaret"))
    return response


def open_hearing(work: UnitOfWork, hearing_id: str) -> Hearing:
    """Give a hearing that may be changed, or raise ``NotFound``, or ``Gone`` after its purge."""
    hearing = work.hearings.get(hearing_id)
    if hearing is None:
        raise NotFound(danish("Høringen"))
    if work.purges.is_purged(hearing_id):
        raise Gone
    return hearing


def change_status(
    context: Context,
    work: UnitOfWork,
    response: ResponseRecord,
    wanted: Status,
    *,
    actor: str,
    reason_code: str = "",
    values: Mapping[str, object] | None = None,
    facts: Mapping[str, object] | None = None,
) -> None:
    """Move a response on and write who, when and why to the audit chain.

    ``values`` are other columns to set with it; ``facts`` go into the audit entry (codes,
    counts, ids; never text). Raises ``TransitionError`` for a move the table forbids, and
    ``Changed`` when the response is no longer in the status it was read in.
    """
    ensure_transition(response.status, wanted)
    if response.status is Status.EXCLUDED and reason_code != RESTORED:
        # Only taking it in again leads out; no other action may do so by the way.
        raise Changed
    at = context.now()
    changed = work.responses.update(
        response.id,
        expected=response.status,
        values={
            "status": wanted,
            "reason_code": reason_code,
            "reason_note": "",
            "changed_at": at,
            **(values or {}),
        },
    )
    if not changed:
        raise Changed
    work.audit.append(
        at=at,
        actor=actor,
        action="status_changed",
        hearing_id=response.hearing_id,
        response_id=response.id,
        facts={
            "from": response.status.value,
            "to": wanted.value,
            "reason": reason_code,
            **(facts or {}),
        },
    )


def schedule(
    context: Context,
    work: UnitOfWork,
    response_id: str,
    stage: Stage,
    *,
    attempt: int = 1,
) -> None:
    """Write a queued run into this transaction, and tell the queue once it is committed.

    A queue that cannot be reached is no reason to fail: the run is safe in the database, and
    the sweeper brings it in.
    """
    run = RunRecord(
        id=context.new_id(),
        response_id=response_id,
        stage=stage,
        attempt=attempt,
        status=RunStatus.QUEUED,
        error_code="",
        queued_at=context.now(),
        started_at=None,
        heartbeat_at=None,
        finished_at=None,
    )
    work.runs.add(run)
    # Drafts go first: while one worker waits for a model, another screens, and a reviewer can
    # begin before the last file is read.
    work.after_commit(lambda: enqueue(context, run.id, first=stage is Stage.DRAFT))


def enqueue(context: Context, run_id: str, *, first: bool = False) -> None:
    """Tell the queue about a committed run, if it can be reached."""
    try:
        context.queue.enqueue(run_id, first=first)
    except QueueDown:
        log.warning("queue_down", run_id=run_id)


def take_back_approval(
    context: Context, work: UnitOfWork, response: ResponseRecord, *, actor: str, reason_code: str
) -> None:
    """Withdraw an approval, which stays on record, and make the response a draft again."""
    work.approvals.withdraw(response.approval_id or "", by=actor, at=context.now())
    change_status(
        context,
        work,
        response,
        Status.DRAFTED,
        actor=actor,
        reason_code=reason_code,
        values={"approval_id": None},
    )
