"""Keeping house: ``serve``, ``worker``, ``sweep``, ``migrate``, ``audit``, ``users`` and so on."""

from __future__ import annotations

import getpass
import signal
import sys
import threading
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from jobs.sweep import sweep_forever
from jobs.worker import work
from summarizer.cli.hearings import open_house
from summarizer.cli.logs import configure_logs
from summarizer.cli.output import BadInput, print_json
from summarizer.cli.serve import ServeError, serve
from summarizer.domain.user import Role
from summarizer.settings import Settings
from summarizer.store.schema import migrate
from summarizer.workflow.manage_users import add_user
from summarizer.workflow.overviews import verify_audit
from summarizer.workflow.refusals import Refusal
from summarizer.workflow.runs import sweep

if TYPE_CHECKING:
    import argparse


def add_commands(commands: Any) -> None:  # noqa: ANN401 - argparse's own type is private
    """Describe the house-keeping commands."""
    simple = {
        "serve": (_serve, "web, workers, sweeper and, without REDIS_URL, Valkey"),
        "migrate": (_migrate, "bring the database's schema up to date"),
        "settings": (_settings, "list every setting with its default, as Markdown"),
    }
    for name, (perform, about) in simple.items():
        commands.add_parser(name, help=about).set_defaults(perform=perform)
    worker = commands.add_parser("worker", help="take runs from the queue")
    worker.add_argument("--burst", action="store_true", help="end when the queue is empty")
    worker.set_defaults(perform=_worker)

    sweeper = commands.add_parser("sweep", help="bring in lost runs")
    sweeper.add_argument("--forever", action="store_true", help="every few seconds")
    sweeper.set_defaults(perform=_sweep)

    audit = commands.add_parser("audit", help="the audit chain")
    audit.add_argument("action", choices=["verify"])
    audit.set_defaults(perform=_audit)

    users = commands.add_parser("users", help="accounts")
    actions = users.add_subparsers(dest="action", required=True, metavar="ACTION")
    actions.add_parser("list", help="every account").set_defaults(perform=_list_users)
    adding = actions.add_parser("add", help="a new account; the password is asked for")
    adding.add_argument("username")
    adding.add_argument("--name", required=True, help="as others see it")
    adding.add_argument("--role", required=True, choices=[role.value for role in Role])
    adding.set_defaults(perform=_add_user)


def _serve(_options: argparse.Namespace) -> int:
    configure_logs()
    settings, _context = open_house()
    try:
        return serve(settings)
    except ServeError as refusal:
        raise BadInput(str(refusal)) from None


def _migrate(_options: argparse.Namespace) -> None:
    _settings_in_force, context = open_house()
    migrate(context.database)


def _worker(options: argparse.Namespace) -> None:
    configure_logs()
    settings, _context = open_house()
    work(settings, burst=options.burst)


def _sweep(options: argparse.Namespace) -> None:
    configure_logs()
    if not options.forever:
        _settings_in_force, context = open_house()
        print_json({"runs": sweep(context)})
        return
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: stop.set())
    sweep_forever(stop)


def _audit(_options: argparse.Namespace) -> int:
    _settings_in_force, context = open_house()
    length, broken = verify_audit(context)
    print_json({"entries": length, "intact": broken is None, "first_broken": broken})
    return 0 if broken is None else 1


def _list_users(_options: argparse.Namespace) -> None:
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


def _add_user(options: argparse.Namespace) -> None:
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


def _settings(_options: argparse.Namespace) -> None:
    sys.stdout.write("| Variable | Default | What it is for |\n|---|---|---|\n")
    for one in fields(Settings):
        default = one.metadata["default"] or "–"
        sys.stdout.write(
            f"| `{one.metadata['variable']}` | {default} | {one.metadata['about']} |\n",
        )
