"""``referent migrate`` and ``audit``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.cli.house import open_house
from summarizer.cli.output import BadInput, print_json
from summarizer.store.schema import migrate
from summarizer.workflow.looks.audit_file import ChainFileError, check_audit_file
from summarizer.workflow.looks.overviews import verify_audit

if TYPE_CHECKING:
    import argparse


def migrate_database(_options: argparse.Namespace) -> None:
    """Bring the database's schema up to date."""
    _settings_in_force, context = open_house(has_tables=False)
    migrate(context.database)


def verify_chain(options: argparse.Namespace) -> int:
    """Walk the audit chain, or a file of it; 1 when it is broken."""
    if options.file:
        return _verify_file(Path(options.file))
    _settings_in_force, context = open_house()
    length, broken = verify_audit(context)
    with context.read() as look:
        newest = look.audit.entries(limit=1)
    print_json(
        {
            "entries": length,
            "intact": broken is None,
            "first_broken": broken,
            "newest_sha256": newest[0].hash if newest else "",
        }
    )
    return 0 if broken is None else 1


def _verify_file(path: Path) -> int:
    """Check a file by itself: it needs no database, and no other machine's keys."""
    try:
        entries, broken = check_audit_file(path.read_bytes(), is_part=path.suffix == ".jsonl")
    except OSError as fault:
        raise BadInput(f"{path}: {fault.strerror}") from fault
    except ChainFileError as fault:
        raise BadInput(f"{path}: holds no audit entries") from fault
    newest = entries[-1]
    print_json(
        {
            "entries": len(entries),
            "intact": broken is None,
            "first_broken": broken,
            "newest": newest.sequence,
            "newest_sha256": newest.hash,
        }
    )
    return 0 if broken is None else 1
