"""Tell by a web page's styles which of its words can be seen."""

from __future__ import annotations

import re
from colorsys import hls_to_rgb
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.intake.documents.html_rules import Rules, declarations

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.html import HtmlElement

_NOTHING: Final = re.compile(r"(?:0+(?:\.0*)?|\.0+)(?:[a-z%]+)?")
_TINY: Final = re.compile(r"[0-2]?(?:\.\d+)?p[xt]|0?\.[0-2]\d*r?em|[0-2]?\d(?:\.\d+)?%")
_FAINT: Final = re.compile(r"0?\.0\d*|[0-9](?:\.\d+)?%")
_FAR_OUTSIDE: Final = re.compile(r"-(?:\d{4,}|[5-9]\d\d)(?:\.\d+)?(?:px|pt)?|-\d{3,}(?:r?em|v[wh])")
_FAR_INDENTED: Final = re.compile(r"-\d{4,}(?:\.\d+)?(?:px|pt)?|-\d{3,}(?:r?em|v[wh])")
_PLACES: Final = ("left", "top", "margin-left", "margin-top")
_CLIPPED: Final = re.compile(
    r"rect\((?:[01](?:px)?[, ]?){4}\)|inset\((?:50|100)%[^)]*\)|circle\(0[a-z%]*\)"
)
_SHRUNK: Final = re.compile(r"\bscale[xy]?\(0(?:\.0+)?[,)]")
_HEX: Final = re.compile(r"#([0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})\b")
_BARE_HEX: Final = re.compile(r"[0-9a-f]{6}")
_NUMBERS: Final = re.compile(r"(rgb|hsl)a?\(([^()]*)\)")
_NO_COLOUR: Final = frozenset({"", "none", "transparent", "inherit", "initial", "unset"})
_WORD: Final = re.compile(r"(?<![\w-])[a-z]+(?![\w(-])")
_ALIKE: Final = 15  # of 255 shades
_LEAST_ALPHA: Final = 0.1

Colour = tuple[float, float, float]
_BLACK: Final[Colour] = (0, 0, 0)
_WHITE: Final[Colour] = (255, 255, 255)


class Look(NamedTuple):
    """What an element's words have from those around it; None for a colour that is not known.

    ``is_ground_known``: no picture, or colour that cannot be told, is laid behind the words.
    """

    colour: Colour | None = _BLACK
    ground: Colour = _WHITE
    is_ground_known: bool = True
    clear: bool = False
    tiny: bool = False
    unseen: bool = False

    @property
    def hides(self) -> bool:
        """Tell whether words that stand here cannot be seen."""
        return self.tiny or self.unseen or self.clear or (self.is_alike and self.is_ground_known)

    @property
    def is_alike(self) -> bool:
        """Tell whether words have the colour of what is known to be behind them."""
        return self.colour is not None and all(
            abs(one - other) <= _ALIKE for one, other in zip(self.colour, self.ground, strict=True)
        )


def properties_of(element: HtmlElement, rules: Rules) -> dict[str, str]:
    """Give what is declared for an element: its style, then the page's rules, then attributes."""
    found: dict[str, str] = {}
    for name, attribute in (("color", "color"), ("background-color", "bgcolor"), ("color", "text")):
        if element.get(attribute) and (attribute != "text" or element.tag == "body"):
            found[name] = (element.get(attribute) or "").strip().lower()
    if element.get("background"):
        found["background-image"] = "url"
    found |= rules.of(element) | declarations(element.get("style") or "")
    return found | {name[1:]: told for name, told in found.items() if name.startswith("!")}


def is_gone(element: HtmlElement, properties: dict[str, str]) -> bool:
    """Tell whether an element is not shown at all, with all that is in it."""
    if "hidden" in element.attrib or (element.tag == "dialog" and "open" not in element.attrib):
        return True
    return bool(properties) and (_is_shown_nowhere(properties.get) or _has_no_room(properties.get))


def _is_shown_nowhere(told: Callable[[str, str], str]) -> bool:
    filtered = told("filter", "").removeprefix("opacity(").rstrip(")")
    return (
        told("display", "") == "none"
        or told("mso-hide", "") == "all"
        or told("content-visibility", "") == "hidden"
        or bool(_SHRUNK.search(told("transform", "")))
        or _is_faint(told("opacity", ""))
        or _is_faint(filtered)
    )


