"""What the corridor refuses becomes a page with the right code, in the refusal's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import lazy_gettext as _

from summarizer.domain.response import TransitionError
from summarizer.screening import DetectorFault
from summarizer.web.errors import Words, render_page
from summarizer.web.texts import said
from summarizer.workflow.refusals import (
    ApprovalBlocked,
    Changed,
    EditConflict,
    Gone,
    NotAllowed,
    NotFound,
    Overtaken,
    Refusal,
)

if TYPE_CHECKING:
    from flask import Flask
    from flask.typing import ResponseReturnValue

_TITLES: tuple[tuple[type[Refusal], int, object], ...] = (
    (NotFound, 404, _("Det findes ikke")),
    (NotAllowed, 403, _("Du har ikke adgang")),
    (Changed, 409, _("Noget er ændret imens")),
    (Overtaken, 409, _("Noget er ændret imens")),
    (Gone, 409, _("Høringen er slettet")),
    (EditConflict, 409, _("Noget er ændret imens")),
    (ApprovalBlocked, 409, _("Referatet kan ikke godkendes endnu")),
)
_NO_SCREENING = Words(
    _("Screeningen virker ikke lige nu"),
    _(
        "Uden den bliver intet gemt, sendt eller eksporteret. Prøv igen om lidt, og fortæl det "
        "til din administrator, hvis det sker igen.",
    ),
)
_OTHER = (400, _("Det kunne ikke lade sig gøre"))


def code_of(refusal: Refusal) -> int:
    """Give the HTTP status that says the same."""
    return _look(refusal)[0]


def show_refusal(refusal: Refusal) -> ResponseReturnValue:
    """Render a refusal that no form took care of."""
    code, title = _look(refusal)
    return render_page(code, Words(title, said(refusal.words))), code


def show_transition(_error: TransitionError) -> ResponseReturnValue:
    """Say that the response has gone another way in the meantime."""
    return show_refusal(Changed())


def show_detector_fault(_fault: DetectorFault) -> ResponseReturnValue:
    """Say that the screening is out of order: without it nothing is saved or sent."""
    return render_page(503, _NO_SCREENING), 503


def init_refusals(app: Flask) -> None:
    """Show our page for every refusal that escapes a view."""
    app.register_error_handler(Refusal, show_refusal)
    app.register_error_handler(DetectorFault, show_detector_fault)
    app.register_error_handler(TransitionError, show_transition)


def _look(refusal: Refusal) -> tuple[int, object]:
    for kind, code, title in _TITLES:
        if isinstance(refusal, kind):
            return code, title
    return _OTHER
