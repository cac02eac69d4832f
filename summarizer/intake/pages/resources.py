"""Tell what the pages of a PDF may use to paint with: fonts, pictures, soft masks, notes."""

from __future__ import annotations

import re
from typing import Any, Final, NamedTuple

_CLEAR: Final = re.compile(r"/(?:ca|CA)(?!\s*1(?:\.0*)?(?![\d.]))|/Font")
_NOTHING: Final = "null"
_REFERENCE: Final = re.compile(r"(\d+) 0 R")
_SOFT: Final = re.compile(r"/SMask\s*(?!/None)\S|/BM\s*\[?\s*/(?!Normal|Compatible)")


class Resources(NamedTuple):
    """What a page may use.

    Fonts by their numbers, soft masks and blending, pictures and forms, letters that are
    clear; and whether notes, links or form fields lie on it.
    """

    fonts: frozenset[str]
    paints_softly: bool = False
    has_objects: bool = True
    is_clear: bool = False
    has_notes: bool = True


def resources_of_pages(document: Any) -> list[Resources]:  # noqa: ANN401 - pymupdf publishes no types
    """Look them up for all pages, which mostly share them."""
    looked_up: dict[str, Resources] = {}
    return [_resources(document, page, looked_up) for page in range(document.page_count)]


def _resources(document: Any, page: int, looked_up: dict[str, Resources]) -> Resources:  # noqa: ANN401 - see resources_of_pages
    number = document.page_xref(page) if document.is_pdf else 0
    kind, given = document.xref_get_key(number, "Resources") if number else ("", "")
    if kind not in {"xref", "dict"}:  # inherited: rare
        return Resources(frozenset({f"of page {page}"}), paints_softly=True, is_clear=True)
    if kind == "xref":  # many programs give each page its own, all alike
        given = _object(document, given.split()[0])
    known = looked_up.get(given)
    if known is None:
        states = _entry(document, number, "ExtGState")
        objects = [_object(document, found) for found in _REFERENCE.findall(states)]
        known = looked_up[given] = Resources(
            fonts=frozenset(_REFERENCE.findall(_entry(document, number, "Font"))),
            paints_softly=any(_SOFT.search(one) for one in (states, *objects)),
            has_objects=_entry(document, number, "XObject") != _NOTHING,
            is_clear=any(_CLEAR.search(one) for one in (states, *objects)),
        )
    if document.xref_get_key(number, "Annots")[0] == _NOTHING:
        return known._replace(has_notes=False)
    return known


def _entry(document: Any, page: int, name: str) -> str:  # noqa: ANN401 - see resources_of_pages
    kind, value = document.xref_get_key(page, f"Resources/{name}")
    return _object(document, value.split()[0]) if kind == "xref" else str(value)


def _object(document: Any, number: str) -> str:  # noqa: ANN401 - see resources_of_pages
    return str(document.xref_object(int(number), compressed=True))
