"""Words in another script than the Latin one: none of the other recognizers can read them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from summarizer.screening.recognizers.base import DanishRecognizer
from summarizer.screening.scripts import LATIN_LETTER, OTHER_LETTER, other_lines
from summarizer.screening.text.spots import Spot

if TYPE_CHECKING:
    from collections.abc import Iterator

# A lone letter is a unit or a formula (µg, Ω).
_WORDS = re.compile(rf"{OTHER_LETTER}{{2}}[^\W\d_]*(?:[ '’.-]{OTHER_LETTER}[^\W\d_]*)*")
# Such letters among Latin ones make a word look like another: "Аnders".
_MIXED = re.compile(
    rf"(?<![^\W\d_])(?=[^\W\d_]{{4}})[^\W\d_]*?(?:{LATIN_LETTER}{OTHER_LETTER}|{OTHER_LETTER}{LATIN_LETTER})[^\W\d_]*"
)
_DOUBT = 0.4


class ScriptRecognizer(DanishRecognizer):
    """Words in Arabic, Cyrillic, Greek and other scripts, whole or in part, as doubtful names."""

    ENTITIES: ClassVar[tuple[str, ...]] = ("UNKNOWN_WORD",)
    LAYER: ClassVar[str] = "unknown_word"

    def spots(self, text: str) -> Iterator[Spot]:
        """Find runs of such words."""
        for start, end in other_lines(text):
            for pattern in (_WORDS, _MIXED):
                for match in pattern.finditer(text, start, end):
                    yield Spot(match.start(), match.end(), "UNKNOWN_WORD", _DOUBT)
