"""What is shown around the words that were searched for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.store.folding import composed, folded, query_stems
from summarizer.web.snippets import snippet

LONG = "Indledning. " * 40 + "Trafikken på vejen er for tæt. " + "Slutning. " * 40


@pytest.mark.parametrize(
    ("typed", "stems"),
    [
        ("Trafikken", ("trafik",)),
        ("børnenes  skoler", ("børn", "skol")),
        ("Café", ("caf",)),
        ("ÅRSAGER", ("årsag",)),
        ("vejen vejen", ("vej",)),
        ("bus 7", ("bus", "7")),
        ('"*) -- ', ()),
    ],
)
def test_a_query_becomes_what_words_begin_with(typed: str, stems: tuple[str, ...]) -> None:
    assert query_stems(typed) == stems


def test_accents_fold_and_danish_letters_stay() -> None:
    assert folded("Én Ü Æble Øl Å") == "en u æble øl å"


@given(st.text())
def test_folding_keeps_every_place(text: str) -> None:
    assert len(folded(composed(text))) == len(composed(text))


def test_a_snippet_marks_the_words_and_is_cut_between_words() -> None:
    parts = snippet(LONG, ("trafik", "vej"))
    assert [words for words, is_hit in parts if is_hit] == ["Trafikken", "vejen"]
    assert parts[0] == ("…", False)
    assert parts[-1] == ("…", False)
    assert sum(len(words) for words, _hit in parts) < 350


def test_a_short_text_is_shown_whole() -> None:
    assert snippet("Vejen er smal.", ("vej",)) == (("Vejen", True), (" er smal.", False))


@given(st.text(), st.text(min_size=1))
def test_a_snippet_is_never_longer_than_a_few_lines(text: str, typed: str) -> None:
    shown = "".join(words for words, _hit in snippet(text, query_stems(typed) or ("x",)))
    assert len(shown) <= len(composed(text)) + 2
