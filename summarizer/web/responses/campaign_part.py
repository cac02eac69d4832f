"""What the review shows of the campaign group that a letter is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import url_for
from flask_babel import gettext

from summarizer.web.formatting import format_number
from summarizer.web.responses.review_parts import CampaignView

if TYPE_CHECKING:
    from summarizer.workflow.review.one_response import ResponsePage

# A group of which only one letter is left is none any more.
_FEWEST = 2


def own_numbers(page: ResponsePage) -> frozenset[int]:
    """Give the sentences (from 0) in which only this sender of the group wrote something."""
    if page.campaign is None or page.source is None:
        return frozenset()
    sentences = page.source.sentences
    return frozenset(
        number
        for number, sentence in enumerate(sentences)
        if any(sentence.overlaps(own) for own in page.campaign.own_text)
    )


def campaign_view(
    page: ResponsePage,
    *,
    own: frozenset[int],
    missing: bool,
    answer: str,
) -> CampaignView | None:
    """Present the group; nothing for a letter that is in none."""
    campaign = page.campaign
    if campaign is None or page.campaign_size < _FEWEST:
        return None
    return CampaignView(
        words=gettext(
            "Enslydende høringssvar: gruppe %(label)s (%(count)s)",
            label=campaign.label,
            count=format_number(page.campaign_size),
        ),
        address=url_for(
            "hearings.campaign",
            hearing_id=page.hearing.id,
            label=campaign.label,
        ),
        own=tuple(number + 1 for number in sorted(own)),
        missing=missing,
        answer=answer,
    )
