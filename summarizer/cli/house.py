"""The settings and the wiring, for every command that needs the whole house."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.cli.output import BadInput
from summarizer.services import build_context
from summarizer.settings import Settings, SettingsError

if TYPE_CHECKING:
    from summarizer.workflow.context import Context


def open_house() -> tuple[Settings, Context]:
    """Give the settings and the wiring. Raises ``BadInput`` for settings that do not work."""
    try:
        settings = Settings.from_environment()
    except SettingsError as refusal:
        raise BadInput(str(refusal)) from None
    return settings, build_context(settings)
