"""What tells of somebody's health is found, and found in whole words."""

from __future__ import annotations

import pytest

from summarizer.screening.recognizers import SpecialCategoryRecognizer


@pytest.mark.parametrize(
    "letter",
    [
        "Vores datter har svær astma og har været indlagt fire gange det sidste år.",
        "Min mand har sklerose og kan slet ikke gå ret langt uden sin rollator længere.",
        "Mit blodtryk er alt for højt efterhånden på grund af støjen fra vejen.",
    ],
)
def test_a_finding_never_ends_inside_a_word(letter: str) -> None:
    spots = list(SpecialCategoryRecognizer().spots(letter))
    assert spots
    for spot in spots:
        after = letter[spot.end : spot.end + 1]
        assert not (letter[spot.end - 1].isalnum() and after.isalnum())
