"""The rules of a web page's own style sheets, as far as they may hide words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_COMMENT: Final = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_STEP: Final = re.compile(r"(?P<tag>\*|[a-z][\w:-]*)?(?P<keys>(?:[.#][\w-]+)*)", re.IGNORECASE)
_WITHOUT_RULES: Final = re.compile(
    r"""@(?:charset|import|layer|namespace)\b(?:"[^"]*"|'[^']*'|\([^()]*\)|[^;{}"'(]){0,2000}+;""",
    re.IGNORECASE,
)
# On a wide screen of any program that is not very old.
_ALWAYS: Final = re.compile(
    r"@media\s+(?:only\s+)?(?:screen|all)\s*(?:,[^{(]*)?\Z|@(?:layer|supports)\b(?!\s*\(?\s*not\b)"
    r"|@media\s+(?:(?:only\s+)?(?:screen|all)\s+and\s+)?\(\s*min-(?:device-)?width\s*:"
    r"\s*(?:\d{1,3}px|\d{1,2}r?em)\s*\)\Z",
    re.IGNORECASE,
)
_IMPORTANT: Final = re.compile(r"\s*!\s*important")
_SIZE_IN_FONT: Final = re.compile(r"(?:^|\s)(\d*\.?\d+(?:p[xt]|r?em|%)|0)(?=[\s/]|$)")
_AROUND_SIGNS: Final = re.compile(r"\s*([,()/])\s*")
_LOOKED_AT: Final = frozenset(
    {"display", "visibility", "opacity", "max-height", "mso-hide", "font-size", "font", "color"}
    | {"left", "top", "text-indent", "margin-left", "margin-top", "background", "filter"}
    | {"background-color", "background-image", "list-style", "list-style-type", "height", "width"}
    | {"overflow", "clip", "clip-path", "transform", "content-visibility"}
    | {"-webkit-text-fill-color"}
)
_MOST_STEPS: Final = 8


class _Step(NamedTuple):
    tag: str
    keys: frozenset[str]
    is_child: bool  # of the step before, not only somewhere inside it

    def fits(self, element: HtmlElement) -> bool:
        return self.tag in {"", "*", element.tag} and self.keys <= _keys_of(element)


class _Rule(NamedTuple):
    weight: tuple[int, int, int, int]
    steps: tuple[_Step, ...]
    declared: dict[str, str]


@dataclass(frozen=True, slots=True)
class Rules:
    """Rules by what their last step asks for; ``knows_grounds``: none that colours was left out."""

    by_key: dict[str, list[_Rule]]
    knows_grounds: bool = True

    def of(self, element: HtmlElement) -> dict[str, str]:
        """Give what the rules declare for an element."""
        if not self.by_key:
            return {}
        keys = (*_keys_of(element), str(element.tag), "*")
        found = [rule for key in keys for rule in self.by_key.get(key, ())]
        declared: dict[str, str] = {}
        for rule in sorted(found, key=lambda one: one.weight):
            if _fits(rule.steps, element):
                declared |= rule.declared
        return declared


def rules_of(root: HtmlElement) -> Rules:
    """Take the rules of a page; selectors by attribute or state are left out."""
    by_key: dict[str, list[_Rule]] = {}
    knows_grounds = True
    order = 0
    for sheet in root.iter("style"):
        for selectors, written in _plain_rules(_COMMENT.sub("", sheet.text or "")):
            declared = declarations(written)
            for selector in selectors.split(",") if declared else ():
                steps = _steps(selector.strip())
                if steps is None:
                    knows_grounds &= not any("background" in name for name in declared)
                    continue
                order += 1
                last = steps[-1]
                key = max(last.keys, default=last.tag or "*")
                by_key.setdefault(key, []).append(_Rule(_weight(steps, order), steps, declared))
    return Rules(by_key, knows_grounds)


def declarations(written: str) -> dict[str, str]:
    """Give the properties that may hide words, in small letters and without needless spaces.

    Those that others cannot take away have a "!" before their names.
    """
    found: dict[str, str] = {}
    for one in written.split(";"):
        name, _, value = one.partition(":")
        name = name.strip().lower()
        if name in _LOOKED_AT:
            plain, important = _IMPORTANT.subn("", value.lower())
            told = _AROUND_SIGNS.sub(r"\1", " ".join(plain.split()))
            found |= {"!" * bool(important) + one: told for one, told in _in_full(name, told)}
    return found


def _in_full(name: str, told: str) -> list[tuple[str, str]]:
    """Give what a property stands for that says several things at once."""
    if name == "font":
        size = _SIZE_IN_FONT.search(told)
        return [("font-size", size[1])] if size else []
    if name == "background":
        return [("background-color", told), ("background-image", told)]
    return [(name, told)]


def _plain_rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Give selectors and what is declared for them, without rules for paper or small screens."""
    sometimes = False
    for piece in _WITHOUT_RULES.sub("", sheet).split("}"):
        head, brace, declared = piece.rpartition("{")
        if head.lstrip().startswith("@"):
            at_rule, inner, head = head.partition("{")
            sometimes = bool(inner) and not _ALWAYS.match(at_rule.strip())
            if not inner:
                continue
        if not sometimes:
            yield head, declared
        sometimes = sometimes and bool(brace)


def _steps(selector: str) -> tuple[_Step, ...] | None:
    steps: list[_Step] = []
    is_child = False
    for word in selector.replace(">", " > ").split():
        if word == ">":
            is_child = True
            continue
        found = _STEP.fullmatch(word)
        if not found or ":" in word or len(steps) > _MOST_STEPS:
            return None
        keys = frozenset(re.findall(r"[.#][\w-]+", found["keys"]))
        steps.append(_Step((found["tag"] or "").lower(), keys, is_child))
        is_child = False
    return tuple(steps) or None


def _weight(steps: tuple[_Step, ...], order: int) -> tuple[int, int, int, int]:
    keys = [key for step in steps for key in step.keys]
    ids = sum(key.startswith("#") for key in keys)
    tags = sum(step.tag not in {"", "*"} for step in steps)
    return ids, len(keys) - ids, tags, order


def _fits(steps: tuple[_Step, ...], element: HtmlElement) -> bool:
    if not steps[-1].fits(element):
        return False
    above, is_child = element.getparent(), steps[-1].is_child
    for step in reversed(steps[:-1]):
        while above is not None and not step.fits(above) and not is_child:
            above = above.getparent()
        if above is None or not step.fits(above):
            return False
        above, is_child = above.getparent(), step.is_child
    return True


def _keys_of(element: HtmlElement) -> frozenset[str]:
    classes = (element.get("class") or "").split()
    name = element.get("id")
    return frozenset([*(f".{one}" for one in classes), *([f"#{name}"] if name else [])])
