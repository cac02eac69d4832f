"""Danish words from the rooms, and how their values are found again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.domain.danish import danish, recall


def test_a_sentence_is_a_string_and_remembers_its_template() -> None:
    text = danish("Linje %(number)s mangler et navn.", number=7)
    assert text == "Linje 7 mangler et navn."
    assert (text.template, text.values) == ("Linje %(number)s mangler et navn.", {"number": 7})


def test_a_missing_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        danish("Linje %(number)s mangler et navn.", other=7)


@given(st.text(), st.text())
def test_a_kept_sentence_gives_the_same_sentence_back(word: str, other: str) -> None:
    template = "“%(word)s” står over for “%(other)s” i det citerede sted."
    kept = str(danish(template, word=word, other=other))
    assert recall(template, kept) == kept


def test_another_sentence_is_not_recalled() -> None:
    assert recall("Tallet %(word)s står ikke i det citerede sted.", "Noget helt andet.") is None
