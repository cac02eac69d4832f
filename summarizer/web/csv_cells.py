"""Words in a file that a spreadsheet opens."""

from __future__ import annotations

# What a spreadsheet would read as the start of a formula (OWASP, CSV injection).
_FORMULA_STARTS = ("=", "+", "-", "@", "\t")


def cell_text(words: str) -> str:
    """Give words that no spreadsheet takes for a formula."""
    return f"'{words}" if words.startswith(_FORMULA_STARTS) else words
