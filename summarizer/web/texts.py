"""Flask-Babel's two functions with types; named alike, so that catalogues find their words."""

from __future__ import annotations

import flask_babel


def gettext(message: str, **values: object) -> str:
    """Translate a Danish message for this request and fill in ``%(name)s``."""
    return str(flask_babel.gettext(message, **values))


def ngettext(one: str, many: str, number: int, **values: object) -> str:
    """Translate the form that fits the number."""
    return str(flask_babel.ngettext(one, many, number, **values))
