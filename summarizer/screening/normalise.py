"""One spelling for one character, with a map back to the source.

Detectors read the normalised text; every span they give is carried back, so that findings,
masking and the screen always speak of the text as it was received.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass

from summarizer.domain.span import Span

# Characters that stay as they are: ASCII, Latin-1 letters, common typographic signs.
_PLAIN = r"\x00-\x7f\u00a1-\u00a7\u00a9\u00ab\u00ac\u00ae\u00b0\u00b1\u00b6\u00b7\u00bb-\u00ff"
_PLAIN_SIGNS = r"\u2010-\u2015\u2018-\u201e\u2022\u2030\u2190-\u21ff\u25a0-\u25ff\u2610-\u2612"
_ODD = re.compile(
    rf"(?P<hyphen>(?<=[^\W\d_][^\W\d_])[-\u00ad\u2010][ \t]*\r?\n[ \t]*(?=[a-zæøåé]))"
    r"|(?P<spaced>(?<![^\s(\"'])(?:[^\W\d_][ \u00a0]){3,}[^\W\d_](?![^\s.,;:!?)\"']))"
    rf"|[{_PLAIN}][\u0300-\u036f]+"
    rf"|[^{_PLAIN}{_PLAIN_SIGNS}][\u0300-\u036f]*",
)
_FOLDS = (("æ", "ae"), ("ø", "oe"), ("å", "aa"), ("ö", "oe"), ("ä", "ae"), ("ü", "u"), ("ß", "ss"))


@dataclass(frozen=True, slots=True)
class Normalised:
    """Normalised ``text``; ``starts``/``ends`` give the source offsets of each character.

    Both are ``None`` when nothing had to change, which is the usual case.
    """

    text: str
    starts: array[int] | None = None
    ends: array[int] | None = None

    def to_source(self, start: int, end: int) -> Span:
        """Carry a stretch of the normalised text back to the source.

        The stretch must hold at least one character.
        """
        if self.starts is None or self.ends is None:
            return Span(start, end)
        return Span(self.starts[start], self.ends[end - 1])


def normalise(text: str) -> Normalised:
    """Apply NFKC, drop invisible characters, join line-end hyphens and spaced-out letters."""
    if _ODD.search(text) is None:
        return Normalised(text)
    pieces: list[str] = []
    starts: array[int] = array("q")
    ends: array[int] = array("q")
    position = 0
    for odd in _ODD.finditer(text):
        _copy(text, position, odd.start(), pieces, starts, ends)
        position = odd.end()
        if odd.group("hyphen"):
            continue
        if odd.group("spaced"):
            for offset in range(odd.start(), odd.end(), 2):
                _copy(text, offset, offset + 1, pieces, starts, ends)
            continue
        replacement = _plain_form(odd.group())
        pieces.append(replacement)
        starts.extend([odd.start()] * len(replacement))
        ends.extend([odd.end()] * len(replacement))
    _copy(text, position, len(text), pieces, starts, ends)
    return Normalised("".join(pieces), starts, ends)


def fold(word: str) -> str:
    """Fold a word for comparing: lower case, æ=ae, ø=oe, å=aa, other accents off.

    ``Aarestrup`` and ``Årestrup`` fold to the same, as do ``Sørensen`` and ``Soerensen``.
    """
    folded = word.casefold()
    for letter, pair in _FOLDS:
        folded = folded.replace(letter, pair)
    if folded.isascii():
        return folded
    decomposed = unicodedata.normalize("NFKD", folded)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _plain_form(cluster: str) -> str:
    compatible = unicodedata.normalize("NFKC", cluster)
    return "".join(c for c in compatible if unicodedata.category(c) != "Cf")


def _copy(
    text: str,
    start: int,
    end: int,
    pieces: list[str],
    starts: array[int],
    ends: array[int],
) -> None:
    pieces.append(text[start:end])
    starts.extend(range(start, end))
    ends.extend(range(start + 1, end + 1))
