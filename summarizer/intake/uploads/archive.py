"""Open an uploaded ZIP: each file onto the disk under a number, never under its own name.

Works from the disk and in pieces; what the archive says about sizes is not believed.
"""

from __future__ import annotations

import stat
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from summarizer.intake.formats import HEAD_BYTES
from summarizer.intake.limits import (
    MAX_ARCHIVE_DEPTH,
    MAX_ARCHIVE_FILES,
    MAX_ARCHIVE_UNPACKED_BYTES,
    MAX_FILE_BYTES,
    MEBIBYTE,
)
from summarizer.intake.unreadable import Unreadable
from summarizer.intake.uploads.containers import Container, recognise_container
from summarizer.intake.uploads.zip_names import names_of
from summarizer.intake.zip_faults import BROKEN_ZIP, KNOWN_METHODS

if TYPE_CHECKING:
    from pathlib import Path

_ENCRYPTED: Final = 0x1
_MODE_AT: Final = 16  # where programs of Unix keep a file's kind
# No letter or picture shrinks to less than a two-hundredth; archives made to harm do.
_MOST_RATIO: Final = 200
_RATIO_COUNTS_FROM: Final = 10 * MEBIBYTE
_CHUNK: Final = MEBIBYTE
_FURNITURE: Final = frozenset({".ds_store", "thumbs.db", "desktop.ini", "__macosx"})
_FURNITURE_STARTS: Final = ("._", "~$")


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of an archive.

    ``name`` is its path with the names of archives around it. ``stored`` is the file's name in
    the folder given; without it the file was refused, and ``code`` says why in the words of
    ``UNREADABLE_WORDS``, or it is an archive itself, whose files follow (no code).
    """

    name: str
    stored: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What an archive held; ``furniture`` counts what programs put there for themselves."""

    entries: tuple[Entry, ...]
    furniture: int


def unpack(path: Path, folder: Path) -> Unpacked:
    """Unpack every file of the ZIP at ``path`` into ``folder``, nested ones too.

    Raises ``Unreadable``: ``damaged`` for no ZIP at all, ``archive_too_large`` for one of too
    many files or bytes, ``archive_empty``. A single bad file is refused alone.
    """
    unpacking = _Unpacking(folder)
    unpacking.walk(path, prefix="", depth=1)
    if not unpacking.entries:
        raise Unreadable("archive_empty")
    return Unpacked(tuple(unpacking.entries), unpacking.furniture)


class _Unpacking:
    """What is left of the limits, and what was found so far."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._room = MAX_ARCHIVE_UNPACKED_BYTES
        self._files = 0
        self.entries: list[Entry] = []
        self.furniture = 0

    def walk(self, path: Path, *, prefix: str, depth: int) -> None:
        """Go through one archive. Raises ``Unreadable`` for it as a whole."""
        if depth > MAX_ARCHIVE_DEPTH:
            raise Unreadable("archive_nested")
        try:
            archive = zipfile.ZipFile(path)
        except BROKEN_ZIP:
            raise Unreadable("damaged") from None
        with archive:
            files = [one for one in archive.infolist() if not one.is_dir()]
            self._files += len(files)
            if (
                self._files > MAX_ARCHIVE_FILES
                or sum(one.file_size for one in files) > MAX_ARCHIVE_UNPACKED_BYTES
            ):
                raise Unreadable("archive_too_large")
            for one, name in zip(files, names_of(files), strict=True):
                if _is_furniture(name):
                    self.furniture += 1
                else:
                    self._take(archive, one, name=prefix + name, depth=depth)

    def _take(
        self, archive: zipfile.ZipFile, one: zipfile.ZipInfo, *, name: str, depth: int
    ) -> None:
        stored = self._folder / str(len(self.entries))
        try:
            self._write(archive, one, stored)
        except Unreadable as refusal:
            stored.unlink(missing_ok=True)
            self.entries.append(Entry(name, code=refusal.code))
            return
        with stored.open("rb") as file:
            is_archive = recognise_container(name, file.read(HEAD_BYTES)) is Container.ARCHIVE
        if not is_archive:
            self.entries.append(Entry(name, stored=stored.name))
            return
        at = len(self.entries)
        self.entries.append(Entry(name))
        inner = stored.rename(stored.with_suffix(".zip"))
        try:
            self.walk(inner, prefix=f"{name}/", depth=depth + 1)
        except Unreadable as refusal:
            self.entries[at] = Entry(name, code=refusal.code)
        inner.unlink()

    def _write(self, archive: zipfile.ZipFile, one: zipfile.ZipInfo, target: Path) -> None:
        if one.flag_bits & _ENCRYPTED:
            raise Unreadable("password")
        if stat.S_ISLNK(one.external_attr >> _MODE_AT):
            raise Unreadable("unsupported_format")  # it holds a path and no letter
        if one.compress_type not in KNOWN_METHODS:
            raise Unreadable("archive_method")
        size = 0
        try:
            with archive.open(one) as file, target.open("wb") as out:
                while chunk := file.read(_CHUNK):
                    size += len(chunk)
                    self._room -= len(chunk)
                    if size > MAX_FILE_BYTES or self._room < 0:
                        raise Unreadable("too_large")
                    if size > max(_RATIO_COUNTS_FROM, one.compress_size * _MOST_RATIO):
                        raise Unreadable("dangerous")
                    out.write(chunk)
        except BROKEN_ZIP:
            raise Unreadable("damaged") from None


def _is_furniture(name: str) -> bool:
    steps = name.lower().split("/")
    return any(step in _FURNITURE for step in steps) or steps[-1].startswith(_FURNITURE_STARTS)
