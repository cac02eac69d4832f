"""Who made the text under review, in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import gettext

from summarizer.domain.response import Status
from summarizer.web.responses.words import FALLBACK_WORDS

if TYPE_CHECKING:
    from summarizer.workflow.review.one_response import ResponsePage


def made_by(page: ResponsePage) -> str:
    """Say who made the draft that the summary began with."""
    if page.is_draft_hidden:
        return str(gettext("Der er lavet et udkast. Det vises, når du har skrevet dit eget."))
    if page.draft is None or _is_by_hand(page):
        return _by_hand_words(page)
    draft = page.draft.draft
    if draft.engine == "citat":
        return str(
            gettext(
                "Udkastet er lavet af citatmotoren (afsenderens egne sætninger, ingen sprogmodel).",
            )
        )
    return str(
        gettext(
            "Udkastet er lavet af sprogmodellen %(model)s ud fra den maskerede tekst.",
            model=draft.model or draft.engine,
        )
    )


def _by_hand_words(page: ResponsePage) -> str:
    if all(one.draft.engine == "citat" for one in page.drafts):
        return str(gettext("Referatet skrives af et menneske. Der er ikke brugt en sprogmodel."))
    return str(
        gettext("Referatet skrives af et menneske. Et tidligere udkast er lagt til side."),
    )


def _is_by_hand(page: ResponsePage) -> bool:
    """Tell whether a person took the response by hand after the engine's newest draft."""
    return page.draft is not None and any(
        entry.facts.get("to") == Status.MANUAL and entry.at >= page.draft.created_at
        for entry in page.timeline
    )


def fell_back_words(page: ResponsePage) -> str:
    """Say why the citation engine stepped in, or nothing when it did not."""
    if page.draft is None or _is_by_hand(page):
        return ""
    return fallback_words(page.draft.draft.fallback_reason)


def fallback_words(reason: str) -> str:
    """Say why the citation engine stepped in, from the code; nothing for no code."""
    if not reason:
        return ""
    words = FALLBACK_WORDS.get(reason)
    return str(
        gettext(
            "Citatmotoren trådte til, fordi %(reason)s.",
            reason=str(words) if words else gettext("sprogmodellen ikke kunne bruges"),
        )
    )
