"""Domain values to JSON and back, for the columns that hold whole values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from summarizer.domain.draft import Flag, NoteAnswer, NoteStatus, Point, PointKind, Severity
from summarizer.domain.finding import Certainty, Finding, FindingKind, HoldKind, HoldReason
from summarizer.domain.span import Span
from summarizer.domain.style import HouseStyle, Shape, Tone
from summarizer.domain.summary import Resolution

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summarizer.domain.draft import Draft
    from summarizer.domain.summary import Revision

Json = dict[str, Any]
Pair = list[int]


def span_to_json(span: Span) -> Pair:
    """``[start, end]``."""
    return [span.start, span.end]


def spans_to_json(spans: Iterable[Span]) -> list[Pair]:
    """Several spans in order."""
    return [span_to_json(span) for span in spans]


def spans_from_json(pairs: Iterable[Pair]) -> tuple[Span, ...]:
    """Invert ``spans_to_json``."""
    return tuple(Span(start, end) for start, end in pairs)


def _optional_span(pair: Pair | None) -> Span | None:
    return None if pair is None else Span(*pair)


def flag_to_json(flag: Flag) -> Json:
    """Keep a flag whole."""
    return {
        "code": flag.code,
        "severity": flag.severity.value,
        "detail": flag.detail,
        "span": None if flag.span is None else span_to_json(flag.span),
        "passage": None if flag.passage is None else span_to_json(flag.passage),
    }


def flags_from_json(rows: Iterable[Json]) -> tuple[Flag, ...]:
    """Invert ``flag_to_json``, for several."""
    return tuple(
        Flag(
            code=row["code"],
            severity=Severity(row["severity"]),
            detail=row["detail"],
            span=_optional_span(row["span"]),
            passage=_optional_span(row["passage"]),
        )
        for row in rows
    )


def point_to_json(point: Point) -> Json:
    """Keep a point whole."""
    return {
        "id": point.id,
        "text": point.text,
        "evidence": spans_to_json(point.evidence),
        "kind": point.kind.value,
        "flags": [flag_to_json(flag) for flag in point.flags],
    }


def points_from_json(rows: Iterable[Json]) -> tuple[Point, ...]:
    """Invert ``point_to_json``, for several."""
    return tuple(
        Point(
            text=row["text"],
            evidence=spans_from_json(row["evidence"]),
            kind=PointKind(row["kind"]),
            flags=flags_from_json(row["flags"]),
            # Points that were saved before they had ids are known by their place.
            id=row.get("id") or str(place),
        )
        for place, row in enumerate(rows, start=1)
    )


def note_to_json(note: NoteAnswer) -> Json:
    """Keep an answer to an attention note whole."""
    return {
        "note": note.note,
        "status": note.status.value,
        "text": note.text,
        "evidence": spans_to_json(note.evidence),
        "flags": [flag_to_json(flag) for flag in note.flags],
    }


def notes_from_json(rows: Iterable[Json]) -> tuple[NoteAnswer, ...]:
    """Invert ``note_to_json``, for several."""
    return tuple(
        NoteAnswer(
            note=row["note"],
            status=NoteStatus(row["status"]),
            text=row["text"],
            evidence=spans_from_json(row["evidence"]),
            flags=flags_from_json(row["flags"]),
        )
        for row in rows
    )


def finding_to_json(finding: Finding) -> Json:
    """Keep a finding; the words themselves stand in the source text only."""
    return {
        "span": span_to_json(finding.span),
        "kind": finding.kind.value,
        "certainty": finding.certainty.value,
        "layer": finding.layer,
        "score": finding.score,
    }


def findings_from_json(rows: Iterable[Json]) -> tuple[Finding, ...]:
    """Invert ``finding_to_json``, for several."""
    return tuple(
        Finding(
            span=Span(*row["span"]),
            kind=FindingKind(row["kind"]),
            certainty=Certainty(row["certainty"]),
            layer=row["layer"],
            score=row["score"],
        )
        for row in rows
    )


def reason_to_json(reason: HoldReason) -> Json:
    """Keep a hold reason."""
    return {"code": reason.code, "kind": reason.kind.value, "detail": reason.detail}


def reasons_from_json(rows: Iterable[Json]) -> tuple[HoldReason, ...]:
    """Invert ``reason_to_json``, for several."""
    return tuple(
        HoldReason(code=row["code"], kind=HoldKind(row["kind"]), detail=row["detail"])
        for row in rows
    )


def resolution_to_json(resolution: Resolution) -> Json:
    """Keep a reviewer's answer to a red flag."""
    return {
        "point_number": resolution.point_number,
        "flag_code": resolution.flag_code,
        "answer": resolution.answer,
    }


def resolutions_from_json(rows: Iterable[Json]) -> tuple[Resolution, ...]:
    """Invert ``resolution_to_json``, for several."""
    return tuple(Resolution(**row) for row in rows)


def style_to_json(style: HouseStyle) -> Json:
    """Keep a house style."""
    return {
        "share": style.share,
        "max_points": style.max_points,
        "tone": style.tone.value,
        "shape": style.shape.value,
        "lix": style.lix,
    }


def style_from_json(kept: Json) -> HouseStyle:
    """Invert ``style_to_json``; what is not there has its default."""
    default = HouseStyle()
    return HouseStyle(
        share=kept.get("share", default.share),
        max_points=kept.get("max_points", default.max_points),
        tone=Tone(kept.get("tone", default.tone)),
        shape=Shape(kept.get("shape", default.shape)),
        lix=kept.get("lix", default.lix),
    )


def content_to_json(made: Draft | Revision) -> Json:
    """Write down the points, notes and left-out passages of a draft or a version."""
    return {
        "points": [point_to_json(point) for point in made.points],
        "notes": [note_to_json(note) for note in made.notes],
        "left_out": spans_to_json(made.left_out),
    }
