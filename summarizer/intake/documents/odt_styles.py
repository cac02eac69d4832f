"""What the styles of an OpenDocument text say of letters set in them (ODF 1.3 part 3, 16)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO: Final = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_MOST_PARENTS: Final = 20
_TINY: Final = re.compile(r"[0-2]?(?:\.\d+)?pt|[0-2]?\d(?:\.\d+)?%")
_WHITE: Final = re.compile(r"#(?:f[d-f]){3}", re.IGNORECASE)


class OpenLook(NamedTuple):
    """How letters are set, as far as it may hide them; nothing where nothing is said."""

    display: str = ""
    colour: str = ""
    size: str = ""
    ground: str = ""

    @property
    def hides(self) -> bool:
        """Tell whether such letters cannot be seen; white on a fill counts as seen."""
        is_white = _WHITE.fullmatch(self.colour) and (
            not self.ground or _WHITE.fullmatch(self.ground)
        )
        return self.display == "none" or bool(is_white or _TINY.fullmatch(self.size))

    def inside(self, around: OpenLook) -> OpenLook:
        """Give the look of letters that have nothing of their own but this, in another look."""
        return OpenLook(*(own or other for own, other in zip(self, around, strict=True)))


class OpenStyles:
    """The named and unnamed styles of a text, each with its parents."""

    def __init__(self, roots: Iterable[_Element] = ()) -> None:
        self._styles: dict[tuple[str, str], _Element] = {}
        for root in roots:
            for style in root.iter(f"{_STYLE}style", f"{_STYLE}default-style"):
                family = style.get(f"{_STYLE}family") or ""
                self._styles[family, style.get(f"{_STYLE}name") or ""] = style
        self._known: dict[tuple[str, str], OpenLook] = {}

    def look_of(self, element: _Element, family: str) -> OpenLook:
        """Give what the style of a paragraph, span or cell says, with its parents and defaults."""
        told = element.get(f"{_TEXT}style-name") or element.get(f"{_TABLE}style-name")
        key = (family, told or "")
        if key not in self._known:
            look = OpenLook()
            for style in self._with_parents(*key):
                look = look.inside(_own_look(style))
            self._known[key] = look
        return self._known[key]

    def _with_parents(self, family: str, name: str) -> Iterator[_Element]:
        for _ in range(_MOST_PARENTS):
            # Some programs tell no family.
            style = self._styles.get((family, name), self._styles.get(("", name)))
            if style is None or not name:
                break
            yield style
            name = style.get(f"{_STYLE}parent-style-name") or ""
        usual = self._styles.get((family, ""))
        if usual is not None:
            yield usual


def _own_look(style: _Element) -> OpenLook:
    look = OpenLook()
    for one in style.iter(f"{_STYLE}text-properties"):
        look = OpenLook(
            one.get(f"{_TEXT}display") or "",
            one.get(f"{_FO}color") or "",
            one.get(f"{_FO}font-size") or "",
        ).inside(look)
    grounds = (one.get(f"{_FO}background-color") for one in style.iter())
    return look._replace(ground=next((g for g in grounds if g and g != "transparent"), ""))
