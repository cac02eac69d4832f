"""Numbers of a Danish text with value, unit and place: ``1,9 mio. kr.``, ``to et halvt ton``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from summarizer.domain.span import Span

from .dates import clocks_of, dates_of
from .number_words import ORDINALS, cardinal, fraction, multiple
from .units import SCALES, UNITS, Unit

_DIGITS: Final = r"\d/\d(?=\s+af\b)|\d{1,3}(?:\.\d{3})+(?:,\d+)?(?!\d)|\d+(?:[,.]\d+)?"
_TOKEN: Final = re.compile(
    rf"\[[A-ZÆØÅ_ -]+\d+\]|{_DIGITS}|km/t|km/h|m/s|[^\W\d_]+[²³23]?|[%‰°€½¼¾§]",
)
_GLYPHS: Final = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_TWENTIETH: Final = 20
_HALF: Final = frozenset({"halv", "halvt", "halve"})
_WORDS_OF_HALF: Final = 2
_SAME: Final = 1e-6
_HOURLY: Final = re.compile(r" (?:i timen|pr\.? time)\b")
_HALF_A_DAY: Final = 12


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit.

    ``kind`` is ``amount``, ``share`` (half, a third; 0.25), ``multiple`` (twofold), ``ordinal``,
    ``clock`` or ``section`` (after §). ``faint`` marks an unstressed *en/et*, which may be an
    article. ``written`` marks number words.
    """

    value: float
    unit: Unit | None
    kind: str
    span: Span
    written: bool = False
    faint: bool = False

    def same_value(self, other: Quantity) -> bool:
        """Compare in base units; a missing unit agrees with any, 25 percent with a quarter."""
        mine, theirs = self._comparable(), other._comparable()
        if self.kind == other.kind == "clock" and (self.written or other.written):
            return _close(mine % _HALF_A_DAY, theirs % _HALF_A_DAY)  # "halv fire" is 15.30
        if self.unit and other.unit and self.unit.dimension != other.unit.dimension:
            return {self.unit.dimension, other.unit.dimension} == {"share"} and mine == theirs
        if self.unit is None or other.unit is None:
            return _close(self.value, other.value) or _close(mine, theirs)
        return _close(mine, theirs)

    def same_dimension(self, other: Quantity) -> bool:
        """Tell whether the two measure the same thing; shares and percentages do."""
        return self._dimension == other._dimension

    def is_about(self, other: Quantity) -> bool:
        """Tell whether the two differ by no more than a twentieth."""
        mine, theirs = self._comparable(), other._comparable()
        return abs(mine - theirs) <= abs(theirs) / _TWENTIETH

    def bounds(self, other: Quantity, most: float) -> bool:
        """Tell whether this lies under ``other``, at most so many times."""
        mine, theirs = self._comparable(), other._comparable()
        return 0 < mine < theirs <= mine * most

    def as_share(self) -> float | None:
        """Give a share or percentage as a number from 0 to 1, else ``None``."""
        if self.kind == "share":
            return self.value
        percent = self.unit is not None and self.unit.dimension == "percent"
        return self.value / 100 if percent else None

    @property
    def _dimension(self) -> str:
        if self.kind == "share":
            return "percent"
        return self.unit.dimension if self.unit else self.kind

    def _comparable(self) -> float:
        if self.kind == "share":
            return self.value * 100
        return self.value * (self.unit.factor if self.unit else 1)


def _close(one: float, two: float) -> bool:
    return abs(one - two) <= _SAME * max(1.0, abs(one), abs(two))


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    lower: str
    span: Span


def quantities_of(text: str, *, offset: int = 0) -> tuple[Quantity, ...]:
    """Find every number outside dates and placeholders, in order."""
    clocks = clocks_of(text)
    taken = [mention.span for mention in dates_of(text) if mention.day or mention.year]
    taken += [mention.span for mention in clocks]
    tokens = [
        _Token(match.group(), match.group().lower(), Span(match.start(), match.end()))
        for match in _TOKEN.finditer(text)
        if not any(Span(match.start(), match.end()).overlaps(span) for span in taken)
    ]
    found = [
        Quantity(c.hours, None, "clock", c.span, written=text[c.span.start].isalpha())
        for c in clocks
    ]
    position = 0
    while position < len(tokens):
        quantity, position = _read(tokens, position, text)
        if quantity:
            found.append(quantity)
    return tuple(_moved(q, offset) for q in sorted(found, key=lambda q: q.span))


