"""Cut Danish text into paragraphs and sentences, as offsets.

Sentences are cut in two steps. Lines first: a line break is either a hard wrap,
which does not cut, or the edge of a heading, list item, address or signature line,
which does. Then full stops, question marks and the like inside each block of lines.

Every character that is not white space lies in exactly one sentence and one paragraph;
the spans are in order and have no white space at their ends.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summarizer.domain.sentence_ends import ends_of_sentences
from summarizer.domain.sentence_lines import CLOSING, MARK, SURE_CLOSING, blocks
from summarizer.domain.sentence_words import OPEN_ENDED, STARTERS
from summarizer.domain.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLANK_LINE: Final = re.compile(r"(?:\n[^\S\n]*\n|\r\n[^\S\n]*\r\n|\f|\u2029)\s*")
_INLINE_CLOSING: Final = re.compile(
    rf"(?:(?<=\s)|^)(?:(?i:{SURE_CLOSING})|(?i:{CLOSING})[\s,]+(?:fra\s)?[A-ZÆØÅ])"
)
_PARTS_OF_CLOSINGS: Final = (b"hils", b"vh", b"v.h", b"kh", b"k.h")
_INLINE_SALUTATION: Final = re.compile(
    r"(?:Hej|Kære)(?:\s[^\s.!?:;]+){1,8}?\s(?=(?P<word>[A-ZÆØÅ][a-zæøå]*)\s[a-zæøå])"
)
# Forms that lose line breaks leave "… på vejen Vi mener …": these capitals are no names.
_NEW_SUBJECT: Final = re.compile(r"(?:V(?<=[a-zæøå\s]\sV)i|J(?<=[a-zæøå\s]\sJ)eg)\s(?=[a-zæøå])")
_SMALL: Final = frozenset("abcdefghijklmnopqrstuvwxyzæøå")
_WIDEST_BREAK: Final = 200
_SMILEY: Final = re.compile(r"[:;=]-?[()DP/](?=\s+[A-ZÆØÅ])\s+")
_LAST_WORD: Final = re.compile(r"([^\W\d_]+)\W*$")


def split_paragraphs(text: str) -> tuple[Span, ...]:
    """Cut ``text`` at blank lines and page breaks."""
    return tuple(Span(start, end) for start, end in paragraph_offsets(text))


def split_sentences(text: str) -> tuple[Span, ...]:
    """Cut ``text`` into sentences; headings, list items and signature lines count as sentences."""
    return tuple(
        Span(start, end)
        for paragraph in paragraph_offsets(text)
        for start, end in sentence_offsets(text, *paragraph)
    )


def paragraph_offsets(text: str) -> Iterator[tuple[int, int]]:
    """Give start and end of each paragraph."""
    cuts = [0]
    for match in _BLANK_LINE.finditer(text):
        cuts += match.span()
    cuts.append(len(text))
    for first, last in zip(cuts[::2], cuts[1::2], strict=True):
        start, end = _stripped(text, first, last)
        if start < end:
            yield start, end


def sentence_offsets(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Give start and end of each sentence of the paragraph between two offsets."""
    for start, end in blocks(text, first, last):
        at = start
        for cut in _cuts(text, start, end):
            piece = _stripped(text, at, cut)
            if piece[0] < piece[1]:
                yield piece
                at = cut
        yield _stripped(text, at, end)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end].rstrip()
    return start + len(piece) - len(piece.lstrip()), start + len(piece)


def _cuts(text: str, start: int, end: int) -> list[int]:
    """Find where sentences start inside one block of lines, in order, the first one left out."""
    block = text[start:end]
    mark = MARK.match(block)
    body = mark.end() if mark else 0
    cuts = set(ends_of_sentences(block, body))
    if ":" in block or ";" in block or "=" in block:
        cuts |= {m.end() for m in _SMILEY.finditer(block, body)}
    if "Vi" in block or "Jeg" in block:
        starts = (m.start() for m in _NEW_SUBJECT.finditer(block, body))
        cuts |= {at for at in starts if _breaks_off(block, at)}
    if _may_close(block):
        closings = (m.start() for m in _INLINE_CLOSING.finditer(block))
        cuts |= {at for at in closings if not _is_open(block, at)}
    salutation = _INLINE_SALUTATION.match(block)
    if salutation and salutation["word"].lower() in STARTERS:
        cuts.add(salutation.end())
    return sorted(start + cut for cut in cuts if body < cut < len(block))


def _breaks_off(block: str, at: int) -> bool:
    """Tell whether a small letter and white space stand before, and no word that goes on."""
    before = block[max(0, at - _WIDEST_BREAK) : at]
    above = before.rstrip()
    if len(above) == len(before) or above[-1:] not in _SMALL:
        return False
    return not _is_open(block, at - len(before) + len(above))


def _may_close(block: str) -> bool:
    """Tell quickly whether ``_INLINE_CLOSING`` can be found at all."""
    small = block.encode("utf-8", "replace").lower()
    return any(part in small for part in _PARTS_OF_CLOSINGS)


def _is_open(block: str, at: int) -> bool:
    """Tell whether what stands before ``at`` cannot be the end of a sentence ("tak og")."""
    word = _LAST_WORD.search(block[max(0, at - 30) : at])
    return bool(word and word[1].lower() in OPEN_ENDED)
