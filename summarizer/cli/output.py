"""Reading what the command line names, and printing JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from summarizer.domain.source import SourceText
from summarizer.intake import Unreadable, read_file


class BadInput(Exception):  # noqa: N818 - an expected answer, not an error of the program
    """The input cannot be used; the message is one clear line."""


def print_json(value: Any) -> None:  # noqa: ANN401 - whatever JSON can say
    """Print one line of JSON in UTF-8, whatever the terminal's own encoding is."""
    line = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    sys.stdout.buffer.write(line.encode("utf-8") + b"\n")
    sys.stdout.buffer.flush()


def read_source(name: str) -> SourceText:
    """Read a file, or UTF-8 text from standard input for ``-``. Raises ``BadInput``."""
    if name == "-":
        return SourceText.from_text(read_standard_input())
    path = Path(name)
    if not path.is_file():
        raise BadInput(f"{name}: there is no such file")
    try:
        return read_file(path, filename=path.name)
    except Unreadable as refusal:
        raise BadInput(f"{name}: {refusal} ({refusal.code})") from None


def read_standard_input() -> str:
    """Give all of standard input as text. Raises ``BadInput`` when it is not UTF-8."""
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput("standard input is not UTF-8 text") from None


def read_bytes(name: str) -> bytes:
    """Give a file's bytes. Raises ``BadInput`` when there is none."""
    try:
        return Path(name).read_bytes()
    except OSError as fault:
        raise BadInput(f"{name}: {fault.strerror}") from None