def _moved(quantity: Quantity, offset: int) -> Quantity:
    span = Span(quantity.span.start + offset, quantity.span.end + offset)
    return Quantity(
        quantity.value, quantity.unit, quantity.kind, span, quantity.written, quantity.faint
    )


def _read(tokens: list[_Token], at: int, text: str) -> tuple[Quantity | None, int]:
    """Read the number that starts at token ``at``; give it and the next position."""
    token = tokens[at]
    if token.text == "§" and at + 1 < len(tokens) and tokens[at + 1].text[0].isdecimal():
        number = tokens[at + 1]
        return Quantity(_digits(number.text), None, "section", number.span), at + 2
    if token.lower in {"hver", "hvert"} and at + 1 < len(tokens) and (every := _every(tokens, at)):
        return every
    if token.lower == "det" and at + 1 < len(tokens) and tokens[at + 1].lower == "halve":
        span = Span(token.span.start, tokens[at + 1].span.end)
        return Quantity(0.5, None, "share", span, written=True), at + 2
    if (times := multiple(token.lower)) is not None:
        return Quantity(times, None, "multiple", token.span, written=True), at + 1
    if token.lower in {"en", "et"} and _is_a_whole(tokens, at):
        span = Span(token.span.start, tokens[at + 2].span.end)
        return Quantity(1.0, UNITS[tokens[at + 2].lower], "amount", span, written=True), at + 3
    return _read_amount(tokens, at, text)


def _every(tokens: list[_Token], at: int) -> tuple[Quantity, int] | None:
    """Read *hver anden* for a half, *hver tredje uge* for three weeks."""
    token = tokens[at]
    nth = ORDINALS.get(tokens[at + 1].lower, 1)
    unit = UNITS.get(tokens[at + 2].lower) if at + 2 < len(tokens) else None
    if nth > 1 and unit and unit.dimension in {"hours", "months"}:
        span = Span(token.span.start, tokens[at + 2].span.end)
        return Quantity(nth, unit, "amount", span, written=True), at + 3
    if nth > 1:
        span = Span(token.span.start, tokens[at + 1].span.end)
        return Quantity(1 / nth, None, "share", span, written=True), at + 2
    return None


def _read_amount(tokens: list[_Token], at: int, text: str) -> tuple[Quantity | None, int]:
    token = tokens[at]
    if "/" in token.text and token.text[0].isdecimal() and token.text[-1] != "0":
        third = int(token.text[0]) / int(token.text[-1])
        return Quantity(third, None, "share", token.span), at + 1
    value = _value_of(token)
    if token.lower in _HALF and at + 1 < len(tokens) and tokens[at + 1].lower in UNITS:
        value = 0.5  # "en halv kilometer", "hver halve time"
    if value is None:
        if (part := _share_of(token.lower)) is not None and token.lower != "kvart":
            return Quantity(part, None, "share", token.span, written=True), at + 1
        ordinal = ORDINALS.get(token.lower)
        if ordinal and token.lower not in {"første", "anden", "andet"}:
            return Quantity(ordinal, None, "ordinal", token.span, written=True), at + 1
        return None, at + 1
    start, end, position = token.span.start, token.span.end, at + 1
    if _is_half_of_a_scale(tokens, at):  # "en halv million"
        value, end, position = 0.5, tokens[at + 1].span.end, at + 2
    written = not token.text[0].isdecimal()
    faint = token.lower in {"en", "et"}
    # "to hundrede", "en million", "to en halv", "tre fjerdedele", "1,9 mio."
    while position < len(tokens) and _adjacent(end, tokens[position], text):
        more = _extended(value, tokens, position, written=written)
        if more is None:
            break
        value, kind, position = more
        end, faint = tokens[position - 1].span.end, False
        if kind == "share":
            return Quantity(value, None, "share", Span(start, end), written), position
    unit, end, position = _unit(tokens, position, end, text)
    return Quantity(value, unit, "amount", Span(start, end), written, faint), position


