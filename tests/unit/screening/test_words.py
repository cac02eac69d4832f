"""Words are cut once for a text; what is remembered of it goes with it."""

from __future__ import annotations

import gc

import pytest

from summarizer.screening.text.anchors import reaching
from summarizer.screening.text.patterns import compiled
from summarizer.screening.text.signs import Signs, places_of
from summarizer.screening.text.words import (
    Remembered,
    of_text,
    one_text,
    source_of,
    with_words_of,
    words_of,
)

asked: list[str] = []


@of_text
def length(text: str) -> int:
    asked.append(text)
    return len(text)


def test_a_number_is_not_remembered_as_a_word_is() -> None:
    lengths: Remembered[str, int] = Remembered(len)
    assert [lengths[word] for word in ("Møllevej", "120480-", "1204")] == [8, 7, 4]
    assert set(lengths) == {"Møllevej", "1204"}


def test_what_is_worked_out_for_a_text_is_forgotten_with_it() -> None:
    asked.clear()
    with one_text():
        assert length("Et brev") == length("Et brev") == 7
        assert asked == ["Et brev"]
    assert length("Et brev") == 7
    assert asked == ["Et brev", "Et brev"]


def test_garbage_is_collected_again_after_a_text_though_it_failed() -> None:
    def fail() -> None:
        with one_text():
            assert not gc.isenabled()
            raise ValueError

    assert gc.isenabled()
    with pytest.raises(ValueError):
        fail()
    assert gc.isenabled()
    with one_text():
        with one_text():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_text_that_differs_between_words_only_is_not_cut_again() -> None:
    broken, joined = "Vi bor\n> i byen", "Vi bor   i byen"
    with one_text():
        assert with_words_of(joined, broken) == joined
        assert source_of(joined) == broken
        assert words_of(joined) is words_of(broken)
        assert words_of(joined).words == ["Vi", "bor", "i", "byen"]
    assert source_of(joined) == joined
    assert words_of(joined) is not words_of(broken)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Skriv til bo@ek.example, eva@lind.example", ["bo@ek.example", "eva@lind.example"]),
        ("Skriv til bo@ek og ring", ["bo@ek"]),
        ("Ved @ mødes vi, eva@lind.example", ["eva@lind.example"]),
        ("a@b.c@d.e", ["a@b.c"]),
    ],
)
def test_a_pattern_that_must_reach_a_sign_is_tried_up_to_it(text: str, found: list[str]) -> None:
    address = compiled(r"\w+@[\w.]+")
    signs = [(max(0, at - 6), at) for at, _ in places_of(text, ("@",))]
    assert [one.group() for one in reaching(address, text, signs, 40)] == found


def test_a_sign_counts_with_what_must_stand_behind_it() -> None:
    names = Signs(forms=("^jeg$",))
    text = "Jeg hedder Bo, og jeg bor her"
    assert names.places(text) == [(0, 3), (18, 21)]
    assert names.before(text, (" hedder ",)) == [(0, 3)]
