"""The figures as a file: counts by hearing, engine, prompt version and arm; no person in it."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from summarizer.web.csv_cells import cell_text
from summarizer.web.small_numbers import FEWEST_FOR_PERCENT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summarizer.workflow.looks.quality_overview import FiguresRow

_HEADINGS = (
    "hoering", "sagsnr", "motor", "instruks", "arm", "godkendt", "fra_udkast", "uaendret",
    "median_aendring", "med_tid", "median_sekunder", "roede_fundet", "roede_fastholdt",
    "egne_punkter", "egne_punkter_daekket", "udkastets_punkter", "udkastets_punkter_daekket",
)  # fmt: skip


def as_csv(rows: Iterable[FiguresRow]) -> bytes:
    """Write the rows as a Danish Excel reads them: semicolons, decimal commas, UTF-8 with BOM.

    A median of fewer than five approvals is left out.
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";")
    writer.writerow(_HEADINGS)
    for row in rows:
        sums = row.sums
        writer.writerow(
            (
                cell_text(row.hearing.title),
                cell_text(row.hearing.case_number),
                row.engine,
                row.prompt_version,
                row.arm.value,
                sums.approvals,
                sums.from_drafts,
                sums.unedited,
                _median(sums.median_distance, sums.from_drafts),
                sums.timed,
                _median(sums.median_seconds, sums.timed),
                sums.reds_found,
                sums.reds_overturned,
                sums.person_points,
                sums.person_points_met,
                sums.draft_points,
                sums.draft_points_met,
            ),
        )
    return file.getvalue().encode("utf-8-sig")


def _median(value: float | None, count: int) -> str:
    if value is None or count < FEWEST_FOR_PERCENT:
        return ""
    return f"{value:.3f}".rstrip("0").rstrip(".").replace(".", ",")
