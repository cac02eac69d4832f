"""What all our recognizers share: the presidio interface and a clock on every pattern."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, ClassVar

from presidio_analyzer import EntityRecognizer, RecognizerResult

from summarizer.screening.text.anchors import number_groups

if TYPE_CHECKING:
    from collections.abc import Iterable

    from presidio_analyzer.nlp_engine import NlpArtifacts

    from summarizer.screening.text.spots import Spot


class DanishRecognizer(EntityRecognizer):
    """A presidio recognizer for Danish text that needs neither model nor NLP artifacts.

    Scores of at least ``SURE`` mean sure. Nothing is swallowed: what goes wrong is raised.
    """

    ENTITIES: ClassVar[tuple[str, ...]] = ()
    LAYER: ClassVar[str] = "identifier"
    # Whether all that it finds has a number in it or close by.
    NEEDS_NUMBER: ClassVar[bool] = False

    def __init__(self) -> None:
        super().__init__(
            supported_entities=list(self.ENTITIES),
            name=type(self).__name__,
            supported_language="da",
        )
        # presidio logs what comes without it.
        self._told = {RecognizerResult.RECOGNIZER_NAME_KEY: type(self).__name__}

    def load(self) -> None:
        """Have nothing to load."""

    def analyze(
        self,
        text: str,
        entities: list[str],
        nlp_artifacts: NlpArtifacts | None = None,  # noqa: ARG002 - presidio's interface
    ) -> list[RecognizerResult]:
        """Find the wanted ``entities`` in ``text``. Raises ``TimeoutError``, never skips."""
        if self.NEEDS_NUMBER and not number_groups(text):
            return []
        return [
            RecognizerResult(
                spot.entity, spot.start, spot.end, spot.score, recognition_metadata=self._told
            )
            for spot in self.spots(text)
            if spot.entity in entities and spot.end > spot.start
        ]

    @abstractmethod
    def spots(self, text: str) -> Iterable[Spot]:
        """Give everything this recognizer sees in ``text``."""
