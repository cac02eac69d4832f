"""Run every check on every point, and find what no point covers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from summarizer.domain.draft import Flag, NoteAnswer, NoteStatus, Point, Severity
from summarizer.drafting.checks.certainty import weighed
from summarizer.drafting.checks.citations import is_verbatim
from summarizer.drafting.checks.cited import Cited, read
from summarizer.drafting.checks.left_out import left_out_of
from summarizer.drafting.danish.foreign import is_foreign

from . import (
    attribution,
    citations,
    conditions,
    counts,
    directions,
    doers,
    feelings,
    figures,
    names,
    opposites,
    pairings,
    polarity,
    quantifiers,
    quantities,
    replaced,
    roles,
    senders,
    stance,
    strength,
    support,
    trends,
    ways,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from summarizer.domain.source import SourceText
    from summarizer.domain.span import Span
    from summarizer.drafting.checks.cited import Reading

# Each looks at one point and its passages. The order is that of the flags on screen.
CHECKS: tuple[Callable[[Reading, Cited], Iterable[Flag]], ...] = (
    citations.addresses_model,
    citations.quotes,
    quantities.numbers,
    quantities.periods,
    quantities.dates,
    figures.number_roles,
    figures.comparisons,
    counts.of_another_thing,
    names.names,
    polarity.polarity,
    opposites.small_opposites,
    opposites.contraries,
    opposites.in_one_clause,
    opposites.materials,
    trends.trends,
    trends.never_came,
    trends.smoothed,
    trends.signed_for,
    stance.stance,
    stance.faced,
    feelings.feelings,
    stance.too_much,
    strength.modality,
    trends.no_hurry,
    quantifiers.quantifiers,
    quantifiers.only_those,
    quantifiers.dropped_quantifier,
    quantifiers.dropped_part,
    quantifiers.almost,
    counts.several_of_one,
    counts.some_as_all,
    counts.one_as_many,
    conditions.conditions,
    conditions.otherwise,
    attribution.attribution,
    attribution.named_tellers,
    roles.roles,
    ways.asked_for_offered,
    doers.other_doers,
    directions.ends,
    ways.order,
    ways.away,
    directions.rejected,
    senders.unknown_actors,
    pairings.crossed,
    pairings.mixed,
    pairings.figures_crossed,
    pairings.figures_apart,
    support.support,
    names.other_place,
)


@dataclass(frozen=True, slots=True)
class Checked:
    """The points with their flags (replacing any they had), and what none of them covers."""

    points: tuple[Point, ...]
    left_out: tuple[Span, ...]


def check_points(
    source: SourceText, points: Sequence[Point], *, placeholders: Collection[str] = ()
) -> Checked:
    """Check points of a draft or an edit.

    Never raises for content; evidence outside the text counts as none.
    """
    checked = tuple(
        replace(point, flags=_flags(source, point.text, point.evidence, placeholders))
        for point in points
    )
    return Checked(checked, left_out_of(source, [s for p in points for s in p.evidence]))


def check_notes(
    source: SourceText, notes: Sequence[NoteAnswer], *, placeholders: Collection[str] = ()
) -> tuple[NoteAnswer, ...]:
    """Check the answers to attention notes the same way; *ikke omtalt* claims nothing."""
    return tuple(
        replace(
            note,
            flags=()
            if note.status is NoteStatus.NOT_MENTIONED and not note.text
            else _flags(source, note.text, note.evidence, placeholders),
        )
        for note in notes
    )


def _flags(
    source: SourceText, text: str, evidence: Sequence[Span], placeholders: Collection[str]
) -> tuple[Flag, ...]:
    point = read(text)
    cited = Cited.of(source, evidence)
    found = [*citations.placeholders(point, placeholders)]
    if not cited.passages:
        return (*found, citations.no_evidence())
    if is_foreign(cited.text):
        found.append(citations.foreign_source(cited))
        found.extend(_figures_only(point, cited))
        return _without_echoes(found)
    if is_verbatim(text, cited):
        return (*found, *citations.addresses_model(point, cited))
    for check in CHECKS:
        found.extend(check(point, cited))
    found = found or list(replaced.one_word(point, cited))  # the net below the others
    return _without_echoes(weighed(found, point, cited))


def _figures_only(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Compare what needs no language: figures, names, and whether a model is spoken to."""
    yield from citations.addresses_model(point, cited)
    for found in quantities.numbers(point, cited):
        if found.span and any(c.isdecimal() for c in found.span.of(point.text)):
            yield found
    yield from names.names(point, cited)


def _without_echoes(flags: Sequence[Flag]) -> tuple[Flag, ...]:
    """Keep one flag per code and place, and red before yellow."""
    kept: dict[tuple[str, Span | None], Flag] = {}
    for one in sorted(flags, key=lambda f: f.severity is not Severity.RED):
        kept.setdefault((one.code, one.span), one)
    return tuple(kept.values())
