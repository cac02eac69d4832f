"""The way through a hearing, step by step, until its first hvidbog is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import url_for

from summarizer.web.texts import gettext
from summarizer.workflow.permissions import Permission, may

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summarizer.domain.user import User
    from summarizer.workflow.hearings.first_steps import FirstSteps


@dataclass(frozen=True, slots=True)
class StepView:
    """One step; ``address`` is empty for somebody who cannot take it."""

    words: str
    note: str
    address: str
    is_done: bool
    is_next: bool = False


def guide_view(steps: FirstSteps, actor: User, *, hearing_id: str) -> tuple[StepView, ...]:
    """List the steps for ``actor`` and mark the next; none once a hvidbog is made."""
    if steps.hvidbog_made:
        return ()
    views = tuple(_steps(steps, actor, hearing_id))
    first = next((place for place, one in enumerate(views) if not one.is_done), -1)
    return tuple(
        StepView(one.words, one.note, one.address, one.is_done, is_next=place == first)
        for place, one in enumerate(views)
    )


def _steps(steps: FirstSteps, actor: User, hearing_id: str) -> Iterable[StepView]:
    hearing = url_for("hearings.show", hearing_id=hearing_id)

    def where(permission: Permission, address: str) -> str:
        return address if may(actor, permission) else ""

    yield StepView(
        gettext("Sæt et beskyttelsesregister i kraft"),
        gettext("Den databeskyttelsesansvarlige gør det. Uden det bliver alt tilbageholdt."),
        where(Permission.KEEP_REGISTER, url_for("register.overview")),
        is_done=steps.register_in_force,
    )
    # Whoever has uploaded without has chosen to go on so.
    if steps.documents or not steps.uploaded:
        yield StepView(
            gettext("Læg planens dokumenter ind"),
            gettext("Kan springes over. Så kender screeningen planens egne ord og steder."),
            where(Permission.UPLOAD, url_for("gate.show", hearing_id=hearing_id)),
            is_done=steps.documents > 0,
        )
    yield StepView(
        gettext("Upload høringssvarene"),
        gettext("Du ser dem igennem, før noget går i gang."),
        where(Permission.UPLOAD, url_for("upload.new", hearing_id=hearing_id)),
        is_done=steps.uploaded,
    )
    yield StepView(
        gettext("Afgør det, screeningen har stoppet"),
        gettext("Tilbageholdte og ulæselige høringssvar venter på et menneske."),
        f"{hearing}?status=person#hoeringsliste",
        is_done=steps.holds_decided,
    )
    yield StepView(
        gettext("Læs, ret og godkend referaterne"),
        gettext("Et menneske står bag hvert af dem."),
        where(Permission.APPROVE, url_for("queue.mine")),
        is_done=steps.approved,
    )
    yield StepView(
        gettext("Lav hvidbogen"),
        gettext("Kun godkendte referater kommer med."),
        where(Permission.EXPORT, f"{hearing}#eksport"),
        is_done=False,
    )