def _has_no_room(told: Callable[[str, str], str]) -> bool:
    """Tell whether an element has no height, is clipped to nothing, or stands off the page."""
    cut = ("height", "width") if told("overflow", "") == "hidden" else ()
    return (
        any(_NOTHING.fullmatch(told(one, "1")) for one in ("max-height", *cut))
        or any(_CLIPPED.fullmatch(told(one, "")) for one in ("clip", "clip-path"))
        or any(_FAR_OUTSIDE.fullmatch(told(one, "")) for one in _PLACES)
        or bool(_FAR_INDENTED.fullmatch(told("text-indent", "")))
    )


def look_of(properties: dict[str, str], around: Look) -> Look:
    """Give what an element adds to the look of what is around it."""
    if not properties:
        return around
    size, shown = properties.get("font-size"), properties.get("visibility")
    ink = properties.get("-webkit-text-fill-color") or properties.get("color") or "inherit"
    keeps = ink in {"inherit", "unset"}
    ground, is_known = _ground(properties, around)
    ground = around.ground if ground is None else ground
    colour = around.colour if keeps else _colour(ink)
    if colour is None and "(" in ink:  # it may be any, also the one behind the words
        colour, is_known = ground, False
    return Look(
        colour=colour,
        ground=ground,
        is_ground_known=is_known,
        clear=around.clear if keeps else ink == "transparent" or _alpha(ink) < _LEAST_ALPHA,
        tiny=around.tiny if size is None else _is_tiny(size),
        unseen=around.unseen if shown is None else shown in {"hidden", "collapse"},
    )


def _ground(properties: dict[str, str], around: Look) -> tuple[Colour | None, bool]:
    """Give the colour laid behind an element's words, if one is, and whether it is sure."""
    told = properties.get("background-color", "")
    if any(one in properties.get("background-image", "") for one in ("url", "gradient")):
        return None, False
    if told in _NO_COLOUR or _alpha(told) < _LEAST_ALPHA:
        return None, around.is_ground_known
    ground = _colour(told)
    return ground, ground is not None


def _colour(told: str) -> Colour | None:
    """Read a colour; None for one that is not known."""
    told = f"#{told}" if _BARE_HEX.fullmatch(told) else told
    if found := _HEX.search(told):
        digits = found[1] if len(found[1]) > 4 else "".join(2 * one for one in found[1])  # noqa: PLR2004 - "#fff", "#ffff"
        return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)
    if found := _NUMBERS.search(told):
        parts = re.findall(r"(\d*\.?\d+)(%?)", found[2])[:3]
        numbers = [float(one) for one, _ in parts]
        if len(numbers) < 3:  # noqa: PLR2004 - a colour has three
            return None
        one, two, three = numbers
        if found[1] == "rgb":
            scale = 2.55 if parts[0][1] else 1
            return one * scale, two * scale, three * scale
        red, green, blue = hls_to_rgb(one / 360, three / 100, two / 100)
        return 255 * red, 255 * green, 255 * blue
    named = next(filter(None, map(_named, _WORD.findall(told))), None)
    return None if named is None else _colour(named)


@cache
def _named(word: str) -> str | None:
    from PIL.ImageColor import colormap  # noqa: PLC0415 - it loads slowly, and few pages need it

    found = colormap.get(word)
    return None if found is None else str(found)


def _alpha(told: str) -> float:
    if found := _HEX.search(told):
        digits = found[1]
        return int(digits[-1] * 2 if len(digits) == 4 else digits[6:] or "ff", 16) / 255  # noqa: PLR2004 - "#fff0"
    if found := _NUMBERS.search(told):
        parts = re.findall(r"\d*\.?\d+%?", found[2])
        if len(parts) > 3:  # noqa: PLR2004 - after three colours
            return float(parts[3].rstrip("%")) / (100 if parts[3].endswith("%") else 1)
    return 1.0


def _is_faint(opacity: str) -> bool:
    return bool(opacity) and bool(_NOTHING.fullmatch(opacity) or _FAINT.fullmatch(opacity))


def _is_tiny(size: str) -> bool:
    return bool(_NOTHING.fullmatch(size) or _TINY.fullmatch(size))
