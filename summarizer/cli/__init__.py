"""The ``referent`` command: everything a stage does, without the web, as JSON.

JSON goes to standard output, everything else to standard error. Exit codes: 0 done, 1 the
input was bad (one clear line on standard error), 2 wrong usage.
"""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from summarizer.cli import hearings, house, stages
from summarizer.cli.output import BadInput

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks for and give the exit code."""
    options = build_parser().parse_args(arguments)
    try:
        code: int | None = options.perform(options)
    except BadInput as refusal:
        sys.stderr.write(f"referent: {refusal}\n")
        return 1
    except KeyboardInterrupt:
        return 130
    return code or 0


def build_parser() -> argparse.ArgumentParser:
    """Describe every command."""
    parser = argparse.ArgumentParser(prog="referent", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    stages.add_commands(commands)
    hearings.add_commands(commands)
    house.add_commands(commands)
    return parser
