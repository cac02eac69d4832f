"""One summary for letters that are alike: examined once, kept and approved for each letter.

The group's *model* is a letter whose summary a person has approved. Its points are carried
over to another letter with the same passages found there, saved as a version of that letter's
own summary, checked again on its own text, and approved by itself, with every rule that
``approve_summary`` has. Nothing is merged: each letter keeps its versions and its approval.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from summarizer.domain.danish import danish
from summarizer.domain.response import Status, TransitionError
from summarizer.workflow.moves import get_response
from summarizer.workflow.permissions import Permission, require
from summarizer.workflow.refusals import Changed, Invalid, Refusal
from summarizer.workflow.review.approve_summary import Examination, approve_summary
from summarizer.workflow.review.correct_summary import save_correction
from summarizer.workflow.review.shared_words import Twin

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from summarizer.domain.draft import NoteAnswer, Point
    from summarizer.domain.span import Span
    from summarizer.domain.summary import Approval, Revision
    from summarizer.domain.user import User
    from summarizer.store.records import CampaignRecord, ResponseRecord
    from summarizer.workflow.context import Context

# An approved letter has its text and its version; a purged one is none.
_MODELS_LOOKED_AT = 3
_NOT_IN_GROUP = danish("Er ikke i gruppen længere.")
_Part = TypeVar("_Part", "Point", "NoteAnswer")


@dataclass(frozen=True, slots=True)
class Model:
    """The letter of a group whose approved summary the others are given."""

    response: ResponseRecord
    text: str
    revision: Revision
    approval: Approval


@dataclass(frozen=True, slots=True)
class Shared:
    """How many letters it was done to, and why not to others: number and words."""

    done: int
    refused: tuple[tuple[int, str], ...]


def model_of(context: Context, actor: User, hearing_id: str, label: str) -> Model | None:
    """Give the group's approved letter without words of its own, the first by number."""
    require(actor, Permission.SEE)
    with context.read() as work:
        approved = work.campaigns.letters(
            hearing_id, label, statuses=[Status.APPROVED], limit=_MODELS_LOOKED_AT
        )
        for response in approved:
            text = work.responses.text(response.id)
            standing = work.approvals.of(response.approval_id or "")
            revision = None if standing is None else work.revisions.get(standing.revision_id)
            if text is not None and standing is not None and revision is not None:
                return Model(response, text.text, revision, standing)
    return None


def share_summary(context: Context, actor: User, model: Model, ids: Sequence[str]) -> Shared:
    """Give these letters the model's points as a new version, for each to be reviewed itself.

    A letter that a person has written on already keeps what it has.
    """
    require(actor, Permission.CORRECT)
    return _each(context, ids, lambda one: _share(context, actor, model, one, whole=False))


def approve_shared(
    context: Context,
    actor: User,
    model: Model,
    ids: Sequence[str],
    *,
    open_seconds: int,
) -> Shared:
    """Give letters that say the very same the model's summary, and approve each of them.

    Answers to red flags are the model's own: it is the same text. ``open_seconds`` is the
    time that was spent on all of them.
    """
    require(actor, Permission.APPROVE)
    examination = Examination(
        open_seconds=round(open_seconds / max(len(ids), 1)),
        resolutions=model.approval.resolutions,
    )

    def approve(response_id: str) -> None:
        revision_id = _share(context, actor, model, response_id, whole=True)
        approve_summary(
            context, actor, response_id, revision_id=revision_id, examination=examination
        )

    return _each(context, ids, approve)


def _each(context: Context, ids: Sequence[str], act: Callable[[str], object]) -> Shared:
    refused: list[tuple[int, str]] = []
    with context.read() as work:
        numbers = {one: get_response(work, one).number for one in ids}
    for response_id in ids:
        try:
            act(response_id)
        except Refusal as refusal:
            refused.append((numbers[response_id], refusal.words))
        except TransitionError:
            refused.append((numbers[response_id], Changed().words))
    return Shared(len(ids) - len(refused), tuple(refused))


def _share(context: Context, actor: User, model: Model, response_id: str, *, whole: bool) -> str:
    """Save the model's points on a letter unless it has them; give its newest version's id.

    ``whole``: every point and every passage must be found again, and the letter must have no
    words of its own.
    """
    with context.read() as work:
        response = get_response(work, response_id)
        record = work.campaigns.of_responses([response_id]).get(response_id)
        own = work.campaigns.of_responses([model.response.id]).get(model.response.id)
        source = work.responses.text(response_id)
        current = work.revisions.get(response.revision_id or "")
        is_blind = work.blind_reviews.is_hidden(response_id)
    if response.hearing_id != model.response.hearing_id:
        raise Invalid(_NOT_IN_GROUP)
    _refuse_others(response, record, own, whole=whole)
    if is_blind:
        raise Invalid(danish("Er udvalgt til blind gennemgang og skal skrives for sig."))
    if source is None or current is None:
        raise Changed
    if whole and _asked(current.notes) != _asked(model.revision.notes):
        raise Invalid(danish("Har andre opmærksomhedspunkter og skal ses igennem for sig."))
    if _says_the_same(current, model.revision, whole=whole):
        return current.id
    if current.author_id is not None:
        raise Invalid(danish("Er allerede rettet af en person. Se det igennem for sig."))
    twin = Twin(model.text, source.text)
    points = [replace(point, id="") for point in _carried(model.revision.points, twin, whole=whole)]
    notes = _carried(model.revision.notes, twin, whole=whole)
    are_its_own = _asked(notes) == _asked(current.notes)
    saved = save_correction(
        context,
        actor,
        response_id,
        base_revision_id=current.id,
        points=points,
        notes=notes if are_its_own else current.notes,
    )
    return saved.id


def _asked(notes: Sequence[NoteAnswer]) -> list[str]:
    return [one.note for one in notes]


def _says_the_same(one: Revision, other: Revision, *, whole: bool) -> bool:
    """Compare the points; if ``whole`` all that an approval covers, so the answers to notes too."""
    if whole:
        return one.sha256 == other.sha256
    return [point.text for point in one.points] == [point.text for point in other.points]


def _refuse_others(
    response: ResponseRecord,
    record: CampaignRecord | None,
    model: CampaignRecord | None,
    *,
    whole: bool,
) -> None:
    if response.status is not Status.DRAFTED:
        raise Changed
    if record is None or model is None or record.label != model.label:
        raise Invalid(_NOT_IN_GROUP)
    if whole and record.own_text:
        raise Invalid(danish("Har egne ord og skal ses igennem for sig."))


def _carried(
    parts: Sequence[_Part],
    twin: Twin,
    *,
    whole: bool,
) -> list[_Part]:
    """Give the parts with their passages found again; one without is left out, or refused."""
    found: list[_Part] = []
    for part in parts:
        evidence = [twin.find(span) for span in part.evidence]
        kept: tuple[Span, ...] = tuple(span for span in evidence if span is not None)
        if whole and len(kept) < len(evidence):
            raise Invalid(danish("Teksten er ikke helt ens. Se brevet igennem for sig."))
        if kept or not evidence:
            found.append(replace(part, evidence=kept, flags=()))
    return found
