"""What the corridor refuses becomes a page with the right code, in the refusal's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import lazy_gettext as _

from summarizer.domain.response import TransitionError
from summarizer.web.errors import Words, render_page
from summarizer.workflow.refusals import (
    ApprovalBlocked,
    Changed,
    EditConflict,
    NotAllowed,
    NotFound,
    Refusal,
)

if TYPE_CHECKING:
    from flask import Flask
    from flask.typing import ResponseReturnValue

_TITLES: tuple[tuple[type[Refusal], int, object], ...] = (
    (NotFound, 404, _("Det findes ikke")),
    (NotAllowed, 403, _("Du har ikke adgang")),
    (Changed, 409, _("En anden kom først")),
    (EditConflict, 409, _("En anden kom først")),
    (ApprovalBlocked, 409, _("Referatet kan ikke godkendes endnu")),
)
_OTHER = (400, _("Det kunne ikke lade sig gøre"))


def code_of(refusal: Refusal) -> int:
    """Give the HTTP status that says the same."""
    return _look(refusal)[0]


def show_refusal(refusal: Refusal) -> ResponseReturnValue:
    """Render a refusal that no form took care of."""
    code, title = _look(refusal)
    return render_page(code, Words(title, str(refusal))), code


def show_transition(_error: TransitionError) -> ResponseReturnValue:
    """Say that the response has gone another way in the meantime."""
    return show_refusal(Changed())


def init_refusals(app: Flask) -> None:
    """Show our page for every refusal that escapes a view."""
    app.register_error_handler(Refusal, show_refusal)
    app.register_error_handler(TransitionError, show_transition)


def _look(refusal: Refusal) -> tuple[int, object]:
    for kind, code, title in _TITLES:
        if isinstance(refusal, kind):
            return code, title
    return _OTHER
