"""Pictures that come along with mails and say nothing: logos, icons, lines."""

from __future__ import annotations

from typing import Final

from summarizer.intake.formats import HEAD_BYTES, Format, recognise

# What else a picture of lines may be taken for, or one that is broken.
_NO_LETTERS: Final = frozenset({None, Format.IMAGE, Format.HTML, Format.TXT})
_SMALL_BYTES: Final = 30_000
_LEAST_SIDE: Final = 600  # points of a page that somebody scanned as small as can be read


def is_ornament(picture: bytes) -> bool:
    """Tell whether a picture is too small to be a page; a scan in black and white has few bytes."""
    if len(picture) >= _SMALL_BYTES:
        return False
    from summarizer.intake.pages.upright import size_of  # noqa: PLC0415 - Pillow loads slowly

    width, height = size_of(picture)
    if not width:  # a letter that somebody called a picture is none
        return recognise("", picture[:HEAD_BYTES]) in _NO_LETTERS
    return min(width, height) < _LEAST_SIDE
