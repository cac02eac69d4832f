"""How long and how hard a summary is, counted as a reader would."""

from __future__ import annotations

import pytest

from summarizer.drafting import readability


def test_lix_is_words_per_sentence_plus_the_share_of_long_words() -> None:
    counted = readability(["Stien skal bevares. Kommunen bør opsætte belysning."])
    # 7 words in 2 sentences; bevares, Kommunen, opsætte and belysning have more than six letters
    assert (counted.words, counted.sentences, counted.long_words) == (7, 2, 4)
    assert counted.lix == round(7 / 2 + 100 * 4 / 7)


def test_every_point_of_a_summary_ends_a_sentence_of_its_own() -> None:
    counted = readability(["Stien skal bevares", "Der mangler lys"])
    assert counted.sentences == 2


def test_characters_are_the_length_that_is_read() -> None:
    assert readability(["  Kort. ", "Ja."]).characters == 8


@pytest.mark.parametrize("text", ["", "   ", "42."])
def test_a_text_without_words_has_no_lix(text: str) -> None:
    assert readability([text]).lix == 0


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("Vi bor her. Det er rart. Her er ro.", "meget let"),
        (
            "Kommunalbestyrelsens helhedsplanlægning forudsætter ekspropriationsbeslutninger.",
            "meget svær",
        ),
    ],
)
def test_the_band_is_a_word_for_the_number(text: str, band: str) -> None:
    assert readability([text]).band == band
