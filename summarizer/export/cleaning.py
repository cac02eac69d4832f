"""Text that XML can carry."""

from __future__ import annotations

import re

# XML 1.0, production [2] Char: anything else makes Word and Excel refuse the whole file.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def clean_text(text: str) -> str:
    """Give ``text`` without the characters that XML forbids; line ends become newlines.

    Half a surrogate pair becomes U+FFFD, so that a reader sees that something stood there.
    """
    text = _LINE_ENDS.sub("\n", text)
    return _LONE_SURROGATE.sub("\ufffd", _FORBIDDEN.sub("", text))


def clean_line(text: str) -> str:
    """Give ``text`` cleaned and on one line, for titles, headers and properties."""
    return " ".join(clean_text(text).split())
