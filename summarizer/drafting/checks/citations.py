"""What a point rests on: evidence, placeholders, quotations, sentences addressed to a model."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summarizer.domain.span import Span
from summarizer.drafting.checks.words_for_flags import RED, YELLOW, flag
from summarizer.drafting.danish.words import PLACEHOLDER
from summarizer.drafting.model_address import address_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from summarizer.domain.draft import Flag
    from summarizer.drafting.checks.cited import Cited, Reading


_QUOTED: Final = re.compile(
    r"»([^«»]+)«|«([^«»]+)»|“([^”“„]+)[”“]|„([^“”„]+)[“”]|”([^”]+)”|\"([^\"]+)\"|"
    r"(?<!\w)[‘’']([^’'‘]{8,})[’'](?!\w)"
)


def no_evidence() -> Flag:
    """Flag a point that cites no passage that exists."""
    return flag("no_evidence", RED)


def placeholders(point: Reading, known: Collection[str]) -> Iterator[Flag]:
    """Flag placeholders: never right in a summary, and invented where they mask nothing."""
    for match in PLACEHOLDER.finditer(point.text):
        code = "placeholder" if match.group() in known else "unknown_placeholder"
        yield flag(code, RED, word=match.group(), span=Span(*match.span()))


def foreign_source(cited: Cited) -> Flag:
    """Tell the reviewer that the passages are in another language and hardly compared."""
    return flag("foreign_source", YELLOW, passage=cited.passages[0].span)


def addresses_model(point: Reading, cited: Cited) -> Iterator[Flag]:  # noqa: ARG001 - one signature for all checks
    """Point out a sentence that instructs a model; it stays the sender's words."""
    for passage in cited.passages:
        if words := address_in(passage.text):
            yield flag("addresses_model", YELLOW, other=words, passage=passage.span)


def is_verbatim(text: str, cited: Cited) -> bool:
    """Tell whether ``text`` is all of the passages in their order; a mask stands for any words."""
    said = " ".join(text.split())
    passages = " ".join(" ".join(one.text.split()) for one in cited.passages)
    first, *others = PLACEHOLDER.split(said)
    if not said or not passages.startswith(first):
        return False
    if not others:
        return passages == said
    *between, last = others
    at = len(first)
    for part in between:  # each where it first fits: time grows with the text, not with the masks
        found = passages.find(part, at + 1)
        if found < 0:
            return False
        at = found + len(part)
    return passages.endswith(last) and len(passages) - len(last) > at


def quotes(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Find each quotation of the point in the cited passages, word for word."""
    cited_text = _plain(cited.text)
    for match in _QUOTED.finditer(point.text):
        group = next(i for i, text in enumerate(match.groups(), 1) if text is not None)
        pieces = [_plain(piece) for piece in re.split(r"\[…\]|\(…\)|…|\.\.\.", match.group(group))]
        if all(piece in cited_text for piece in pieces):
            continue
        everywhere = _plain(cited.source.text)
        severity = YELLOW if all(piece in everywhere for piece in pieces) else RED
        span = Span(match.start(group), match.end(group))
        yield flag("quote", severity, word=match.group(group), span=span)


def _plain(text: str) -> str:
    """Ignore case, line breaks, quotation marks and the comma or full stop at the end."""
    flat = re.sub(r"[»«“”„\"‘’']", "", text.casefold())
    return " ".join(flat.split()).strip(" .,;:")
