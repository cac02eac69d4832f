"""Measure the quoting engine and the checks: ``python -m benchmarks.drafting``.

Prints the figures of ``docs/drafting.md``. Reads the development set beside the repository
(or where REFERENT_SHARED_DATA points) and the invented letters and points of the tests.
"""

from __future__ import annotations

import json
import os
import time
import tomllib
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.quoting import (
    LETTER_SETS,
    by_citat,
    invented_letters,
    kind_accuracy,
    lexrank,
    longest_sentences,
    note_accuracy,
    quoted,
    shared_letters,
    shown_to_nobody,
    stances,
)
from summarizer.domain.draft import Point
from summarizer.domain.source import SourceText
from summarizer.domain.span import Span
from summarizer.drafting import check_points

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

REPOSITORY = Path(__file__).resolve().parent.parent
INVENTED = REPOSITORY / "tests" / "unit" / "drafting"


@dataclass(frozen=True)
class CheckedRow:
    """One labelled point and the worst severity it was given."""

    error: str
    severity: str
    outcome: str


def shared_set() -> Path | None:
    root = Path(os.environ.get("REFERENT_SHARED_DATA", REPOSITORY.parent / "shared" / "data"))
    folder = root / "drafting_dev"
    return folder if folder.is_dir() else None


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]


def shared_points(folder: Path) -> list[tuple[str, str, SourceText, Point]]:
    return [
        (
            row["error"],
            row["severity"],
            SourceText.from_text(row["source"]),
            Point(row["point"], tuple(Span(e["start"], e["end"]) for e in row["evidence"])),
        )
        for row in _rows(folder / "faithfulness.jsonl")
    ]


# The sets of invented points, in the order in which they were written.
POINT_SETS = (
    "invented", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
    "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth", "twentieth", "twenty_first", "twenty_second", "twenty_third", "twenty_fourth",
    "twenty_fifth", "twenty_sixth", "twenty_seventh", "twenty_eighth", "twenty_ninth", "thirtieth",
    "thirty_sixth", "thirty_seventh", "thirty_eighth",
)  # fmt: skip


def invented_points(name: str = "invented") -> list[tuple[str, str, SourceText, Point]]:
    table = tomllib.loads((INVENTED / f"points_{name}.toml").read_text("utf-8"))
    found = []
    for row in table["source"]:
        source = SourceText.from_text(row["text"])
        labelled = [("none", "none", *faithful) for faithful in row["faithful"]]
        for error, severity, text, numbers in [*labelled, *row["corrupted"]]:
            evidence = tuple(source.sentences[n] for n in numbers)
            found.append((error, severity, source, Point(text, evidence)))
    return found


def checked(points: Iterable[tuple[str, str, SourceText, Point]]) -> list[CheckedRow]:
    rows = []
    for error, severity, source, point in points:
        flags = check_points(source, [point]).points[0].flags
        levels = {flag.severity.value for flag in flags}
        outcome = "red" if "red" in levels else "yellow" if levels else "none"
        rows.append(CheckedRow(error, severity, outcome))
    return rows


def rates(rows: Sequence[CheckedRow]) -> tuple[float, float, float]:
    """Give the share of errors flagged, of faithful points red, and with any flag."""
    seeded = [row for row in rows if row.error != "none"]
    faithful = [row for row in rows if row.error == "none"]
    return (
        sum(row.outcome != "none" for row in seeded) / len(seeded),
        sum(row.outcome == "red" for row in faithful) / len(faithful),
        sum(row.outcome != "none" for row in faithful) / len(faithful),
    )


def by_error(rows: Sequence[CheckedRow]) -> dict[str, Counter[str]]:
    table: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        table[row.error][row.outcome] += 1
    return dict(sorted(table.items()))


def milliseconds_for_eight(points: Sequence[tuple[str, str, SourceText, Point]]) -> float:
    """Mean processor time to check eight points of one source, the word lists being loaded."""
    sources: defaultdict[str, list[Point]] = defaultdict(list)
    texts: dict[str, SourceText] = {}
    for _, _, source, point in points:
        sources[source.text].append(point)
        texts[source.text] = source
    started = time.process_time()
    for text, found in sources.items():
        check_points(texts[text], (found * 8)[:8])
    return 1000 * (time.process_time() - started) / len(sources)


def main() -> None:
    folder = shared_set()
    letter_sets = {name: invented_letters(name) for name in LETTER_SETS}
    point_sets = {name: invented_points(name) for name in POINT_SETS}
    if folder:
        letter_sets["development"] = shared_letters(folder)
        point_sets["development"] = shared_points(folder)
    for name, letters in letter_sets.items():
        print(f"\n{name} letters ({len(letters)})")
        for method in (by_citat, longest_sentences, lexrank):
            print(f"  {method.__name__:<18} {quoted(letters, method)}")
        print(f"  notes right        {note_accuracy(letters):.2f}")
        print(f"  shown to nobody    {len(shown_to_nobody(letters))}")
        if letters[0].stance:
            print(f"  kinds right        {kind_accuracy(letters):.2f}")
            print("  stances right, wrong  {:.2f}, {:.2f}".format(*stances(letters)))
    for name, points in point_sets.items():
        rows = checked(points)
        caught, red, any_flag = rates(rows)
        print(f"\n{name} points ({len(rows)})")
        print(f"  errors flagged {caught:.3f}  faithful: red {red:.3f}, flagged {any_flag:.3f}")
        print(f"  eight points: {milliseconds_for_eight(points):.0f} ms")
        for error, outcomes in by_error(rows).items():
            print(f"    {error:<18} {dict(outcomes)}")


if __name__ == "__main__":
    main()
