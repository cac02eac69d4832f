"""The figures as the template shows them: tables in words, and bars of charts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import url_for
from flask_babel import lazy_gettext as _

from summarizer.domain.review_figures import Arm, FinishedWith
from summarizer.web.categories.shown import ChartRow, segments
from summarizer.web.formatting import (
    format_duration,
    format_money,
    format_number,
    format_percent,
)
from summarizer.web.responses.words import LAYER_WORDS
from summarizer.web.small_numbers import middle_words, share_words
from summarizer.web.texts import gettext
from summarizer.web.words import ENGINE_WORDS, word_for
from summarizer.workflow.looks.quality_overview import DISTANCE_BOUNDS, MINUTE_BOUNDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.workflow.looks.quality_overview import EngineFigures, QualityOverview, Summing

ARM_WORDS = {
    Arm.SHOWN: _("Udkastet vist med det samme"),
    Arm.BLIND: _("Skrevet først, udkastet vist bagefter"),
    Arm.BY_HAND: _("Skrevet i hånden, intet udkast"),
}
FINISHED_WORDS = {
    FinishedWith.OWN: _("egen tekst"),
    FinishedWith.DRAFT: _("udkastet"),
    FinishedWith.MIXED: _("en blanding"),
}


@dataclass(frozen=True, slots=True)
class SumsRow:
    """One row of a table of figures, in words."""

    name: str
    address: str
    approvals: str
    unedited: str
    distance: str
    time: str
    reds: str


@dataclass(frozen=True, slots=True)
class EngineRow:
    """An engine's row: besides the figures what it drafted and cost."""

    sums: SumsRow
    version: str
    drafts: str
    cost: str


@dataclass(frozen=True, slots=True)
class ArmRow:
    """An arm's row: besides the figures how far person and draft agree."""

    sums: SumsRow
    met_by_draft: str
    met_by_person: str
    finished: str


@dataclass(frozen=True, slots=True)
class QualityView:
    """The whole page. ``facts`` are the figures on top, each with its n."""

    has_any: bool
    facts: tuple[tuple[str, str], ...]
    engines: tuple[EngineRow, ...]
    arms: tuple[ArmRow, ...]
    has_blind: bool
    hearings: tuple[SumsRow, ...]
    distances: tuple[ChartRow, ...]
    minutes: tuple[ChartRow, ...]
    layers: tuple[ChartRow, ...]
    layer_rows: tuple[tuple[str, str, str], ...]
    download: str


def quality_view(found: QualityOverview) -> QualityView:
    """Present the figures of a hearing or of all."""
    return QualityView(
        has_any=bool(found.sums.approvals or found.gate.screened),
        facts=_facts(found),
        engines=tuple(_engine(one) for one in found.by_engine),
        arms=tuple(_arm(arm, sums) for arm, sums in found.by_arm.items()),
        has_blind=Arm.BLIND in found.by_arm,
        hearings=tuple(
            _sums(one.title, sums, url_for("quality.hearing", hearing_id=one.id))
            for one, sums in found.by_hearing
        ),
        distances=_bars(_distance_names(), found.distances),
        minutes=_bars(_minute_names(), found.minutes),
        layers=tuple(
            ChartRow(
                str(LAYER_WORDS.get(one.layer, one.layer)),
                one.decided,
                "",
                tuple(
                    segments(
                        (one.overturned, one.decided - one.overturned),
                        ("against", "for"),
                        max(layer.decided for layer in found.layers),
                    ),
                ),
            )
            for one in found.layers
        ),
        layer_rows=tuple(
            (
                str(LAYER_WORDS.get(one.layer, one.layer)),
                format_number(one.decided),
                share_words(one.overturned, one.decided),
            )
            for one in found.layers
        ),
        download=url_for("quality.download")
        if found.hearing is None
        else url_for("quality.hearing_download", hearing_id=found.hearing.id),
    )


def _facts(found: QualityOverview) -> tuple[tuple[str, str], ...]:
    sums, gate = found.sums, found.gate
    return (
        (gettext("Godkendte referater"), format_number(sums.approvals)),
        (gettext("Godkendt uændret"), share_words(sums.unedited, sums.from_drafts)),
        (gettext("Ændret, median"), _distance(sums)),
        (gettext("Tid pr. godkendelse, median"), _time(sums)),
        (
            gettext("Røde markeringer fastholdt"),
            share_words(sums.reds_overturned, sums.reds_found),
        ),
        (gettext("Tilbageholdt ved screeningen"), share_words(gate.held, gate.screened)),
        (gettext("Afgjort af et menneske"), format_number(gate.decided)),
        (gettext("Pris for udkast"), format_money(round(found.cost_oere))),
    )


def _sums(name: str, sums: Summing, address: str = "") -> SumsRow:
    return SumsRow(
        name=name,
        address=address,
        approvals=format_number(sums.approvals),
        unedited=share_words(sums.unedited, sums.from_drafts),
        distance=_distance(sums),
        time=_time(sums),
        reds=share_words(sums.reds_overturned, sums.reds_found),
    )


def _engine(one: EngineFigures) -> EngineRow:
    return EngineRow(
        sums=_sums(word_for(ENGINE_WORDS, one.engine), one.sums),
        version=one.prompt_version,
        drafts=format_number(one.drafts),
        cost=format_money(round(one.cost_oere)),
    )


def _arm(arm: Arm, sums: Summing) -> ArmRow:
    return ArmRow(
        sums=_sums(str(ARM_WORDS[arm]), sums),
        met_by_draft=share_words(sums.person_points_met, sums.person_points),
        met_by_person=share_words(sums.draft_points_met, sums.draft_points),
        finished=", ".join(
            f"{word}: {format_number(sums.finished_with[one])}"
            for one, word in FINISHED_WORDS.items()
            if sums.finished_with.get(one)
        ),
    )


def _distance(sums: Summing) -> str:
    return middle_words(sums.median_distance, sums.from_drafts, format_percent)


def _time(sums: Summing) -> str:
    return middle_words(sums.median_seconds, sums.timed, format_duration)


def _bars(names: Sequence[str], counts: Sequence[int]) -> tuple[ChartRow, ...]:
    most = max(counts, default=0)
    return tuple(
        ChartRow(name, count, "", tuple(segments((count,), ("for",), most)))
        for name, count in zip(names, counts, strict=True)
    )


def _distance_names() -> list[str]:
    names = [gettext("Uændret")]
    names += [gettext("højst %(part)s ændret", part=format_percent(b)) for b in DISTANCE_BOUNDS[1:]]
    return [*names, gettext("over %(part)s ændret", part=format_percent(DISTANCE_BOUNDS[-1]))]


def _minute_names() -> list[str]:
    names = [gettext("højst %(minutes)s min.", minutes=minutes) for minutes in MINUTE_BOUNDS]
    return [*names, gettext("over %(minutes)s min.", minutes=MINUTE_BOUNDS[-1])]
