from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from summarizer.domain.span import Span
from summarizer.web.highlight import Mark, anchors, segments

TEXT = "Vi er imod. Vejen er smal. Skriv til os."


def _spans(length: int) -> st.SearchStrategy[Span]:
    ends = st.tuples(st.integers(0, length), st.integers(0, length))
    return ends.map(lambda pair: Span(min(pair), max(pair)))


_marks = st.lists(
    st.builds(
        Mark,
        span=_spans(len(TEXT)),
        point=st.none() | st.integers(1, 4),
        kind=st.sampled_from(["", "name", "cpr"]),
        anchor=st.sampled_from(["", "a", "b", "c"]),
    ),
    max_size=8,
)


@given(_marks)
def test_segments_together_are_the_text(marks: list[Mark]) -> None:
    (paragraph,) = segments(TEXT, marks)
    assert "".join(segment.text for segment in paragraph) == TEXT


@given(_marks)
def test_every_character_carries_exactly_the_points_that_rest_on_it(marks: list[Mark]) -> None:
    (paragraph,) = segments(TEXT, marks)
    at = 0
    for segment in paragraph:
        for place in range(at, at + len(segment.text)):
            here = [mark for mark in marks if mark.span.start <= place < mark.span.end]
            assert set(segment.points) == {m.point for m in here if m.point is not None}
            assert bool(segment.kind) == any(mark.kind for mark in here)
        at += len(segment.text)


@given(_marks)
def test_every_anchor_that_can_be_linked_to_stands_once(marks: list[Mark]) -> None:
    (paragraph,) = segments(TEXT, marks)
    shown = [segment.anchor for segment in paragraph if segment.anchor]
    assert sorted(shown) == sorted(anchors(marks).values())


def test_paragraphs_are_shown_apart_and_what_lies_between_is_dropped() -> None:
    first, second = segments(
        "Et.\n\nTo.",
        [Mark(Span(0, 8), point=1)],
        paragraphs=(Span(0, 3), Span(5, 8)),
    )
    assert [segment.text for segment in (*first, *second)] == ["Et.", "To."]
    assert first[0].ends == ()
    assert second[0].ends == (1,)


def test_what_no_point_covers_is_told_apart_from_findings() -> None:
    (paragraph,) = segments(TEXT, [Mark(Span(0, 11)), Mark(Span(12, 26), kind="name")])
    assert [segment.is_left_out for segment in paragraph] == [True, False, False, False]
    assert paragraph[2].ends_mark
