"""The text of a response as it was read, with offsets for pages, paragraphs and sentences.

Every offset in the program is a Python ``str`` index into ``SourceText.text``,
end exclusive. Line-end hyphens are joined by the readers before the text gets here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.domain.sentences import split_paragraphs, split_sentences
from summarizer.domain.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class SourceText:
    """A response's text and its structure.

    ``warnings`` are codes of what a reader could not be sure of (for instance
    ``no_text_layer``); screening turns each of them into a hold.
    ``sender`` is the raw sender line that a mail header gave, if any.
    ``asides`` are texts that belong to the file but not to the letter (its name, comments,
    annotations, headers): they are screened, never drafted from.
    ``quoted`` and ``signatures`` mark, inside a mail's text, earlier mails and signatures;
    ``unsure`` the words that character recognition doubted. ``sent`` is a mail's own date.
    """

    text: str
    pages: tuple[Span, ...]
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    warnings: tuple[str, ...] = ()
    sender: str | None = None
    asides: tuple[str, ...] = ()
    quoted: tuple[Span, ...] = ()
    signatures: tuple[Span, ...] = ()
    unsure: tuple[Span, ...] = ()
    sent: datetime | None = None

    @classmethod
    def from_text(
        cls,
        text: str,
        *,
        pages: Iterable[Span] | None = None,
        warnings: Iterable[str] = (),
        sender: str | None = None,
        asides: Iterable[str] = (),
    ) -> SourceText:
        """Structure plain text; without ``pages`` it is one page."""
        return cls(
            text=text,
            pages=(Span(0, len(text)),) if pages is None else tuple(pages),
            paragraphs=split_paragraphs(text),
            sentences=split_sentences(text),
            warnings=tuple(warnings),
            sender=sender,
            asides=tuple(asides),
        )

    def sentences_within(self, span: Span) -> tuple[int, ...]:
        """Give the numbers (from 0) of the sentences that share a character with ``span``."""
        return tuple(i for i, sentence in enumerate(self.sentences) if sentence.overlaps(span))
