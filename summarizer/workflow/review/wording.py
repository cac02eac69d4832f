"""How a summary reads: its length, its LIX, and words the dictionary does not know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.domain.summary import repeated_points
from summarizer.drafting.readability import Readability, readability
from summarizer.drafting.spelling import UnknownWord, unknown_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.workflow.review.one_response import ResponsePage


@dataclass(frozen=True, slots=True)
class Wording:
    """Hints about the words as they stand; none of them keeps a summary from approval.

    ``share`` is the summary's part of the letter's characters, ``None`` without a letter.
    """

    readability: Readability
    lix_target: int
    share: float | None
    unknown: tuple[UnknownWord, ...]

    @property
    def is_hard(self) -> bool:
        """Tell whether the text is harder to read than the hearing's target."""
        return bool(self.lix_target) and self.readability.lix > self.lix_target


def wording_of(page: ResponsePage, points: Sequence[str], answers: Sequence[str]) -> Wording:
    """Look at the points and note answers as they stand in the form.

    An answer that only repeats points adds nothing to the length: the hvidbog refers to them.
    """
    letter = "" if page.source is None else page.source.text
    own = [answer for answer in answers if not repeated_points(answer, points)]
    measured = readability([*points, *own])
    return Wording(
        readability=measured,
        lix_target=page.hearing.style.lix,
        share=measured.characters / len(letter.strip()) if letter.strip() else None,
        unknown=unknown_words([*points, *answers], known=letter),
    )
