"""What all our recognizers share: the presidio interface and a clock on every pattern."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

import regex
from presidio_analyzer import EntityRecognizer, RecognizerResult

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from presidio_analyzer.nlp_engine import NlpArtifacts

# A text that keeps one pattern busy for longer is no letter. TimeoutError reaches the caller:
# presidio's own recognizers would log it and go on without the pattern.
PATTERN_TIMEOUT_SECONDS = 20.0
# Scores from here on are `sure`, below it `doubt`.
SURE = 0.7


@dataclass(frozen=True, slots=True)
class Spot:
    """Characters ``start`` to ``end`` of a text that look like ``entity``."""

    start: int
    end: int
    entity: str
    score: float = 1.0


class DanishRecognizer(EntityRecognizer):
    """A presidio recognizer for Danish text that needs neither model nor NLP artifacts.

    Scores of at least ``SURE`` mean sure. Nothing is swallowed: what goes wrong is raised.
    """

    ENTITIES: ClassVar[tuple[str, ...]] = ()
    LAYER: ClassVar[str] = "identifier"

    def __init__(self) -> None:
        super().__init__(
            supported_entities=list(self.ENTITIES),
            name=type(self).__name__,
            supported_language="da",
        )

    def load(self) -> None:
        """Have nothing to load."""

    def analyze(
        self,
        text: str,
        entities: list[str],
        nlp_artifacts: NlpArtifacts | None = None,  # noqa: ARG002 - presidio's interface
    ) -> list[RecognizerResult]:
        """Find the wanted ``entities`` in ``text``. Raises ``TimeoutError``, never skips."""
        return [
            RecognizerResult(spot.entity, spot.start, spot.end, spot.score)
            for spot in self.spots(text)
            if spot.entity in entities and spot.end > spot.start
        ]

    @abstractmethod
    def spots(self, text: str) -> Iterable[Spot]:
        """Give everything this recognizer sees in ``text``."""


def compiled(pattern: str, *, ignore_case: bool = False) -> Any:  # noqa: ANN401 - regex has no types
    """Compile a pattern of the ``regex`` module, verbose."""
    flags = regex.VERBOSE | (regex.IGNORECASE if ignore_case else 0)
    return regex.compile(pattern, flags)


def matches(pattern: Any, text: str) -> Iterator[Any]:  # noqa: ANN401 - regex has no types
    """Run ``pattern`` over ``text``; raises ``TimeoutError`` after the time limit."""
    return iter(pattern.finditer(text, timeout=PATTERN_TIMEOUT_SECONDS))
