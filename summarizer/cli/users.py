"""``referent users``."""

from __future__ import annotations

import getpass
import sys
from typing import TYPE_CHECKING

from summarizer.cli.house import open_house
from summarizer.cli.output import BadInput, print_json
from summarizer.domain.user import Role
from summarizer.workflow.accounts.manage_users import add_user, set_password
from summarizer.workflow.refusals import Refusal

if TYPE_CHECKING:
    import argparse


def list_accounts(_options: argparse.Namespace) -> None:
    """Print every account, a line each."""
    _settings_in_force, context = open_house()
    with context.read() as look:
        for user in look.users.all():
            print_json(
                {
                    "id": user.id,
                    "username": user.username,
                    "name": user.name,
                    "role": user.role.value,
                    "active": user.active,
                },
            )


def add_account(options: argparse.Namespace) -> None:
    """Open an account; the password is read from the terminal or standard input."""
    _settings_in_force, context = open_house()
    try:
        user = add_user(
            context,
            None,
            username=options.username,
            name=options.name,
            role=Role(options.role),
            password=_ask_password(),
        )
    except Refusal as refusal:
        raise BadInput(str(refusal)) from None
    print_json({"id": user.id, "username": user.username})


def renew_password(options: argparse.Namespace) -> None:
    """Give an account a new password; it is read from the terminal or standard input."""
    _settings_in_force, context = open_house()
    with context.read() as look:
        found = look.users.by_username(options.username)
    if found is None:
        raise BadInput(f"there is no account {options.username}; see `referent users list`")
    try:
        set_password(context, None, found[0].id, password=_ask_password())
    except Refusal as refusal:
        raise BadInput(str(refusal)) from None
    print_json({"id": found[0].id, "username": found[0].username})


def _ask_password() -> str:
    if sys.stdin.isatty():
        return getpass.getpass("Adgangskode: ")
    return sys.stdin.readline().rstrip("\n")
