"""Where a form may send a person on to: our own pages, never another site's."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import current_app, request


def local_address(wanted: str | None, *, otherwise: str = "/") -> str:
    r"""Give ``wanted`` when it is a path on this site, else ``otherwise``.

    ``//host`` and ``/\host`` are other sites to a browser; control characters are dropped
    by it, so an address with one is refused too.
    """
    if not wanted or not wanted.isprintable() or "\\" in wanted or not wanted.startswith("/"):
        return otherwise
    parts = urlsplit(wanted)
    return otherwise if parts.scheme or parts.netloc or wanted.startswith("//") else wanted


def page_address() -> str:
    """Give the address to come back to after a switch of language or contrast, or a login.

    The answer to a form whose address cannot be looked at leads to the nearest page above it.
    """
    rule = request.url_rule
    if rule is None or "GET" in (rule.methods or ()):
        return request.full_path
    adapter = current_app.create_url_adapter(request)
    path = request.path
    while path and not (adapter and adapter.test(path, "GET")):
        path = path.rpartition("/")[0]
    return path or "/"
