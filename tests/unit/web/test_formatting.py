from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from flask import render_template_string, session

from summarizer.web import formatting
from summarizer.web.words import STATUS_LOOKS, STATUS_WORDS, WORD_FILTERS, status_look

WINTER = datetime(2026, 3, 12, 13, 5, tzinfo=UTC)
SUMMER = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)

pytestmark = pytest.mark.usefixtures("in_request")


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (WINTER, "12. marts 2026 kl. 14.05"),
        # summer time, and past midnight in Denmark
        (SUMMER, "2. juli 2026 kl. 00.30"),
        (None, ""),
    ],
)
def test_a_time_is_shown_in_danish_local_time(moment: datetime | None, words: str) -> None:
    assert formatting.format_moment(moment) == words


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        formatting.format_moment(datetime(2026, 3, 12, 13, 5))  # noqa: DTZ001 - the point of it


def test_a_date_is_shown_as_it_stands() -> None:
    assert formatting.format_day(date(2026, 12, 31)) == "31. december 2026"
    assert formatting.format_short_day(date(2026, 1, 2)) == "02.01.2026"
    assert formatting.format_day(None) == ""
    assert formatting.format_short_day(None) == ""


def test_a_machine_gets_the_offset() -> None:
    assert formatting.format_stamp(SUMMER) == "2026-07-02T00:30:00+02:00"
    assert formatting.format_stamp(date(2026, 1, 2)) == "2026-01-02"
    assert formatting.format_stamp(None) == ""


@pytest.mark.parametrize(
    ("value", "words"),
    [(0, "0"), (999, "999"), (12345, "12.345"), (0.5, "0,5"), (1234567.891, "1.234.567,89")],
)
def test_numbers_have_danish_separators(value: float, words: str) -> None:
    assert formatting.format_number(value) == words


def test_shares_money_lengths_and_sizes() -> None:
    assert formatting.format_percent(0.256) == "26 %"
    assert formatting.format_money(123456) == "1.234,56 kr."
    assert formatting.format_bytes(812) == "812 byte"
    assert formatting.format_bytes(1_400_000) == "1,4 MB"
    assert formatting.format_bytes(5_000_000_000_000) == "5.000 GB"


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (timedelta(seconds=40), "40 sek."),
        (timedelta(minutes=5), "5 min."),
        (timedelta(minutes=5, seconds=2), "5 min. 2 sek."),
        (timedelta(hours=2, minutes=5, seconds=9), "2 t. 5 min."),
    ],
)
def test_a_length_of_time_names_two_units(length: timedelta, words: str) -> None:
    assert formatting.format_duration(length.total_seconds()) == words


def test_filters_work_outside_a_request_in_danish() -> None:
    assert formatting.format_clock(WINTER) == "14.05"


@pytest.mark.parametrize("name", WORD_FILTERS)
def test_every_value_of_an_enumeration_has_a_word(name: str) -> None:
    words = WORD_FILTERS[name]
    kinds = {type(value) for value in words}
    assert len(kinds) == 1
    kind = kinds.pop()
    if kind is not str:
        assert set(kind) == set(words)


def test_words_take_the_enumeration_or_its_stored_string() -> None:
    shown = render_template_string(
        "{{ 'held' | status_word }} {{ 'citizen' | sender_kind_word }} {{ 'newer' | role_word }}",
    )
    assert shown == "Tilbageholdt Privatperson newer"


def test_every_status_looks_like_something_and_an_unknown_one_is_neutral() -> None:
    assert set(STATUS_LOOKS) == set(STATUS_WORDS)
    assert len(set(STATUS_LOOKS.values())) == len(STATUS_LOOKS)
    assert status_look("newer").tone == "neutral"


def test_a_language_without_a_catalogue_is_not_used() -> None:
    session["language"] = "fr"
    assert formatting.format_day(WINTER) == "12. marts 2026"


def test_english_is_written_the_english_way() -> None:
    session["language"] = "en"
    assert formatting.format_moment(WINTER).startswith("12 March 2026 at ")
    assert formatting.format_duration(7500) == "2 h 5 min"
    assert formatting.format_number(1234.5) == "1,234.5"
