"""Tell quickly, from a PDF page's own commands, that all its letters look alike.

Only plain counting of operators is done, for it must cost next to nothing. A word of the
letter that looks like an operator is a false alarm: then the page is looked at closely.
"""

from __future__ import annotations

from typing import Final

_BLACK: Final = (b"\n0 0 0 rg", b" 0 0 0 rg", b"\n0 g", b" 0 g")
_UPRIGHT: Final = (b"\n1 0 0 1 ", b"\n1 0 0 -1 ")


def is_in_one_black_size(commands: bytes) -> bool:
    """Tell whether all letters that the commands paint are black and of one size."""
    return _is_one_size(commands) and _is_black(commands)


def _is_one_size(commands: bytes) -> bool:
    """Tell whether one font size is set, and nothing after the first text changes the scale."""
    first = commands.find(b"Tf")
    size = commands[max(0, first - 20) : max(0, first)].split()[-1:]
    if not size or commands.count(b" %b Tf" % size[0]) != commands.count(b"Tf"):
        return False
    text = commands.find(b"BT")
    if text < 0 or commands.find(b"cm", text) >= 0:
        return False
    return commands.count(b"Tm", text) == sum(commands.count(one, text) for one in _UPRIGHT)


def _is_black(commands: bytes) -> bool:
    """Tell whether none of rg, g, k, sc, scn and cs sets another colour, nor Tr leaves it out."""
    if any(one in commands for one in (b"k", b"sc", b"cs", b"Tr")):
        return False
    some = commands.count(b"g")
    return not some or (
        some == sum(map(commands.count, (b"gs", *_BLACK)))
        and commands.count(b"rg") == sum(map(commands.count, _BLACK[:2]))
    )
