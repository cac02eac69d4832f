"""Uploaded and exported files, by key, on a disk or in an object store (fsspec)."""

from __future__ import annotations

import hashlib
import shutil
from typing import IO, TYPE_CHECKING

import fsspec

if TYPE_CHECKING:
    from pathlib import Path

_CHUNK_BYTES = 1 << 20


class FileStore:
    """Keeps each file under a key that the program chooses, never under its own name.

    ``url`` is ``file:///…``, ``s3://…`` or whatever else fsspec has a driver for.
    """

    def __init__(self, url: str) -> None:
        self._filesystem, self._root = fsspec.core.url_to_fs(url)
        self._filesystem.makedirs(self._root, exist_ok=True)

    def save(self, key: str, stream: IO[bytes]) -> tuple[str, int]:
        """Store a stream without holding it in memory; give its sha256 and size in bytes."""
        digest = hashlib.sha256()
        size = 0
        path = self._path(key)
        self._filesystem.makedirs(path.rsplit("/", 1)[0], exist_ok=True)
        with self._filesystem.open(path, "wb") as target:
            while chunk := stream.read(_CHUNK_BYTES):
                digest.update(chunk)
                size += len(chunk)
                target.write(chunk)
        return digest.hexdigest(), size

    def read(self, key: str) -> bytes:
        """Give a whole file. Raises ``FileNotFoundError``."""
        with self._filesystem.open(self._path(key), "rb") as stream:
            return bytes(stream.read())

    def head(self, key: str, size: int) -> bytes:
        """Give the first ``size`` bytes."""
        with self._filesystem.open(self._path(key), "rb") as stream:
            return bytes(stream.read(size))

    def copy_to(self, key: str, target: Path) -> None:
        """Copy a file to the local disk, for readers that need a path."""
        with self._filesystem.open(self._path(key), "rb") as stream, target.open("wb") as out:
            shutil.copyfileobj(stream, out, _CHUNK_BYTES)

    def delete(self, key: str) -> bool:
        """Delete a file for good; ``True`` when it is gone, also if it already was."""
        try:
            self._filesystem.rm_file(self._path(key))
        except FileNotFoundError:
            return True
        except OSError:
            return False
        return not self._filesystem.exists(self._path(key))

    def delete_folder(self, folder: str) -> int:
        """Delete every file under ``folder/`` for good; give how many there were."""
        path = self._path(folder)
        if not self._filesystem.exists(path):
            return 0
        count = len(self._filesystem.find(path))
        self._filesystem.rm(path, recursive=True)
        return count

    def _path(self, key: str) -> str:
        return f"{self._root}/{key}"
