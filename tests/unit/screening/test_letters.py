"""Invented letters with what is personal marked in them, and floors for what is found."""

from __future__ import annotations

import re
import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from summarizer.domain.finding import Outcome
from summarizer.domain.source import SourceText
from summarizer.screening import ProtectedRegister, Screener

HERE = Path(__file__).parent
WHEN = datetime(2026, 11, 1, tzinfo=UTC)
MARKED = re.compile(r"\{(\w+):([^{}]*)\}")
WORD = re.compile(r"[^\W\d_]+")
FILES = sorted(HERE.glob("letters_*.toml"))


@pytest.fixture(scope="module")
def gate() -> Screener:
    return Screener(
        ProtectedRegister.empty(key=b"k" * 32, imported_at=WHEN),
        now=lambda: WHEN,
    )


def plain(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """Take the marks out; give the text and the stretches that are personal."""
    text, personal, position = "", [], 0
    for mark in MARKED.finditer(marked):
        text += marked[position : mark.start()]
        personal.append((len(text), len(text) + len(mark[2])))
        text += mark[2]
        position = mark.end()
    return text + marked[position:], personal


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_everything_personal_is_masked_and_little_else(gate: Screener, file: Path) -> None:
    missed: list[str] = []
    words = masked_words = 0
    for letter in tomllib.loads(file.read_text("utf-8"))["letter"]:
        text, personal = plain(letter["text"].strip() + "\n")
        screening = gate.screen(SourceText.from_text(text))
        assert screening.verdict.outcome is Outcome.CLEARED, screening.verdict.reasons
        masked = bytearray(len(text))
        for finding in screening.findings:
            masked[finding.span.start : finding.span.end] = b"\1" * len(finding.span)
        for start, end in personal:
            if not all(masked[i] for i in range(start, end) if text[i].isalnum()):
                missed.append(text[start:end])
        for word in WORD.finditer(text):
            if not any(start < word.end() and word.start() < end for start, end in personal):
                words += 1
                masked_words += any(masked[word.start() : word.end()])
    assert missed == []
    assert masked_words <= 0.03 * words
