"""Pictures that come along with mails and say nothing: logos, icons, lines."""

from __future__ import annotations

import io
from typing import Final

from PIL import Image

_SMALL_BYTES: Final = 30_000
_LEAST_SIDE: Final = 600  # points of a page that somebody scanned as small as can be read


def is_ornament(picture: bytes) -> bool:
    """Tell whether a picture is too small to be a page; a scan in black and white has few bytes."""
    if len(picture) >= _SMALL_BYTES:
        return False
    try:
        with Image.open(io.BytesIO(picture)) as opened:
            return min(opened.size) < _LEAST_SIDE
    except Exception:  # noqa: BLE001 - Pillow may fail in any way on a stranger's file
        return True
