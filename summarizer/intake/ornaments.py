"""Pictures that come along with mails and say nothing: logos, icons, lines."""

from __future__ import annotations

from typing import Final

_SMALL_BYTES: Final = 30_000
_LEAST_SIDE: Final = 600  # points of a page that somebody scanned as small as can be read


def is_ornament(picture: bytes) -> bool:
    """Tell whether a picture is too small to be a page; a scan in black and white has few bytes."""
    if len(picture) >= _SMALL_BYTES:
        return False
    from summarizer.intake.upright import size_of  # noqa: PLC0415 - Pillow loads slowly

    return min(size_of(picture)) < _LEAST_SIDE
