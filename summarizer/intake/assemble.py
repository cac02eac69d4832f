"""Join pages into one text, tidy its characters, and only then count offsets."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from summarizer.domain.source import SourceText
from summarizer.domain.span import Span
from summarizer.intake.content import emptiness
from summarizer.intake.limits import MAX_TEXT_CHARACTERS
from summarizer.intake.mail_marks import marks_within
from summarizer.intake.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.intake.reading import Reading

_LINE_ENDS: Final = re.compile(r"\r\n?|[\x0b\x85\u2028]")
_PARAGRAPH_ENDS: Final = re.compile(r"[\f\u2029]")
_SPACES: Final = re.compile(r"[\xa0\u2000-\u200a\u202f\u205f\u3000]")
# Characters without width: joiners, direction marks, tags. They hide words from every search.
_INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)
_OTHER_LETTERS: Final = {
    ord(ligature): letters
    for ligature, letters in zip(
        "\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06",
        ("ff", "fi", "fl", "ffi", "ffl", "st", "st"),
        strict=True,
    )
} | dict.fromkeys(
    map(ord, "\uf0a7\uf0b7\uf0d8\uf0fc\uf076"), "•"
)  # Word's bullets in Symbol, Wingdings
_SOFT_HYPHEN_AT_LINE_END: Final = re.compile("\xad[ \t]*\n[ \t]*")
# "hø-\nring" is one word; "trafik- og", "p-\nplads" and "CO2-\nudslip" keep their hyphen.
_HYPHEN_AT_LINE_END: Final = re.compile(
    r"(?<![^\W\d_])(?P<head>[^\W\d_]+)[-\u2010][ \t]*\n[ \t]*(?P<tail>[^\W\d_]+)"
)
# Most texts hold nothing but letters of Latin-1, ordinary punctuation, spaces and line feeds.
_ODD: Final = re.compile("[^\t\n\x20-\x7e\xa1-\xac\xae-\xff\u2010-\u2027\u2030-\u205e\u20ac]")
_PLAIN: Final = b"\t\n" + bytes({*range(0x20, 0x7F), *range(0xA1, 0x100)} - {0xAD})
_LINKING_WORDS: Final = frozenset({"og", "eller", "samt", "til", "henholdsvis", "men", "hhv"})
_TRAILING_SPACE: Final = re.compile(r"(?<![ \t])[ \t]+(?=\n)")
_MANY_BLANK_LINES: Final = re.compile(r"\n{3,}")
_LONGEST_NOTE: Final = 600  # longer letters say something themselves
_REACH: Final = 200
UNSURE_WORD: Final = 60.0
_UNFINISHED: Final = re.compile(r"[^\W\d_,;-]$|,$")


def assemble(reading: Reading) -> SourceText:
    """Give the text with page, paragraph and sentence offsets.

    Pages never overlap; together with the line breaks between them they are the text.
    Raises ``Unreadable`` when there is no text, or far too much.
    """
    text = ""
    pages: list[Span] = []
    for page in reading.pages:
        body = tidy(page).strip()
        if text and body:
            text += _page_break(text, body)
        pages.append(Span(len(text), len(text) + len(body)))
        text += body
    if not text:
        raise Unreadable("empty")
    if len(text) > MAX_TEXT_CHARACTERS:
        raise Unreadable("too_large")
    source = SourceText.from_text(
        text,
        pages=pages,
        warnings=dict.fromkeys((*reading.warnings, *_emptiness(reading, text, pages))),
        sender=tidy(reading.sender).strip() or None if reading.sender else None,
        asides=dict.fromkeys(filter(None, (tidy(aside).strip() for aside in reading.asides))),
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


def _emptiness(reading: Reading, text: str, pages: list[Span]) -> tuple[str, ...]:
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


def tidy(text: str) -> str:
    """Normalise line ends and characters, drop invisible ones, join words cut at line ends."""
    if not _is_plain(text):
        if _ODD.search(text):
            text = _PARAGRAPH_ENDS.sub("\n\n", _LINE_ENDS.sub("\n", text))
            text = _INVISIBLE.sub("", _SPACES.sub(" ", text)).translate(_OTHER_LETTERS)
            text = _SOFT_HYPHEN_AT_LINE_END.sub("", text).replace("\xad", "")
        text = unicodedata.normalize("NFC", text)
    if " \n" in text or "\t\n" in text:
        text = _TRAILING_SPACE.sub("", text)
    if "-\n" in text or "\u2010\n" in text:
        text = _HYPHEN_AT_LINE_END.sub(_join_halves, text)
    return _MANY_BLANK_LINES.sub("\n\n", text) if "\n\n\n" in text else text


def _is_plain(text: str) -> bool:
    """Tell quickly whether a text holds only what needs no tidying; far most do."""
    try:
        return not text.encode("latin-1").translate(None, _PLAIN)
    except UnicodeEncodeError:
        return False


def _join_halves(halves: re.Match[str]) -> str:
    head, tail = halves["head"], halves["tail"]
    if tail.lower() in _LINKING_WORDS:
        return f"{head}- {tail}"
    if not tail[0].islower():
        return halves[0]
    return f"{head}-{tail}" if len(head) == 1 or head.isupper() else head + tail


def _page_break(text: str, body: str) -> str:
    """Keep a sentence that runs over the page in one paragraph."""
    return "\n" if body[0].islower() and _UNFINISHED.search(text[-1:]) else "\n\n"
