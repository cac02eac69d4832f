"""Mails that were signed or encrypted (S/MIME, RFC 8551; PGP, RFC 9580)."""

from __future__ import annotations

import re
from typing import Any, Final

from summarizer.intake.unreadable import Unreadable

_SIGNED: Final = bytes.fromhex("2a864886f70d010702")
# What else CMS can hold: encrypted in one way or another.
_OTHERS: Final = (bytes.fromhex("2a864886f70d0107"), bytes.fromhex("2a864886f70d0109"))
_CONSTRUCTED: Final = 0x20
_DEEPEST: Final = 30
_LONG: Final = 0x80
_KIND: Final = 0x1F
_ENCRYPTED_BY_PGP: Final = re.compile(
    r"^[^\S\n]*+-----BEGIN PGP MESSAGE-----[^\S\n]*$", re.MULTILINE
)
_SIGNED_BY_PGP: Final = re.compile(
    # No line of the letter begins with a hyphen: "- " goes before those that would.
    r"^-----BEGIN PGP SIGNED MESSAGE-----[ ]*\n(?:[A-Z][\w-]+:[^\n]*\n)*+\n"
    r"(?P<letter>(?:(?!-----)[^\n]*\n)*+)-----BEGIN PGP SIGNATURE-----[ ]*\n"
    r"(?:(?!-----)[^\n]*\n)*+-----END PGP SIGNATURE-----[ ]*$",
    re.MULTILINE,
)


def signed_content(data: bytes) -> bytes:
    """Give the mail inside a signature of the kind that packs it (CMS, RFC 5652).

    Raises ``Unreadable``: ``encrypted_mail``, or ``damaged`` for what is neither.
    """
    try:
        outer, _ = _parsed(data, 0, 0)
        name, (signed,) = outer
        if name == _SIGNED:
            _, _, (_, (letter,)), *_ = signed
            return _joined(letter)
        is_known = isinstance(name, bytes) and name.startswith(_OTHERS)
    except (IndexError, ValueError, TypeError):
        is_known = False
    raise Unreadable("encrypted_mail" if is_known else "damaged")


def _parsed(data: bytes, at: int, depth: int) -> tuple[Any, int]:
    """Give an element of BER, bytes or a list of elements, and where it ends."""
    if depth > _DEEPEST:
        raise ValueError
    tag, length, at = data[at], data[at + 1], at + 2
    is_open = length == _LONG
    if length > _LONG:
        size = length - _LONG
        length, at = int.from_bytes(data[at : at + size]), at + size
    end = len(data) if is_open else at + length
    if end > len(data) or tag & _KIND == _KIND:
        raise ValueError
    if not tag & _CONSTRUCTED:
        return data[at:end], end
    inside: list[Any] = []
    while at < end:
        if is_open and data[at : at + 2] == b"\0\0":
            return inside, at + 2
        one, at = _parsed(data, at, depth + 1)
        inside.append(one)
    return inside, at


def _joined(octets: Any) -> bytes:  # noqa: ANN401 - bytes, or pieces of pieces of them
    return octets if isinstance(octets, bytes) else b"".join(map(_joined, octets))


def without_seal(text: str) -> str:
    """Take PGP's signature off a plain text.

    Raises ``Unreadable``: ``encrypted_mail``.
    """
    if "-----BEGIN PGP" not in text:
        return text
    text = text.replace("\r\n", "\n")
    if _ENCRYPTED_BY_PGP.search(text):
        raise Unreadable("encrypted_mail")
    return _SIGNED_BY_PGP.sub(lambda found: re.sub(r"(?m)^- ", "", found["letter"]), text)
