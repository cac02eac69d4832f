"""Tell quickly, from a PDF page's own commands, that all its letters look alike.

Only plain counting of operators is done, for it must cost next to nothing. A word of the
letter that looks like an operator is a false alarm: then the page is looked at closely.
"""

from __future__ import annotations

from typing import Final

_RED_GREEN_BLUE: Final = (b"\n0 0 0 rg", b" 0 0 0 rg")
_GREY: Final = (b"\n0 g", b" 0 g")
_UPRIGHT: Final = (b"\n1 0 0 1 ", b"\n1 0 0 -1 ")
_NUMBERS: Final = b"0123456789ABCDEF"


def is_in_one_black_size(commands: bytes) -> bool:
    """Tell whether all letters that the commands paint are black and of one size."""
    # Most of a page's commands are the numbers of its letters: the rest is soon looked through.
    words = commands.translate(None, _NUMBERS)
    return _is_one_size(commands, words) and _is_black(commands, words)


def _is_one_size(commands: bytes, words: bytes) -> bool:
    """Tell whether one font size is set, and nothing after the first text changes the scale."""
    first = commands.find(b"Tf")
    size = commands[max(0, first - 20) : max(0, first)].split()[-1:]
    if not size or commands.count(b" %b Tf" % size[0]) != words.count(b"Tf"):
        return False
    text = commands.find(b"BT")
    if text < 0 or (b"cm" in words and commands.find(b"cm", text) >= 0):
        return False
    turns = commands.count(b"Tm", text) if b"Tm" in words else 0
    return not turns or turns == sum(commands.count(one, text) for one in _UPRIGHT)


def _is_black(commands: bytes, words: bytes) -> bool:
    """Tell whether none of rg, g, k, sc, scn and cs sets another colour, nor Tr leaves it out."""
    if any(one in words for one in (b"k", b"sc", b"cs", b"Tr")):
        return False
    some, in_three = words.count(b"g"), words.count(b"rg")
    if in_three and sum(map(commands.count, _RED_GREEN_BLUE)) != in_three:
        return False
    in_grey = some - in_three - words.count(b"gs")
    return not in_grey or sum(map(commands.count, _GREY)) == in_grey
