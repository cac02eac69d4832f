"""What a reader found in a file, before it is put together to a ``SourceText``."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from summarizer.intake.cut_text import CutText


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader found: text per page, and what goes beside it (see ``SourceText``).

    A blank line in a page's text separates paragraphs. ``letters``: the numbers of the
    pages that are a mail's own text. ``words``: by page, the recognised words in reading
    order with their confidence, 0 to 100. ``drawn``: as in ``SourceText``, or nothing.
    ``cut``: by page, what is tidied and cut already.
    """

    pages: tuple[str, ...]
    warnings: tuple[str, ...] = ()
    sender: str | None = None
    asides: tuple[str, ...] = ()
    sent: datetime | None = None
    letters: tuple[int, ...] = ()
    words: Mapping[int, Sequence[tuple[str, float]]] = field(default_factory=dict)
    has_attachments: bool = False
    drawn: tuple[str, ...] = ()
    cut: Mapping[int, CutText] = field(default_factory=dict)

    def drawn_inside(self, file: int) -> tuple[str, ...]:
        """Give where the pages are drawn from, seen from the file that holds this one."""
        places = self.drawn or ("",) * len(self.pages)
        return tuple(place and f"{file}/{place}" for place in places)
