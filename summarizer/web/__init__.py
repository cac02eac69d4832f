"""The web room: pages, forms and what every page shares.

``app.config`` keys read here, each with a default that works on a first start:
``MUNICIPALITY`` (name in the header), ``SOURCE_URL`` (where this very program's source is
offered, AGPL § 13), ``ENGINE``, ``ENGINE_MODEL`` and ``ENGINE_PLACE`` (who drafts, for the
openness statement in the footer).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_wtf import CSRFProtect

from summarizer.web import (
    account,
    audit,
    auth,
    categories,
    contrast,
    exports,
    gate,
    health,
    hearings,
    help_page,
    language,
    oversight,
    quality,
    queues,
    register,
    responses,
    search,
    upload,
    users,
)
from summarizer.web.errors import init_errors
from summarizer.web.fault_log import init_fault_log
from summarizer.web.formatting import init_formatting
from summarizer.web.navigation import init_navigation
from summarizer.web.refused import init_refusals
from summarizer.web.security import init_security

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flask import Blueprint, Flask

# Every page of the program, in the order of the menu. New pages are added here.
BLUEPRINTS: tuple[Blueprint, ...] = (
    hearings.blueprint,
    gate.blueprint,
    categories.blueprint,
    upload.blueprint,
    exports.blueprint,
    responses.blueprint,
    *queues.BLUEPRINTS,
    search.blueprint,
    quality.blueprint,
    register.blueprint,
    audit.blueprint,
    oversight.blueprint,
    users.blueprint,
    account.blueprint,
    auth.blueprint,
    health.blueprint,
    help_page.blueprint,
    language.blueprint,
    contrast.blueprint,
)

DEFAULTS = {
    "MUNICIPALITY": "Eksempel Kommune",
    "SOURCE_URL": "",
    "ENGINE": "citat",
    "ENGINE_MODEL": "",
    "ENGINE_PLACE": "",
}


def init_app(app: Flask, *, blueprints: Sequence[Blueprint] = BLUEPRINTS) -> None:
    """Give ``app`` everything that all pages share, then the pages.

    Flask-Login is set up by the caller, who knows where people are stored.
    """
    for key, value in DEFAULTS.items():
        app.config.setdefault(key, value)
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    CSRFProtect(app)
    language.init_language(app)
    contrast.init_contrast(app)
    init_security(app)
    init_formatting(app)
    init_navigation(app)
    init_errors(app)
    init_fault_log(app)
    init_refusals(app)
    for blueprint in blueprints:
        app.register_blueprint(blueprint)
