from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.drafting.danish.dates import clocks_of, dates_of
from summarizer.drafting.danish.number_words import cardinal
from summarizer.drafting.danish.numbers import quantities_of


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.875 kr.", 1875),
        ("1,9 mio. kr.", 1_900_000),
        ("28 millioner", 28_000_000),
        ("halvanden time", 1.5),
        ("to en halv meter", 2.5),
        ("femoghalvtreds", 55),
        ("halvfemsindstyve", 90),
        ("tre fjerdedele", 0.75),
        ("hver anden", 0.5),
        ("halvdelen", 0.5),
        ("to tusind tre hundrede", 2300),
        ("hundrede og tyve", 120),
        ("tohundredeogfem", 205),
        ("1¾", 1.75),
        ("§ 5.3", 5.3),
        ("det dobbelte", 2),
    ],
)
def test_a_number_is_read_with_its_value(text: str, value: float) -> None:
    numbers = [q for q in quantities_of(text) if not q.faint]
    assert [q.value for q in numbers] == [value]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("70 meter", "0,07 km"),
        ("25 pct.", "en fjerdedel"),
        ("2,3 mio. kr.", "2.300.000 kr."),
        ("500 meter", "en halv kilometer"),
        ("1/3 af prisen", "en tredjedel"),
        ("50 m²", "halvtreds kvadratmeter"),
        ("6 måneder", "et halvt år"),
    ],
)
def test_one_amount_in_two_forms_is_the_same(one: str, other: str) -> None:
    first = next(q for q in quantities_of(one) if not q.faint)
    second = next(q for q in quantities_of(other) if not q.faint)
    assert first.same_value(second)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("den 4. maj 1961", (4, 5, 1961)),
        ("04.05.1961", (4, 5, 1961)),
        ("4/5-61", (4, 5, 1961)),
        ("1961-05-04", (4, 5, 1961)),
        ("den tredje december", (3, 12, None)),
        ("i maj 2020", (None, 5, 2020)),
    ],
)
def test_dates_are_read_in_every_usual_form(text: str, date: tuple[int | None, ...]) -> None:
    (found,) = dates_of(text)
    assert (found.day, found.month, found.year) == date


def test_money_is_no_date() -> None:
    assert dates_of("3,2 mio. kr. og 1.250 stk.") == ()


def test_clock_times_are_read_in_figures_and_words() -> None:
    assert [c.hours for c in clocks_of("kl. 7-16.30 og klokken otte")] == [7, 16.5, 8]


@given(st.text(alphabet="0123456789.,- §%½abekrtohundfm²æøå\n[]P", max_size=60))
def test_numbers_and_dates_lie_where_they_say(text: str) -> None:
    for found in (*quantities_of(text), *dates_of(text), *clocks_of(text)):
        assert 0 <= found.span.start < found.span.end <= len(text)
    shifted = quantities_of(text, offset=7)
    assert [q.span.start - 7 for q in shifted] == [q.span.start for q in quantities_of(text)]


@given(st.integers(1, 99))
def test_the_word_for_a_number_below_a_hundred_is_read_back(number: int) -> None:
    ones = ["_", "en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni"]
    teens = [
        "ti",
        "elleve",
        "tolv",
        "tretten",
        "fjorten",
        "femten",
        "seksten",
        "sytten",
        "atten",
        "nitten",
    ]
    tens = [
        "_",
        "_",
        "tyve",
        "tredive",
        "fyrre",
        "halvtreds",
        "tres",
        "halvfjerds",
        "firs",
        "halvfems",
    ]
    ten, one = divmod(number, 10)
    if ten == 1:
        word = teens[one]
    elif ten == 0:
        word = ones[one]
    else:
        word = f"{ones[one]}og{tens[ten]}" if one else tens[ten]
    assert cardinal(word) == number
