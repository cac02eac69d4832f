"""The settings and the wiring, for every command that needs the whole house."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.cli.output import BadInput
from summarizer.logs import configure_logs
from summarizer.services import build_context
from summarizer.settings import Settings, SettingsError
from summarizer.store.database import is_migrated

if TYPE_CHECKING:
    from summarizer.workflow.context import Context


def open_house(*, has_tables: bool = True) -> tuple[Settings, Context]:
    """Give the settings and the wiring.

    Raises ``BadInput`` for settings that do not work, and, unless ``has_tables`` is false, for
    a database that was never migrated or is not there.
    """
    configure_logs()
    try:
        settings = Settings.from_environment()
        context = build_context(settings)
    except SettingsError as refusal:
        raise BadInput(str(refusal)) from None
    if has_tables and not is_migrated(context.database):
        raise BadInput("the database does not answer, or has no tables yet; see `referent migrate`")
    return settings, context
