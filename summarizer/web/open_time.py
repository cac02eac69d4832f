"""How long a page was open, from the moment that its form carries."""

from __future__ import annotations

from datetime import datetime


def seconds_since(opened_at: str, now: datetime) -> int:
    """Count from when the page was opened; 0 for anything but an aware ISO time."""
    try:
        return max(0, round((now - datetime.fromisoformat(opened_at)).total_seconds()))
    except (TypeError, ValueError):
        return 0
