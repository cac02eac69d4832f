"""A spaCy pipeline named in the settings (``da_core_news_lg``, DaCy …). It may only add."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from summarizer.screening.recognizers.base import DanishRecognizer
from summarizer.screening.text.spots import Spot

if TYPE_CHECKING:
    from collections.abc import Iterator

# A pipeline takes texts of a million characters by default; longer ones go in pieces.
_PIECE = 200_000


class PipelineRecognizer(DanishRecognizer):
    """People that a spaCy pipeline sees, as ``PERSON``.

    ``pipeline`` is an installed package or a folder. Nothing is ever downloaded: raises
    ``OSError`` when it is not there, ``ValueError`` when it has no entity recognizer.
    """

    ENTITIES: ClassVar[tuple[str, ...]] = ("NER_PERSON",)
    LAYER: ClassVar[str] = "ner"

    def __init__(self, pipeline: str) -> None:
        import spacy  # noqa: PLC0415 - only where a pipeline is named

        self._nlp = spacy.load(pipeline)
        if not {"ner", "entity_ruler", "span_ruler"} & set(self._nlp.pipe_names):
            raise ValueError("the pipeline has no entity recognizer")
        super().__init__()

    def spots(self, text: str) -> Iterator[Spot]:
        """Find people."""
        for offset in range(0, len(text), _PIECE):
            for entity in self._nlp(text[offset : offset + _PIECE]).ents:
                if entity.label_ in {"PER", "PERSON"}:
                    yield Spot(
                        offset + entity.start_char, offset + entity.end_char, "NER_PERSON", 0.6
                    )
