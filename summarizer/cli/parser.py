"""Every command and its arguments. Nothing heavy is imported until a command is performed."""

from __future__ import annotations

import argparse
from typing import Any

from summarizer.domain.user import Role

# argparse's own type of what `add_subparsers` gives is private.
Commands = Any


def build_parser(about: str) -> argparse.ArgumentParser:
    """Describe every command; ``perform`` names the function that does it, ``module:name``."""
    parser = argparse.ArgumentParser(prog="referent", description=about)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_stages(commands)
    _add_hearings(commands)
    _add_house(commands)
    _add_users(commands)
    return parser


def _add_stages(commands: Commands) -> None:
    extract = commands.add_parser("extract", help="read files: text with offsets")
    extract.add_argument("files", nargs="+", metavar="FILE")
    extract.set_defaults(perform="extract:extract")

    screen = commands.add_parser("screen", help="find and mask personal data")
    screen.set_defaults(perform="screen:screen")

    draft = commands.add_parser("draft", help="draft numbered points with evidence")
    draft.add_argument("--note", action="append", default=[], metavar="TEXT")
    draft.add_argument("--engine", choices=["citat", "openai"], default="citat")
    draft.set_defaults(perform="draft:draft")

    for command in (screen, draft):
        command.add_argument("files", nargs="+", metavar="FILE|-")
        command.add_argument("--register", metavar="CSV", help="protected register")
        command.add_argument("--sender", default="", metavar="'NAME, ADDRESS'")

    check = commands.add_parser("check", help="check points against their passages")
    check.add_argument("file", choices=["-"], metavar="-")
    check.set_defaults(perform="check:check")

    duplicates = commands.add_parser("duplicates", help="group campaign letters")
    duplicates.add_argument("place", metavar="DIR|FILE.jsonl")
    duplicates.set_defaults(perform="duplicates:duplicates")


def _add_hearings(commands: Commands) -> None:
    """Commands on a hearing, which is named by its id or case number."""
    importing = commands.add_parser("import", help="upload files to a hearing and start")
    importing.add_argument("hearing", metavar="HEARING")
    importing.add_argument("paths", nargs="+", metavar="PATH")
    importing.set_defaults(perform="hearings:import_files")

    exporting = commands.add_parser("export", help="write the hvidbog or the ledger")
    exporting.add_argument("hearing", metavar="HEARING")
    exporting.add_argument("-o", "--output", required=True, metavar="FILE.docx|.xlsx")
    exporting.add_argument(
        "--list-open",
        action="store_true",
        help="list unfinished ones as under treatment",
    )
    exporting.set_defaults(perform="hearings:export")

    status = commands.add_parser("status", help="count a hearing's responses by status")
    status.add_argument("hearing", metavar="HEARING")
    status.set_defaults(perform="hearings:show_status")

    purge = commands.add_parser("purge", help="delete a hearing's texts and files for good")
    purge.add_argument("hearing", metavar="HEARING")
    purge.add_argument("--yes", action="store_true", help="really; there is no way back")
    purge.set_defaults(perform="hearings:purge")

    for command in (importing, exporting, status, purge):
        command.add_argument(
            "--user", metavar="USERNAME", help="account that acts; the only administrator"
        )


def _add_house(commands: Commands) -> None:
    simple = {
        "serve": ("run:run_house", "web, workers, sweeper and, without REDIS_URL, Valkey"),
        "migrate": ("keep:migrate_database", "bring the database's schema up to date"),
        "settings": (
            "settings_table:list_settings",
            "list every setting with its default, as Markdown",
        ),
    }
    for name, (perform, about) in simple.items():
        commands.add_parser(name, help=about).set_defaults(perform=perform)

    worker = commands.add_parser("worker", help="take runs from the queue")
    worker.add_argument("--burst", action="store_true", help="end when the queue is empty")
    worker.set_defaults(perform="run:run_worker")

    sweeper = commands.add_parser("sweep", help="bring in lost runs")
    sweeper.add_argument("--forever", action="store_true", help="every few seconds")
    sweeper.set_defaults(perform="run:run_sweeper")

    audit = commands.add_parser("audit", help="the audit chain")
    audit.add_argument("action", choices=["verify"])
    audit.add_argument(
        "file",
        nargs="?",
        metavar="FILE",
        help="a downloaded revisionsspor.csv or .jsonl; without it the database's chain",
    )
    audit.set_defaults(perform="keep:verify_chain")


def _add_users(commands: Commands) -> None:
    users = commands.add_parser("users", help="accounts")
    actions = users.add_subparsers(dest="action", required=True, metavar="ACTION")
    listing = actions.add_parser("list", help="every account")
    listing.set_defaults(perform="users:list_accounts")
    adding = actions.add_parser("add", help="a new account; the password is asked for")
    adding.add_argument("username")
    adding.add_argument("--name", required=True, help="as others see it")
    adding.add_argument("--role", required=True, choices=[role.value for role in Role])
    adding.set_defaults(perform="users:add_account")
    renewing = actions.add_parser("password", help="a new password, which is asked for")
    renewing.add_argument("username")
    renewing.set_defaults(perform="users:renew_password")
