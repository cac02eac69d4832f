"""When a hearing's retention is over: its words and files go, its ledger and audit chain stay."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.domain.danish import danish
from summarizer.domain.response import Status
from summarizer.store.database import wipe
from summarizer.store.purges import HEARING_PURGED, PURGED, WITH_WORDS
from summarizer.store.records import UNSTARTED, BatchState
from summarizer.workflow.moves import change_status
from summarizer.workflow.permissions import Permission, require
from summarizer.workflow.refusals import Invalid, NotFound
from summarizer.workflow.uploads.receive_files import files_of

if TYPE_CHECKING:
    from summarizer.domain.user import User
    from summarizer.store import UnitOfWork
    from summarizer.workflow.context import Context


@dataclass(frozen=True, slots=True)
class Purged:
    """What went: responses emptied, files deleted.

    ``wiped`` tells that the words are also out of the database's own files. Otherwise somebody's
    transaction was open for too long, and the purge is to be given again.
    """

    responses: int
    files: int
    wiped: bool


def purge_hearing(context: Context, actor: User, hearing_id: str) -> Purged:
    """Delete a hearing's texts, drafts, summaries and files for good, and verify it.

    Every response becomes excluded with the reason ``purged`` and cannot be restored. The
    words go first, in one transaction that checks itself. Then every file of the hearing goes:
    uploads, also replaced ones, own documents and exports. A purge can be given again.
    """
    require(actor, Permission.MANAGE_USERS)
    with context.write() as work:
        if work.hearings.get(hearing_id) is None:
            raise NotFound(danish("Høringen"))
        responses = work.responses.page(hearing_id)
        for response in responses:
            work.runs.cancel(response.id, at=context.now())
            if response.approval_id is not None:
                work.approvals.withdraw(response.approval_id, by=actor.id, at=context.now())
            if response.status is not Status.EXCLUDED:
                change_status(
                    context,
                    work,
                    response,
                    Status.EXCLUDED,
                    actor=actor.id,
                    reason_code=PURGED,
                    values={"approval_id": None},
                )
        for batch in work.hearings.batches(hearing_id):
            # What is still on its way must not come in after all the rest went.
            if batch.state in UNSTARTED:
                work.hearings.set_batch_state(batch.id, old=batch.state, new=BatchState.CANCELLED)
                work.received.cancel(batch.id)
        work.purges.purge(hearing_id)
        work.word_decisions.forget(hearing_id)
        _verify(work, hearing_id)
        work.audit.append(
            at=context.now(),
            actor=actor.id,
            action=HEARING_PURGED,
            hearing_id=hearing_id,
            facts={"responses": len(responses)},
        )
        work.commit()
    files = context.files.delete_folder(files_of(hearing_id))
    wiped = wipe(context.database, WITH_WORDS)
    return Purged(responses=len(responses), files=files, wiped=wiped)


def _verify(work: UnitOfWork, hearing_id: str) -> None:
    left = work.purges.words_left(hearing_id)
    if left:
        raise Invalid(
            danish("%(count)s rækker har stadig tekst. Intet er slettet; meld fejlen.", count=left)
        )
