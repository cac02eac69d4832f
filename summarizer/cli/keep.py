"""``referent migrate`` and ``audit``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.cli.house import open_house
from summarizer.cli.output import print_json
from summarizer.store.schema import migrate
from summarizer.workflow.looks.overviews import verify_audit

if TYPE_CHECKING:
    import argparse


def migrate_database(_options: argparse.Namespace) -> None:
    """Bring the database's schema up to date."""
    _settings_in_force, context = open_house()
    migrate(context.database)


def verify_chain(_options: argparse.Namespace) -> int:
    """Walk the audit chain; 1 when it is broken."""
    _settings_in_force, context = open_house()
    length, broken = verify_audit(context)
    print_json({"entries": length, "intact": broken is None, "first_broken": broken})
    return 0 if broken is None else 1
