"""The text of a response as it was read, with offsets for pages, paragraphs and sentences.

Every offset in the program is a Python ``str`` index into ``SourceText.text``,
end exclusive. Line-end hyphens are joined by the readers before the text gets here.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from summarizer.domain.sentences import split_paragraphs, split_sentences
from summarizer.domain.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime


_OWN_WORDS: Final = 20  # "Hermed videresendes vores svar. Med venlig hilsen …" is fewer


@dataclass(frozen=True, slots=True)
class SourcePart:
    """One of the files that a response was put together from; ``label`` says which."""

    label: str
    span: Span


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
    ``parts`` tell the files apart where there was more than one. ``drawn`` says, page by page,
    where in its file a page can be drawn from: the number of the page, from 0, after those of
    the files around it ("2/0": the first page of the third file inside); "" where it cannot.
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
    parts: tuple[SourcePart, ...] = ()
    drawn: tuple[str, ...] = ()

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

    @property
    def beside(self) -> frozenset[int]:
        """Numbers of the sentences that are not the letter itself: signatures, earlier mails.

        A forwarded letter is the letter: where the sender's own words are few, what is quoted
        counts as theirs.
        """
        if not (self.quoted or self.signatures):
            return frozenset()
        own = [
            at
            for at, sentence in enumerate(self.sentences)
            if not any(one.contains(sentence) for one in (*self.quoted, *self.signatures))
        ]
        words = sum(len(self.sentences[at].of(self.text).split()) for at in own)
        marked = self.signatures if words < _OWN_WORDS else (*self.quoted, *self.signatures)
        return frozenset(
            at
            for at, sentence in enumerate(self.sentences)
            if any(one.contains(sentence) for one in marked)
        )

    def sentences_within(self, span: Span) -> tuple[int, ...]:
        """Give the numbers (from 0) of the sentences that share a character with ``span``.

        Sentences stand in the order of the text and do not overlap.
        """
        first = bisect_right(self.sentences, span.start, key=_end)
        last = bisect_left(self.sentences, span.end, key=_start)
        return tuple(range(first, last))

    def moved(self, by: int) -> SourceText:
        """Give the same structure for a text that begins ``by`` characters later in another."""

        def move(spans: tuple[Span, ...]) -> tuple[Span, ...]:
            return tuple(Span(span.start + by, span.end + by) for span in spans)

        return replace(
            self,
            pages=move(self.pages),
            paragraphs=move(self.paragraphs),
            sentences=move(self.sentences),
            quoted=move(self.quoted),
            signatures=move(self.signatures),
            unsure=move(self.unsure),
        )


def join_sources(parts: Sequence[tuple[str, SourceText]]) -> SourceText:
    """Put the texts of several files together, in order, each under its label.

    The date is that of the first part that has one; the senders stand on a line each.
    """
    text = ""
    moved: list[SourceText] = []
    labels: list[SourcePart] = []
    for label, part in parts:
        text += _BETWEEN if text else ""
        moved.append(part.moved(len(text)))
        labels.append(SourcePart(label, Span(len(text), len(text) + len(part.text))))
        text += part.text

    def together(spans: Callable[[SourceText], tuple[Span, ...]]) -> tuple[Span, ...]:
        return tuple(span for part in moved for span in spans(part))

    return SourceText(
        text=text,
        pages=together(lambda part: part.pages),
        paragraphs=together(lambda part: part.paragraphs),
        sentences=together(lambda part: part.sentences),
        warnings=tuple(dict.fromkeys(one for part in moved for one in part.warnings)),
        sender="\n".join(dict.fromkeys(part.sender for part in moved if part.sender)) or None,
        asides=tuple(dict.fromkeys(one for part in moved for one in part.asides)),
        quoted=together(lambda part: part.quoted),
        signatures=together(lambda part: part.signatures),
        unsure=together(lambda part: part.unsure),
        sent=next((part.sent for part in moved if part.sent), None),
        parts=tuple(labels),
        drawn=tuple(one for part in moved for one in part.drawn or ("",) * len(part.pages)),
    )


_BETWEEN: Final = "\n\n"


def _start(span: Span) -> int:
    return span.start


def _end(span: Span) -> int:
    return span.end
