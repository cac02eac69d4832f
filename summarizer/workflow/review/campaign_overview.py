"""What the pages show of campaign letters. Looks only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.workflow.permissions import Permission, require

if TYPE_CHECKING:
    from summarizer.domain.user import User
    from summarizer.store.campaigns import CampaignSize
    from summarizer.workflow.context import Context


def campaigns_of(context: Context, actor: User, hearing_id: str) -> tuple[CampaignSize, ...]:
    """Give a hearing's groups by letter; excluded responses are counted in none."""
    require(actor, Permission.SEE)
    with context.read() as work:
        return tuple(
            sorted(work.campaigns.sizes(hearing_id), key=lambda one: _by_letter(one.label))
        )


def _by_letter(label: str) -> tuple[int, str]:
    """Put Z before A2."""
    return len(label), label
