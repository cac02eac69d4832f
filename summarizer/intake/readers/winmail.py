"""winmail.dat: Outlook's own wrapping of text and attachments (TNEF), refused in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.intake.unreadable import Unreadable

if TYPE_CHECKING:
    from summarizer.intake.reading import Reading


def read(data: bytes) -> Reading:
    """Raise ``Unreadable``."""
    del data
    raise Unreadable("winmail")
