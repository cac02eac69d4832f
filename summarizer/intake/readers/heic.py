"""Photos as iPhones save them: recognised, so that the refusal can say what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.intake.unreadable import Unreadable

if TYPE_CHECKING:
    from summarizer.intake.reading import Reading


def read(data: bytes) -> Reading:
    """Raise ``Unreadable``: no library under a free licence that we ship decodes HEVC."""
    del data
    raise Unreadable("heic")
