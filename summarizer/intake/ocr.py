"""Recognise the text of page pictures with the tesseract program, in Danish.

With another language a quarter of the words go wrong, so without Danish there is no
recognition at all.
"""

from __future__ import annotations

import csv
import functools
import os
import shutil
import subprocess
from dataclasses import dataclass
from typing import Final

_LANGUAGE: Final = "dan"
_PAGE_SECONDS: Final = 60
# Below this, tesseract's word is noise from lines, stamps and photographs.
_NOISE_CONFIDENCE: Final = 30.0
# Clean scans lie above 90; below this about every tenth word is wrong.
UNSURE_CONFIDENCE: Final = 75.0


@dataclass(frozen=True, slots=True)
class Recognised:
    """A page's text and the mean confidence of its words, 0 to 100, weighted by length."""

    text: str
    confidence: float

    @property
    def is_unsure(self) -> bool:
        """Tell whether a person should compare the text with the picture."""
        return self.confidence < UNSURE_CONFIDENCE


@functools.cache
def is_available() -> bool:
    """Tell whether tesseract and its Danish data are installed."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    try:
        listed = subprocess.run(
            [program, "--list-langs"], capture_output=True, text=True, timeout=10, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return _LANGUAGE in listed.stdout.split()


def recognise_page(picture: bytes) -> Recognised | None:
    """Recognise one picture (PNM or PNG, upright); None when the program fails on it."""
    try:
        outcome = subprocess.run(
            ["tesseract", "-", "-", "-l", _LANGUAGE, "tsv"],
            input=picture,
            capture_output=True,
            timeout=_PAGE_SECONDS,
            check=False,
            # More threads make one page no faster, and other pages slower.
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    if outcome.returncode != 0:
        return None
    return _from_table(outcome.stdout.decode("utf-8", errors="replace"))


def _from_table(table: str) -> Recognised:
    """Rebuild lines and paragraphs from tesseract's table of words."""
    lines: dict[tuple[str, str, str], list[str]] = {}
    weight = total = 0.0
    for row in csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        word, confidence = (row.get("text") or "").strip(), float(row.get("conf") or -1)
        if not word or confidence < _NOISE_CONFIDENCE:
            continue
        lines.setdefault((row["block_num"], row["par_num"], row["line_num"]), []).append(word)
        weight += len(word)
        total += len(word) * confidence
    text, above = "", None
    for (block, paragraph, _), words in lines.items():
        if above is not None:
            text += "\n" if above == (block, paragraph) else "\n\n"
        text += " ".join(words)
        above = (block, paragraph)
    return Recognised(text=text, confidence=total / weight if weight else 0.0)
