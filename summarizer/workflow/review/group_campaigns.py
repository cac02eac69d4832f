"""Campaign letters in a hearing: found once everything is read, shown ever after.

Nothing is merged and nothing dropped: each letter is read, summarised and counted for itself,
and what its sender added must be covered.
"""

from __future__ import annotations

from collections import Counter
from itertools import count
from string import ascii_uppercase
from typing import TYPE_CHECKING

import structlog

from summarizer.store.records import CampaignRecord
from summarizer.synthesis import find_campaigns

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from summarizer.domain.span import Span
    from summarizer.synthesis import CampaignGroup
    from summarizer.workflow.context import Context

log = structlog.get_logger()

# What a reviewer answers when own words are left out on purpose; it belongs to no point.
OWN_WORDS_CODE = "own_words_left_out"
OWN_WORDS_NUMBER = 0


def group_waiting(context: Context) -> None:
    """Group every hearing that has new texts and nothing more to read.

    A hearing that cannot be grouped is logged by its id and tried again at the next sweep;
    it never keeps a response from going on.
    """
    with context.read() as work:
        waiting = work.hearings.to_group()
    for hearing_id in waiting:
        try:
            group_campaigns(context, hearing_id)
        except Exception as fault:  # noqa: BLE001 - the boundary: only a code may leave it
            code = type(fault).__name__
            # No traceback: it could quote a citizen.
            log.error("grouping_failed", hearing_id=hearing_id, code=code)  # noqa: TRY400 - as above


def group_campaigns(context: Context, hearing_id: str) -> int:
    """Compare all the hearing's texts and keep the groups; give how many there are.

    A group keeps its letter when letters are added to it.
    """
    with context.read() as work:
        texts = work.responses.texts(hearing_id)
        newest = work.responses.newest_text(hearing_id)
        before = work.campaigns.of_hearing(hearing_id)
    groups = find_campaigns(list(texts.items()))
    labels = _labels(groups, before)
    members = [
        CampaignRecord(
            response_id=member.id,
            label=label,
            relation=member.relation.value,
            is_original=member.id == group.id,
            own_text=member.own_text,
        )
        for group, label in zip(groups, labels, strict=True)
        for member in group.members
    ]
    with context.write() as work:
        work.campaigns.replace(hearing_id, members)
        if newest is not None:
            work.hearings.set_grouped(hearing_id, at=newest)
        work.commit()
    return len(groups)


def own_words_left_out(
    left_out: Sequence[Span],
    campaign: CampaignRecord | None,
) -> tuple[Span, ...]:
    """Give the passages no point covers in which the sender wrote something of their own."""
    if campaign is None:
        return ()
    return tuple(span for span in left_out if any(span.overlaps(own) for own in campaign.own_text))


def _labels(
    groups: Sequence[CampaignGroup],
    before: Mapping[str, CampaignRecord],
) -> list[str]:
    """Give each group the letter that most of its members had, or the next free one."""
    taken = {record.label for record in before.values()}
    used: set[str] = set()
    fresh = (label for label in _letters() if label not in taken)
    labels = []
    for group in groups:
        had = Counter(before[member.id].label for member in group.members if member.id in before)
        kept = next((label for label, _times in had.most_common() if label not in used), None)
        labels.append(kept or next(fresh))
        used.add(labels[-1])
    return labels


def _letters() -> Iterator[str]:
    """Give A to Z, then A2 to Z2, and so on."""
    for turn in count(1):
        for letter in ascii_uppercase:
            yield letter if turn == 1 else f"{letter}{turn}"
