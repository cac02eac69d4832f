from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from summarizer.domain.source import SourceText
from summarizer.domain.span import Span
from summarizer.web.responses.actions import Action, Press, past_blanks
from summarizer.web.responses.arranged import join
from summarizer.web.responses.edited import LONGEST_POINT, EditedPoint, EditedSummary
from summarizer.web.responses.found_view import found_view
from summarizer.web.responses.passages import PassageError, parse_passages, write_passages
from summarizer.web.responses.source_view import source_view
from summarizer.web.responses.summary_form import SummaryForm
from summarizer.web.responses.word_diff import is_changed, word_diff
from summarizer.workflow.refusals import Invalid

if TYPE_CHECKING:
    from flask import Flask

TEXT = st.text(alphabet="abæø 1.,\n", max_size=80)


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("", ()),
        ("3, 5-6", (2, 4, 5)),
        ("6 – 5", None),
        ("2;2 1", (0, 1)),
        ("5 - 6", (4, 5)),
        ("0", None),
        ("11", None),
        ("tre", None),
        ("1-", None),
    ],
)
def test_sentence_numbers_are_read_as_people_write_them(
    typed: str, numbers: tuple[int, ...] | None
) -> None:
    if numbers is None:
        with pytest.raises(PassageError):
            parse_passages(typed, count=10)
    else:
        assert parse_passages(typed, count=10) == numbers


@given(st.sets(st.integers(0, 99)))
def test_written_numbers_are_read_back(numbers: set[int]) -> None:
    assert parse_passages(write_passages(numbers), count=100) == tuple(sorted(numbers))


@given(TEXT, TEXT)
def test_a_difference_loses_nothing_of_either_text(old: str, new: str) -> None:
    changes = word_diff(old, new)
    assert "".join(c.text for c in changes if c.operation != "added") == old
    assert "".join(c.text for c in changes if c.operation != "removed") == new
    assert is_changed(changes) == (old != new)


@given(TEXT)
def test_the_numbered_source_is_the_source(text: str) -> None:
    source = SourceText.from_text(text)
    shown = source_view(source, points=[[0]], left_out=[])
    for paragraph, span in zip(shown, source.paragraphs, strict=True):
        assert "".join(s.text + s.after for s in paragraph.sentences) == span.of(text)


@given(TEXT, st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=5))
def test_marked_findings_leave_the_text_as_it_was(text: str, edges: list[tuple[int, int]]) -> None:
    source = SourceText.from_text(text)
    spans = [Span(min(pair), max(pair)) for pair in edges if max(pair) <= len(text)]
    shown = found_view(source, spans)
    for paragraph, span in zip(shown, source.paragraphs, strict=True):
        assert "".join(segment.text for segment in paragraph) == span.of(text)


def test_a_new_page_is_marked_where_it_begins() -> None:
    text = "Første side.\n\fAnden side."
    source = SourceText.from_text(text, pages=[Span(0, 13), Span(13, len(text))])
    assert [paragraph.page for paragraph in source_view(source)] == [1, 2]


def test_no_point_is_dropped_however_many_there_are(app: Flask) -> None:
    sent = MultiDict({f"points-{number}-text": f"Punkt {number}" for number in range(401)})
    with app.test_request_context():
        points = SummaryForm(formdata=sent, meta={"csrf": False}).edited().points
    assert [point.text for point in points] == [f"Punkt {number}" for number in range(401)]


@pytest.mark.parametrize(
    ("pressed", "meant"),
    [
        ("0", Action(Press.JOIN, "0")),
        ("1", Action(Press.SAVE)),
        ("3", Action(Press.JOIN, "2")),
        ("9", Action(Press.JOIN, "9")),
        ("x", Action(Press.JOIN, "x")),
    ],
)
def test_a_press_means_the_same_point_once_empty_ones_are_gone(pressed: str, meant: Action) -> None:
    points = tuple(map(EditedPoint, ("Aaa", " ", "Ccc", "Ddd")))
    edited = EditedSummary(None, points, ())
    assert past_blanks(edited, Action(Press.JOIN, pressed)) == meant


def test_points_that_become_one_keep_what_was_answered_to_their_flags() -> None:
    above = EditedPoint("Aaa", answers={"number": "", "name": "Se 3."})
    below = EditedPoint("Bbb", answers={"number": "Se 4.", "name": "Se 5."})
    (joined,) = join(EditedSummary(None, (above, below), ()), 1).points
    assert joined.answers == {"number": "Se 4.", "name": "Se 3.\nSe 5."}


def test_two_points_too_long_for_one_stay_two() -> None:
    long = EditedPoint("a" * (LONGEST_POINT // 2))
    with pytest.raises(Invalid):
        join(EditedSummary(None, (long, long), ()), 1)
