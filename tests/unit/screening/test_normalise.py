from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from summarizer.screening.text.normalise import fold, normalise

TEXT = st.text(
    alphabet=st.sampled_from("abcæøåÆØÅ éüN-\n \u00ad\u200b\u0301ﬁ１²\u00a0.,1x")
    | st.characters(codec="utf-8"),
    max_size=60,
)


def test_line_end_hyphens_are_joined_and_mapped_back() -> None:
    source = "Olga Mad-\nsen bor her"
    normal = normalise(source)
    assert normal.text == "Olga Madsen bor her"
    start = normal.text.index("Madsen")
    assert normal.to_source(start, start + 6).of(source) == "Mad-\nsen"


def test_spaced_out_letters_become_words() -> None:
    assert normalise("H e n n i n g   H ø s t").text == "Henning   Høst"


def test_letters_that_a_scan_misread_inside_words_are_read_as_they_were() -> None:
    read = normalise("HoIger Eski1dsen fra K0mmunen skaI se Egevej1b og LinkedIn i 2OI1.").text
    assert read == "Holger Eskildsen fra Kommunen skal se Egevej1b og LinkedIn i 2OI1."


def test_short_words_beside_long_ones_are_spelled_out_too() -> None:
    assert normalise("B o   H o l m   B a k").text == "Bo   Holm   Bak"


def test_invisible_characters_do_not_hide_a_name() -> None:
    assert normalise("Jen\u00adsen og K\u200bim, ﬁre og １２").text == "Jensen og Kim, fire og 12"


def test_plain_danish_is_left_as_it_is() -> None:
    normal = normalise("Æblet på øen – »godt«, siger åen.")
    assert normal.pieces == ()


@given(TEXT)
def test_offsets_map_back_in_order_and_within_the_text(text: str) -> None:
    normal = normalise(text)
    last = 0
    for index in range(len(normal.text)):
        span = normal.to_source(index, index + 1)
        assert 0 <= span.start < span.end <= len(text)
        assert span.start >= last
        last = span.start


@given(TEXT)
def test_what_stays_is_found_where_the_map_says(text: str) -> None:
    normal = normalise(text)
    for index, letter in enumerate(normal.text):
        source = normal.to_source(index, index + 1).of(text)
        is_misread = letter + source in {" _", " \t", "O0", "Il", "lI", "l1", "o0"}
        assert is_misread or letter in source or letter in unicodedata.normalize("NFKC", source)


WORDS = st.lists(
    st.tuples(
        st.sampled_from(["Kastanje", "støjen", "Årestrup", "planlagt", "Qvist"]),
        st.sampled_from(["", "\u00ad", "\u200b", "-\n", "\u00ad\n  "]),
    ),
    min_size=1,
    max_size=8,
)


@given(WORDS)
def test_hidden_and_broken_words_come_back_whole_and_lead_back_to_the_source(
    words: list[tuple[str, str]],
) -> None:
    broken = [word[:3] + mark + word[3:] for word, mark in words]
    source = " ".join(broken)
    normal = normalise(source)
    assert normal.text == " ".join(word for word, _ in words)
    start = 0
    for (word, _), written in zip(words, broken, strict=True):
        assert normal.to_source(start, start + len(word)).of(source) == written
        start += len(word) + 1


def test_folding_makes_spellings_equal() -> None:
    assert fold("Aarestrup") == fold("Årestrup")
    assert fold("Sørensen") == fold("Soerensen") == fold("SØRENSEN")
