"""Error pages that say what happened and what to do, without a word of what was sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from flask import Flask, render_template
from flask_babel import lazy_gettext as _
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, InternalServerError

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue


class Words(NamedTuple):
    """What an error page says: what happened, and what the reader can do."""

    title: object
    advice: object


ERROR_WORDS = {
    400: Words(
        _("Vi kunne ikke forstå forespørgslen"),
        _("Gå tilbage, genindlæs siden og prøv igen. Det, du skrev, er ikke gemt."),
    ),
    403: Words(
        _("Du har ikke adgang til siden"),
        _(
            "Din rolle giver ikke adgang her. Bed en administrator om adgang, "
            "eller gå til de høringer, du kan se.",
        ),
    ),
    404: Words(
        _("Siden findes ikke"),
        _("Adressen kan være skrevet forkert, eller siden kan være slettet efter fristen."),
    ),
    405: Words(
        _("Handlingen er ikke mulig her"),
        _("Gå tilbage til siden, og brug dens knapper."),
    ),
    413: Words(
        _("Filerne fylder for meget"),
        _("Upload færre filer ad gangen, eller del en stor fil op. Intet er gemt."),
    ),
    429: Words(
        _("For mange forsøg"),
        _("Vent et minut, og prøv så igen."),
    ),
    500: Words(
        _("Noget gik galt hos os"),
        _(
            "Fejlen er noteret. Prøv igen om lidt. Sker det igen, så fortæl din "
            "administrator, hvornår det skete. Det, der allerede var gemt, er ikke tabt.",
        ),
    ),
}
_STALE_FORM = Words(
    _("Siden har været åben for længe"),
    _(
        "Af hensyn til sikkerheden gælder en formular kun i en tid. Gå tilbage, kopiér det, "
        "du skrev, genindlæs siden og prøv igen.",
    ),
)
FALLBACK_CODE = 500
_CLIENT_ERRORS = range(400, 500)


def show_http_error(error: HTTPException) -> ResponseReturnValue:
    """Render the page of an HTTP error; its own description (English, technical) is dropped."""
    code = error.code or FALLBACK_CODE
    if error.response is not None or code < _CLIENT_ERRORS.start:
        return error.get_response()
    nearest = 400 if code in _CLIENT_ERRORS else FALLBACK_CODE
    words = _STALE_FORM if isinstance(error, CSRFError) else ERROR_WORDS.get(code)
    page = render_page(code, words or ERROR_WORDS[nearest])
    retry_after = error.get_response().headers.get("Retry-After")
    return page, code, {"Retry-After": retry_after} if retry_after else {}


def show_failure(error: InternalServerError) -> ResponseReturnValue:
    """Render the page of a fault of ours; Flask has logged it and rolls nothing back here."""
    code = error.code or FALLBACK_CODE
    return render_page(code, ERROR_WORDS[FALLBACK_CODE]), code


def render_page(code: int, words: Words) -> str:
    """Fill the error page, which asks neither the database nor the session for anything."""
    return render_template("errors/error.html", code=code, title=words.title, advice=words.advice)


def init_errors(app: Flask) -> None:
    """Show our page for every HTTP error and for every unexpected fault."""
    app.register_error_handler(HTTPException, show_http_error)
    app.register_error_handler(InternalServerError, show_failure)
