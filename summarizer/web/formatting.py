"""Times, numbers and words as a Danish reader writes them; registered as template filters.

Time is UTC everywhere else and becomes Danish time here.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from babel.dates import format_date, get_timezone
from babel.numbers import format_decimal
from flask_babel import get_locale
from jinja2 import pass_context

from summarizer.web.texts import gettext
from summarizer.web.words import WORD_FILTERS, status_look, word_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask
    from jinja2.runtime import Context

DANISH_TIME = get_timezone("Europe/Copenhagen")
_KILO = 1000


def _locale() -> str:
    """Language of the page; Danish outside a request (reports, the command line).

    English is the European one: 12 March 2026.
    """
    language = str(get_locale() or "da")
    return "en_GB" if language == "en" else language


def danish_time(moment: datetime) -> datetime:
    """Turn an aware time into Danish local time.

    Raises ``ValueError`` for a time without a zone: guessing would show the wrong hour.
    """
    if moment.tzinfo is None:
        raise ValueError("a time without a zone cannot be shown")
    return moment.astimezone(DANISH_TIME)


def format_day(value: date | None) -> str:
    """Write a date or the Danish day of a time: ``12. marts 2026``; nothing for ``None``."""
    if value is None:
        return ""
    day = danish_time(value).date() if isinstance(value, datetime) else value
    return format_date(day, "long", locale=_locale())


def format_short_day(value: date | None) -> str:
    """Write a date for a narrow column: ``12.03.2026``."""
    if value is None:
        return ""
    day = danish_time(value).date() if isinstance(value, datetime) else value
    return format_date(day, "dd.MM.yyyy", locale=_locale())


def format_clock(moment: datetime | None) -> str:
    """Write the Danish time of day: ``14.05``."""
    return "" if moment is None else danish_time(moment).strftime("%H.%M")


def format_moment(moment: datetime | None) -> str:
    """Write day and time: ``12. marts 2026 kl. 14.05``."""
    if moment is None:
        return ""
    return gettext("%(day)s kl. %(clock)s", day=format_day(moment), clock=format_clock(moment))


def format_stamp(value: date | None) -> str:
    """Write a machine's form for ``<time datetime>``: ISO 8601 with the Danish offset."""
    if value is None:
        return ""
    return (danish_time(value) if isinstance(value, datetime) else value).isoformat()


def format_number(value: float) -> str:
    """Write a number with separators and at most two decimals: ``12.345``, ``0,5``."""
    return format_decimal(value, format="#,##0.##", locale=_locale())


def format_percent(share: float) -> str:
    """Write a share in [0, 1] as whole percent: ``0.256`` → ``26 %``."""
    return f"{format_number(round(share * 100))} %"


def format_money(oere: int) -> str:
    """Write an amount given in øre: ``123456`` → ``1.234,56 kr.``."""
    amount = format_decimal(oere / 100, format="#,##0.00", locale=_locale())
    return f"{amount} kr."


def format_duration(seconds: float) -> str:
    """Write a length of time in its two largest units: ``2 t. 5 min.``, ``40 sek.``."""
    total = round(seconds)
    hours, minutes, rest = total // 3600, total // 60 % 60, total % 60
    if hours:
        return gettext("%(hours)s t. %(minutes)s min.", hours=format_number(hours), minutes=minutes)
    if minutes and rest:
        return gettext("%(minutes)s min. %(seconds)s sek.", minutes=minutes, seconds=rest)
    if minutes:
        return gettext("%(minutes)s min.", minutes=minutes)
    return gettext("%(seconds)s sek.", seconds=rest)


def format_bytes(count: int) -> str:
    """Write a file's size: ``812 byte``, ``1,4 MB``."""
    size, unit = float(count), "byte"
    for larger in ("kB", "MB", "GB"):
        if size < _KILO:
            break
        size, unit = size / _KILO, larger
    return f"{format_number(round(size, 1))} {unit}"


def _each_time(words: Callable[..., str]) -> Callable[..., str]:
    """Give a filter that Jinja asks at each page, also where it knows the value in advance.

    A filter on a constant is otherwise asked once, in the language of whoever came first.
    """

    @pass_context
    def said(_context: Context, *values: object) -> str:
        return words(*values)

    return said


def init_formatting(app: Flask) -> None:
    """Register every function above, and the words of ``words.py``, as template filters."""
    filters: dict[str, Callable[..., str]] = {
        "day": format_day,
        "short_day": format_short_day,
        "clock": format_clock,
        "moment": format_moment,
        "stamp": format_stamp,
        "number": format_number,
        "percent": format_percent,
        "money": format_money,
        "duration": format_duration,
        "file_size": format_bytes,
    }
    filters |= {name: partial(word_for, words) for name, words in WORD_FILTERS.items()}
    app.jinja_env.filters.update({name: _each_time(words) for name, words in filters.items()})
    app.jinja_env.filters["status_look"] = status_look
