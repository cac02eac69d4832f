"""What a summary's parts have in common."""

from __future__ import annotations

import pytest

from summarizer.domain.summary import repeated_points

POINTS = ("Stien er smal. Den er glat.", "Hegnet er dyrt.", "Vi ønsker en bænk.")


@pytest.mark.parametrize(
    ("answer", "numbers"),
    [
        ("Hegnet er dyrt.", (2,)),
        ("Vi ønsker en bænk.\nDen er  glat.", (1, 3)),
        ("Hegnet er dyrt. Det er grimt.", ()),
        ("Hegnet", ()),
        ("", ()),
    ],
)
def test_an_answer_that_repeats_points_sentence_by_sentence_has_their_numbers(
    answer: str, numbers: tuple[int, ...]
) -> None:
    assert repeated_points(answer, POINTS) == numbers
