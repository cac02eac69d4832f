"""Danish presidio recognizers, without models and without a network.

Each is an ``EntityRecognizer`` that a plain presidio ``AnalyzerEngine`` can use::

    registry = RecognizerRegistry(supported_languages=["da"])
    for recognizer in danish_recognizers():
        registry.add_recognizer(recognizer)
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from summarizer.domain.finding import FindingKind
from summarizer.screening.recognizers.addresses import AddressRecognizer
from summarizer.screening.recognizers.base import SURE, DanishRecognizer, Spot
from summarizer.screening.recognizers.names import NameRecognizer
from summarizer.screening.recognizers.numbers import (
    AccountRecognizer,
    CprRecognizer,
    PhoneRecognizer,
    PlateRecognizer,
)
from summarizer.screening.recognizers.protection import ProtectionRecognizer
from summarizer.screening.recognizers.special import SpecialCategoryRecognizer
from summarizer.screening.recognizers.written import (
    BirthDateRecognizer,
    EmailRecognizer,
    LinkRecognizer,
    PropertyRecognizer,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from presidio_analyzer import EntityRecognizer

    from summarizer.screening.lexicon import Lexicon

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


def danish_recognizers(
    ner_pipeline: str = "",
    lexicon: Lexicon | None = None,
) -> list[EntityRecognizer]:
    """Give one of each; with ``ner_pipeline`` also a spaCy pipeline that may only add.

    Raises ``OSError`` when the pipeline cannot be loaded.
    """
    found: list[EntityRecognizer] = [
        NameRecognizer(lexicon),
        AddressRecognizer(),
        CprRecognizer(),
        PhoneRecognizer(),
        PlateRecognizer(),
        AccountRecognizer(),
        EmailRecognizer(),
        LinkRecognizer(),
        BirthDateRecognizer(),
        PropertyRecognizer(),
        ProtectionRecognizer(),
        SpecialCategoryRecognizer(),
    ]
    if ner_pipeline:
        # spaCy is loaded only where a pipeline is named.
        from summarizer.screening.recognizers.ner import PipelineRecognizer  # noqa: PLC0415 - see above

        found.append(PipelineRecognizer(ner_pipeline))
    return found


__all__ = [
    "KINDS",
    "SURE",
    "AccountRecognizer",
    "AddressRecognizer",
    "BirthDateRecognizer",
    "CprRecognizer",
    "DanishRecognizer",
    "EmailRecognizer",
    "LinkRecognizer",
    "NameRecognizer",
    "PhoneRecognizer",
    "PlateRecognizer",
    "PropertyRecognizer",
    "ProtectionRecognizer",
    "SpecialCategoryRecognizer",
    "Spot",
    "danish_recognizers",
    "entities_with",
]
