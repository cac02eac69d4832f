"""What the buttons of the review form ask for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from summarizer.web.numbers import whole_number
from summarizer.web.responses import arranged
from summarizer.web.responses.passages import PassageError, parse_passages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from summarizer.domain.source import SourceText
    from summarizer.web.responses.edited import EditedSummary


class Press(StrEnum):
    """The buttons there are. All but ``add`` and ``theirs`` save what stands in the form."""

    SAVE = "save"
    APPROVE = "approve"
    APPROVE_NEXT = "approve_next"
    ADD = "add"
    DELETE = "delete"
    UP = "up"
    DOWN = "down"
    JOIN = "join"
    NEUTRAL = "neutral"
    TAKE = "take"
    REVEAL = "reveal"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Action:
    """A pressed button and what it is about, as sent: ``delete:2``, ``take:5-6``."""

    press: Press
    about: str = ""

    @property
    def approves(self) -> bool:
        """Tell whether the summary is to be approved once it is saved."""
        return self.press in {Press.APPROVE, Press.APPROVE_NEXT}


def parse_action(sent: str) -> Action:
    """Read the value of the pressed button; anything unknown just saves."""
    name, _, about = sent.partition(":")
    return Action(Press(name), about) if name in set(Press) else Action(Press.SAVE)


def past_blanks(edited: EditedSummary, action: Action) -> Action:
    """Give the action as it is once the empty points, which no version keeps, are gone."""
    index = whole_number(action.about)
    if index is None or index >= len(edited.points):
        return action
    filled = [bool(point.text.strip()) for point in edited.points]
    return replace(action, about=str(sum(filled[:index]))) if filled[index] else Action(Press.SAVE)


def apply_action(
    edited: EditedSummary,
    action: Action,
    source: SourceText | None,
    own_words: Mapping[str, str],
) -> EditedSummary:
    """Do to the form what the button says. What cannot be read changes nothing.

    ``own_words`` are the sender's words behind placeholders for merely unknown words.
    """
    match action.press:
        case Press.ADD:
            return arranged.add_blank(edited)
        case Press.DELETE | Press.UP | Press.DOWN | Press.JOIN:
            return _at(edited, action.press, whole_number(action.about))
        case Press.NEUTRAL:
            return _neutral(edited, action.about, own_words)
        case Press.TAKE if source is not None:
            return _take(edited, action.about, source)
        case _:
            return edited


def _at(edited: EditedSummary, press: Press, index: int | None) -> EditedSummary:
    if index is None:
        return edited
    if press is Press.DELETE:
        return arranged.delete(edited, index)
    if press is Press.JOIN:
        return arranged.join(edited, index)
    return arranged.move(edited, index, -1 if press is Press.UP else 1)


def _neutral(edited: EditedSummary, about: str, own_words: Mapping[str, str]) -> EditedSummary:
    """Read ``index:choice:placeholder``; the index ``all`` means everywhere."""
    index, _, rest = about.partition(":")
    choice, _, placeholder = rest.partition(":")
    number, at = whole_number(choice), -1 if index == "all" else whole_number(index)
    if number is None or at is None:
        return edited
    return arranged.make_neutral(edited, at, placeholder, number, own_words)


def _take(edited: EditedSummary, about: str, source: SourceText) -> EditedSummary:
    try:
        numbers = parse_passages(about, count=len(source.sentences))
    except PassageError:
        return edited
    return arranged.take_in(edited, numbers, source) if numbers else edited
