"""Across responses: which of them were written from the same text."""

from __future__ import annotations

from summarizer.synthesis.campaigns import (
    CampaignGroup,
    CampaignMember,
    Relation,
    find_campaigns,
)

__all__ = ["CampaignGroup", "CampaignMember", "Relation", "find_campaigns"]
