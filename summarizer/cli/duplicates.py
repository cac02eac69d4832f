"""``referent duplicates``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.cli.json_form import pairs
from summarizer.cli.output import print_json
from summarizer.cli.reading import letters_of
from summarizer.synthesis import find_campaigns

if TYPE_CHECKING:
    import argparse


def duplicates(options: argparse.Namespace) -> None:
    """Group the letters of a folder or a file and print the groups."""
    groups = find_campaigns(letters_of(options.place))
    print_json(
        {
            "groups": [
                {
                    "id": group.id,
                    "members": [
                        {
                            "id": member.id,
                            "relation": member.relation,
                            "own_text": pairs(member.own_text),
                        }
                        for member in group.members
                    ],
                }
                for group in groups
            ],
        },
    )
