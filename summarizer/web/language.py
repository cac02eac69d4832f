"""Danish first; another language by a switch that the session remembers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, current_app, redirect, request, session
from flask_babel import Babel, get_locale
from markupsafe import Markup, escape

from summarizer.web.addresses import local_address
from summarizer.web.catalogues import PoDomain, languages

if TYPE_CHECKING:
    from flask import Flask
    from werkzeug import Response

SESSION_KEY = "language"
DEFAULT = "da"
NAMES = {"da": "Dansk", "en": "English"}

blueprint = Blueprint("language", __name__)


def chosen_language() -> str:
    """Give the language of this session; the browser's wish is not asked: Danish is first."""
    chosen = session.get(SESSION_KEY, DEFAULT)
    return chosen if chosen in available_languages() else DEFAULT


def available_languages() -> tuple[str, ...]:
    """List the languages that have a catalogue here, Danish first; found once per start."""
    languages: tuple[str, ...] = current_app.extensions["languages"]
    return languages


@blueprint.post("/sprog")
def choose() -> Response:
    """Remember the language and go back to where the person was."""
    wanted = request.form.get("language", DEFAULT)
    if wanted in available_languages():
        session[SESSION_KEY] = wanted
    return redirect(local_address(request.form.get("next")))


def in_danish(text: str) -> Markup:
    """Tell a screen reader to say what people wrote in Danish, on a page that is not."""
    if get_locale().language == DEFAULT:
        return escape(text)
    return Markup('<span lang="{}">{}</span>').format(DEFAULT, text)


def init_language(app: Flask) -> None:
    """Set up Flask-Babel with Danish message ids and find the catalogues that are there."""
    app.config.setdefault("BABEL_DEFAULT_LOCALE", DEFAULT)
    app.config.setdefault("BABEL_DEFAULT_TIMEZONE", "Europe/Copenhagen")
    babel = Babel(app, locale_selector=chosen_language)
    babel.domain_instance = PoDomain()
    app.jinja_env.globals.update(
        page_language=lambda: get_locale().language,
        other_languages=lambda: [
            (code, NAMES[code]) for code in available_languages() if code != get_locale().language
        ],
    )
    app.jinja_env.filters["da"] = in_danish
    app.extensions["languages"] = (DEFAULT, *(one for one in languages() if one in NAMES))
