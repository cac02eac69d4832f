"""Campaign letters on the hearing's page: which groups there are, and one of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import url_for

from summarizer.web.formatting import format_number
from summarizer.web.texts import gettext, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.store.campaigns import CampaignSize


@dataclass(frozen=True, slots=True)
class CampaignView:
    """One group with the address of its own page."""

    label: str
    words: str
    detail: str
    address: str
    is_chosen: bool


def campaign_views(
    groups: Sequence[CampaignSize],
    *,
    hearing_id: str,
    chosen: str,
) -> tuple[CampaignView, ...]:
    """Present the groups; a group of which only one is left is none any more."""
    return tuple(
        CampaignView(
            label=one.label,
            words=gettext(
                "Gruppe %(label)s (%(count)s)",
                label=one.label,
                count=format_number(one.letters),
            ),
            detail=_detail(one),
            address=url_for("hearings.campaign", hearing_id=hearing_id, label=one.label),
            is_chosen=one.label == chosen,
        )
        for one in groups
        if one.letters > 1
    )


def _detail(one: CampaignSize) -> str:
    parts = []
    if one.original_number is not None:
        parts.append(gettext("Mest som nr. %(number)s", number=one.original_number))
    if one.with_own_words:
        parts.append(
            ngettext(
                "%(num)s har egne ord tilføjet",
                "%(num)s har egne ord tilføjet",
                one.with_own_words,
            ),
        )
    else:
        parts.append(gettext("ingen har tilføjet noget"))
    return ", ".join(parts)
