"""Where a form may send a person on to: our own pages, never another site's."""

from __future__ import annotations

from urllib.parse import urlsplit


def local_address(wanted: str | None, *, otherwise: str = "/") -> str:
    r"""Give ``wanted`` when it is a path on this site, else ``otherwise``.

    ``//host`` and ``/\host`` are other sites to a browser; control characters are dropped
    by it, so an address with one is refused too.
    """
    if not wanted or not wanted.isprintable() or "\\" in wanted or not wanted.startswith("/"):
        return otherwise
    parts = urlsplit(wanted)
    return otherwise if parts.scheme or parts.netloc or wanted.startswith("//") else wanted
