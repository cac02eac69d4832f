"""Approved summaries, and only they, become a hvidbog; every file becomes a row of the ledger."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from summarizer.domain.danish import danish
from summarizer.domain.finding import Certainty
from summarizer.domain.response import Status
from summarizer.export import (
    ExportError,
    mark_changes,
    texts_of,
    write_hvidbog,
    write_ledger,
)
from summarizer.workflow.danish_time import DENMARK
from summarizer.workflow.finish.clean_ledger import received_without_forbidden, without_forbidden
from summarizer.workflow.finish.kept_exports import keep_export, previous_hvidbog
from summarizer.workflow.finish.ledger_remarks import received_rows
from summarizer.workflow.finish.report import Gathered, build_report, gather, ledger_rows
from summarizer.workflow.inspection import FORBIDDEN
from summarizer.workflow.moves import LEFT_OUT_OF_UPLOAD, UPLOAD_CANCELLED
from summarizer.workflow.permissions import Permission, require
from summarizer.workflow.refusals import Invalid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime
    from pathlib import Path

    from summarizer.domain.user import User
    from summarizer.export import Report
    from summarizer.store.exports import ExportRecord
    from summarizer.store.records import ResponseRecord
    from summarizer.workflow.context import Context

# Neither a letter nor a digit: numbers before and after it stay two.
_BLANK = "■"
_OPEN = frozenset(Status) - {Status.APPROVED, Status.EXCLUDED}


@dataclass(frozen=True, slots=True)
class ExportForecast:
    """What an export would hold, shown before the button is pressed.

    ``excluded`` are those that the hvidbog lists as left out: no copies, no regretted uploads.
    ``previous_at`` is when the last hvidbog was made that a new one can be compared with.
    """

    approved: int
    under_treatment: int
    excluded: int
    previous_at: datetime | None


def forecast_export(context: Context, actor: User, hearing_id: str) -> ExportForecast:
    """Count what a hvidbog of the hearing would hold now."""
    require(actor, Permission.EXPORT)
    with context.read() as work:
        counts = work.responses.counts(hearing_id)
        previous = previous_hvidbog(work, hearing_id)
        excluded = work.exports.left_out(
            hearing_id, copy=LEFT_OUT_OF_UPLOAD, cancelled=UPLOAD_CANCELLED
        )
    return ExportForecast(
        approved=counts.get(Status.APPROVED, 0),
        under_treatment=sum(counts.get(status, 0) for status in _OPEN),
        excluded=excluded,
        previous_at=None if previous is None else previous.exported_at,
    )


def export_hvidbog(
    context: Context,
    actor: User,
    hearing_id: str,
    *,
    municipality: str,
    list_open: bool = False,
    mark: bool = False,
) -> ExportRecord:
    """Write the hvidbog, screen the finished file, and keep it.

    With ``mark`` each summary says whether it is new or changed since the last hvidbog.

    Raises ``Invalid`` when nothing is approved, when responses are still open and the planner
    has not said that they are to be listed as *under behandling* (``list_open``), when an
    approved text no longer has the hash it was approved with, when the municipality's template
    cannot be read, or when the finished file holds personal data that must never be published.
    """
    require(actor, Permission.EXPORT)
    with context.read() as work:
        gathered = gather(context, work, hearing_id)
        previous = previous_hvidbog(work, hearing_id) if mark else None
    _refuse_unfinished(gathered, list_open=list_open)
    report = build_report(context, actor, gathered, municipality)
    if previous is not None:
        report = _marked(report, previous)
    content, texts = _written(report, context.hvidbog_template)
    refuse_personal_data(gathered, texts)
    rows = {str(row.number): row.sha256 for row in report.rows}
    return keep_export(context, actor, gathered, "hvidbog", content, rows=rows)


def export_ledger(
    context: Context,
    actor: User,
    hearing_id: str,
    *,
    reason_words: Callable[[ResponseRecord], str],
) -> ExportRecord:
    """Write the ledger: as many rows as files ever came in, each with its state and reason.

    What must never be published is left out of its cells.
    """
    require(actor, Permission.EXPORT)
    with context.read() as work:
        gathered = gather(context, work, hearing_id)
    content = write_ledger(
        without_forbidden(gathered.screener, ledger_rows(gathered, reason_words)),
        received=received_without_forbidden(
            gathered.screener,
            received_rows(gathered.received, gathered.numbers),
        ),
        case_number=gathered.hearing.case_number,
        title=gathered.hearing.title,
        generated_at=context.now(),
        author=actor.name,
    )
    return keep_export(context, actor, gathered, "ledger", content)


def _written(report: Report, template: Path | None) -> tuple[bytes, list[str]]:
    """Write the file; give it with what it says besides what the municipality's template says.

    A telephone number in its footer is the municipality's own.
    """
    try:
        content = write_hvidbog(report, template=template)
        own = texts_of(template.read_bytes()) if template else ()
    except ExportError as fault:
        if fault.code not in {"template", "not_word"}:
            raise
        raise Invalid(
            danish(
                "Kommunens Word-skabelon kan ikke læses. Bed den, der driver programmet, om at "
                "gemme den i Word som .docx uden makroer."
            )
        ) from None
    lines = {line for text in own for line in text.split("\n")}
    texts = [text.split("\n") for text in texts_of(content)]
    return content, ["\n".join(line for line in text if line not in lines) for text in texts]


def _marked(report: Report, previous: ExportRecord) -> Report:
    then = {int(number): sha256 for number, sha256 in previous.rows.items()}
    return replace(
        report,
        rows=mark_changes(report.rows, previous=then),
        previous_export=previous.exported_at.astimezone(DENMARK).date(),
    )


def _refuse_unfinished(gathered: Gathered, *, list_open: bool) -> None:
    if not gathered.approved:
        raise Invalid(danish("Der er ingen godkendte referater endnu. Godkend mindst ét først."))
    for approval, revision in gathered.approved.values():
        if approval.sha256 != revision.sha256:
            raise Invalid(
                danish(
                    "Et godkendt referat er ændret uden om programmet. Åbn det, og godkend det "
                    "igen, før der eksporteres."
                )
            )
    still_open = [one.number for one in gathered.responses if one.status in _OPEN]
    if still_open and not list_open:
        raise Invalid(
            danish(
                "%(count)s høringssvar er ikke færdigbehandlet. Gør dem færdige, eller vælg, at "
                "de skal stå som »under behandling«.",
                count=len(still_open),
            )
        )


def refuse_personal_data(gathered: Gathered, texts: Iterable[str]) -> None:
    """Screen what a finished file says, before anybody can download it; raises ``Invalid``.

    The hearing's case number and the approvers' ids are the program's own words: "23/012345"
    and eight digits within an id are nobody's telephone.
    """
    places = sum(_forbidden(gathered, text) for text in texts)
    if places:
        guilty = [str(one.number) for one in gathered.responses if _has_forbidden(gathered, one.id)]
        where = danish(" Se høringssvar nr. %(numbers)s.", numbers=", ".join(guilty))
        raise Invalid(
            danish(
                "Den færdige fil indeholder personoplysninger (steder: %(places)s) og blev "
                "ikke gemt. Ret referaterne, godkend dem igen, og lav eksporten igen.%(where)s",
                places=places,
                where=where if guilty else "",
            )
        )


def _has_forbidden(gathered: Gathered, response_id: str) -> bool:
    approved = gathered.approved.get(response_id)
    if approved is None:
        return False
    texts = [part.text for part in approved[1].points] + [one.text for one in approved[1].notes]
    return any(_forbidden(gathered, text) for text in texts)


def _forbidden(gathered: Gathered, text: str) -> int:
    """Count what may never be published."""
    return sum(
        finding.certainty is Certainty.SURE and finding.kind in FORBIDDEN
        for finding in gathered.screener.find_in_text(_own_words(gathered).sub(_BLANK, text))
    )


def _own_words(gathered: Gathered) -> re.Pattern[str]:
    """Give what finds case number and ids, but not as a part of a longer number."""
    approvers = {approval.approved_by for approval, _revision in gathered.approved.values()}
    words = sorted(filter(None, {gathered.hearing.case_number, *approvers}), key=len, reverse=True)
    either = "|".join(map(re.escape, words))
    return re.compile(rf"(?<!\w)(?<!\d[^\w\n])(?:{either})(?!\w)(?![^\w\n]{{0,2}}\d)")
