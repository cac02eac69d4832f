"""Numbers that a browser names, in a button's value or a header."""

from __future__ import annotations

import re


def whole_number(told: str, *, digits: int = 9) -> int | None:
    """Read a whole number of at most so many digits; anything else is none."""
    return int(told) if re.fullmatch(rf"[0-9]{{1,{digits}}}", told) else None
