"""The left pane of the review: the source as text, or as pictures of its pages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from flask import request, session

from summarizer.web.responses.edited import sentence_count
from summarizer.web.responses.page_boxes import page_boxes
from summarizer.web.responses.source_view import points_by_sentence, source_view
from summarizer.web.session import context, current_actor
from summarizer.workflow.refusals import NotFound
from summarizer.workflow.review.page_pictures import count_pages, pages_with_pictures, words_on_page

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from summarizer.domain.source import SourceText
    from summarizer.web.responses.page_boxes import PageBoxes
    from summarizer.web.responses.source_view import ParagraphView
    from summarizer.workflow.review.one_response import ResponsePage

_KEY = "source_as"
_PICTURES, _TEXT = "billeder", "tekst"
# Pages on either side of the one that was asked for that are drawn at once.
_NEAR = 1


@dataclass(frozen=True, slots=True)
class PassageAnchor:
    """A sentence that begins on a page: where links to it lead. ``number`` from 1."""

    number: int
    points: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PageView:
    """A page as picture. ``boxes`` are drawn at once only for the page that was asked for.

    One that cannot be drawn has ``paragraphs``. ``part`` names the file that begins with it.
    """

    number: int
    is_near: bool
    anchors: tuple[PassageAnchor, ...]
    boxes: PageBoxes | None
    part: str = ""
    paragraphs: tuple[ParagraphView, ...] = ()


@dataclass(frozen=True, slots=True)
class SourcePane:
    """The source: ``paragraphs``, or ``pages`` when those are shown as pictures."""

    sentence_count: int
    has_text: bool
    has_pictures: bool
    shows_pictures: bool
    paragraphs: tuple[ParagraphView, ...]
    pages: tuple[PageView, ...]


def source_pane(
    page: ResponsePage,
    *,
    points: Sequence[Collection[int]] = (),
    left_out: Collection[int] = (),
    own: Collection[int] = (),
) -> SourcePane:
    """Present the source as the person last wanted it. Numbers of sentences from 0."""
    source = page.source
    drawable = bool(pages_with_pictures(page.response, source))
    has_text = source is not None and bool(source.text.strip())
    pictures = drawable and (_wants_pictures() or not has_text)
    resting = points_by_sentence(points)
    paragraphs = (
        () if source is None else source_view(source, points=points, left_out=left_out, own=own)
    )
    return SourcePane(
        sentence_count=sentence_count(source),
        has_text=has_text,
        has_pictures=drawable,
        shows_pictures=pictures,
        paragraphs=() if pictures else paragraphs,
        pages=_pages(page, resting, left_out, paragraphs) if pictures else (),
    )


def boxes_of(
    page: ResponsePage,
    number: int,
    *,
    resting: dict[int, tuple[int, ...]],
    left_out: Collection[int] = (),
) -> PageBoxes | None:
    """Find a page's boxes (from 1); nothing where they cannot be found."""
    if page.source is None:
        return None
    try:
        words = words_on_page(context(), current_actor(), page.response.id, number=number)
    except NotFound:
        return None
    return page_boxes(words, page.source, resting=resting, left_out=left_out)


def _wants_pictures() -> bool:
    """Tell how the source is to be shown; what the address asks for is remembered."""
    asked = request.args.get("kilde")
    if asked in {_PICTURES, _TEXT}:
        session[_KEY] = asked
    return session.get(_KEY) == _PICTURES


def _pages(
    page: ResponsePage,
    resting: dict[int, tuple[int, ...]],
    left_out: Collection[int],
    paragraphs: Sequence[ParagraphView],
) -> tuple[PageView, ...]:
    count = count_pages(context(), current_actor(), page.response.id)
    asked = request.args.get("side", type=int)
    near = range((asked or 1) - _NEAR, (asked or 1) + _NEAR + 1)
    written = _written(page, paragraphs)
    return tuple(
        PageView(
            number=number,
            is_near=number in near,
            anchors=() if number in written else _anchors(page.source, number, resting),
            boxes=boxes_of(page, number, resting=resting, left_out=left_out)
            if number == asked
            else None,
            part=_part(page.source, number),
            paragraphs=written.get(number, ()),
        )
        for number in range(1, count + 1)
    )


def _written(
    page: ResponsePage, paragraphs: Sequence[ParagraphView]
) -> dict[int, tuple[ParagraphView, ...]]:
    """Give the paragraphs of the pages that cannot be drawn: a mail's own text, a Word file's."""
    source = page.source
    if source is None or not source.drawn:
        return {}
    drawable = pages_with_pictures(page.response, source)
    return {
        number: tuple(
            replace(shown, page=None, part="")  # the page's own heading says both
            for shown, where in zip(paragraphs, source.paragraphs, strict=True)
            if span.start <= where.start < span.end
        )
        for number, span in enumerate(source.pages, start=1)
        if number not in drawable
    }


def _part(source: SourceText | None, number: int) -> str:
    """Name the file that begins with a page, of a response of several."""
    if source is None or number > len(source.pages):
        return ""
    start = source.pages[number - 1].start
    earlier = source.pages[number - 2].start if number > 1 else -1
    begun = [one.label for one in source.parts if earlier < one.span.start <= start]
    return begun[-1] if begun else ""


def _anchors(
    source: SourceText | None,
    number: int,
    resting: dict[int, tuple[int, ...]],
) -> tuple[PassageAnchor, ...]:
    """Give the sentences that begin on a page of the text."""
    if source is None or number > len(source.pages):
        return ()
    span = source.pages[number - 1]
    return tuple(
        PassageAnchor(sentence + 1, resting.get(sentence, ()))
        for sentence in source.sentences_within(span)
        if span.start <= source.sentences[sentence].start
    )
