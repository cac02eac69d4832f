from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.domain.span import Span
from summarizer.synthesis import find_campaigns
from summarizer.synthesis.letter import find_body, read_letter
from summarizer.synthesis.overlap import SHINGLE_WORDS, Overlap

pytestmark = pytest.mark.slow

WORDS = ("vejen", "skolen", "ikke", "støj", "17", "km", "byrådet", "imod", "træer", "og", "er")
SENTENCE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(
    lambda words: " ".join(words).capitalize() + "."
)
LETTER = st.lists(SENTENCE, min_size=0, max_size=8).map("\n".join)
LETTERS = st.lists(st.one_of(LETTER, st.text(max_size=80)), max_size=8)


@settings(deadline=None)
@given(LETTERS)
def test_no_response_is_in_two_groups_or_lost_from_one(texts: list[str]) -> None:
    responses = [(str(at), text) for at, text in enumerate(texts)]

    groups = find_campaigns(responses)

    grouped = [member.id for group in groups for member in group.members]
    assert len(grouped) == len(set(grouped))
    assert all(len(group.members) > 1 for group in groups)
    assert all(group.id in {member.id for member in group.members} for group in groups)


@settings(deadline=None)
@given(LETTERS)
def test_own_text_stands_in_order_within_the_letter(texts: list[str]) -> None:
    groups = find_campaigns([(str(at), text) for at, text in enumerate(texts)])

    for group in groups:
        for member in group.members:
            text = texts[int(member.id)]
            ends = [span.end for span in member.own_text]
            starts = [span.start for span in member.own_text]
            assert all(end <= len(text) for end in ends)
            assert all(start >= end for start, end in zip(starts[1:], ends, strict=False))
            assert all(span.of(text).strip() for span in member.own_text)


@settings(deadline=None)
@given(st.text())
def test_the_body_lies_within_the_text(text: str) -> None:
    assert Span(0, len(text)).contains(find_body(text))


@settings(deadline=None)
@given(st.lists(LETTER, min_size=1, max_size=8))
def test_shared_shingles_are_counted_exactly(texts: list[str]) -> None:
    letters = [read_letter(str(at), text) for at, text in enumerate(texts)]
    shingles = [
        {
            letter.words[at : at + SHINGLE_WORDS]
            for at in range(len(letter.words) - SHINGLE_WORDS + 1)
        }
        for letter in letters
    ]

    counted = [row.tolist() for row in Overlap(letters).rows()]

    assert counted == [[len(mine & theirs) for theirs in shingles] for mine in shingles]


@settings(deadline=None)
@given(LETTER, st.sampled_from(("Hej\n\n", "Kære byråd\n", "Til rette vedkommende\n\n")))
def test_a_greeting_and_a_signature_never_make_a_difference(body: str, greeting: str) -> None:
    plain = read_letter("a", body)

    dressed = read_letter("b", f"{greeting}{body}\n\nMed venlig hilsen\nTest Testesen")

    assert dressed.words == plain.words or not plain.words
