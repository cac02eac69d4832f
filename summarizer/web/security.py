"""What comes in is well formed, and what goes out keeps to itself: no referrer, no framing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import abort, request

if TYPE_CHECKING:
    from flask import Flask, Response

# No nonce and no 'unsafe-…': templates carry no inline script or style at all (a test looks).
SOURCES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
}
CONTENT_SECURITY_POLICY = "; ".join(f"{kind} {source}" for kind, source in SOURCES.items())

HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    # Pages quote citizens: no copy in a cache. Static files bring their own header.
    "Cache-Control": "no-store",
}


def add_security_headers(response: Response) -> Response:
    """Set every header that the response does not already set for itself."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response


def refuse_malformed() -> None:
    """Answer 400 to fields that no form of ours has, and to text that no database keeps.

    WTForms takes the "²" of ``points-²-text`` for a number; PostgreSQL has no NUL in a text.
    """
    for fields in (request.args, request.form):
        if not all(name.isascii() for name in fields):
            abort(400)
        if any("\0" in value for _, value in fields.items(multi=True)):
            abort(400)


def init_security(app: Flask) -> None:
    """Look at every request to ``app``, and put the headers on every answer, errors included."""
    app.before_request(refuse_malformed)
    app.after_request(add_security_headers)
