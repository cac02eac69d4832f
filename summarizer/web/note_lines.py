"""Attention notes as they are typed: one a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wtforms.validators import ValidationError

from summarizer.web.texts import gettext

if TYPE_CHECKING:
    from wtforms import Field, Form

LONGEST_NOTE = 300
MOST_NOTES = 20


def lines_of(text: str | None) -> tuple[str, ...]:
    """Give the lines that say something."""
    return tuple(line for raw in (text or "").splitlines() if (line := " ".join(raw.split())))


def few_short_notes(_form: Form, field: Field) -> None:
    """Validate a field of notes: every one of them costs room in every question to a model."""
    notes = lines_of(field.data)
    if len(notes) > MOST_NOTES:
        raise ValidationError(
            gettext("Skriv højst %(most)d opmærksomhedspunkter.", most=MOST_NOTES),
        )
    for number, note in enumerate(notes, start=1):
        if len(note) > LONGEST_NOTE:
            raise ValidationError(
                gettext(
                    "Linje %(number)d er for lang. Skriv højst %(most)d tegn pr. linje.",
                    number=number,
                    most=LONGEST_NOTE,
                ),
            )
