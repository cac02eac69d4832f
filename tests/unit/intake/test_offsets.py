"""Offsets point at the same characters, whatever the format and whatever stands in it."""

from __future__ import annotations

import html
import io
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

import docx
import pymupdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import made_letters as made
from summarizer.intake import Unreadable, read_in_process
from summarizer.intake.assemble import assemble
from summarizer.intake.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarizer.domain.source import SourceText
    from summarizer.domain.span import Span

WORDS: Final = st.sampled_from(
    [
        "Vi",
        "er",
        "imod",
        "jf.",
        "§",
        "12,5",
        "m",
        "høje",
        "–",
        "🌳",
        "nej.",
        "A.",
        "1.",
        "?",
        "!",
        "Mvh",
        "„ja“",
        "ﬁn",
        "Kære",
        "hil\xadsen",
        "én",
        "træ-\n",
        "på\xa0",
        "\n",
        "\n\n",
        "\t",
    ]
)
LETTERS: Final = st.lists(WORDS, min_size=1, max_size=40).map(" ".join)


def as_docx(letter: str) -> bytes:
    document, saved = docx.Document(), io.BytesIO()
    for paragraph in letter.split("\n\n"):
        document.add_paragraph(paragraph)
    document.save(saved)
    return saved.getvalue()


def as_pdf(letter: str) -> bytes:
    with pymupdf.open() as document:
        for part in (letter, letter[: len(letter) // 2]):
            document.new_page().insert_textbox((72, 120, 500, 700), part, fontsize=11)
        return bytes(document.tobytes())


def as_mail(letter: str) -> bytes:
    head = "Message-ID: <1@example.dk>\nFrom: bo@example.dk\nSubject: Svar\n"
    return f"{head}Content-Type: text/plain; charset=utf-8\n\n{letter}".encode()


def as_page(letter: str) -> bytes:
    paragraphs = "".join(f"<p>{html.escape(one)}</p>" for one in letter.split("\n\n"))
    return f"<html><meta charset=utf-8><body>{paragraphs}</body></html>".encode()


def as_rtf(letter: str) -> bytes:
    coded = "".join(
        "\\par " if one == "\n" else one if one.isascii() else f"\\u{ord(one)}?"
        for one in letter
        if ord(one) < 0x8000 or one == "\n"
    )
    return ("{\\rtf1\\ansi " + coded + "}").encode("ascii")


def as_odt(letter: str) -> bytes:
    names = "urn:oasis:names:tc:opendocument:xmlns"
    paragraphs = "".join(f"<t:p>{html.escape(one)}</t:p>" for one in letter.split("\n\n"))
    content = f'<o:d xmlns:o="{names}:office:1.0" xmlns:t="{names}:text:1.0">{paragraphs}</o:d>'
    return made.zipped(
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content.encode()),
    )


def as_outlook(letter: str) -> bytes:
    return made.outlook(body=letter, files={"bilag.txt": letter.encode()})


FORMATS: Final[dict[str, Callable[[str], bytes]]] = {
    "txt": str.encode,
    "docx": as_docx,
    "pdf": as_pdf,
    "eml": as_mail,
    "html": as_page,
    "rtf": as_rtf,
    "odt": as_odt,
    "msg": as_outlook,
}


def check(source: SourceText) -> None:
    """Every character that is not white space lies in one page, paragraph and sentence."""
    written = [at for at, one in enumerate(source.text) if not one.isspace()]
    for spans in (source.pages, source.paragraphs, source.sentences):
        assert list(covered(spans, source.text)) == written
    for sentence in source.sentences:
        words = sentence.of(source.text)
        assert words
        assert words == words.strip()
        assert sum(paragraph.contains(sentence) for paragraph in source.paragraphs) == 1


def covered(spans: tuple[Span, ...], text: str) -> list[int]:
    return [at for span in spans for at in range(span.start, span.end) if not text[at].isspace()]


@given(st.lists(LETTERS, min_size=1, max_size=4))
def test_pages_paragraphs_and_sentences_cover_the_text_once(pages: list[str]) -> None:
    try:
        check(assemble(Reading(pages=tuple(pages))))
    except Unreadable as refusal:
        assert refusal.code == "empty"  # noqa: PT017 - nothing but characters without width


@pytest.mark.slow
@pytest.mark.parametrize("suffix", FORMATS)
@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(letter=LETTERS)
def test_offsets_hold_in_every_format(suffix: str, letter: str) -> None:
    letter = f"Kære kommune, her er svaret. {letter}"  # enough letters to need no recognition
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"svar.{suffix}"
        path.write_bytes(FORMATS[suffix](letter))
        try:
            source = read_in_process(path, filename=path.name)
        except Unreadable as refusal:
            assert refusal.code in {"empty", "empty_mail", "no_text_layer"}  # noqa: PT017 - signs alone
            return
        check(source)
        assert read_in_process(path, filename=path.name) == source
