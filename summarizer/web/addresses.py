"""Where a form may send a person on to: our own pages, never another site's."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import request


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
    """Give the address to come back to after a switch of language or contrast.

    The answer to a form whose address cannot be looked at leads to the page above it.
    """
    rule = request.url_rule
    if rule is None or "GET" in (rule.methods or ()):
        return request.full_path
    return request.path.rpartition("/")[0] or "/"
