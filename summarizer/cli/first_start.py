"""What an empty house is given on its first start: one account a role, and the samples."""

from __future__ import annotations

import os
import secrets
from typing import TYPE_CHECKING

import structlog

from summarizer.domain.user import Role
from summarizer.workflow.accounts.manage_users import add_user
from summarizer.workflow.load_samples import load_samples

if TYPE_CHECKING:
    from pathlib import Path

    from summarizer.settings import Settings
    from summarizer.workflow.context import Context

log = structlog.get_logger()

FIRST_ACCOUNTS = (
    ("planlaegger", "Petra Planlægger", Role.PLANNER, "Planlægger"),
    ("godkender", "Gorm Godkender", Role.REVIEWER, "Godkender"),
    ("dpo", "Dorthe Databeskytter", Role.DATA_PROTECTION_OFFICER, "Databeskyttelsesansvarlig"),
    ("admin", "Aksel Administrator", Role.ADMINISTRATOR, "Administrator"),
)
_PASSWORD_BYTES = 9


def prepare_first_start(context: Context, settings: Settings) -> None:
    """Open the first accounts in an empty database and load the samples if wanted.

    The passwords are random and stand in the var folder, readable by this user only, until
    somebody deletes the file.
    """
    with context.read() as look:
        if look.users.all():
            return
    passwords = [secrets.token_urlsafe(_PASSWORD_BYTES) for _ in FIRST_ACCOUNTS]
    # Written first: an account whose password nobody knows would shut everybody out.
    _keep(
        _logins_file(settings),
        "".join(
            f"  {word:<26} {username:<12} {password}\n"
            for (username, _name, _role, word), password in zip(
                FIRST_ACCOUNTS,
                passwords,
                strict=True,
            )
        ),
    )
    users = {
        role: add_user(context, None, username=username, name=name, role=role, password=password)
        for (username, name, role, _word), password in zip(FIRST_ACCOUNTS, passwords, strict=True)
    }
    if settings.samples:
        loaded = load_samples(
            context,
            planner=users[Role.PLANNER],
            officer=users[Role.DATA_PROTECTION_OFFICER],
        )
        log.info("samples_loaded", hearings=loaded)


def printed_logins(settings: Settings) -> str:
    """Give the first accounts' logins as lines to print, or where they were."""
    try:
        return _logins_file(settings).read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""


def _logins_file(settings: Settings) -> Path:
    return settings.var / "keys" / "first_logins.txt"


def _keep(path: Path, text: str) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        stream.write(text)
