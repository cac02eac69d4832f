"""Text made to be slow: the time taken grows with its length, and not with the square of it.

Each of these took minutes before.
"""

from __future__ import annotations

import contextlib
import time
from typing import TYPE_CHECKING

import pytest

from summarizer.domain.sentences import split_sentences
from summarizer.domain.span import Span
from summarizer.intake.documents.html_text import read_markup
from summarizer.intake.mail_marks import marks_within
from summarizer.intake.readers.rtf import read
from summarizer.intake.unreadable import Unreadable
from summarizer.intake.uploads.portal_rows import attachment_names

if TYPE_CHECKING:
    from collections.abc import Callable

LENGTH = 150_000
MOST_SECONDS = 20  # of the processor; far less is used


def marks(text: str) -> object:
    return marks_within(text, Span(0, len(text)))


def rich(text: str) -> object:
    with contextlib.suppress(Unreadable):
        return read(f"{{\\rtf1 {text}".encode())
    return None


def styled(text: str) -> object:
    return read_markup(f"<html><style>{text}</style><p>Nej.")


@pytest.mark.parametrize(
    ("work", "piece", "end"),
    [
        (split_sentences, "de ", "hilsen"),
        (marks, "-", ""),
        (marks, "Mvh\n", ""),
        (attachment_names, " ", "x"),
        (rich, "{\\colortbl;", " Nej."),
        (styled, "@", ""),
        (styled, "/* ", ""),
    ],
)
def test_a_text_made_to_be_slow_is_not(work: Callable[[str], object], piece: str, end: str) -> None:
    started = time.process_time()
    work("x" + piece * (LENGTH // len(piece)) + end)
    assert time.process_time() - started < MOST_SECONDS
