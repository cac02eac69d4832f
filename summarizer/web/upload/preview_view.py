"""What came in and where it will go, before anything starts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import url_for

from summarizer.domain.hearing import SenderKind
from summarizer.domain.response import Status
from summarizer.intake import Format
from summarizer.store.records import Became, ReceivedFrom
from summarizer.web.engines import EngineWords, engine_words
from summarizer.web.formatting import format_duration, format_money, format_number
from summarizer.web.responses.words import unreadable_words
from summarizer.web.texts import gettext, said
from summarizer.web.words import SENDER_KIND_WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from summarizer.store.records import ResponseRecord
    from summarizer.web.upload.forms import FileForm
    from summarizer.workflow.hearings.costs import CostAhead
    from summarizer.workflow.looks.overviews import BatchPage
    from summarizer.workflow.looks.response_rows import ResponseRow

_MINUTE_SECONDS = 60


@dataclass(frozen=True, slots=True)
class FileView:
    """One response with its form. ``trouble`` says why it cannot be read, if that is known.

    ``marks`` are doubts in words with their tone; ``attachments`` belong to it, ``missing`` its
    list names and nobody uploaded. ``may_attach``: it may belong to another response.
    """

    number: int
    filename: str
    format_words: str
    size: int
    marks: tuple[tuple[str, str, str], ...]
    attachments: tuple[str, ...]
    missing: tuple[str, ...]
    trouble: str
    may_attach: bool
    is_stray: bool
    form: FileForm


@dataclass(frozen=True, slots=True)
class PreviewView:
    """``recognised`` counts the responses that some reader takes.

    ``found`` are figures about archives and lists, in words, where there were any.
    """

    hearing_title: str
    hearing_address: str
    files: tuple[FileView, ...]
    total: int
    recognised: int
    duplicates: int
    bytes: int
    late: int
    deadline: date
    received_first: date | None
    received_last: date | None
    found: tuple[tuple[str, str], ...]
    problems: tuple[str, ...]
    kinds: tuple[tuple[str, str], ...]
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
        files=tuple(_file(page, row, forms[row.response.id]) for row in rows),
        total=len(rows),
        recognised=recognised,
        duplicates=sum(page.has_before(row.response) for row in rows),
        bytes=sum(row.response.file_bytes for row in rows),
        late=sum(row.late for row in rows),
        deadline=page.hearing.deadline,
        received_first=min((row.response.received_on for row in rows), default=None),
        received_last=max((row.response.received_on for row in rows), default=None),
        found=_found(page),
        problems=tuple(str(one) for form in forms.values() for one in form.form_errors),
        kinds=tuple((one.value, str(SENDER_KIND_WORDS[one])) for one in reversed(SenderKind)),
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


def _file(page: BatchPage, row: ResponseRow, form: FileForm) -> FileView:
    response = row.response
    known = next((one for one in Format if one.value == response.file_format), None)
    attachments = page.attachments.get(response.id, ())
    is_stray = bool(response.file_key) and not response.portal_number and _lists_files(page)
    return FileView(
        number=response.number,
        filename=response.filename,
        format_words=said(known.label) if known else gettext("Ukendt format"),
        size=response.file_bytes,
        marks=_marks(page, row, is_stray=is_stray),
        attachments=tuple(one.filename for one in attachments if one.file_key),
        missing=tuple(one.filename for one in attachments if not one.file_key),
        trouble="" if known else unreadable_words(response.reason_code or "unsupported_format"),
        may_attach=bool(response.file_key) and len(page.rows) > 1,
        is_stray=is_stray,
        form=form,
    )


def _marks(
    page: BatchPage, row: ResponseRow, *, is_stray: bool
) -> tuple[tuple[str, str, str], ...]:
    """Give words, tone and icon of what a person should notice."""
    response, marks = row.response, []
    if response.duplicate_of is not None:
        same = page.has_before(response)
        twin = page.twins.get(response.duplicate_of)
        number = "" if twin is None else format_number(twin.number)
        if not response.portal_number:
            words = gettext("Samme fil er uploadet før")
        elif same:
            words = gettext("Importeret før som nr. %(number)s", number=number)
        else:
            words = gettext("Importeret før som nr. %(number)s med en anden tekst", number=number)
        marks.append((words, "warning", "copy"))
    if row.late and not is_untold(response):
        marks.append((gettext("For sent"), "warning", "time"))
    if is_stray:
        marks.append((gettext("Hører ikke til nogen række"), "warning", "link"))
    if response.portal_number and response.received_from is ReceivedFrom.UPLOAD:
        marks.append((gettext("Listen har ingen dato"), "warning", "warning"))
    return tuple(marks)


def is_untold(response: ResponseRecord) -> bool:
    """Tell whether nobody has said yet which day a response was received."""
    return response.received_from is ReceivedFrom.UPLOAD


def _lists_files(page: BatchPage) -> bool:
    """Tell whether a list's rows have files; without, no file is missing its row."""
    return any(
        row.response.portal_number and row.response.id in page.attachments for row in page.rows
    )


def _found(page: BatchPage) -> tuple[tuple[str, str], ...]:
    """Count what archives and lists held, so that a person can see that nothing is lost."""
    archives = [one for one in page.received if one.outcome is Became.ARCHIVE]
    attachments = [one for several in page.attachments.values() for one in several]
    counted = [
        (gettext("Rækker fra lister"), sum(bool(row.response.portal_number) for row in page.rows)),
        (gettext("Filer fra ZIP"), sum(one.inside is not None for one in page.received)),
        (gettext("Systemfiler udeladt"), sum(one.furniture for one in archives)),
        (gettext("Bilag"), sum(bool(one.file_key) for one in attachments)),
        (gettext("Bilag mangler"), sum(not one.file_key for one in attachments)),
    ]
    return tuple((words, format_number(count)) for words, count in counted if count)


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
