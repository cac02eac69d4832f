"""Letters of other scripts than the Latin one, which Danish is never written in."""

from __future__ import annotations

import re
from typing import Final

from summarizer.screening.text.words import of_text

# A pattern of one such letter. Latin letters with marks end at U+024F, and begin again at U+1E00.
LATIN_LETTER: Final = r"[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]"
OTHER_LETTER: Final = r"[^\W\d_A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff]"
_IS_OTHER: Final = re.compile(OTHER_LETTER)
# A set without classes of characters is found faster; few signs of a text are in it.
_UNCOMMON: Final = re.compile(
    r"[^\x00-\x7f\xa0\xa7\xaa\xab\xb0\xb4\xb7\xba\xbb\u00c0-\u024f\u1e00-\u1eff\u2000-\u206f\u2190-\u23ff]"
)


@of_text
def _others(text: str) -> list[int]:
    """Give where the letters of ``text`` stand that are not Latin ones."""
    return [one.start() for one in _UNCOMMON.finditer(text) if _IS_OTHER.match(one.group())]


def other_letters(text: str) -> int:
    """Count the letters of ``text`` that are not Latin ones."""
    return len(_others(text))


def other_lines(text: str) -> list[tuple[int, int]]:
    """Give the lines of ``text`` that have letters other than Latin ones."""
    lines: list[tuple[int, int]] = []
    done = -1
    for place in _others(text):
        if place > done:
            done = text.find("\n", place)
            done = done if done >= 0 else len(text)
            lines.append((text.rfind("\n", 0, place) + 1, done))
    return lines
