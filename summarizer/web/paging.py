"""Long lists, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import request, url_for

if TYPE_CHECKING:
    from collections.abc import Callable

PARAMETER = "side"
_LAST = 1_000_000  # a database counts rows no further than its widest whole number


@dataclass(frozen=True, slots=True)
class Pages:
    """Which page is shown, of how many; ``address(3)`` is page 3 with the same filters."""

    page: int
    pages: int
    address: Callable[[int], str]


def wanted_page() -> int:
    """Read ``?side=``; anything that is no page is the first."""
    return min(max(request.args.get(PARAMETER, 1, type=int) or 1, 1), _LAST)


def pages_of(total: int, *, per_page: int, anchor: str = "") -> Pages:
    """Count the pages of the list that this request shows."""
    endpoint = request.endpoint or ""
    kept = {**(request.view_args or {}), **request.args.to_dict()}

    def address(number: int) -> str:
        return url_for(endpoint, **{**kept, PARAMETER: number}, _anchor=anchor or None)

    return Pages(
        page=wanted_page(),
        pages=max(-(-total // per_page), 1),
        address=address,
    )
