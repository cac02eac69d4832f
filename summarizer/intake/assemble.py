"""Turn what a reader found into a text with its structure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from summarizer.domain.source import SourceText
from summarizer.domain.span import Span
from summarizer.intake.content import emptiness
from summarizer.intake.cut_text import cut, joined, tidied
from summarizer.intake.limits import MAX_TEXT_CHARACTERS
from summarizer.intake.mail_marks import marks_within
from summarizer.intake.tidy import tidy
from summarizer.intake.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.intake.reading import Reading

_LONGEST_NOTE: Final = 600  # longer letters say something themselves
_REACH: Final = 200
UNSURE_WORD: Final = 60.0


def assemble(reading: Reading) -> SourceText:
    """Give the text with page, paragraph and sentence offsets.

    Raises ``Unreadable`` when there is no text, or far too much.
    """
    bodies = [
        reading.cut[number].text if number in reading.cut else tidied(page)
        for number, page in enumerate(reading.pages)
    ]
    if not any(bodies):
        raise Unreadable("empty")
    if sum(map(len, bodies)) > MAX_TEXT_CHARACTERS:
        raise Unreadable("too_large")
    text, pages, paragraphs, sentences = joined(
        [reading.cut.get(number) or cut(body) for number, body in enumerate(bodies)]
    )
    source = SourceText(
        text=text,
        pages=pages,
        paragraphs=paragraphs,
        sentences=sentences,
        warnings=tuple(dict.fromkeys((*reading.warnings, *_emptiness(reading, text, pages)))),
        sender=tidy(reading.sender).strip() or None if reading.sender else None,
        asides=tuple(dict.fromkeys(filter(None, (tidy(one).strip() for one in reading.asides)))),
    )
    marks = [marks_within(text, pages[number]) for number in reading.letters]
    return replace(
        source,
        quoted=tuple(span for one in marks for span in one.quoted),
        signatures=tuple(span for one in marks for span in one.signatures),
        unsure=tuple(
            span
            for number, words in reading.words.items()
            for span in _unsure_words(text, pages[number], words)
        ),
        sent=reading.sent,
        drawn=reading.drawn if any(reading.drawn) else (),
    )


def _emptiness(reading: Reading, text: str, pages: Sequence[Span]) -> tuple[str, ...]:
    """Look at the letter itself: the whole text, or a mail without what came along."""
    if len(text) > _LONGEST_NOTE and not reading.letters:
        return ()
    whole = Span(0, pages[0].end if reading.letters else len(text))
    return emptiness(
        text[: whole.end],
        marks_within(text, whole),
        is_mail=bool(reading.letters),
        has_attachments=reading.has_attachments,
    )


def _unsure_words(text: str, page: Span, words: Sequence[tuple[str, float]]) -> Iterator[Span]:
    """Find the doubtful words again in the tidied text, one after the other."""
    at = page.start
    for word, confidence in words:
        found = text.find(word, at, min(page.end, at + len(word) + _REACH))
        if found < 0:
            continue  # joined with its other half at a line's end, or tidied
        at = found + len(word)
        if confidence < UNSURE_WORD:
            yield Span(found, at)
