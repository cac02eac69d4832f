"""What the pages of one response show: source, findings, summary, history. Looks only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from summarizer.domain.danish import danish
from summarizer.domain.response import Status
from summarizer.workflow.moves import get_response
from summarizer.workflow.permissions import Permission, require
from summarizer.workflow.refusals import NotFound
from summarizer.workflow.review.blind_arm import written_by_people

if TYPE_CHECKING:
    from collections.abc import Mapping

    from summarizer.domain.category import Category, Coding
    from summarizer.domain.hearing import AttentionNote, Hearing
    from summarizer.domain.source import SourceText
    from summarizer.domain.summary import Revision
    from summarizer.domain.user import User
    from summarizer.store import UnitOfWork
    from summarizer.store.blind_reviews import BlindReview
    from summarizer.store.records import (
        ApprovalRecord,
        AttachmentRecord,
        AuditEntry,
        CampaignRecord,
        DraftRecord,
        ResponseRecord,
        RunRecord,
        ScreeningRecord,
    )
    from summarizer.store.releases import ProposalRecord
    from summarizer.workflow.context import Context

_Row = TypeVar("_Row", "ScreeningRecord", "DraftRecord", "Revision")


@dataclass(frozen=True, slots=True)
class ResponsePage:
    """Everything about one response.

    ``proposal`` is a release of the screening in force that waits for a second person.
    ``screenings``, ``drafts``, ``revisions``, ``approvals`` and ``timeline`` are oldest first;
    ``screening``, ``draft`` and ``revision`` are those in force, ``approval`` the one that
    stands. ``names`` gives a display name for every account id. ``next_id`` is the next
    response of the hearing in the same status, for *næste høringssvar*. ``campaign`` is its
    place in a group of ``campaign_size`` letters, if it is in one. ``categories`` is the
    hearing's coding frame, ``codings`` where the points stand in it, by point id. ``blind`` is
    set for a response of the blind arm; while its draft is hidden, ``draft``, ``drafts`` and
    an engine's ``revisions`` are left out, and ``revision`` is the newest by a person.
    ``same_words_as`` is an earlier response with the same words, in whatever format.
    """

    response: ResponseRecord
    hearing: Hearing
    late: bool
    source: SourceText | None
    notes: tuple[AttentionNote, ...]
    screening: ScreeningRecord | None
    screenings: tuple[ScreeningRecord, ...]
    proposal: ProposalRecord | None
    draft: DraftRecord | None
    drafts: tuple[DraftRecord, ...]
    revision: Revision | None
    revisions: tuple[Revision, ...]
    approval: ApprovalRecord | None
    approvals: tuple[ApprovalRecord, ...]
    runs: tuple[RunRecord, ...]
    timeline: tuple[AuditEntry, ...]
    names: Mapping[str, str]
    next_id: str | None
    duplicate_of: ResponseRecord | None
    campaign: CampaignRecord | None
    campaign_size: int
    categories: tuple[Category, ...]
    codings: Mapping[str, Coding]
    blind: BlindReview | None
    attachments: tuple[AttachmentRecord, ...] = ()
    same_words_as: ResponseRecord | None = None

    @property
    def is_draft_hidden(self) -> bool:
        """Tell whether a person is to write first: drafts are left out of the page till then."""
        return self.blind is not None and self.blind.is_hidden


def response_page(context: Context, actor: User, response_id: str) -> ResponsePage:
    """Give everything about one response. Raises ``NotFound``."""
    require(actor, Permission.SEE)
    with context.read() as work:
        response = get_response(work, response_id)
        hearing = work.hearings.get(response.hearing_id)
        if hearing is None:
            raise NotFound(danish("Høringen"))
        drafts = work.drafts.history(response_id)
        revisions = work.revisions.history(response_id)
        revision = _by_id(revisions, response.revision_id)
        blind = work.blind_reviews.get(response_id)
        if blind is not None and blind.is_hidden:
            # Nobody may see the draft yet: no page is given it, whatever it would do with it.
            drafts, revisions = (), written_by_people(revisions)
            revision = revisions[-1] if revisions else None
        approvals = work.approvals.history(response_id)
        screenings = work.screenings.history(response_id)
        campaign = work.campaigns.of_responses([response_id]).get(response_id)
        return ResponsePage(
            response=response,
            hearing=hearing,
            late=response.received_on > hearing.deadline,
            source=work.responses.text(response_id),
            notes=work.hearings.notes_for(
                hearing.id,
                batch_id=response.batch_id,
                response_id=response_id,
            ),
            screening=_by_id(screenings, response.screening_id),
            screenings=screenings,
            proposal=work.proposals.get(response.screening_id or ""),
            draft=_by_id(drafts, response.draft_id),
            drafts=drafts,
            revision=revision,
            revisions=revisions,
            approval=next(
                (one for one in approvals if one.approval.id == response.approval_id),
                None,
            ),
            approvals=approvals,
            runs=work.runs.history(response_id),
            timeline=tuple(reversed(work.audit.entries(response_id=response_id))),
            names=work.users.names(),
            next_id=work.responses.next_after(
                hearing.id,
                number=response.number,
                statuses=[_queue_of(response.status)],
                for_user=actor.id,
            ),
            duplicate_of=(
                None if response.duplicate_of is None else work.responses.get(response.duplicate_of)
            ),
            campaign=campaign,
            campaign_size=(
                0 if campaign is None else work.campaigns.size(hearing.id, campaign.label)
            ),
            categories=work.categories.of(hearing.id),
            codings=_codings_of(work, response_id, revision),
            blind=blind,
            attachments=work.attachments.of(response_id),
            same_words_as=_same_words(work, response),
        )


def _codings_of(
    work: UnitOfWork,
    response_id: str,
    revision: Revision | None,
) -> Mapping[str, Coding]:
    """Give the codings of the points that the page shows."""
    shown = set() if revision is None else {point.id for point in revision.points}
    found = work.codings.of_response(response_id)
    return {point_id: one for point_id, one in found.items() if point_id in shown}


def _same_words(work: UnitOfWork, response: ResponseRecord) -> ResponseRecord | None:
    number = work.responses.same_words([response.id]).get(response.id)
    return None if number is None else work.responses.numbered(response.hearing_id, number)


def attached_file(
    context: Context, actor: User, response_id: str, position: int
) -> tuple[bytes, str]:
    """Give an attachment's bytes and its name, for staff's own eyes. Raises ``NotFound``."""
    require(actor, Permission.SEE)
    with context.read() as work:
        found = [one for one in work.attachments.of(response_id) if one.position == position]
    if not found or not found[0].file_key:
        raise NotFound(danish("Bilaget"))
    return context.files.read(found[0].file_key), found[0].filename


def original_file(context: Context, actor: User, response_id: str) -> tuple[bytes, str]:
    """Give the uploaded file's bytes and its name, for staff's own eyes."""
    require(actor, Permission.SEE)
    with context.read() as work:
        response = get_response(work, response_id)
    if not response.file_key:
        raise NotFound(danish("Filen"))
    return context.files.read(response.file_key), response.filename


def _queue_of(status: Status) -> Status:
    """Give the queue to go on with: after approving one, the next draft."""
    return Status.DRAFTED if status is Status.APPROVED else status


def _by_id(rows: tuple[_Row, ...], wanted: str | None) -> _Row | None:
    return next((row for row in rows if row.id == wanted), None)
