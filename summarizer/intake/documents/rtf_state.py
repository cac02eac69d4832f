"""How the letters of an RTF file are set, as far as it decides where they are read, or whether."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Final

_LEAST_HALF_POINTS: Final = 6
_USUAL_HALF_POINTS: Final = 24
_TOGGLES: Final = {"v": "vanished", "deleted": "deleted", "htmlrtf": "beside_html"}
_GROUNDS: Final = {
    "highlight": "on_colour",
    "cb": "on_colour",
    "chcbpat": "on_colour",
    "cbpat": "ground",
}
_SETS: Final = frozenset(
    {*_TOGGLES, *_GROUNDS, "listtext", "pntext", "uc", "cf", "fs", "f", "plain", "pard"}
)
COLOURS: Final = frozenset({"cf", *_GROUNDS})
_ENDED_BY_PLAIN: Final = ("vanished", "deleted", "white", "tiny", "on_colour")


@dataclass(frozen=True, slots=True)
class State:
    """What a group inherits from the one around it."""

    into: str = "body"  # body, box, note, aside, tag or nothing
    optional: bool = False  # after \\*: a destination that readers may leave out
    vanished: bool = False
    deleted: bool = False
    white: bool = False
    tiny: bool = False
    on_colour: bool = False  # behind letters
    ground: bool = False  # behind the paragraph
    code_page: str = ""
    beside_html: bool = False  # for readers of RTF that know no HTML
    fallback_length: int = 1
    marks: bool = False  # what the writer showed before a list's item

    def hides(self, *, in_table: bool) -> bool:
        """Tell whether letters cannot be seen; tables bring grounds of their own."""
        bare = not (self.on_colour or self.ground or in_table)
        return self.vanished or self.tiny or (self.white and bare)


@lru_cache(maxsize=4096)  # the same few words follow each other all through a file
def after(state: State, word: str, number: str | None, *, white: bool, code_page: str) -> State:
    """Give the state after a control word.

    ``white`` and ``code_page`` are those of the colour or font with this number.
    """
    if word not in _SETS:
        return replace(state, optional=False) if state.optional else state
    changes: dict[str, Any] = {"optional": False}
    if word in _TOGGLES:
        changes[_TOGGLES[word]] = number != "0"
    elif word in _GROUNDS:
        changes[_GROUNDS[word]] = number not in {None, "0"} and not white
    elif word in {"listtext", "pntext"}:
        changes["marks"] = True
    elif word == "uc":
        changes["fallback_length"] = int(number or 1)
    elif word == "cf":
        changes["white"] = white
    elif word == "fs":
        changes["tiny"] = int(number or _USUAL_HALF_POINTS) < _LEAST_HALF_POINTS
    elif word == "f":
        changes["code_page"] = code_page
    elif word in {"plain", "pard"}:
        changes |= dict.fromkeys(_ENDED_BY_PLAIN if word == "plain" else ("ground",), False)
    return replace(state, **changes)
