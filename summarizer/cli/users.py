"""``referent users``."""

from __future__ import annotations

import getpass
import sys
from typing import TYPE_CHECKING

from summarizer.cli.house import open_house
from summarizer.cli.output import BadInput, print_json
from summarizer.domain.user import Role
from summarizer.workflow.manage_users import add_user
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
    password = getpass.getpass("Adgangskode: ") if sys.stdin.isatty() else sys.stdin.readline()
    try:
        user = add_user(
            context,
            None,
            username=options.username,
            name=options.name,
            role=Role(options.role),
            password=password.rstrip("\n"),
        )
    except Refusal as refusal:
        raise BadInput(str(refusal)) from None
    print_json({"id": user.id, "username": user.username})
