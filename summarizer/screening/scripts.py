"""Letters of other scripts than the Latin one, which Danish is never written in."""

from __future__ import annotations

import re
from typing import Final

# A pattern of one such letter. Latin letters with marks end at U+024F, and begin again at U+1E00.
OTHER_LETTER: Final = r"[^\W\d_A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff]"
_RUN: Final = re.compile(f"{OTHER_LETTER}+")


def other_letters(text: str) -> int:
    """Count the letters of ``text`` that are not Latin ones."""
    return 0 if text.isascii() else sum(map(len, _RUN.findall(text)))
