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
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LANGUAGE: Final = "dan"
_PAGE_SECONDS: Final = 60
# Below this, tesseract's word is noise from lines, stamps and photographs.
_NOISE_CONFIDENCE: Final = 30.0
# Clean scans lie above 90; below this about every tenth word is wrong.
UNSURE_CONFIDENCE: Final = 75.0


@dataclass(frozen=True, slots=True)
class RecognisedWord:
    """A word; ``box`` is left, top, right, bottom in the picture's pixels."""

    text: str
    confidence: float
    box: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Recognised:
    """A page's text, the mean confidence of its words, 0 to 100, weighted by length, and those."""

    text: str
    confidence: float
    words: tuple[RecognisedWord, ...] = ()

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


def recognise_pages(
    pictures: Iterable[tuple[int, bytes]],
) -> Iterator[tuple[int, Recognised | None]]:
    """Recognise numbered pictures in their order, one a core at a time.

    Pictures are taken from the iterable as places become free: few are held at any time.
    """
    cores = os.cpu_count() or 1
    waiting: deque[tuple[int, Future[Recognised | None]]] = deque()
    with ThreadPoolExecutor(cores) as pool:
        for number, picture in pictures:
            waiting.append((number, pool.submit(recognise_page, picture)))
            if len(waiting) > cores:
                first, outcome = waiting.popleft()
                yield first, outcome.result()
        for number, outcome in waiting:
            yield number, outcome.result()


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
    found: list[RecognisedWord] = []
    weight = total = 0.0
    for row in csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        word, confidence = (row.get("text") or "").strip(), float(row.get("conf") or -1)
        if not word or confidence < _NOISE_CONFIDENCE:
            continue
        lines.setdefault((row["block_num"], row["par_num"], row["line_num"]), []).append(word)
        left, top = int(row["left"]), int(row["top"])
        box = (left, top, left + int(row["width"]), top + int(row["height"]))
        found.append(RecognisedWord(word, confidence, box))
        weight += len(word)
        total += len(word) * confidence
    text, above = "", None
    for (block, paragraph, _), words in lines.items():
        if above is not None:
            text += "\n" if above == (block, paragraph) else "\n\n"
        text += " ".join(words)
        above = (block, paragraph)
    mean = total / weight if weight else 0.0
    return Recognised(text=text, confidence=mean, words=tuple(found))
