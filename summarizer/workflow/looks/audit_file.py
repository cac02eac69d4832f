"""The audit chain as a file: all that its hashes are made of, so that anybody can check it."""

from __future__ import annotations

import csv
import io
import json
from datetime import datetime
from typing import TYPE_CHECKING

from summarizer.store.audit import first_unfit
from summarizer.store.records import AuditEntry
from summarizer.workflow.permissions import Permission, require

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from summarizer.domain.user import User
    from summarizer.workflow.context import Context

# What a person reads, and what the hash is made of, in this order, with the hash last.
WORDS = ("hvem", "hvad", "oplysninger")
HASHED = (
    "post",
    "tid_utc",
    "hvem_id",
    "handling",
    "hoering",
    "svar",
    "fakta_json",
    "forrige_sha256",
    "sha256",
)
_SEPARATOR = ";"


class ChainFileError(ValueError):
    """A file that holds no audit entries, or one with a column or a value missing."""


def audit_file(
    context: Context,
    actor: User,
    words_of: Callable[[AuditEntry, Mapping[str, str]], Sequence[str]],
) -> bytes:
    """Write the whole chain as CSV, oldest first; ``words_of`` gives the cells of ``WORDS``."""
    require(actor, Permission.READ_AUDIT)
    with context.read() as work:
        entries, names = work.audit.entries(), work.users.names()
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=_SEPARATOR)
    writer.writerow((*HASHED[:2], *WORDS, *HASHED[2:]))
    for entry in reversed(entries):
        told = _cells(entry)
        writer.writerow((*told[:2], *words_of(entry, names), *told[2:]))
    return file.getvalue().encode("utf-8-sig")


def check_audit_file(content: bytes, *, is_part: bool) -> tuple[tuple[AuditEntry, ...], int | None]:
    """Give a file's entries and the first that does not fit, if any.

    ``is_part``: the lines of one hearing, with the entries about others left out between them.
    Raises ``ChainFileError``.
    """
    try:
        text = content.decode("utf-8-sig")
        entries = tuple(_from_lines(text) if is_part else _from_csv(text))
    except (ValueError, KeyError, TypeError, csv.Error) as fault:
        raise ChainFileError from fault
    if not entries:
        raise ChainFileError
    return entries, first_unfit(entries, is_part=is_part)


def _cells(entry: AuditEntry) -> tuple[object, ...]:
    return (
        entry.sequence,
        entry.at.isoformat(),
        entry.actor,
        entry.action,
        entry.hearing_id or "",
        entry.response_id or "",
        json.dumps(entry.facts, ensure_ascii=False, sort_keys=True, separators=(",", ":")),
        entry.previous_hash,
        entry.hash,
    )


def _from_csv(text: str) -> list[AuditEntry]:
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=_SEPARATOR)
    return [
        AuditEntry(
            sequence=int(row["post"]),
            at=datetime.fromisoformat(row["tid_utc"]),
            actor=row["hvem_id"],
            action=row["handling"],
            hearing_id=row["hoering"] or None,
            response_id=row["svar"] or None,
            facts=json.loads(row["fakta_json"]),
            previous_hash=row["forrige_sha256"],
            hash=row["sha256"],
        )
        for row in rows
    ]


def _from_lines(text: str) -> list[AuditEntry]:
    told = [json.loads(line) for line in text.splitlines()]
    return [AuditEntry(**one | {"at": datetime.fromisoformat(one["at"])}) for one in told]
