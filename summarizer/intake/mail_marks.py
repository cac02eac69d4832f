"""Find what is not the letter's own: earlier mails quoted below it, and its signature."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from summarizer.domain.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

# "Den 4. maj 2026 kl. 10.12 skrev Bo Prøve <bo@example.dk>:", also over two lines.
_WROTE: Final = re.compile(
    r"^(?:>\s?)*(?:Den|D\.|On|På|Am|Le)\b[^\n]{4,160}(?:\n[^\n]{0,120})?"
    r"\b(?:skrev|wrote|schrieb|a écrit)\b[^\n]{0,120}:?[ ]*$",
    re.MULTILINE,
)
_RULED: Final = re.compile(
    r"^[ \t]*(?:-{2,}+|_{10,}+)(?:\s*+(?:Oprindelig|Original|Videresendt|Forwarded|Begin forwarded)"
    r"[^\n]{0,40}-*)?[ \t]*+$\n++(?=\s*+(?:Fra|From|Von)\s*+:)|^-{2,}+\s*+(?:Oprindelig meddelelse"
    r"|Original Message|Videresendt (?:meddelelse|besked)|Forwarded message)\s*+-{2,}+[ \t]*+$",
    re.MULTILINE | re.IGNORECASE,
)
_HEADERS: Final = re.compile(
    r"^\*?(?:Fra|From)\s*:\*?[^\n]+\n+\*?(?:Sendt|Dato|Sent|Date|Til|To)\s*:\*?[^\n]+$",
    re.MULTILINE | re.IGNORECASE,
)
_MARKED_LINES: Final = re.compile(r"(?:^>[^\n]*(?:\n|$))+", re.MULTILINE)
_DASHES: Final = re.compile(r"^--[ ]*$", re.MULTILINE)
_DEVICE: Final = re.compile(
    r"^(?:Sendt fra|Sent from|Hentet via|Get Outlook|Skickat från)\b[^\n]{0,80}$",
    re.MULTILINE | re.IGNORECASE,
)
_CLOSING: Final = re.compile(
    r"^[ \t]*(?:(?:med\s|de\s)?(?:venlig|kærlig|bedste|god)(?:st)?e?\s(?:og\s\w+\s)?hils(?:en|ner)"
    r"|m\.?v\.?h\b\.?|[vk]\.?h\b\.?|hilsen|mange\shils(?:en|ner)|(?:kind|best)\sregards)[^\n]{0,60}$",
    re.MULTILINE | re.IGNORECASE,
)
_MOST_LINES: Final = 14
_LONGEST_LINE: Final = 70


@dataclass(frozen=True, slots=True)
class Marks:
    """Stretches of a mail that its sender did not write for this letter."""

    quoted: tuple[Span, ...]
    signatures: tuple[Span, ...]


def marks_within(text: str, page: Span) -> Marks:
    """Mark the quoted mails and the signature of one mail's text."""
    own_end = _own_end(text, page)
    quoted = [Span(own_end, page.end)] if own_end < page.end else []
    quoted += [
        Span(page.start + lines.start(), page.start + lines.start() + len(lines[0].rstrip()))
        for lines in _MARKED_LINES.finditer(text[page.start : own_end])
    ]
    quoted.sort(key=lambda span: span.start)
    # What is answered below a quotation has its signature below it, too.
    signature = _signature(text, Span(page.start, own_end))
    return Marks(tuple(quoted), () if signature is None else (signature,))


def _own_end(text: str, page: Span) -> int:
    """Give where the earlier mails start; "> " lines with an answer below them end nothing."""
    part = text[page.start : page.end]
    starts = [found.start() for mark in (_RULED, _HEADERS) for found in mark.finditer(part)]
    for found in _WROTE.finditer(part):
        below = part[found.end() :].strip()
        if not below.startswith(">") or not re.search(r"^(?!>)\S", below, re.MULTILINE):
            starts.append(found.start())
    return page.start + min(starts, default=len(part))


def _signature(text: str, own: Span) -> Span | None:
    """Give the signature that closes the letter, from its closing phrase on."""
    part = own.of(text)
    dashes = _DASHES.search(part)
    if dashes:
        return _stripped(text, own.start + dashes.start(), own.end)
    closing = _CLOSING.search(part, _start_of_short_end(part))
    if closing:
        return _stripped(text, own.start + closing.start(), own.end)
    device = _DEVICE.search(part)
    return _stripped(text, own.start + device.start(), own.end) if device else None


def _start_of_short_end(part: str) -> int:
    """Give from where on a letter has only so many and so short lines as a signature has."""
    start, lines = len(part), 0
    while start > 0:
        above = part.rfind("\n", 0, start - 1) + 1
        line = part[above:start].rstrip("\n")
        lines += bool(line.strip())
        if lines > _MOST_LINES or len(line) > _LONGEST_LINE:
            break
        start = above
    return start


def _stripped(text: str, start: int, end: int) -> Span | None:
    inner = text[start:end]
    start += len(inner) - len(inner.lstrip())
    end -= len(inner) - len(inner.rstrip())
    return Span(start, end) if start < end else None


def own_words(text: str, marks: Marks) -> str:
    """Give a mail's text without its quotations and signature."""
    return "".join(_kept(text, sorted((*marks.quoted, *marks.signatures), key=lambda s: s.start)))


def _kept(text: str, away: list[Span]) -> Iterator[str]:
    at = 0
    for span in away:
        yield text[at : max(at, span.start)]
        at = max(at, span.end)
    yield text[at:]
