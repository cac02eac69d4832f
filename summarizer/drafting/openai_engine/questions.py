"""The words sent to a model: templates from files, filled with masked text only."""

from __future__ import annotations

import hashlib
import secrets
import unicodedata
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING

from summarizer.domain.style import DEFAULT_STYLE
from summarizer.drafting.openai_engine.style_words import style_file_text, style_words

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from summarizer.domain.finding import MaskedNote, MaskedText
    from summarizer.domain.style import HouseStyle
    from summarizer.drafting.openai_engine.parts import Piece

_TEMPLATE_NAMES = ("merge", "part", "repair", "system", "themes", "whole")
# Raised by hand when the meaning of the templates changes; the hash tells of every change.
_PROMPT_EDITION = 3


@dataclass(frozen=True, slots=True)
class Question:
    """One question to the model, not yet in words.

    ``pieces`` are cut out of ``masked`` when the question is put into words, after the check
    against the verdict. ``citable`` are the sentence numbers (from 0) an answer may cite.
    ``delimiter`` fences the sender's text and is drawn anew for each question, so that no
    sender can close the fence. ``findings`` are what earlier calls answered (merging only).
    ``rejected`` is an earlier answer with the ``complaint`` about it (the repair turn).
    """

    call: str
    template: str
    masked: MaskedText
    pieces: tuple[Piece, ...]
    notes: tuple[MaskedNote, ...]
    citable: frozenset[int]
    delimiter: str
    part: str = ""
    findings: str = ""
    rejected: str = ""
    complaint: str = ""
    style: HouseStyle = DEFAULT_STYLE
    themes: tuple[MaskedNote, ...] = ()

    def repaired(self, *, rejected: str, complaint: str) -> Question:
        """Ask again, showing the model its answer and what is wrong with it."""
        return replace(self, call=f"{self.call}, repair", rejected=rejected, complaint=complaint)

    def messages(self) -> tuple[dict[str, str], ...]:
        """Put the question into words; the instructions are the same for every question."""
        asked = _template(self.template).substitute(
            notes=_numbered_notes(self.notes),
            delimiter=self.delimiter,
            source=numbered_sentences(self.masked, self.pieces),
            findings=self.findings,
            part=self.part,
        )
        if self.themes:
            asked = _template("themes").substitute(themes=_numbered_notes(self.themes)) + asked
        instructions = _message(
            "system", _template("system").substitute(style=style_words(self.style))
        )
        if not self.complaint:
            return (instructions, _message("user", asked))
        if not self.rejected:
            # Many chat templates refuse two turns of the same side in a row.
            return (instructions, _message("user", f"{asked}\n\n{self.complaint}"))
        return (
            instructions,
            _message("user", asked),
            _message("assistant", self.rejected),
            _message("user", self.complaint),
        )


def new_delimiter(masked: MaskedText) -> str:
    """Draw a line that the sender cannot have written."""
    while (delimiter := f"=={secrets.token_hex(8)}==") in masked.text:
        pass
    return delimiter


def numbered_sentences(masked: MaskedText, pieces: Sequence[Piece]) -> str:
    """Write each piece on a line of its own, with its sentence's number from 1.

    A line break inside a sentence becomes a space, so that no sender can begin a line.
    """
    lines: list[str] = []
    for piece in pieces:
        if piece.opens_paragraph and lines:
            lines.append("")
        lines.append(f"{piece.number + 1}| {one_line(piece.span.of(masked.text))}")
    return "\n".join(lines)


def one_line(text: str) -> str:
    """Join lines and drop characters that nobody sees (zero width, direction, tags, control)."""
    spaced = " ".join(text.split())
    return "".join(c for c in spaced if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co"})


def complaint_about(complaints: Sequence[str], *, allowed: Collection[int], note_count: int) -> str:
    """Word the repair turn; ``allowed`` are sentence numbers from 0."""
    return _template("repair").substitute(
        complaints="\n".join(f"- {complaint}" for complaint in complaints),
        allowed=_as_ranges(sorted(number + 1 for number in allowed)),
        note_count=note_count,
    )


@cache
def prompt_version() -> str:
    """Name the templates in use: an edition set by hand and a hash of every file."""
    digest = hashlib.sha256()
    for name in _TEMPLATE_NAMES:
        digest.update(_template(name).template.encode("utf-8") + b"\0")
    digest.update(style_file_text().encode("utf-8"))
    return f"{_PROMPT_EDITION}-{digest.hexdigest()[:12]}"


def template_length(name: str) -> int:
    """Tell how many characters a template adds to a call."""
    return len(_template(name).template)


def _message(role: str, content: str) -> dict[str, str]:
    return {"role": role, "content": content}


@cache
def _template(name: str) -> Template:
    path = files("summarizer.drafting.openai_engine") / "prompts" / f"{name}.txt"
    return Template(path.read_text(encoding="utf-8"))


def _numbered_notes(notes: Sequence[MaskedNote]) -> str:
    if not notes:
        return "(ingen)"
    return "\n".join(f"{number}. {one_line(note.text)}" for number, note in enumerate(notes, 1))


def _as_ranges(numbers: Sequence[int]) -> str:
    """Write 1, 2, 3, 7 as ``1-3, 7``, so that a long response does not fill the repair turn."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    return ", ".join(f"{a}-{b}" if a != b else f"{a}" for a, b in ranges)
