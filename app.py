"""The web application: settings → services → pages."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from summarizer import web
from summarizer.logs import configure_logs
from summarizer.services import build_context
from summarizer.settings import Settings
from summarizer.web.auth import counter_address, init_auth
from summarizer.web.engines import engine_settings
from summarizer.web.session import EXTENSION, init_session

if TYPE_CHECKING:
    from summarizer.workflow.context import Context

_HERE = Path(__file__).resolve().parent
_BYTES_PER_MEGABYTE = 1_000_000


def create_app(settings: Settings | None = None, context: Context | None = None) -> Flask:
    """Make the application. Without arguments everything comes from the environment."""
    configure_logs()
    settings = settings or Settings.from_environment()
    app = Flask(
        __name__,
        template_folder=str(_HERE / "templates"),
        static_folder=str(_HERE / "static"),
    )
    app.config.update(
        SECRET_KEY=settings.secret_key,
        SESSION_COOKIE_NAME="referent",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.secure_cookies,
        PERMANENT_SESSION_LIFETIME=timedelta(hours=12),
        MAX_CONTENT_LENGTH=settings.max_upload_megabytes * _BYTES_PER_MEGABYTE,
        # A form of many long points is large, and is no file.
        MAX_FORM_MEMORY_SIZE=20 * _BYTES_PER_MEGABYTE,
        MAX_FORM_PARTS=20_000,
        # A token lasts as long as its session: uploads and reviews take hours.
        WTF_CSRF_TIME_LIMIT=None,
        MUNICIPALITY=settings.municipality,
        SOURCE_URL=settings.source_url,
        RATELIMIT_STORAGE_URI=counter_address(settings.redis_url),
    )
    wiring = context or build_context(settings)
    app.extensions[EXTENSION] = wiring
    app.config.update(engine_settings(settings, wiring.engines))
    init_session(app)
    init_auth(app)
    web.init_app(app)
    if settings.secure_cookies:
        # Behind exactly one proxy that ends TLS.
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1, x_proto=1, x_host=1)  # type: ignore[method-assign] # Flask's own documented way
    return app
