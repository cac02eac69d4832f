"""Themes as the templates show them: rows of a table, and bars of a chart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import url_for

from summarizer.domain.draft import Stance
from summarizer.web.texts import gettext
from summarizer.web.words import STANCE_WORDS
from summarizer.workflow.categories.category_overview import empty_count

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from summarizer.domain.category import Category
    from summarizer.workflow.categories.category_overview import (
        CategoryPage,
        FrameOverview,
        PlacedPoint,
    )

# How each stance is drawn; the table beside the chart carries the numbers.
STANCE_LOOKS: Mapping[Stance, str] = {
    Stance.FOR: "for",
    Stance.AGAINST: "against",
    Stance.PARTLY: "partly",
    Stance.UNCLEAR: "unclear",
}


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """One theme with its counts; ``stances`` in the order of the table."""

    category: Category
    address: str
    responses: int
    points: int
    stances: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a bar, in per cent of the chart's width."""

    look: str
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class ChartRow:
    """One bar: its words, its number, and its stretches."""

    words: str
    count: int
    address: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class PointCard:
    """A point under a theme. ``field`` names its place in the page's form."""

    field: str
    title: str
    address: str
    text: str
    passages: tuple[str, ...]
    stance: Stance
    who: str
    is_approved: bool


def theme_rows(view: FrameOverview) -> tuple[ThemeRow, ...]:
    """Present the frame in its order."""
    found = []
    for one in view.frame:
        count = view.counts.get(one.id) or empty_count(one.id)
        found.append(
            ThemeRow(
                category=one,
                address=url_for("categories.show", hearing_id=one.hearing_id, category_id=one.id),
                responses=count.responses,
                points=count.points,
                stances=tuple(count.stances[stance] for stance in STANCE_LOOKS),
            ),
        )
    return tuple(found)


def chart_rows(rows: Sequence[ThemeRow]) -> tuple[ChartRow, ...]:
    """Draw the responses of each theme by stance, the longest bar across the whole width."""
    most = max((row.responses for row in rows), default=0)
    return tuple(
        ChartRow(
            words=row.category.name,
            count=row.responses,
            address=row.address,
            segments=tuple(segments(row.stances, tuple(STANCE_LOOKS.values()), most)),
        )
        for row in rows
    )


def segments(counts: Sequence[int], looks: Sequence[str], most: int) -> Iterable[Segment]:
    """Lay counts end to end; ``most`` is the whole width."""
    start = 0.0
    for count, look in zip(counts, looks, strict=True):
        width = 100 * count / most if most else 0.0
        if width:
            yield Segment(look, start, width)
        start += width


def stance_legend() -> tuple[tuple[str, str], ...]:
    """Give each stance's look and word, for the legend."""
    return tuple((look, str(STANCE_WORDS[stance])) for stance, look in STANCE_LOOKS.items())


def point_cards(page: CategoryPage) -> tuple[PointCard, ...]:
    """Present the points of one page."""
    return tuple(_card(point, page.names) for point in page.points)


def _card(point: PlacedPoint, names: Mapping[str, str]) -> PointCard:
    title = (
        gettext("Høringssvar %(number)s, punkt %(place)s", number=point.number, place=point.place)
        if point.place
        else gettext("Høringssvar %(number)s som helhed", number=point.number)
    )
    return PointCard(
        field=f"place-{point.response_id}-{point.point_id}",
        title=title,
        address=url_for(
            "responses.show",
            response_id=point.response_id,
            _anchor=f"punkt-{point.place}" if point.place else None,
        ),
        text=point.text,
        # The quoting engine's points are the passages themselves.
        passages=() if " ".join(point.passages) == point.text else point.passages,
        stance=point.stance,
        who=_who(point, names),
        is_approved=point.is_approved,
    )


def _who(point: PlacedPoint, names: Mapping[str, str]) -> str:
    if not point.decided_by:
        return gettext("Foreslået af programmet")
    # An engine has no account.
    name = names.get(point.decided_by)
    return gettext("Valgt af %(name)s", name=name) if name else gettext("Foreslået af motoren")
