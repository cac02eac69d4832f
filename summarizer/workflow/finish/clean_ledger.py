"""The ledger is screened before it is written: a file's own name may be somebody's."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from summarizer.domain.finding import Certainty
from summarizer.domain.span import Span
from summarizer.workflow.inspection import FORBIDDEN

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from summarizer.export import LedgerRow, ReceivedRow
    from summarizer.screening import Screener

LEFT_OUT = "[udeladt]"
_BETWEEN = "\n\n"


def without_forbidden(screener: Screener, rows: Iterable[LedgerRow]) -> list[LedgerRow]:
    """Leave out of every cell what must never be published; no row is lost for it."""
    return [_clean(screener, row) for row in rows]


def _clean(screener: Screener, row: LedgerRow) -> LedgerRow:
    files, remarks = len(row.attachments), len(row.remarks)
    filename, sender, organisation, subject, assessment, reason, *others = _masked(
        screener,
        (
            row.filename,
            row.sender_label,
            row.organisation,
            row.subject,
            row.assessment,
            row.reason,
            *row.attachments,
            # The number of a portal's row is among them, or what stood in its column.
            *row.remarks,
            *row.points,
        ),
        names=(0, *range(6, 6 + files)),
    )
    return replace(
        row,
        filename=filename,
        sender_label=sender,
        organisation=organisation,
        subject=subject,
        assessment=assessment,
        reason=reason,
        attachments=tuple(others[:files]),
        remarks=tuple(others[files : files + remarks]),
        points=tuple(others[files + remarks :]),
    )


def received_without_forbidden(
    screener: Screener, rows: Sequence[ReceivedRow]
) -> list[ReceivedRow]:
    """Leave the same out of the names of all files that came in."""
    names = _masked(screener, [row.filename for row in rows], names=range(len(rows)))
    return [replace(row, filename=name) for row, name in zip(rows, names, strict=True)]


def _masked(screener: Screener, cells: Sequence[str], *, names: Collection[int]) -> list[str]:
    """Screen cells together, which costs one look instead of many; ``names`` are file names."""
    # In those a low line or a full stop stands for a blank.
    text = _BETWEEN.join(
        cell.replace("_", " ") if at in names else cell for at, cell in enumerate(cells)
    )
    found = [
        one.span
        for one in screener.find_in_text(text)
        if one.certainty is Certainty.SURE and one.kind in FORBIDDEN
    ]
    if not found:
        return list(cells)
    cleaned, start = [], 0
    for cell in cells:
        here = Span(start, start + len(cell))
        cleaned.append(_cut(cell, here, [one for one in found if one.overlaps(here)]))
        start = here.end + len(_BETWEEN)
    return cleaned


def _cut(cell: str, here: Span, found: Sequence[Span]) -> str:
    for span in sorted(found, reverse=True):
        first = max(span.start, here.start) - here.start
        last = min(span.end, here.end) - here.start
        cell = f"{cell[:first]}{LEFT_OUT}{cell[last:]}"
    return cell
