"""A hearing's house style and what its language model has cost, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import url_for

from summarizer.web.formatting import format_money, format_number, format_percent
from summarizer.web.texts import gettext, ngettext
from summarizer.web.words import SHAPE_WORDS, TONE_WORDS

if TYPE_CHECKING:
    from summarizer.domain.hearing import Hearing
    from summarizer.workflow.hearings.costs import HearingCost


@dataclass(frozen=True, slots=True)
class TermsView:
    """``cost`` is empty where nothing costs anything; ``address`` for those who may change it."""

    facts: tuple[tuple[str, str], ...]
    cost: str
    is_reached: bool
    address: str


def terms_view(hearing: Hearing, cost: HearingCost, *, may_change: bool) -> TermsView:
    """Present the style and the cost."""
    style = hearing.style
    facts = [
        (gettext("Længde"), gettext("højst %(part)s", part=format_percent(style.share))),
        (gettext("Form"), str(SHAPE_WORDS[style.shape])),
    ]
    if style.max_points:
        words = ngettext("højst %(num)s", "højst %(num)s", style.max_points)
        facts.append((gettext("Punkter"), words))
    if cost.uses_model:
        facts.append((gettext("Tone"), str(TONE_WORDS[style.tone])))
    if style.lix:
        facts.append((gettext("Lix"), gettext("højst %(lix)s", lix=format_number(style.lix))))
    return TermsView(
        facts=tuple(facts),
        cost=_cost(cost),
        is_reached=cost.is_reached,
        address=url_for("hearings.terms", hearing_id=hearing.id) if may_change else "",
    )


def _cost(cost: HearingCost) -> str:
    if not cost.uses_model:
        return ""
    spent = format_money(round(cost.spent_oere))
    if cost.ceiling_oere is None:
        return gettext("%(spent)s; intet loft", spent=spent)
    return gettext(
        "%(spent)s af højst %(ceiling)s",
        spent=spent,
        ceiling=format_money(cost.ceiling_oere),
    )
