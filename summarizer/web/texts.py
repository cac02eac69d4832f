"""Flask-Babel's two functions with types; named alike, so that catalogues find their words."""

from __future__ import annotations

import flask_babel

from summarizer.domain.danish import DanishText


def gettext(message: str, **values: object) -> str:
    """Translate a Danish message for this request and fill in ``%(name)s``."""
    return str(flask_babel.gettext(message, **values))


def ngettext(one: str, many: str, number: int, **values: object) -> str:
    """Translate the form that fits the number."""
    return str(flask_babel.ngettext(one, many, number, **values))


def said(words: str) -> str:
    """Say Danish words from another room in this request's language; Danish if it has none."""
    if not isinstance(words, DanishText):
        return gettext(words) if words else ""
    values = {
        name: said(value) if isinstance(value, DanishText) else value
        for name, value in words.values.items()
    }
    return gettext(words.template, **values)
