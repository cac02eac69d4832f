"""presidio's entity names and what they are to us. Imports no presidio."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from summarizer.domain.finding import FindingKind

if TYPE_CHECKING:
    from collections.abc import Mapping

# presidio's entity names → our kinds and layers.
KINDS: Mapping[str, tuple[FindingKind, str]] = MappingProxyType(
    {
        "PERSON": (FindingKind.NAME, "name"),
        "NER_PERSON": (FindingKind.NAME, "ner"),
        "UNKNOWN_WORD": (FindingKind.UNKNOWN_WORD, "unknown_word"),
        "DK_ADDRESS": (FindingKind.ADDRESS, "address"),
        "DK_CPR": (FindingKind.CPR, "identifier"),
        "PHONE_NUMBER": (FindingKind.PHONE, "identifier"),
        "EMAIL_ADDRESS": (FindingKind.EMAIL, "identifier"),
        "URL": (FindingKind.URL, "identifier"),
        "DATE_OF_BIRTH": (FindingKind.BIRTH_DATE, "identifier"),
        "DK_PLATE": (FindingKind.PLATE, "identifier"),
        "DK_ACCOUNT": (FindingKind.ACCOUNT, "identifier"),
        "IBAN_CODE": (FindingKind.ACCOUNT, "identifier"),
        "PASSPORT": (FindingKind.PASSPORT, "identifier"),
        "DK_MATRIKEL": (FindingKind.MATRIKEL, "identifier"),
        "DK_PROTECTION": (FindingKind.PROTECTION_DECLARED, "declared"),
        "SPECIAL_CATEGORY": (FindingKind.SPECIAL_CATEGORY, "special_category"),
    },
)


def entities_with(ner_pipeline: str = "") -> tuple[str, ...]:
    """Give the entities to ask for, with or without a spaCy pipeline."""
    return tuple(entity for entity in KINDS if entity != "NER_PERSON" or ner_pipeline)
