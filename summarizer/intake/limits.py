"""How much a file may cost to read."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import Final

MEBIBYTE: Final = 1024 * 1024
MAX_FILE_BYTES: Final = 50 * MEBIBYTE
# Long appendices are a few hundred thousand characters; this is several books.
MAX_TEXT_CHARACTERS: Final = 5_000_000
# What an office file may unpack to, and how much one of its parts may.
MAX_UNPACKED_BYTES: Final = 200 * MEBIBYTE
MAX_PART_BYTES: Final = 60 * MEBIBYTE
MAX_PAGES: Final = 2_000
# A ZIP of responses: what it may hold, and how many archives may stand inside each other.
MAX_ARCHIVE_BYTES: Final = 1024 * MEBIBYTE
MAX_ARCHIVE_UNPACKED_BYTES: Final = 2048 * MEBIBYTE
MAX_ARCHIVE_FILES: Final = 2_000
MAX_ARCHIVE_DEPTH: Final = 3
# A portal's list of responses.
MAX_SHEET_ROWS: Final = 10_000
MAX_SHEET_LINES: Final = 2**20  # with empty ones between them
MAX_SHEET_COLUMNS: Final = 400
MAX_SHEET_CHARACTERS: Final = 30_000_000
# An A3 page at 600 dots an inch has 70 million; unpacking far more takes minutes and gigabytes.
MAX_PICTURE_PIXELS: Final = 120_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """What the child process may use.

    ``wall_seconds`` allows for character recognition of about 200 scanned pages. A long PDF is
    read by ``processes`` forks of the child; time of the processor and memory hold for each.
    """

    wall_seconds: float = 240.0
    cpu_seconds: int = 120
    memory_bytes: int = 1536 * MEBIBYTE
    answer_bytes: int = 64 * MEBIBYTE
    processes: int = field(default_factory=lambda: os.cpu_count() or 1)
