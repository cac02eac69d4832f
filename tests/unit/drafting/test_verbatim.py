"""Whether a point is its passage word for word, with masks where names stood."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.domain.source import SourceText
from summarizer.drafting.checks.citations import is_verbatim
from summarizer.drafting.checks.cited import Cited
from summarizer.drafting.danish.words import PLACEHOLDER


def cited(letter: str) -> Cited:
    """Cite all of a letter."""
    source = SourceText.from_text(letter)
    return Cited.of(source, source.sentences)


@settings(deadline=None)  # the first run reads the word lists
@given(
    passage=st.text("ab ", min_size=1, max_size=12).filter(str.strip),
    pieces=st.lists(st.text("ab ", max_size=4), min_size=1, max_size=5),
)
def test_a_mask_stands_for_one_or_more_characters(passage: str, pieces: list[str]) -> None:
    point = " ".join("[PERSON 1]".join(pieces).split())
    pattern = ".+?".join(re.escape(part) for part in PLACEHOLDER.split(point))

    found = is_verbatim(point, cited(passage))

    assert found == (bool(point) and bool(re.fullmatch(pattern, " ".join(passage.split()))))


def test_a_list_of_sixty_masked_names_is_compared_at_once() -> None:
    names = [f"Bodil Testesen{'' if number % 2 else ' og'}" for number in range(60)]
    point = ", ".join(["[PERSON 1]"] * 60)  # tried way by way, this takes longer than a life

    assert is_verbatim(point + " er enige.", cited(", ".join(names) + " er enige."))
    assert not is_verbatim(point + " er uenige.", cited(", ".join(names) + " er enige."))
