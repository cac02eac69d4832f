"""The data protection officer imports the protected register."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.domain.response import Status
from summarizer.screening import ProtectedRegister, RegisterError
from summarizer.store.records import RegisterRecord
from summarizer.workflow.draft_response import screen_again
from summarizer.workflow.permissions import Permission, require
from summarizer.workflow.refusals import Invalid

if TYPE_CHECKING:
    from summarizer.domain.user import User
    from summarizer.workflow.context import Context


@dataclass(frozen=True, slots=True)
class Imported:
    """The register now in force, and how many responses go back to screening for it."""

    record: RegisterRecord
    screened_again: int


def import_register(context: Context, actor: User, content: bytes) -> Imported:
    """Read a CSV, keep it as keyed hashes only, and put it in force.

    Responses that were cleared under the older register and not yet drafted go back to
    screening at once. Raises ``Invalid`` with the reason when the file cannot be used; the
    older register then stays in force.
    """
    require(actor, Permission.KEEP_REGISTER)
    at = context.now()
    try:
        register = ProtectedRegister.from_csv(content, key=context.screeners.key, imported_at=at)
    except RegisterError as refusal:
        raise Invalid(str(refusal)) from None
    record = RegisterRecord(
        id=context.new_id(),
        version=register.version,
        entry_count=register.entry_count,
        imported_by=actor.id,
        imported_at=at,
        content=register.dumps(),
        in_force_at=at,
    )
    with context.write() as work:
        work.registers.add(record)
        waiting = work.responses.with_status([Status.CLEARED])
        for response in waiting:
            work.runs.cancel(response.id, at=at)
            screen_again(context, work, response.id, actor=actor.id)
        work.audit.append(
            at=at,
            actor=actor.id,
            action="register_imported",
            facts={
                "version": record.version,
                "entries": record.entry_count,
                "screened_again": len(waiting),
            },
        )
        work.commit()
    return Imported(record, len(waiting))
