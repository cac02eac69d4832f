"""Lead a file to its reader and turn what the reader found into a ``SourceText``."""

from __future__ import annotations

import importlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, cast

from summarizer.intake.assemble import assemble
from summarizer.intake.formats import HEAD_BYTES, recognise
from summarizer.intake.limits import MAX_FILE_BYTES
from summarizer.intake.ole import refuse_encrypted
from summarizer.intake.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from summarizer.domain.source import SourceText
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


class Reader(Protocol):
    """A module in ``readers``."""

    def read(self, data: bytes) -> Reading:
        """Read a whole file. Raises ``Unreadable`` for a known reason."""


def read_in_process(path: Path, *, filename: str, reader_module: str | None = None) -> SourceText:
    """Read a file in this process, without time and memory limits.

    ``filename`` is the name the sender gave. ``reader_module`` is the dotted name of a
    ``Reader`` to use instead of the one that the contents ask for.
    Raises ``Unreadable``, and nothing else, whatever the file holds.
    """
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= MAX_FILE_BYTES else b""
    except OSError:
        raise Unreadable("missing") from None
    if size > MAX_FILE_BYTES:
        raise Unreadable("too_large")
    return assemble(read_bytes(data, filename=filename, reader_module=reader_module))


def read_bytes(data: bytes, *, filename: str, reader_module: str | None = None) -> Reading:
    """Read a file's bytes with the reader for its contents. Raises ``Unreadable`` only."""
    if not data.strip():
        raise Unreadable("empty")
    reader = _reader_for(data, filename) if reader_module is None else _load(reader_module)
    try:
        return reader.read(data)
    except Unreadable:
        raise
    except MemoryError:
        code = "memory"
    except Exception:  # noqa: BLE001 - a parser may fail in any way on a stranger's file
        code = "damaged"
    # Raised outside the handler: the parser's exception, and all it carries, can quote the letter.
    raise Unreadable(code)


def _reader_for(data: bytes, filename: str) -> Reader:
    found = recognise(filename, data[:HEAD_BYTES])
    if found is None:
        refuse_encrypted(data)
        raise Unreadable("unsupported_format")
    return _load(f"summarizer.intake.readers.{found}")


def _load(module: str) -> Reader:
    # Imported when needed: PyMuPDF alone takes longer to import than a text file to read.
    return cast("Reader", importlib.import_module(module))
