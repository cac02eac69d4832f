"""Tell by a web page's styles which of its words can be seen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_COMMENT: Final = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_SELECTOR: Final = re.compile(r"\w*(?P<key>[.#][\w-]+)")
_NOTHING: Final = re.compile(r"0*(?:\.0*)?(?:[a-z%]+)?")
_TINY: Final = re.compile(r"[0-2]?(?:\.\d+)?p[xt]|0?\.[0-2]\d*r?em")
_WHITE: Final = re.compile(
    r"white|#fff|#(?:f[d-f]){3}|rgba?\((?:25[3-5],){2}25[3-5](?:,[.\d]+)?\)|transparent"
)
_FAR_OUTSIDE: Final = re.compile(r"-\d{4,}(?:\.\d+)?(?:px|pt)?")
_LOOKED_AT: Final = frozenset(
    {"display", "visibility", "opacity", "max-height", "mso-hide", "font-size", "color"}
    | {"left", "top", "text-indent", "background", "background-color", "list-style"}
    | {"list-style-type"}
)

Rules = dict[str, dict[str, str]]


class Look(NamedTuple):
    """What an element's words have from those around it."""

    white: bool = False
    tiny: bool = False
    unseen: bool = False
    on_colour: bool = False

    @property
    def hides(self) -> bool:
        """Tell whether words that stand here cannot be seen."""
        return self.tiny or self.unseen or (self.white and not self.on_colour)


def rules_of(root: HtmlElement) -> Rules:
    """Take the rules of a page for classes and single elements, as far as they may hide."""
    rules: Rules = {}
    for sheet in root.iter("style"):
        for selectors, declared in _plain_rules(_COMMENT.sub("", sheet.text or "")):
            found = _properties(declared)
            for selector in selectors.split(",") if found else ():
                named = _SELECTOR.fullmatch(selector.strip())
                if named:
                    rules.setdefault(named["key"], {}).update(found)
    return rules


def _plain_rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Give selectors and what is declared for them, without rules for paper or small screens."""
    sometimes = False
    for piece in sheet.split("}"):
        head, brace, declared = piece.rpartition("{")
        if head.lstrip().startswith("@"):
            sometimes = "{" in head
        elif not sometimes:
            yield head, declared
        sometimes = sometimes and bool(brace)


def properties_of(element: HtmlElement, rules: Rules) -> dict[str, str]:
    """Give what is declared for an element; what stands at it goes before its classes' rules."""
    found: dict[str, str] = {}
    if rules:
        keys = [f".{name}" for name in (element.get("class") or "").split()]
        for key in (*keys, f"#{element.get('id')}"):
            found |= rules.get(key, {})
    for name, attribute in (("color", "color"), ("background", "bgcolor")):
        if element.get(attribute):
            found[name] = (element.get(attribute) or "").strip().lower()
    return found | _properties(element.get("style") or "")


def is_gone(element: HtmlElement, properties: dict[str, str]) -> bool:
    """Tell whether an element is not shown at all, with all that is in it."""
    if "hidden" in element.attrib or not properties:
        return "hidden" in element.attrib
    if properties.get("display") == "none" or properties.get("mso-hide") == "all":
        return True
    if any(_NOTHING.fullmatch(properties.get(one, "1")) for one in ("opacity", "max-height")):
        return True
    places = (properties.get(one, "") for one in ("left", "top", "text-indent"))
    return any(map(_FAR_OUTSIDE.fullmatch, places))


def look_of(properties: dict[str, str], around: Look) -> Look:
    """Give what an element adds to the look of what is around it."""
    if not properties:
        return around
    size, colour = properties.get("font-size"), properties.get("color")
    shown = properties.get("visibility")
    ground = properties.get("background") or properties.get("background-color") or "none"
    return Look(
        white=around.white if colour is None else bool(_WHITE.fullmatch(colour)),
        tiny=around.tiny if size is None else _is_tiny(size),
        unseen=around.unseen if shown is None else shown in {"hidden", "collapse"},
        on_colour=around.on_colour or ground not in {"none", "transparent", "white", "#fff"},
    )


def _is_tiny(size: str) -> bool:
    return bool(_NOTHING.fullmatch(size) or _TINY.fullmatch(size))


def _properties(declared: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in declared.split(";"):
        name, _, value = one.partition(":")
        name = name.strip().lower()
        if name in _LOOKED_AT:
            found[name] = re.sub(r"\s|!important", "", value.lower())
    return found
