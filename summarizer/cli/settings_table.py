"""``referent settings``."""

from __future__ import annotations

import sys
from dataclasses import fields
from typing import TYPE_CHECKING

from summarizer.settings import Settings

if TYPE_CHECKING:
    import argparse


def list_settings(_options: argparse.Namespace) -> None:
    """Print every setting as a table in Markdown."""
    sys.stdout.write("| Variable | Default | What it is for |\n|---|---|---|\n")
    for one in fields(Settings):
        default = one.metadata["default"] or "–"
        sys.stdout.write(
            f"| `{one.metadata['variable']}` | {default} | {one.metadata['about']} |\n",
        )
