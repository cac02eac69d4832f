"""A stretch of one letter is found in another, word for word or not at all."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from summarizer.domain.span import Span
from summarizer.workflow.review.shared_words import Twin

ORIGINAL = "Vejen er smal. Børn cykler ad den. Anlæg et fortov!"


def found(letter: str, stretch: str) -> str | None:
    start = ORIGINAL.index(stretch)
    span = Twin(ORIGINAL, letter).find(Span(start, start + len(stretch)))
    return None if span is None else span.of(letter)


def test_line_breaks_case_and_spaces_do_not_matter() -> None:
    letter = "Hej.\n\nVEJEN  er\nsmal.  Børn cykler ad den."
    assert found(letter, "Vejen er smal.") == "VEJEN  er\nsmal."


def test_another_word_is_another_stretch() -> None:
    assert found("Vejen er for smal. Anlæg et fortov", "Vejen er smal.") is None
    assert found("Vejen er for smal. Anlæg et fortov", "Anlæg et fortov!") == "Anlæg et fortov"


def test_of_several_places_the_nearest_is_taken() -> None:
    text = "Ja tak. Nej. Ja tak."
    assert Twin(text, text).find(Span(13, 20)) == Span(13, 20)


@given(st.lists(st.sampled_from(["vej", "Bil", "å", "7", "hus."]), min_size=1), st.data())
def test_every_stretch_of_a_letter_is_found_in_itself(
    words: list[str], data: st.DataObject
) -> None:
    text = " ".join(words)
    first = data.draw(st.integers(0, len(words) - 1))
    start = len(" ".join(words[:first])) + (first > 0)
    span = Twin(text, text).find(Span(start, start + len(words[first])))
    assert span is not None
    assert span.of(text) == words[first]
