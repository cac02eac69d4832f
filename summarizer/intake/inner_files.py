"""Find a file inside others again: a letter in a zip, attached to a mail, attached to a mail."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from summarizer.intake.formats import HEAD_BYTES, Format, recognise
from summarizer.intake.inner_zip import is_zip, zip_members
from summarizer.intake.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Sequence


class InnerFile(Protocol):
    """A file that came inside another."""

    @property
    def name(self) -> str:
        """The file's name, or nothing."""

    def contents(self) -> bytes:
        """Give its bytes. Raises ``Unreadable`` if they are elsewhere."""

    def inside(self) -> Sequence[InnerFile] | None:
        """Give what is inside a mail that has no bytes of its own, else None."""


@dataclass(frozen=True, slots=True)
class _Member:
    name: str
    data: bytes

    def contents(self) -> bytes:
        return self.data

    def inside(self) -> None:
        return None


def inner_file(data: bytes, *, filename: str, steps: Sequence[int]) -> tuple[bytes, str]:
    """Follow the numbers, each of a file inside the one before; give the last one and its name.

    Raises ``Unreadable``: ``missing`` where a number leads nowhere.
    """
    if not steps:
        return data, filename
    files: Sequence[InnerFile] = _files_in(data, filename)
    for number, step in enumerate(steps):
        if not 0 <= step < len(files):
            raise Unreadable("missing")
        found = files[step]
        if number < len(steps) - 1:
            inside = found.inside()
            files = _files_in(found.contents(), found.name) if inside is None else inside
    return found.contents(), found.name


def _files_in(data: bytes, filename: str) -> Sequence[InnerFile]:
    kind = recognise(filename, data[:HEAD_BYTES])
    if kind in {Format.EML, Format.MSG}:
        reader = importlib.import_module(f"summarizer.intake.readers.{kind}")
        found: Sequence[InnerFile] = reader.attached(data)
        return found
    if is_zip(data, filename=filename):
        return [_Member(name, member) for name, member in zip_members(data)]
    raise Unreadable("missing")
