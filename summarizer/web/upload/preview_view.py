"""What came in and where it will go, before anything starts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import url_for

from summarizer.domain.response import Status
from summarizer.intake import Format
from summarizer.web.engines import EngineWords, engine_words
from summarizer.web.formatting import format_duration, format_money, format_number
from summarizer.web.texts import gettext, said

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from summarizer.web.upload.forms import FileForm
    from summarizer.workflow.costs import CostAhead
    from summarizer.workflow.overviews import BatchPage
    from summarizer.workflow.response_rows import ResponseRow

_MINUTE_SECONDS = 60


@dataclass(frozen=True, slots=True)
class FileView:
    """One file with its form. ``trouble`` says why it cannot be read, if that is known."""

    number: int
    filename: str
    format_words: str
    size: int
    is_duplicate: bool
    trouble: str
    form: FileForm


@dataclass(frozen=True, slots=True)
class PreviewView:
    """``recognised`` counts the files that some reader takes."""

    hearing_title: str
    hearing_address: str
    files: tuple[FileView, ...]
    total: int
    recognised: int
    duplicates: int
    bytes: int
    received_on: date | None
    notes: tuple[str, ...]
    engine: EngineWords
    estimate: str
    cost: str
    is_over_ceiling: bool
    start_address: str
    cancel_address: str


def preview_view(
    page: BatchPage,
    forms: Mapping[str, FileForm],
    *,
    seconds: float | None,
    cost: CostAhead | None,
) -> PreviewView:
    """Present an upload. ``seconds`` is the work ahead for one worker, where it is known."""
    rows = page.rows
    recognised = sum(bool(row.response.file_format) for row in rows)
    return PreviewView(
        hearing_title=page.hearing.title,
        hearing_address=url_for("hearings.show", hearing_id=page.hearing.id),
        files=tuple(_file(row, forms[row.response.id]) for row in rows),
        total=len(rows),
        recognised=recognised,
        duplicates=sum(row.response.duplicate_of is not None for row in rows),
        bytes=sum(row.response.file_bytes for row in rows),
        received_on=rows[0].response.received_on if rows else None,
        notes=tuple(note.text for note in page.notes),
        engine=engine_words(page.hearing.engine),
        estimate=_estimate(seconds),
        cost="" if cost is None else _cost(cost),
        is_over_ceiling=cost is not None and cost.is_too_much,
        start_address=url_for("upload.start", batch_id=page.batch.id),
        cancel_address=url_for("upload.cancel", batch_id=page.batch.id),
    )


def work_ahead(page: BatchPage) -> dict[Status, int]:
    """Count what the workers would be given."""
    return {Status.RECEIVED: sum(bool(row.response.file_format) for row in page.rows)}


def _file(row: ResponseRow, form: FileForm) -> FileView:
    response = row.response
    known = next((one for one in Format if one.value == response.file_format), None)
    return FileView(
        number=response.number,
        filename=response.filename,
        format_words=said(known.label) if known else gettext("Ukendt format"),
        size=response.file_bytes,
        is_duplicate=response.duplicate_of is not None,
        trouble=""
        if known
        else gettext("Gem den som PDF, og upload den igen, eller skriv teksten ind bagefter."),
        form=form,
    )


def _estimate(seconds: float | None) -> str:
    if seconds is None:
        return gettext("Kan først skønnes, når de første høringssvar er behandlet her.")
    if seconds < _MINUTE_SECONDS:
        return gettext("Under et minut.")
    rounded = round(seconds / _MINUTE_SECONDS) * _MINUTE_SECONDS
    return gettext(
        "Højst cirka %(time)s, skønnet ud fra tidligere høringssvar. Scannede sider tager længere.",
        time=format_duration(rounded),
    )


def _cost(cost: CostAhead) -> str:
    calls = format_number(cost.calls)
    if cost.oere is None:
        return gettext(
            "Cirka %(calls)s kald og %(tokens)s tokens. Prisen kendes ikke her.",
            calls=calls,
            tokens=format_number(round(cost.tokens, -3)),
        )
    money = format_money(round(cost.oere))
    if cost.left_oere is None:
        return gettext("Cirka %(money)s for %(calls)s kald.", money=money, calls=calls)
    return gettext(
        "Cirka %(money)s for %(calls)s kald. Under loftet er der %(left)s tilbage.",
        money=money,
        calls=calls,
        left=format_money(round(cost.left_oere)),
    )
