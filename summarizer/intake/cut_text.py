"""Put pages together to one text with its paragraphs and sentences.

Each page is cut by itself, wherever it was read; only a paragraph that runs over the end of
its page is cut anew.
"""

from __future__ import annotations

import re
from array import array
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.domain.sentences import paragraph_offsets, sentence_offsets
from summarizer.domain.span import Span
from summarizer.intake.tidy import tidy

if TYPE_CHECKING:
    from collections.abc import Sequence

_UNFINISHED: Final = re.compile(r"[^\W\d_,;-]$|,$")


class CutText(NamedTuple):
    """A page's text, tidied, and where its paragraphs and sentences start and end, in turn."""

    text: str
    paragraphs: array[int]
    sentences: array[int]


class JoinedText(NamedTuple):
    """The text of all pages, with offsets into it."""

    text: str
    pages: tuple[Span, ...]
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]


def tidied(page: str) -> str:
    """Give a page's text as it will stand in the whole."""
    text = tidy(page).strip()
    return page if text == page else text  # one text instead of two of the same


def cut(text: str) -> CutText:
    """Cut a tidied page."""
    paragraphs, sentences = array("L"), array("L")
    for start, end in paragraph_offsets(text):
        paragraphs.extend((start, end))
        for one in sentence_offsets(text, start, end):
            sentences.extend(one)
    return CutText(text, paragraphs, sentences)


def joined(pages: Sequence[CutText]) -> JoinedText:
    """Join pages; a blank line stands between them, or a line break inside a sentence.

    Pages never overlap; together with the line breaks between them they are the text.
    """
    pieces: list[str] = []
    places: list[Span] = []
    goes_on: list[bool] = []  # for each page with text: from the one above
    at, above = 0, ""
    for page in pages:
        if page.text:
            goes_on.append(bool(above) and _runs_over(above, page.text))
            pieces.append("" if not above else "\n" if goes_on[-1] else "\n\n")
            at += len(pieces[-1])
            above = page.text
        places.append(Span(at, at + len(page.text)))
        pieces.append(page.text)
        at += len(page.text)
    text = "".join(pieces)
    filled = [(page, place.start) for page, place in zip(pages, places, strict=True) if page.text]
    paragraphs, sentences = _moved(text, filled, [*goes_on, False])
    return JoinedText(text, tuple(places), tuple(paragraphs), tuple(sentences))


def _moved(
    text: str, pages: list[tuple[CutText, int]], goes_on: list[bool]
) -> tuple[list[Span], list[Span]]:
    """Give the paragraphs and sentences of all pages, at their places in the whole text."""
    paragraphs: list[Span] = []
    sentences: list[Span] = []
    opened = 0  # where the paragraph starts that runs over the page's end
    for number, (page, by) in enumerate(pages):
        own, known = _spans(page.paragraphs, by), _spans(page.sentences, by)
        if goes_on[number]:
            end = own.pop(0).end
            known = [one for one in known if one.start >= end]
            if goes_on[number + 1] and not own:
                continue
            paragraphs.append(Span(opened, end))
            sentences += [Span(*one) for one in sentence_offsets(text, opened, end)]
        if goes_on[number + 1]:
            opened = own.pop().start
            known = [one for one in known if one.start < opened]
        paragraphs += own
        sentences += known
    return paragraphs, sentences


def _spans(edges: array[int], by: int) -> list[Span]:
    turns = iter(edges)
    return [Span(start + by, end + by) for start, end in zip(turns, turns, strict=True)]


def _runs_over(above: str, below: str) -> bool:
    """Tell whether a sentence goes on on the next page."""
    return below[0].islower() and _UNFINISHED.search(above[-1:]) is not None
