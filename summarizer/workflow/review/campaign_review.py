"""One campaign group on one page: its text once, and each sender's own words. Looks only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.domain.danish import danish
from summarizer.domain.response import Status
from summarizer.workflow.permissions import Permission, require
from summarizer.workflow.refusals import NotFound
from summarizer.workflow.review.share_summary import Model, model_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from summarizer.domain.hearing import Hearing
    from summarizer.domain.user import User
    from summarizer.store import UnitOfWork
    from summarizer.store.records import ResponseRecord
    from summarizer.workflow.context import Context

# So many letters are approved or given points in one go: the page waits for them.
AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class OwnLetter:
    """A letter with words of its own. ``is_untouched``: no person has written on it yet."""

    response: ResponseRecord
    own_words: tuple[str, ...]
    is_untouched: bool


@dataclass(frozen=True, slots=True)
class CampaignPage:
    """A group. ``counts`` is by (has own words, status); ``original`` gives the common text.

    ``alike`` are letters without words of their own, the first by number; ``ready`` those of
    them that wait for approval, ``AT_ONCE`` at most. ``own`` is one page of the rest.
    """

    hearing: Hearing
    label: str
    counts: Mapping[tuple[bool, Status], int]
    original: ResponseRecord
    common_text: str
    model: Model | None
    alike: tuple[ResponseRecord, ...]
    ready: tuple[ResponseRecord, ...]
    own: tuple[OwnLetter, ...]
    names: Mapping[str, str]

    def count(self, *, own: bool, statuses: frozenset[Status] = frozenset(Status)) -> int:
        """Count the letters with, or without, own words in some statuses."""
        return sum(
            count
            for (has_own, status), count in self.counts.items()
            if has_own is own and status in statuses
        )


def campaign_page(
    context: Context,
    actor: User,
    hearing_id: str,
    label: str,
    *,
    page: int,
    per_page: int,
) -> CampaignPage:
    """Give a group with one page (from 1) of its letters that have own words."""
    require(actor, Permission.SEE)
    model = model_of(context, actor, hearing_id, label)
    with context.read() as work:
        hearing = work.hearings.get(hearing_id)
        counts = work.campaigns.statuses(hearing_id, label)
        if hearing is None or not counts:
            raise NotFound(danish("Gruppen"))
        alike = work.campaigns.letters(hearing_id, label, limit=AT_ONCE)
        ready = work.campaigns.letters(hearing_id, label, statuses=[Status.DRAFTED], limit=AT_ONCE)
        own = work.campaigns.letters(
            hearing_id,
            label,
            with_own_words=True,
            limit=per_page,
            offset=(max(page, 1) - 1) * per_page,
        )
        first = (
            alike or own or work.campaigns.letters(hearing_id, label, with_own_words=True, limit=1)
        )
        original = model.response if model else first[0]
        source = work.responses.text(original.id)
        return CampaignPage(
            hearing=hearing,
            label=label,
            counts=counts,
            original=original,
            common_text="" if source is None else source.text,
            model=model,
            alike=alike,
            ready=ready,
            own=_own_letters(work, own),
            names=work.users.names(),
        )


def _own_letters(
    work: UnitOfWork,
    letters: tuple[ResponseRecord, ...],
) -> tuple[OwnLetter, ...]:
    ids = [one.id for one in letters]
    texts, records = work.responses.texts_of(ids), work.campaigns.of_responses(ids)
    versions = work.revisions.several([one.revision_id for one in letters if one.revision_id])
    return tuple(
        OwnLetter(
            one,
            own_words=tuple(span.of(texts.get(one.id, "")) for span in records[one.id].own_text),
            is_untouched=one.status is Status.DRAFTED
            and one.revision_id in versions
            and versions[one.revision_id].author_id is None,
        )
        for one in letters
    )
