"""Danish presidio recognizers, without models and without a network.

Each is an ``EntityRecognizer`` that a plain presidio ``AnalyzerEngine`` can use::

    registry = RecognizerRegistry(supported_languages=["da"])
    for recognizer in danish_recognizers():
        registry.add_recognizer(recognizer)

presidio and the spaCy it brings take seconds to import: they are, when a recognizer is asked for.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from summarizer.screening.kinds import KINDS, entities_with
from summarizer.screening.text.spots import SURE, Spot

if TYPE_CHECKING:
    from presidio_analyzer import EntityRecognizer

    from summarizer.screening.language.lexicon import Lexicon
    from summarizer.screening.recognizers.addresses.recognizer import AddressRecognizer
    from summarizer.screening.recognizers.base import DanishRecognizer
    from summarizer.screening.recognizers.names.recognizer import NameRecognizer
    from summarizer.screening.recognizers.ner import PipelineRecognizer
    from summarizer.screening.recognizers.numbers import (
        AccountRecognizer,
        CprRecognizer,
        PhoneRecognizer,
        PlateRecognizer,
    )
    from summarizer.screening.recognizers.protection import ProtectionRecognizer
    from summarizer.screening.recognizers.scripts import ScriptRecognizer
    from summarizer.screening.recognizers.special import SpecialCategoryRecognizer
    from summarizer.screening.recognizers.written import (
        BirthDateRecognizer,
        EmailRecognizer,
        LinkRecognizer,
        PropertyRecognizer,
    )

_MODULES = {
    "NameRecognizer": "names.recognizer",
    "AddressRecognizer": "addresses.recognizer",
    "CprRecognizer": "numbers",
    "PhoneRecognizer": "numbers",
    "PlateRecognizer": "numbers",
    "AccountRecognizer": "numbers",
    "EmailRecognizer": "written",
    "LinkRecognizer": "written",
    "BirthDateRecognizer": "written",
    "PropertyRecognizer": "written",
    "ProtectionRecognizer": "protection",
    "SpecialCategoryRecognizer": "special",
    "ScriptRecognizer": "scripts",
    "PipelineRecognizer": "ner",
    "DanishRecognizer": "base",
}
_NOT_BY_ITSELF = frozenset({"PipelineRecognizer", "DanishRecognizer", "NameRecognizer"})


def danish_recognizers(
    ner_pipeline: str = "",
    lexicon: Lexicon | None = None,
) -> list[EntityRecognizer]:
    """Give one of each; with ``ner_pipeline`` also a spaCy pipeline that may only add.

    Raises ``OSError`` when the pipeline cannot be loaded.
    """
    found: list[EntityRecognizer] = [_recognizer("NameRecognizer")(lexicon)]
    found += [_recognizer(name)() for name in _MODULES if name not in _NOT_BY_ITSELF]
    if ner_pipeline:
        found.append(_recognizer("PipelineRecognizer")(ner_pipeline))
    return found


def _recognizer(name: str) -> Any:  # noqa: ANN401 - each class takes its own arguments
    module = importlib.import_module(f"{__name__}.{_MODULES[name]}")
    return getattr(module, name)


def __getattr__(name: str) -> Any:  # noqa: ANN401 - see above
    if name not in _MODULES:
        raise AttributeError(name)
    return _recognizer(name)


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
    "PipelineRecognizer",
    "PlateRecognizer",
    "PropertyRecognizer",
    "ProtectionRecognizer",
    "ScriptRecognizer",
    "SpecialCategoryRecognizer",
    "Spot",
    "danish_recognizers",
    "entities_with",
]
