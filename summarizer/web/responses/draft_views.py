"""Every draft that was made of a response: a new one never replaces an old one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask_babel import gettext, ngettext

from summarizer.domain.draft import NoteStatus
from summarizer.web.formatting import format_duration, format_money, format_number
from summarizer.web.responses.made_by import fallback_words
from summarizer.web.words import ENGINE_WORDS, word_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from summarizer.domain.draft import Draft
    from summarizer.workflow.review.one_response import ResponsePage


@dataclass(frozen=True, slots=True)
class DraftView:
    """One draft. ``facts`` are its engine, model, prompt version, use and cost, as known.

    ``fell_back`` says why a model was asked for and another engine drafted.
    """

    number: int
    when: datetime
    engine: str
    facts: tuple[tuple[str, str], ...]
    fell_back: str
    points: tuple[str, ...]
    notes: tuple[tuple[str, str], ...]
    is_newest: bool


def draft_views(page: ResponsePage) -> tuple[DraftView, ...]:
    """Present the drafts, newest first."""
    count = len(page.drafts)
    return tuple(
        DraftView(
            number=count - at,
            when=record.created_at,
            engine=word_for(ENGINE_WORDS, record.draft.engine),
            facts=tuple(_facts(record.draft)),
            fell_back=fallback_words(record.draft.fallback_reason),
            points=tuple(point.text for point in record.draft.points),
            notes=tuple(
                (
                    answer.note,
                    answer.text
                    if answer.status is NoteStatus.ADDRESSED
                    else gettext("Ikke omtalt"),
                )
                for answer in record.draft.notes
            ),
            is_newest=record.id == page.response.draft_id,
        )
        for at, record in enumerate(reversed(page.drafts))
    )


def _facts(draft: Draft) -> Iterable[tuple[str, str]]:
    yield gettext("Motor"), word_for(ENGINE_WORDS, draft.engine)
    if draft.model:
        yield gettext("Model"), draft.model
    if draft.prompt_version:
        yield gettext("Instruks"), draft.prompt_version
    yield from _use(draft.usage)


def _use(usage: Mapping[str, float]) -> Iterable[tuple[str, str]]:
    tokens = usage.get("prompt_tokens", 0) + usage.get("completion_tokens", 0)
    if tokens:
        calls = round(usage.get("calls", 1))
        yield (
            gettext("Forbrug"),
            ngettext(
                "%(num)s kald, %(tokens)s tokens%(about)s",
                "%(num)s kald, %(tokens)s tokens%(about)s",
                calls,
                tokens=format_number(round(tokens)),
                about=gettext(" (skønnet)") if usage.get("estimated") else "",
            ),
        )
    if "cost_oere" in usage:
        yield gettext("Pris"), _price(usage["cost_oere"])
    if tokens and "seconds" in usage:
        yield gettext("Tid"), format_duration(usage["seconds"])


def _price(oere: float) -> str:
    """Write an amount; a call may cost less than an øre."""
    if 0 < oere < 1:
        return str(gettext("%(oere)s øre", oere=format_number(oere)))
    return format_money(round(oere))
