"""Many letters at once, from a folder or a file of JSON lines."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from summarizer.cli.output import BadInput, read_bytes
from summarizer.intake import Unreadable, read_file


def letters_of(place: str) -> list[tuple[str, str]]:
    """Give ``(id, text)`` of every letter; a file in a folder has its name as id.

    A file that cannot be read is named on standard error and left out. Raises ``BadInput``
    for a place that is not there, or a line that has no ``id`` and ``text``.
    """
    path = Path(place)
    if path.is_dir():
        return _folder(path)
    return [_line(line, number) for number, line in enumerate(_lines(place), start=1) if line]


def _folder(folder: Path) -> list[tuple[str, str]]:
    letters = []
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            try:
                source = read_file(path, filename=path.name)
            except Unreadable as refusal:
                sys.stderr.write(f"referent: {path}: {refusal} ({refusal.code})\n")
                continue
            letters.append((str(path.relative_to(folder)), source.text))
    return letters


def _lines(place: str) -> list[str]:
    try:
        return [line.strip() for line in read_bytes(place).decode("utf-8-sig").split("\n")]
    except UnicodeDecodeError:
        raise BadInput(f"{place} is not UTF-8 text") from None


def _line(line: str, number: int) -> tuple[str, str]:
    try:
        given = json.loads(line)
        return str(given["id"]), str(given["text"])
    except (ValueError, KeyError, TypeError):
        raise BadInput(f'line {number} is not of the form {{"id":"…","text":"…"}}') from None
