"""One spelling for one character, with a map back to the source.

Detectors read the normalised text; every span they give is carried back, so that findings,
masking and the screen always speak of the text as it was received.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from summarizer.domain.finding import Finding
from summarizer.domain.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

# Characters that stay as they are: ASCII, Latin-1 letters, common typographic signs.
_PLAIN = r"\x00-\x7f\u00a1-\u00a7\u00a9\u00ab\u00ac\u00ae\u00b0\u00b1\u00b6\u00b7\u00bb-\u00ff"
_PLAIN_SIGNS = r"\u2010-\u2015\u2018-\u201e\u2022\u2030\u2190-\u21ff\u25a0-\u25ff\u2610-\u2612"
_ODD = re.compile(
    rf"(?P<hyphen>(?:(?<=[^\W\d_][^\W\d_])[-\u00ad\u2010][ \t]*\r?\n[ \t]*(?=[a-zæøåé])"
    r"|(?<=[A-ZÆØÅ][A-ZÆØÅ])[-\u00ad\u2010][ \t]*\r?\n[ \t]*(?=[A-ZÆØÅ][A-ZÆØÅ])))"
    # The mark of a footnote: "Bo Ek¹"; but "120 m²".
    r"|(?P<note>(?<=[^\W_])(?<![mM])[\u00b2\u00b3\u00b9\u2070\u2074-\u2079]+(?!\w)"
    r"|(?<!\w)[\u00b2\u00b3\u00b9\u2070\u2074-\u2079]+(?=[^\W\d_]))"
    r"|(?P<entity>&(?:\#\d{2,7}|\#[xX][0-9a-fA-F]{2,6}|[A-Za-z]{2,8}\d?);)"
    # "B o   H o l m": beside a word of four letters also shorter ones are spelled out.
    r"|(?P<spaced>(?<![^\s(\"'])(?:(?:[^\W\d_][ \u00a0])+[^\W\d_][ \u00a0]{2,4})*"
    r"(?:[^\W\d_][ \u00a0]){3,}[^\W\d_]"
    r"(?:[ \u00a0]{2,4}(?:[^\W\d_][ \u00a0])+[^\W\d_])*(?![^\s.,;:!?)\"']))"
    rf"|[{_PLAIN}][\u0300-\u036f]+"
    rf"|[^{_PLAIN}{_PLAIN_SIGNS}][\u0300-\u036f]*",
)
# One of these stands in all that ``_ODD`` matches; each is found fast, and most texts have none.
_TRIGGERS = tuple(
    map(
        re.compile,
        (
            r"[-\u00ad\u2010][ \t]*\r?\n[ \t]*",
            r"[ \u00a0][^\W\d_][ \u00a0][^\W\d_][ \u00a0]",
            r"&[#A-Za-z]",
            rf"[^{_PLAIN}{_PLAIN_SIGNS}]",
        ),
    )
)
# Of letters that were parted: themselves, and the wider blanks between words.
_KEPT = re.compile(r"\S|[ \u00a0]{2,}")
# What is drawn over a letter and makes no other of it ("J̶e̶n̶s̶"), and blanks that count as letters.
_UNSEEN = frozenset(
    map(chr, (*range(0x300, 0x370), *range(0x20D0, 0x20F1), *range(0xFE00, 0xFE10)))
) | {"\u115f", "\u1160", "\u2800", "\u3164"}
# A scanner's 0le and lnger: no word begins with a nought, or with l and a consonant.
# What stands before is asked after: a pattern that begins with a set of letters is found faster.
_MISREAD = re.compile(
    r"[0l](?<![\w.,'’].)(?:(?<=0)(?=[a-zæøå]{2})|(?<=l)(?=[bcdfghkmnprstvz]+[aeiouyæøå]))",
    re.DOTALL,
)
# Inside a word it takes an l for I or 1, and an o for 0: "HoIger", "Eski1dsen", "K0mmune".
_MISREAD_INSIDE = re.compile(
    r"[I10](?:(?<=[a-zæøå]I)(?:(?=[a-zæøå])(?!n\b)|(?<=[a-zæøå]{2}I)(?!\w))"
    r"|(?<=\b[A-ZÆØÅ]I)(?=I?[a-zæøå]{2})|(?<=[^\W\d_][10])(?=[a-zæøå]{2}))"
)
_AS_READ = {"I": "l", "1": "l", "0": "o"}
# A street in one cell of a table, its number in the next.
_CELL = re.compile(r"(?<=[^\W\d_])\t(?=\d)")
# The lines of a form and the blanks of a file name: "Navn:__Bo Ek__", "Svar_Bo_Ek.pdf". In mail
# addresses and links they are letters like others.
_BARRED = re.compile(r"(?<!\S)[^\s_@/(\[]*_[^\s@/(\[]*(?!\S)(?![ ]?(?:[(\[{]|at\b|snabel))")
# Nothing that is written otherwise reaches farther from its trigger.
_MARGIN = 12
_FOLDS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ö": "oe", "ä": "ae", "ü": "u", "ß": "ss"})
# Cyrillic and Greek letters that look like Latin ones.
_LOOK_ALIKE = str.maketrans("аеорсухіјѕкмтонαειοκρτυν", "aeopcyxijskmtohaeiokptuv")


class _Piece(NamedTuple):
    """Where a piece of the normalised text begins, and the stretch of the source it stands for.

    A ``copied`` piece is that stretch, character by character.
    """

    at: int
    start: int
    end: int
    copied: bool


@dataclass(frozen=True, slots=True)
class Normalised:
    """Normalised ``text`` and the ``pieces`` it is made of.

    ``pieces`` is empty when nothing had to change, which is the usual case.
    """

    text: str
    pieces: tuple[_Piece, ...] = ()
    # Where each of the pieces begins.
    _offsets: tuple[int, ...] = ()

    def to_source(self, start: int, end: int) -> Span:
        """Carry a stretch of the normalised text back to the source.

        The stretch must hold at least one character.
        """
        if not self.pieces:
            return Span(start, end)
        number = bisect_right(self._offsets, start) - 1
        first = last = self.pieces[number]
        if number + 1 < len(self._offsets) and end > self._offsets[number + 1]:
            last = self.pieces[bisect_right(self._offsets, end - 1) - 1]
        return Span(
            first.start + (start - first.at if first.copied else 0),
            last.start + end - last.at if last.copied else last.end,
        )

    def carried(self, finding: Finding) -> Finding:
        """Carry a finding in the normalised text back to the source."""
        span = self.to_source(finding.span.start, finding.span.end)
        return Finding(span, finding.kind, finding.certainty, finding.layer, finding.score)


def normalise(text: str) -> Normalised:
    """Apply NFKC, drop what is invisible, join line-end hyphens and spaced-out letters.

    A character's name in HTML (``&oslash;``) becomes the character.
    """
    text = _MISREAD.sub(_as_capital, text)
    text = _MISREAD_INSIDE.sub(lambda misread: _AS_READ[misread.group()], text)
    if "\t" in text:
        text = _CELL.sub(" ", text)
    if "_" in text:
        text = "\n".join(_without_bars(line) for line in text.split("\n"))
    found = list(_odd(text))
    if not found:
        return Normalised(text)
    written: list[str] = []
    pieces: list[_Piece] = []
    length = position = 0
    for odd in found:
        for start, end, replacement in ((position, odd.start(), None), *_replaced(odd)):
            piece = text[start:end] if replacement is None else replacement
            if piece:
                written.append(piece)
                pieces.append(_Piece(length, start, end, replacement is None))
                length += len(piece)
        position = odd.end()
    if position < len(text):
        written.append(text[position:])
        pieces.append(_Piece(length, position, len(text), copied=True))
    return Normalised("".join(written), tuple(pieces), tuple(piece.at for piece in pieces))


def _as_capital(misread: re.Match[str]) -> str:
    return "O" if misread.group() == "0" else "I"


def _without_bars(line: str) -> str:
    return _BARRED.sub(lambda word: word.group().replace("_", " "), line) if "_" in line else line


def _odd(text: str) -> Iterator[re.Match[str]]:
    """Find what is to be written otherwise, looking only around the triggers."""
    triggers = sorted(match.span() for trigger in _TRIGGERS for match in trigger.finditer(text))
    if not triggers:
        return
    first = last = 0
    for start, end in triggers:
        if start - _MARGIN > last:
            yield from _ODD.finditer(text, first, last)
            first = start - _MARGIN
        last = max(last, min(end + _MARGIN, len(text)))
    yield from _ODD.finditer(text, first, last)


def _replaced(odd: re.Match[str]) -> Iterator[tuple[int, int, str | None]]:
    """Give stretches of the source with what stands for each, or None where it stays."""
    if odd.group("spaced"):
        yield from ((*kept.span(), None) for kept in _KEPT.finditer(odd.string, *odd.span()))
    elif odd.group("entity"):
        yield odd.start(), odd.end(), _plain_form(html.unescape(odd.group()))
    elif not (odd.group("hyphen") or odd.group("note")):
        yield odd.start(), odd.end(), _plain_form(odd.group())


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """Fold a word for comparing: lower case, æ=ae, ø=oe, å=aa, other accents off.

    ``Aarestrup`` and ``Årestrup`` fold to the same, as do ``Sørensen`` and ``Soerensen``.
    """
    folded = word.casefold()
    if folded.isascii():
        return folded
    folded = folded.translate(_FOLDS).translate(_LOOK_ALIKE)
    if folded.isascii():
        return folded
    decomposed = unicodedata.normalize("NFKD", folded)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _plain_form(cluster: str) -> str:
    compatible = unicodedata.normalize("NFKC", cluster)
    return "".join(c for c in compatible if unicodedata.category(c) != "Cf" and c not in _UNSEEN)
