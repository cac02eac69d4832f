"""``referent extract``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.cli.json_form import pairs
from summarizer.cli.output import print_json, read_source

if TYPE_CHECKING:
    import argparse


def extract(options: argparse.Namespace) -> None:
    """Read each file and print its text with offsets."""
    for name in options.files:
        source = read_source(name)
        print_json(
            {
                "pages": pairs(source.pages),
                "text": source.text,
                "paragraphs": pairs(source.paragraphs),
                "sentences": pairs(source.sentences),
                "warnings": list(source.warnings),
            },
        )
