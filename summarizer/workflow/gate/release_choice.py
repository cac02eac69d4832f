"""What a person chooses over a hold, and who may."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from summarizer.domain.danish import danish
from summarizer.domain.finding import HoldKind
from summarizer.screening import places_of
from summarizer.workflow.permissions import Permission, may, require
from summarizer.workflow.refusals import Invalid, NotAllowed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summarizer.domain.finding import HoldReason
    from summarizer.domain.span import Span
    from summarizer.domain.user import User

# The hold of a text in a language that can be named (screening/holds.py).
FOREIGN_LANGUAGE: Final = "foreign_language"


@dataclass(frozen=True, slots=True)
class Choice:
    """What is masked and what is not.

    ``not_personal`` are positions in the screening's findings, ``also_masked`` places in the
    source that the screening did not find. ``has_read`` says that the person has read the whole
    text, which a release of a text in another language asks for.
    """

    not_personal: frozenset[int] = frozenset()
    also_masked: tuple[Span, ...] = ()
    has_read: bool = False


def must_be_read(reasons: Iterable[HoldReason]) -> bool:
    """Tell whether a release takes somebody who has read the whole text: screening could not."""
    return any(reason.code == FOREIGN_LANGUAGE for reason in reasons)


def require_read(reasons: Iterable[HoldReason], choice: Choice) -> None:
    """Raise ``Invalid`` for a text in another language that nobody says to have read."""
    if must_be_read(reasons) and not choice.has_read:
        raise Invalid(danish("Læs hele teksten, og sæt kryds ved det, før den frigives."))


def require_decider(actor: User, reasons: tuple[HoldReason, ...]) -> None:
    """Raise unless this person may release what was held for these reasons."""
    kinds = {reason.kind for reason in reasons}
    if HoldKind.FAULT in kinds:
        raise Invalid(
            danish(
                "Screeningen blev ikke færdig, så teksten kan ikke frigives. Screen igen, eller "
                "skriv referatet selv."
            )
        )
    require(actor, Permission.DECIDE_DOUBT)
    if HoldKind.HARD in kinds and not may(actor, Permission.DECIDE_HARD_HOLD):
        raise NotAllowed


@dataclass(frozen=True, slots=True)
class PointedOut:
    """Where the words of a person's lines stand; ``unknown`` are lines (from 1) found nowhere."""

    places: tuple[Span, ...]
    unknown: tuple[int, ...]


def point_out(text: str, lines: str) -> PointedOut:
    """Find in ``text`` what a person wants masked besides the findings, a line for each."""
    places: list[Span] = []
    unknown: list[int] = []
    for number, line in enumerate(lines.splitlines(), start=1):
        found = places_of(text, line)
        places += found
        if line.strip() and not found:
            unknown.append(number)
    return PointedOut(tuple(dict.fromkeys(places)), tuple(unknown))
