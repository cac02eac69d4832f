"""presidio, made to fail closed.

presidio-analyzer fails open: a pattern that times out is a line in the log, a failed
validator drops the hit, an unknown entity name is ignored, an allow list deletes hits. Here
each of these is a ``DetectorFault``, which the screener turns into a hold.
"""

from __future__ import annotations

import logging
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from presidio_analyzer import (
    AnalyzerEngine,
    PatternRecognizer,
    RecognizerRegistry,
    RecognizerResult,
)
from presidio_analyzer.context_aware_enhancers import ContextAwareEnhancer
from presidio_analyzer.nlp_engine import NoOpNlpEngine

from summarizer.screening.faults import DetectorFault

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from presidio_analyzer import EntityRecognizer
    from presidio_analyzer.nlp_engine import NlpArtifacts

LANGUAGE = "da"
_LOGGER = logging.getLogger("presidio-analyzer")


class _NoEnhancer(ContextAwareEnhancer):
    """Leave scores alone: presidio's own enhancer is quadratic, and ours look around themselves."""

    def __init__(self) -> None:
        super().__init__(
            context_similarity_factor=0.0,
            min_score_with_context_similarity=0.0,
            context_prefix_count=0,
            context_suffix_count=0,
        )

    def enhance_using_context(
        self,
        text: str,  # noqa: ARG002 - presidio's interface
        raw_results: list[RecognizerResult],
        nlp_artifacts: NlpArtifacts,  # noqa: ARG002 - presidio's interface
        recognizers: list[EntityRecognizer],  # noqa: ARG002 - presidio's interface
        context: list[str] | None = None,  # noqa: ARG002 - presidio's interface
    ) -> list[RecognizerResult]:
        """Give the results back unchanged."""
        return raw_results


class _Watch(logging.Handler):
    """Counts what presidio warns of, in this thread only."""

    def __init__(self) -> None:
        super().__init__(level=logging.WARNING)
        self._thread = threading.get_ident()
        self.warned = 0

    def emit(self, record: logging.LogRecord) -> None:
        """Count a warning; keep nothing of its words."""
        if record.thread == self._thread:
            self.warned += 1


class Detectors:
    """A presidio ``AnalyzerEngine`` over ``recognizers`` in which nothing is skipped silently.

    ``entities`` are what must be searchable: one that no recognizer supports is a fault at
    construction. Raises ``DetectorFault`` there for a recognizer that presidio would let drop hits.
    """

    def __init__(self, recognizers: Sequence[EntityRecognizer], entities: Sequence[str]) -> None:
        for recognizer in recognizers:
            _ensure_safe(recognizer)
        supported = {entity for one in recognizers for entity in one.supported_entities}
        for entity in entities:
            if entity not in supported:
                raise DetectorFault("unknown_entity", entity)
        registry = RecognizerRegistry(recognizers=list(recognizers), supported_languages=[LANGUAGE])
        nlp = NoOpNlpEngine(models=[{"lang_code": LANGUAGE, "model_name": ""}])
        self._engine = AnalyzerEngine(
            registry=registry,
            nlp_engine=nlp,
            supported_languages=[LANGUAGE],
            context_aware_enhancer=_NoEnhancer(),
            default_score_threshold=0,
        )
        # Without a model they are the same for every text: empty.
        self._artifacts = nlp.process_text("", LANGUAGE)
        self._entities = list(entities)
        self._names = {_name_of(one) for one in recognizers}

    def find(self, text: str, wanted: Collection[str] | None = None) -> list[RecognizerResult]:
        """Run every detector over ``text``, or those that can find a ``wanted`` entity.

        The engine holds the recognizers; its own search would go on to drop and merge results,
        in quadratic time, which ``masking.merge`` does for all layers.

        Raises ``DetectorFault`` when one raised, is gone, was unloaded, or warned of a skip.
        """
        recognizers = [one for one in self._engine.registry.recognizers if one.is_loaded]
        present = {_name_of(one) for one in recognizers}
        for name in sorted(self._names - present):
            raise DetectorFault("detector_missing", name)
        if wanted is not None:
            recognizers = [one for one in recognizers if {*wanted} & {*one.supported_entities}]
        with _watching() as watch:
            try:
                results: list[Any] = [
                    result
                    for one in recognizers
                    for result in one.analyze(text, self._entities, self._artifacts) or ()
                ]
            except Exception as error:  # noqa: BLE001 - whatever a detector raises is a hold
                # The message could quote the text; the class name cannot.
                raise DetectorFault("detector_failed", type(error).__name__) from None
        if watch.warned:
            raise DetectorFault("detector_skipped", "presidio")
        return results


def _name_of(recognizer: Any) -> str:  # noqa: ANN401 - presidio leaves the attribute untyped
    return str(recognizer.name)


def _ensure_safe(recognizer: EntityRecognizer) -> None:
    """Refuse recognizers whose validators let presidio drop a hit."""
    if not isinstance(recognizer, PatternRecognizer):
        return
    own = type(recognizer)
    drops = (
        own.validate_result is not PatternRecognizer.validate_result
        or own.invalidate_result is not PatternRecognizer.invalidate_result
    )
    if drops:
        raise DetectorFault("unsafe_recognizer", _name_of(recognizer))


class _Watches(threading.local):
    """A watch for each thread: to make one takes as long as a detector's look at a short letter."""

    def __init__(self) -> None:
        self.own = _Watch()


_WATCHES = _Watches()


@contextmanager
def _watching() -> Iterator[_Watch]:
    watch = _WATCHES.own
    watch.warned = 0
    # A raised level or a disabled logger would hide the warnings from us.
    level, disabled = _LOGGER.level, _LOGGER.disabled
    _LOGGER.addHandler(watch)
    _LOGGER.disabled = False
    raised = _LOGGER.getEffectiveLevel() > logging.WARNING
    if raised:
        _LOGGER.setLevel(logging.WARNING)
    try:
        yield watch
    finally:
        _LOGGER.removeHandler(watch)
        if raised:
            _LOGGER.setLevel(level)
        _LOGGER.disabled = disabled
