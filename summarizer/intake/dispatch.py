"""Lead a file to its reader and turn what the reader found into a ``SourceText``."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Protocol, cast

from summarizer.intake.assemble import assemble
from summarizer.intake.documents.ole import refuse_encrypted
from summarizer.intake.formats import HEAD_BYTES, recognise
from summarizer.intake.limits import MAX_FILE_BYTES
from summarizer.intake.unreadable import Unreadable

if TYPE_CHECKING:
    from pathlib import Path

    from summarizer.domain.source import SourceText
    from summarizer.intake.reading import Reading


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
