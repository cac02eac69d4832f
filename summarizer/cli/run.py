"""``referent serve``, ``worker`` and ``sweep``: processes that stay."""

from __future__ import annotations

import signal
import threading
from typing import TYPE_CHECKING

from jobs.sweep import sweep_forever
from jobs.worker import work
from summarizer.cli.house import open_house
from summarizer.cli.output import BadInput, print_json
from summarizer.cli.serve import ServeError, serve
from summarizer.workflow.stages.runs import sweep

if TYPE_CHECKING:
    import argparse


def run_house(_options: argparse.Namespace) -> int:
    """Run everything on this machine until told to stop."""
    settings, _context = open_house(has_tables=False)
    try:
        return serve(settings)
    except ServeError as refusal:
        raise BadInput(str(refusal)) from None


def run_worker(options: argparse.Namespace) -> None:
    """Take runs from the queue."""
    settings, _context = open_house()
    work(settings, burst=options.burst)


def run_sweeper(options: argparse.Namespace) -> None:
    """Bring in lost runs, once or for ever."""
    # One that goes on waits for a database that is away; settings that do not work stop it too.
    _settings_in_force, context = open_house(has_tables=not options.forever)
    if not options.forever:
        print_json({"runs": sweep(context)})
        return
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: stop.set())
    sweep_forever(stop)
