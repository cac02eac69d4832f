"""A source text's structure as it is stored: offsets into its text, in JSON."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import TYPE_CHECKING, Any

from summarizer.domain.source import SourcePart, SourceText
from summarizer.domain.span import Span
from summarizer.store.codec import span_to_json, spans_from_json, spans_to_json

if TYPE_CHECKING:
    from sqlalchemy import Row


def structure_to_json(source: SourceText) -> dict[str, Any]:
    """Give everything about a text but the text."""
    return {
        "pages": spans_to_json(source.pages),
        "paragraphs": spans_to_json(source.paragraphs),
        "sentences": spans_to_json(source.sentences),
        "warnings": list(source.warnings),
        "sender": source.sender,
        "asides": list(source.asides),
        "quoted": spans_to_json(source.quoted),
        "signatures": spans_to_json(source.signatures),
        "unsure": spans_to_json(source.unsure),
        "parts": [[part.label, *span_to_json(part.span)] for part in source.parts],
        "drawn": list(source.drawn),
        "sent": None if source.sent is None else source.sent.isoformat(),
    }


def source_of(row: Row[tuple[object, ...]]) -> SourceText:
    """Read a row of ``source_text``."""
    structure = row.structure
    return SourceText(
        text=row.text,
        pages=spans_from_json(structure["pages"]),
        paragraphs=spans_from_json(structure["paragraphs"]),
        sentences=spans_from_json(structure["sentences"]),
        warnings=tuple(structure["warnings"]),
        sender=structure["sender"],
        asides=tuple(structure["asides"]),
        # Texts that were read before these were kept have none of them.
        quoted=spans_from_json(structure.get("quoted", ())),
        signatures=spans_from_json(structure.get("signatures", ())),
        unsure=spans_from_json(structure.get("unsure", ())),
        parts=tuple(
            SourcePart(label, Span(start, end)) for label, start, end in structure.get("parts", ())
        ),
        drawn=tuple(structure.get("drawn", ())),
        sent=datetime.fromisoformat(structure["sent"]) if structure.get("sent") else None,
    )


def words_hash(text: str) -> str:
    """Hash the words of a text, whatever stands between them; empty for a text without any."""
    words = "".join(letter for letter in text.casefold() if letter.isalnum())
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest() if words else ""
