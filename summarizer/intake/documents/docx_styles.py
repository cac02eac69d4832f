"""What the styles of a Word file say of letters set in them (ECMA-376 part 1, 17.7)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MOST_BASES: Final = 20
_FALSE: Final = frozenset({"0", "false", "off"})
_LEAST_HALF_POINTS: Final = 6
_PLAIN: Final = frozenset({"", "NONE", "WHITE"})
_WHITE: Final = frozenset({"FFFFFF", "FEFEFE", "FDFDFD"})


class Look(NamedTuple):
    """How letters are set, as far as it may hide them; nothing where nothing is said."""

    vanishes: bool = False
    size: str = ""
    colour: str = ""
    is_shaded: bool = False

    @property
    def hides(self) -> bool:
        """Tell whether such letters cannot be seen, on white paper at least."""
        return self.vanishes or self.is_tiny or (self.is_white and not self.is_shaded)

    @property
    def is_tiny(self) -> bool:
        """Tell whether they are too small to be read."""
        return self.size.isdigit() and int(self.size) < _LEAST_HALF_POINTS

    @property
    def is_white(self) -> bool:
        """Tell whether they need something dark behind them."""
        return self.colour.upper() in _WHITE


class WordStyles:
    """The styles of ``styles.xml``, each with those it is based on."""

    def __init__(self, styles: _Element | None = None) -> None:
        found = [] if styles is None else styles.findall(f"{_W}style")
        self._styles = {one.get(f"{_W}styleId") or "": one for one in found}
        self._usual = next(
            (
                one.get(f"{_W}styleId") or ""
                for one in found
                if one.get(f"{_W}type") == "paragraph" and one.get(f"{_W}default") in {"1", "true"}
            ),
            "",
        )
        usual = None if styles is None else styles.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr")
        self._defaults = [] if usual is None else [usual]
        self._look_of = cache(self._look)

    def with_bases(self, style_id: str) -> Iterator[_Element]:
        """Give a style, the one it is based on, and so on."""
        for _ in range(_MOST_BASES):
            style = self._styles.get(style_id)
            if style is None:
                return
            yield style
            style_id = value_of(style, "basedOn")

    def look_of(self, run: _Element) -> Look:
        """Give the look of a run: what stands at it goes before what its styles say."""
        own = run.find(f"{_W}rPr")
        paragraph = next(run.iterancestors(f"{_W}p"), None)
        above = None if paragraph is None else paragraph.find(f"{_W}pPr")
        table = next(run.iterancestors(f"{_W}tbl"), None)
        look = self._look_of(
            "" if own is None else value_of(own, "rStyle"),
            ("" if above is None else value_of(above, "pStyle")) or self._usual,
            "" if table is None else value_of(table.find(f"{_W}tblPr"), "tblStyle"),
        )
        if own is None:
            return look
        vanish = own.find(f"{_W}vanish")
        return Look(
            look.vanishes if vanish is None else _is_on(vanish),
            value_of(own, "sz") or look.size,
            value_of(own, "color") or look.colour,
            is_shaded=look.is_shaded or fills(own),
        )

    def _look(self, character: str, paragraph: str, table: str) -> Look:
        kinds = [list(self.with_bases(one)) for one in (character, paragraph, table)]
        vanishing = [self._first(kind, "vanish") for kind in kinds]
        usual = next((one.find(f"{_W}vanish") for one in self._defaults), None)
        looks = [look for kind in kinds for look in _looks(kind)] + self._defaults
        return Look(
            # Styles of two kinds that both hide show again what stands in both.
            (usual is not None and _is_on(usual))
            or sum(one is not None and _is_on(one) for one in vanishing) % 2 == 1,
            next(filter(None, (value_of(one, "sz") for one in looks)), ""),
            next(filter(None, (value_of(one, "color") for one in looks)), ""),
            is_shaded=any(
                fills(look) for kind in kinds for look in (*_looks(kind), *_looks(kind, "pPr"))
            ),
        )

    @staticmethod
    def _first(kind: list[_Element], name: str) -> _Element | None:
        told = (look.find(f"{_W}{name}") for look in _looks(kind))
        return next((one for one in told if one is not None), None)


def value_of(element: _Element | None, name: str) -> str:
    """Give the value of an element's child, or nothing."""
    child = None if element is None else element.find(f"{_W}{name}")
    return "" if child is None else child.get(f"{_W}val") or ""


def fills(look: _Element) -> bool:
    """Tell whether something that may be dark is laid behind the letters."""
    shade = look.find(f"{_W}shd")
    if value_of(look, "highlight").upper() not in _PLAIN:
        return True
    # Without a fill of its own there is none, but a pattern has a colour too.
    return shade is not None and (
        (shade.get(f"{_W}fill") or "AUTO").upper() not in {*_WHITE, "AUTO"}
        or (
            (shade.get(f"{_W}val") or "clear") not in {"clear", "nil"}
            and (shade.get(f"{_W}color") or "").upper() not in _WHITE
        )
    )


def _looks(kind: list[_Element], name: str = "rPr") -> list[_Element]:
    told = (style.find(f"{_W}{name}") for style in kind)
    return [one for one in told if one is not None]


def _is_on(toggle: _Element) -> bool:
    return toggle.get(f"{_W}val", "1") not in _FALSE
