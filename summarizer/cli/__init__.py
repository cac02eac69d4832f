"""The ``referent`` command: everything a stage does, without the web, as JSON.

JSON goes to standard output, everything else to standard error. Exit codes: 0 done, 1 the
input was bad (one clear line on standard error), 2 wrong usage.
"""

from __future__ import annotations

import importlib
import os
import sys
from typing import TYPE_CHECKING

from summarizer.cli.output import BadInput
from summarizer.cli.parser import build_parser

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks for and give the exit code."""
    options = build_parser(__doc__ or "").parse_args(arguments)
    module, name = options.perform.split(":")
    try:
        perform = getattr(importlib.import_module(f"summarizer.cli.{module}"), name)
        code: int | None = perform(options)
    except BadInput as refusal:
        sys.stderr.write(f"referent: {refusal}\n")
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read it has seen enough; Python would say so again at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return code or 0
