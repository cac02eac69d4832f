"""What day it is in Denmark: hearings begin and end on Danish days, while clocks run in UTC."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from datetime import date, datetime

DENMARK = ZoneInfo("Europe/Copenhagen")


def danish_day(moment: datetime) -> date:
    """Give the Danish day of an aware moment. Raises ``OverflowError`` at either end of time."""
    return moment.astimezone(DENMARK).date()
