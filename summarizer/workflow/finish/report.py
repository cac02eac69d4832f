"""A hearing as it stands, turned into what the export room writes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summarizer import __version__
from summarizer.domain.category import stance_together
from summarizer.domain.danish import danish
from summarizer.domain.hearing import SenderKind
from summarizer.domain.response import Status
from summarizer.domain.style import Shape
from summarizer.export import (
    CategorySummary,
    EngineStatement,
    LedgerRow,
    Report,
    ReportRow,
    UnapprovedRow,
)
from summarizer.workflow.danish_time import DENMARK
from summarizer.workflow.finish.ledger_remarks import remarks
from summarizer.workflow.moves import LEFT_OUT_OF_UPLOAD, UPLOAD_CANCELLED
from summarizer.workflow.refusals import NotFound

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from summarizer.domain.category import Category, Coding
    from summarizer.domain.hearing import Hearing
    from summarizer.domain.summary import Approval, Revision
    from summarizer.domain.user import User
    from summarizer.screening import Screener
    from summarizer.store import UnitOfWork
    from summarizer.store.records import (
        AttachmentRecord,
        ReceivedRecord,
        ResponseRecord,
    )
    from summarizer.workflow.context import Context

# Private people are shown by number; everybody else writes in the open, by name.
_NAMED = frozenset(SenderKind) - {SenderKind.CITIZEN}


@dataclass(frozen=True, slots=True)
class Gathered:
    """A hearing as it stands, read in one transaction.

    ``approved`` gives each approved response's approval and the revision it covers, ``makers``
    engine and model of its draft, ``campaigns`` the label of a group of which at least two
    letters are approved, ``codings`` where its points stand in the ``frame``; all by response id.
    ``names`` is by account id.
    """

    hearing: Hearing
    responses: tuple[ResponseRecord, ...]
    approved: Mapping[str, tuple[Approval, Revision]]
    makers: Mapping[str, tuple[str, str]]
    names: Mapping[str, str]
    campaigns: Mapping[str, str]
    frame: tuple[Category, ...]
    codings: Mapping[str, Mapping[str, Coding]]
    screener: Screener
    received: tuple[ReceivedRecord, ...] = ()
    attachments: Mapping[str, tuple[AttachmentRecord, ...]] = field(default_factory=dict)
    same_words: Mapping[str, int] = field(default_factory=dict)

    @property
    def numbers(self) -> dict[str, int]:
        """Give each response's number by its id."""
        return {one.id: one.number for one in self.responses}


def gather(context: Context, work: UnitOfWork, hearing_id: str) -> Gathered:
    """Read all that an export needs. Raises ``NotFound``."""
    hearing = work.hearings.get(hearing_id)
    if hearing is None:
        raise NotFound(danish("Høringen"))
    responses = work.responses.page(hearing_id)
    approved = work.approvals.standing(hearing_id)
    makers = work.drafts.makers(hearing_id)
    labels = {one: found.label for one, found in work.campaigns.of_hearing(hearing_id).items()}
    letters = Counter(label for one, label in labels.items() if one in approved)
    return Gathered(
        hearing=hearing,
        responses=responses,
        approved=approved,
        makers={one: made for one, made in makers.items() if one in approved},
        names=work.users.names(),
        # A group of which one letter is told is none to its reader.
        campaigns={one: label for one, label in labels.items() if letters[label] > 1},
        frame=work.categories.of(hearing_id),
        codings=work.codings.of_hearing(hearing_id),
        screener=context.screeners.current(work),
        received=work.received.of_hearing(hearing_id),
        attachments=work.attachments.of_hearing(hearing_id),
        same_words=work.responses.same_words([one.id for one in responses]),
    )


def build_report(
    context: Context,
    actor: User,
    gathered: Gathered,
    municipality: str,
) -> Report:
    """Turn a hearing into a report: approved summaries with their words, the rest by state."""
    hearing = gathered.hearing
    twins = {one.id: one for one in gathered.responses}
    return Report(
        title=hearing.title,
        case_number=hearing.case_number,
        opens_on=hearing.opens_on,
        deadline=hearing.deadline,
        municipality=municipality,
        author=actor.name,
        generated_at=context.now().astimezone(DENMARK),
        engine=_statement(gathered),
        rows=tuple(
            _report_row(gathered, response)
            for response in gathered.responses
            if response.id in gathered.approved
        ),
        unapproved=tuple(
            _unapproved(gathered, response)
            for response in gathered.responses
            if response.id not in gathered.approved and _came_in(response, twins)
        ),
        categories=tuple(_theme(gathered, one) for one in gathered.frame),
        keywords=tuple(one.name for one in gathered.frame),
        tool_version=__version__,
    )