def _is_a_whole(tokens: list[_Token], at: int) -> bool:
    """Know *et helt år*, which stresses that it is one."""
    words = [token.lower for token in tokens[at : at + 3]]
    return len(words) > _WORDS_OF_HALF and words[1] in {"hel", "helt"} and words[2] in UNITS


def _is_half_of_a_scale(tokens: list[_Token], at: int) -> bool:
    words = [token.lower for token in tokens[at : at + 3]]
    return len(words) > _WORDS_OF_HALF and (
        words[0] in {"en", "et"} and words[1] in _HALF and words[2] in SCALES
    )


def _share_of(lower: str) -> float | None:
    """Give the share a word names by itself, *halvt* in "kun halvt afskrevet" too."""
    return 0.5 if lower == "halvt" else fraction(lower)


def _extended(
    value: float, tokens: list[_Token], at: int, *, written: bool
) -> tuple[float, str, int] | None:
    """Take scale, fraction or half after a number, if the next words are one."""
    lower = tokens[at].lower
    scale = SCALES.get(lower) or (100.0 if lower in {"hundrede", "hundred"} else None)
    if scale:
        return value * scale, "amount", at + 1
    if (part := fraction(lower)) is not None:
        # "tre fjerdedele", "tre kvart"
        return (value * part, "share", at + 1) if lower != "kvart" or written else None
    if half := _and_a_half(tokens, at):
        return value + half[0], "amount", half[1]
    if written and value >= 100:  # noqa: PLR2004 - only a hundred or more takes a rest
        return _with_rest(value, tokens, at + (lower == "og"))
    return None


def _and_a_half(tokens: list[_Token], at: int) -> tuple[float, int] | None:
    """Read *en halv*, *og et halvt*, *og en kvart* or ½ after a number."""
    words = [token.lower for token in tokens[at : at + 3]]
    if words[0] in _GLYPHS:
        return _GLYPHS[words[0]], at + 1
    skip = 1 if words[0] == "og" else 0
    if len(words) > skip + 1 and words[skip] in {"en", "et"}:
        if words[skip + 1] in _HALF:
            return 0.5, at + skip + 2
        if words[skip + 1] == "kvart":
            return 0.25, at + skip + 2
    return None


def _with_rest(value: float, tokens: list[_Token], at: int) -> tuple[float, str, int] | None:
    """Add the smaller number that follows: ``tusind tre hundrede``, ``hundrede og tyve``."""
    rest = cardinal(tokens[at].lower) if at < len(tokens) else None
    if not rest or rest >= value or tokens[at].lower in {"en", "et"}:
        return None
    if at + 1 < len(tokens) and tokens[at + 1].lower in {"hundrede", "hundred"}:
        return value + rest * 100, "amount", at + 2
    return value + rest, "amount", at + 1


def _unit(tokens: list[_Token], at: int, end: int, text: str) -> tuple[Unit | None, int, int]:
    if at < len(tokens) and _adjacent(end, tokens[at], text):
        unit = UNITS.get(tokens[at].lower)
        hourly = _HOURLY.match(text, tokens[at].span.end)
        if unit and hourly and unit.factor == UNITS["km"].factor:
            return UNITS["km/t"], hourly.end(), at + 1 + len(hourly.group().split())
        if unit:
            return unit, tokens[at].span.end, at + 1
    return None, end, at


def _adjacent(end: int, token: _Token, text: str) -> bool:
    """Only spaces, a full stop of "mio." or a hyphen may stand between the parts of a number."""
    return re.fullmatch(r"\.?[ \u00a0\n-]{0,2}", text[end : token.span.start]) is not None


def _value_of(token: _Token) -> float | None:
    if token.text[0].isdecimal() and "/" not in token.text:
        return _digits(token.text)
    if token.text in _GLYPHS:
        return _GLYPHS[token.text]
    return cardinal(token.lower)


def _digits(text: str) -> float:
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", text):
        text = text.replace(".", "")
    return float(text.replace(",", "."))
