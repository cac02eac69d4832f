"""The answer as JSON schema, for servers that can make a model keep to one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from summarizer.domain.draft import NoteStatus, PointKind, Stance

if TYPE_CHECKING:
    from collections.abc import Collection

# Bounds that stop a small model from running on; a real point or draft stays below.
_MAX_POINTS = 60
_MAX_POINTS_A_SENTENCE = 3
_MAX_SENTENCES = 24


def answer_schema(
    *, citable: Collection[int], note_count: int, bounded: bool, theme_count: int = 0
) -> dict[str, Any]:
    """Describe the answer, within what the strict modes of the servers accept.

    ``citable`` are sentence numbers from 0. ``bounded`` adds the least and the greatest
    number that may be cited and how many of everything; not every server takes these words.
    """
    cited = _cited(citable, bounded=bounded, least=1)
    answered = _cited(citable, bounded=bounded, least=0)
    point: dict[str, Any] = {
        "text": {"type": "string"},
        "kind": _one_of(PointKind),
        "sentences": cited,
    }
    if theme_count:
        point["theme"] = _number(0, theme_count, bounded=bounded)
    note = {
        "number": {"type": "integer"},
        "status": _one_of(NoteStatus),
        "text": {"type": "string"},
        "sentences": answered,
    }
    most = min(_MAX_POINTS, _MAX_POINTS_A_SENTENCE * len(citable))
    return _object(
        {
            "points": _list(_object(point), bounded=bounded, least=0, most=most),
            "notes": _list(_object(note), bounded=bounded, least=note_count, most=note_count),
            "stance": _one_of(Stance),
        }
    )


def _cited(citable: Collection[int], *, bounded: bool, least: int) -> dict[str, Any]:
    number = _number(
        min(citable, default=0) + 1,
        max(citable, default=0) + 1,
        bounded=bounded and bool(citable),
    )
    return _list(number, bounded=bounded, least=least, most=_MAX_SENTENCES)


def _number(least: int, most: int, *, bounded: bool) -> dict[str, Any]:
    return {"type": "integer", **({"minimum": least, "maximum": most} if bounded else {})}


def _list(items: dict[str, Any], *, bounded: bool, least: int, most: int) -> dict[str, Any]:
    limits = {"minItems": least, "maxItems": most} if bounded else {}
    return {"type": "array", "items": items, **limits}


def _one_of(values: type[PointKind | NoteStatus | Stance]) -> dict[str, Any]:
    return {"type": "string", "enum": [value.value for value in values]}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
