"""What the records system keeps of a hearing: approved words, who approved them, and the way there.

One JSON file a response with an approved summary, one list of every response, and what the audit
chain says of the hearing. Prompts and answers are what was sent and came back: masked text.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from summarizer.domain.danish import danish
from summarizer.export import write_journal
from summarizer.workflow.finish.export_hearing import refuse_personal_data
from summarizer.workflow.finish.kept_exports import keep_export
from summarizer.workflow.finish.report import Gathered, gather
from summarizer.workflow.permissions import Permission, require
from summarizer.workflow.refusals import Invalid

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from summarizer.domain.draft import NoteAnswer, Point
    from summarizer.domain.summary import Approval, Revision
    from summarizer.domain.user import User
    from summarizer.store.exports import ExportRecord
    from summarizer.store.records import AuditEntry, DraftRecord, ResponseRecord
    from summarizer.workflow.context import Context

    Json = dict[str, object]


def export_journal(context: Context, actor: User, hearing_id: str) -> ExportRecord:
    """Pack the hearing's journal and keep it.

    Raises ``Invalid`` when nothing is approved, and when an approved summary or an answer to a
    flag holds personal data that must never be published.
    """
    require(actor, Permission.EXPORT)
    with context.read() as work:
        gathered = gather(context, work, hearing_id)
        drafts = {one: work.drafts.history(one) for one in gathered.approved}
        entries = work.audit.entries(hearing_id=hearing_id)
    if not gathered.approved:
        raise Invalid(danish("Der er ingen godkendte referater endnu. Godkend mindst ét først."))
    refuse_personal_data(gathered, _typed(gathered))
    files = {"horingssvar.json": _packed([_response(one) for one in gathered.responses])}
    for response in gathered.responses:
        if response.id in gathered.approved:
            told = _summary(gathered, response, drafts[response.id])
            files[f"referater/{response.number:04}.json"] = _packed(told)
    files["revisionsspor.jsonl"] = _lines(entries)
    content = write_journal(
        files,
        case_number=gathered.hearing.case_number,
        title=gathered.hearing.title,
        generated_at=context.now(),
    )
    return keep_export(context, actor, gathered, "journal", content)


def _typed(gathered: Gathered) -> Iterator[str]:
    """Give what people wrote or approved; what engines got was screened before it was sent."""
    for approval, revision in gathered.approved.values():
        yield from (point.text for point in revision.points)
        yield from (answer.text for answer in revision.notes)
        yield from (one.answer for one in approval.resolutions)


def _response(response: ResponseRecord) -> Json:
    return {
        "number": response.number,
        "received_on": response.received_on.isoformat(),
        "sender_kind": response.sender_kind.value,
        "status": response.status.value,
        "file_sha256": response.file_sha256,
    }


def _summary(gathered: Gathered, response: ResponseRecord, drafts: Iterable[DraftRecord]) -> Json:
    approval, revision = gathered.approved[response.id]
    return {
        **_response(response),
        "summary": _words(revision),
        "approval": _approval(gathered, approval),
        "drafts": [_draft(one) for one in drafts],
    }


def _words(revision: Revision) -> Json:
    return {
        "revision": revision.number,
        "points": [_part(point) | {"kind": point.kind.value} for point in revision.points],
        "notes": [
            _part(answer) | {"note": answer.note, "status": answer.status.value}
            for answer in revision.notes
        ],
    }


def _part(part: Point | NoteAnswer) -> Json:
    """Give a part's words, and the places in the source that it rests on, in characters."""
    return {"text": part.text, "evidence": [[span.start, span.end] for span in part.evidence]}


def _approval(gathered: Gathered, approval: Approval) -> Json:
    """Leave out how long the approver took: the journal is no measure of people."""
    return {
        "approved_by": gathered.names.get(approval.approved_by, ""),
        "approver_id": approval.approved_by,
        "approved_at": approval.approved_at.isoformat(),
        "sha256": approval.sha256,
        "resolutions": [asdict(one) for one in approval.resolutions],
    }


def _draft(record: DraftRecord) -> Json:
    made = record.draft
    return {
        "created_at": record.created_at.isoformat(),
        "engine": made.engine,
        "model": made.model,
        "prompt_version": made.prompt_version,
        "masked_sha256": made.masked_sha256,
        "fallback_reason": made.fallback_reason,
        "usage": dict(made.usage),
        "points": [point.text for point in made.points],
        "prompt": made.prompt,
        "raw_answer": made.raw_answer,
    }


def _lines(entries: Sequence[AuditEntry]) -> bytes:
    """Give the chain's entries, oldest first, with all that their hashes are made of."""
    told = [asdict(one) | {"at": one.at.isoformat()} for one in reversed(entries)]
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in told).encode()


def _packed(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
