"""The data protection officer imports the protected register."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.domain.danish import danish
from summarizer.domain.response import Status
from summarizer.screening import ProtectedRegister, RegisterError, preview_register
from summarizer.store.records import RegisterRecord
from summarizer.workflow.permissions import Permission, require
from summarizer.workflow.refusals import Changed, Invalid, NotFound
from summarizer.workflow.stages.draft_response import screen_again

if TYPE_CHECKING:
    from collections.abc import Mapping

    from summarizer.domain.user import User
    from summarizer.screening import RegisterPreview
    from summarizer.workflow.context import Context


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that was looked at: what is in it, in numbers, and the version that now waits.

    ``record`` is ``None`` when the file cannot be used; ``refusal`` then says why.
    """

    preview: RegisterPreview
    record: RegisterRecord | None
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """The register now in force, and how many responses go back to screening for it."""

    record: RegisterRecord
    screened_again: int


def check_register(context: Context, actor: User, content: bytes) -> Checked:
    """Read a CSV or XLSX and keep it, as keyed hashes only, until somebody puts it in force.

    Nothing changes by it: the register in force stays. An earlier file that was looked at
    and not used is forgotten.
    """
    require(actor, Permission.KEEP_REGISTER)
    at = context.now()
    preview = preview_register(content)
    try:
        register = ProtectedRegister.from_csv(content, key=context.screeners.key, imported_at=at)
    except RegisterError as refusal:
        return Checked(preview, None, refusal.words)
    record = RegisterRecord(
        id=context.new_id(),
        version=register.version,
        entry_count=register.entry_count,
        imported_by=actor.id,
        imported_at=at,
        content=register.dumps(),
        duplicates=preview.duplicates,
    )
    with context.write() as work:
        work.registers.drop_waiting()
        work.registers.add(record)
        work.audit.append(
            at=at,
            actor=actor.id,
            action="register_checked",
            facts={
                "version": record.version,
                "entries": record.entry_count,
                "duplicates": preview.duplicates,
                "problems": len(preview.problems),
            },
        )
        work.commit()
    return Checked(preview, record)


def put_register_in_force(context: Context, actor: User, register_id: str) -> Imported:
    """Let a register that was looked at replace the one in force.

    Responses that were cleared under the older register and not yet drafted go back to
    screening at once. Those with a draft are screened again before any engine sees them.
    Raises ``Changed`` when the version is gone or in force already.
    """
    require(actor, Permission.KEEP_REGISTER)
    at = context.now()
    with context.write() as work:
        record = work.registers.get(register_id)
        if record is None or not work.registers.put_in_force(register_id, at=at):
            raise Changed
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


def import_register(context: Context, actor: User, content: bytes) -> Imported:
    """Look at a file and put it in force at once, for scripts.

    Raises ``Invalid`` with the reason when the file cannot be used; the older register then
    stays in force.
    """
    checked = check_register(context, actor, content)
    if checked.record is None:
        raise Invalid(checked.refusal)
    return put_register_in_force(context, actor, checked.record.id)


def remove_register_version(context: Context, actor: User, register_id: str) -> None:
    """Wipe the hashes of a version that is no longer in force; who and when stay.

    Raises ``Invalid`` for the version in force: a newer one replaces it, nothing removes it.
    """
    require(actor, Permission.KEEP_REGISTER)
    at = context.now()
    with context.write() as work:
        record = work.registers.get(register_id)
        newest = work.registers.newest()
        if record is None or record.in_force_at is None:
            raise NotFound(danish("Udgaven"))
        if newest is None or newest.id == register_id:
            raise Invalid(danish("Udgaven er i kraft. Sæt en nyere i kraft, før du fjerner den."))
        if not work.registers.remove(register_id, by=actor.id, at=at):
            raise Changed
        work.audit.append(
            at=at,
            actor=actor.id,
            action="register_removed",
            facts={"version": record.version, "entries": record.entry_count},
        )
        work.commit()


def register_history(
    context: Context,
    actor: User,
) -> tuple[tuple[RegisterRecord, ...], Mapping[str, str]]:
    """Give every version that was in force, newest first, and the names of the accounts."""
    require(actor, Permission.KEEP_REGISTER)
    with context.read() as work:
        return work.registers.history(), work.users.names()
