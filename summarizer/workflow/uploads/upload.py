"""A file on its way into the house, with what its sender or a planner says of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from summarizer.domain.hearing import SenderKind


@dataclass(frozen=True, slots=True)
class Upload:
    """One file as the browser or a script hands it over.

    ``sender`` is name and address, used for screening only; ``organisation`` may be published.
    """

    filename: str
    stream: IO[bytes]
    sender: str = ""
    organisation: str = ""
    sender_kind: SenderKind | None = None
    declared_protected: bool = False
    received_on: date | None = None
