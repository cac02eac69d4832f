from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from summarizer.domain.hearing import SenderKind
from summarizer.domain.response import Status
from summarizer.export.cleaning import clean_line, clean_text
from summarizer.export.danish import (
    KIND_PLURAL,
    KIND_SINGULAR,
    LEDGER_STATUS,
    PUBLIC_STATUS,
    date_words,
    listed,
    period_words,
    thousands,
)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 3, 2), date(2026, 3, 2), "2. marts 2026"),
        (date(2026, 3, 2), date(2026, 3, 30), "2.–30. marts 2026"),
        (date(2026, 3, 2), date(2026, 4, 27), "2. marts – 27. april 2026"),
        (date(2025, 12, 1), date(2026, 1, 26), "1. december 2025 – 26. januar 2026"),
    ],
)
def test_periods_are_written_the_danish_way(first: date, last: date, words: str) -> None:
    assert period_words(first, last).replace("\u00a0", " ") == words


def test_a_date_never_breaks_after_the_day() -> None:
    assert date_words(date(2026, 3, 12)) == "12.\u00a0marts 2026"


@pytest.mark.parametrize(
    ("words", "joined"), [([], ""), (["a"], "a"), (["a", "b"], "a og b"), ("abc", "a, b og c")]
)
def test_lists_are_joined_the_danish_way(words: list[str], joined: str) -> None:
    assert listed(words) == joined


def test_thousands_are_set_off_by_a_full_stop() -> None:
    assert [thousands(number) for number in (7, 1204, 1000000)] == ["7", "1.204", "1.000.000"]


def test_every_kind_and_status_has_its_word() -> None:
    assert set(KIND_SINGULAR) == set(KIND_PLURAL) == set(SenderKind)
    assert set(PUBLIC_STATUS) == set(LEDGER_STATUS) == set(Status)


@given(st.text())
def test_cleaned_text_is_always_xml(text: str) -> None:
    holder = etree.Element("t")
    holder.text = clean_text(text)

    assert etree.fromstring(etree.tostring(holder)).text == (clean_text(text) or None)


@given(st.text())
def test_a_cleaned_line_is_one_line(text: str) -> None:
    assert "\n" not in clean_line(text)
    assert clean_text(clean_text(text)) == clean_text(text)