def _came_in(response: ResponseRecord, twins: Mapping[str, ResponseRecord]) -> bool:
    """Tell a response from a file that was there already, or was uploaded by mistake.

    Before a hvidbog is made, ``Exports.left_out`` counts by the same rule. They are rows of the
    ledger; the public would read them as responses that were left out.
    """
    if response.status is not Status.EXCLUDED:
        return True
    if response.reason_code == LEFT_OUT_OF_UPLOAD:
        twin = twins.get(response.duplicate_of or "")
        # The same number in a portal with another text is a letter that was revised.
        is_copy = twin is not None and twin.file_sha256 == response.file_sha256
        return not is_copy or twin is None or twin.status is Status.EXCLUDED
    return response.reason_code != UPLOAD_CANCELLED


def ledger_rows(
    gathered: Gathered,
    reason_words: Callable[[ResponseRecord], str],
) -> list[LedgerRow]:
    """Give a row for every file that ever came in, with the words for why it stands where."""
    numbers = gathered.numbers
    return [_ledger_row(gathered, one, reason_words(one), numbers) for one in gathered.responses]


def _statement(gathered: Gathered) -> EngineStatement:
    makers = list(gathered.makers.values())
    quoted = sum(engine == "citat" for engine, _model in makers)
    return EngineStatement(
        model_drafts=len(makers) - quoted,
        quoted_drafts=quoted,
        written_by_hand=len(gathered.approved) - len(makers),
        models=tuple(sorted({model for engine, model in makers if engine != "citat"})),
    )


def _theme(gathered: Gathered, category: Category) -> CategorySummary:
    """Count the approved responses under a category, each once."""
    said = {
        response.number: stance_together(stances)
        for response in gathered.responses
        if response.id in gathered.approved
        and (
            stances := [
                one.stance
                for one in gathered.codings.get(response.id, {}).values()
                if one.category_id == category.id
            ]
        )
    }
    return CategorySummary(
        name=category.name,
        numbers=tuple(said),
        text=category.description,
        stances=Counter(said.values()),
    )


def _subject(gathered: Gathered, response: ResponseRecord) -> str:
    """Name the categories that a response is under, in the frame's order."""
    mine = {one.category_id for one in gathered.codings.get(response.id, {}).values()}
    return "; ".join(one.name for one in gathered.frame if one.id in mine)


def _report_row(gathered: Gathered, response: ResponseRecord) -> ReportRow:
    approval, revision = gathered.approved[response.id]
    return ReportRow(
        number=response.number,
        sender_label=_label(response),
        sender_kind=response.sender_kind,
        points=_printed(gathered.hearing, revision),
        notes=revision.notes,
        received_on=response.received_on,
        late=response.received_on > gathered.hearing.deadline,
        approved_by=gathered.names.get(approval.approved_by, ""),
        approved_at=approval.approved_at.astimezone(DENMARK),
        approver_id=approval.approved_by,
        campaign=gathered.campaigns.get(response.id, ""),
    )


def _printed(hearing: Hearing, revision: Revision) -> tuple[str, ...]:
    """Give the points, or all of them as one paragraph where the hearing's style wants that."""
    points = tuple(point.text for point in revision.points)
    return (" ".join(points),) if hearing.style.shape is Shape.PARAGRAPH else points


def _unapproved(gathered: Gathered, response: ResponseRecord) -> UnapprovedRow:
    return UnapprovedRow(
        number=response.number,
        sender_label=_label(response),
        sender_kind=response.sender_kind,
        received_on=response.received_on,
        status=response.status,
        late=response.received_on > gathered.hearing.deadline,
    )


def _ledger_row(
    gathered: Gathered, response: ResponseRecord, reason: str, numbers: Mapping[str, int]
) -> LedgerRow:
    found = gathered.approved.get(response.id)
    attachments = gathered.attachments.get(response.id, ())
    return LedgerRow(
        number=response.number,
        received_on=response.received_on,
        sender_kind=response.sender_kind,
        status=response.status,
        filename=response.filename,
        sha256=response.file_sha256,
        organisation=_label(response),
        subject=_subject(gathered, response),
        points=() if found is None else tuple(point.text for point in found[1].points),
        reason=reason,
        remarks=remarks(
            gathered.hearing,
            response,
            numbers=numbers,
            same_words_as=gathered.same_words.get(response.id),
            missing=sum(not one.file_key for one in attachments),
        ),
        attachments=tuple(one.filename for one in attachments if one.file_key),
    )


def _label(response: ResponseRecord) -> str:
    """Give the name that may be published: organisations by name, private people not."""
    return response.organisation if response.sender_kind in _NAMED else ""
