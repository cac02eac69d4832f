"""``referent check``."""

from __future__ import annotations

import json
from operator import index
from typing import TYPE_CHECKING

from summarizer.cli.json_form import flag_json, place
from summarizer.cli.output import BadInput, print_json, read_standard_input
from summarizer.domain.draft import Point
from summarizer.domain.source import SourceText
from summarizer.domain.span import Span
from summarizer.drafting import check_points

if TYPE_CHECKING:
    import argparse


def check(_options: argparse.Namespace) -> None:
    """Check the points of each line against the passages they cite."""
    for number, line in enumerate(read_standard_input().split("\n"), start=1):
        if line.strip():
            source, points = _parse_check(line, number)
            checked = check_points(source, points)
            flags = [[flag_json(flag) for flag in point.flags] for point in checked.points]
            print_json(
                {
                    "points": [{"flags": of_point} for of_point in flags],
                    "left_out": [place(span) for span in checked.left_out],
                },
            )


def _parse_check(line: str, number: int) -> tuple[SourceText, list[Point]]:
    try:
        given = json.loads(line)
        source = SourceText.from_text(given["source"])
        points = [
            Point(
                text=point["text"] + "",
                evidence=tuple(
                    Span(index(one["start"]), index(one["end"])) for one in point["evidence"]
                ),
            )
            for point in given["points"]
        ]
    except (ValueError, KeyError, TypeError):
        raise BadInput(
            f"line {number} is not of the form "
            '{"source":"…","points":[{"text":"…","evidence":[{"start":0,"end":1}]}]}',
        ) from None
    if any(span.end > len(source.text) for point in points for span in point.evidence):
        raise BadInput(
            f"line {number}: a passage ends after the source's {len(source.text)} characters"
        )
    return source, points
