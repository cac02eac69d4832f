"""What may be said of an unexpected fault: its kind and where it rose, never its words.

An exception's message, and the source lines of a traceback with it, may quote a citizen.
"""

from __future__ import annotations

import traceback
from pathlib import Path

_HOUSE = Path(__file__).resolve().parents[2]
# Enough to find the way to the fault in our own code.
_DEEPEST_PLACES = 3


def fault_code(fault: BaseException) -> str:
    """Name the kind of fault."""
    return type(fault).__name__


def fault_place(fault: BaseException) -> str:
    """Give the innermost places in our own code, ``file:line``, outermost first."""
    places = []
    for frame in traceback.extract_tb(fault.__traceback__):
        path = Path(frame.filename)
        if path.is_relative_to(_HOUSE) and ".venv" not in path.parts:
            places.append(f"{path.relative_to(_HOUSE)}:{frame.lineno}")
    return " > ".join(places[-_DEEPEST_PLACES:])
