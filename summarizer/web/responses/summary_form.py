"""The review's one form: fields in, ``EditedSummary`` out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import FieldList, FormField, HiddenField, SelectField, StringField, TextAreaField
from wtforms import Form as PlainForm
from wtforms.meta import DefaultMeta
from wtforms.validators import Length, ValidationError

from summarizer.domain.draft import NoteStatus, PointKind
from summarizer.web.forms import Form
from summarizer.web.responses.edited import LONGEST_POINT, EditedNote, EditedPoint, EditedSummary
from summarizer.web.responses.passages import PassageError, parse_passages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wtforms import Field

LONGEST_ANSWER = 1_000
# The category of a point that the program is to suggest one for.
NOT_CHOSEN = "-"
# What the page may count; anything else a browser sends is dropped.
_COUNTED = ("flags", "passages")
_MOST_OPENED = 10_000


class _Part(PlainForm):
    """A part of the form; the whole carries the CSRF token, both speak Danish."""

    class Meta(DefaultMeta):
        """Say what validators say in Danish."""

        get_translations = Form.Meta.get_translations


class AnswerFields(_Part):
    """An answer to one red flag, named by the flag's code."""

    code = HiddenField(validators=[Length(max=80)])
    text = StringField(_("Svar på markeringen"), [Length(max=LONGEST_ANSWER)])


class _WithPassages(_Part):
    passages = StringField(_("Belæg (sætningsnumre)"), [Length(max=2_000)])
    answers = FieldList(FormField(AnswerFields), max_entries=50)

    # How many sentences the source has; set before validation.
    sentence_count = 0

    def validate_passages(self, field: Field) -> None:
        """Refuse numbers of sentences that are not there."""
        try:
            parse_passages(field.data or "", count=self.sentence_count)
        except PassageError as wrong:
            raise ValidationError(_passage_words(wrong.part, self.sentence_count)) from None


class PointFields(_WithPassages):
    """One numbered point."""

    text = TextAreaField(_("Punktets tekst"), [Length(max=LONGEST_POINT)])
    kind = SelectField(_("Slags"), choices=[kind.value for kind in PointKind])
    category = StringField(_("Emne"), [Length(max=32)])
    category_shown = HiddenField(validators=[Length(max=32)])


class NoteFields(_WithPassages):
    """The answer to one attention note."""

    note = HiddenField(validators=[Length(max=LONGEST_POINT)])
    status = SelectField(_("Svar"), choices=[status.value for status in NoteStatus])
    text = TextAreaField(_("Hvad høringssvaret siger"), [Length(max=LONGEST_POINT)])


class SummaryForm(Form):
    """Points and notes, the version they were made from, and what the page counted."""

    base_revision_id = HiddenField()
    opened_at = HiddenField(validators=[Length(max=40)])
    opened = HiddenField(validators=[Length(max=200)])
    # Without a limit of their own: what is over one would be dropped without a word.
    points = FieldList(FormField(PointFields))
    notes = FieldList(FormField(NoteFields))
    own_words_answer = StringField(
        _("Hvorfor egne ord er udeladt"),
        [Length(max=LONGEST_ANSWER)],
    )

    def set_sentence_count(self, count: int) -> None:
        """Tell every part how many sentences there are to point at."""
        for part in (*self.points, *self.notes):
            part.form.sentence_count = count

    def edited(self) -> EditedSummary:
        """Give what was filled in, valid or not."""
        return EditedSummary(
            base_revision_id=self.base_revision_id.data or None,
            points=tuple(
                EditedPoint(
                    text=_clean(part.form.text.data),
                    kind=_kind(part.form.kind.data),
                    passages=part.form.passages.data or "",
                    answers=_answers(part.form),
                    category=_category(part.form.category),
                    category_shown=_category(part.form.category_shown),
                )
                for part in self.points
            ),
            notes=tuple(
                EditedNote(
                    note=part.form.note.data or "",
                    status=_status(part.form.status.data),
                    text=_clean(part.form.text.data),
                    passages=part.form.passages.data or "",
                    answers=_answers(part.form),
                )
                for part in self.notes
            ),
            opened_at=self.opened_at.data or "",
            opened=_counts(self.opened.data),
            own_words_answer=self.own_words_answer.data or "",
        )

    def problems(self) -> dict[str, str]:
        """Give the first error of each field by the field's name, such as ``points-0-passages``."""
        return {
            field.name: str(field.errors[0])
            for part in (*self.points, *self.notes)
            for field in part.form
            if field.errors and isinstance(field.errors, (list, tuple))
        }


def _clean(text: str | None) -> str:
    return (text or "").replace("\r\n", "\n").strip()


def _kind(value: str | None) -> PointKind:
    return PointKind(value) if value in set(PointKind) else PointKind.STANCE


def _category(field: Field) -> str | None:
    """Give what was chosen; ``None`` where the form did not ask, or nobody chose."""
    return None if not field.raw_data or field.data == NOT_CHOSEN else field.data


def _status(value: str | None) -> NoteStatus:
    return NoteStatus(value) if value in set(NoteStatus) else NoteStatus.NOT_MENTIONED


def _answers(form: _WithPassages) -> dict[str, str]:
    return {
        one.form.code.data: one.form.text.data or "" for one in form.answers if one.form.code.data
    }


def _counts(sent: str | None) -> Mapping[str, int]:
    """Read the page's own counts; a browser can send anything."""
    try:
        counts = json.loads(sent or "{}")
    except ValueError:
        return {}
    if not isinstance(counts, dict):
        return {}
    return {
        name: min(counts[name], _MOST_OPENED)
        for name in _COUNTED
        if type(counts.get(name)) is int and counts[name] >= 0
    }


def _passage_words(part: str, count: int) -> str:
    if count == 0:
        return str(gettext("Der er ingen kildetekst at henvise til. Lad feltet være tomt."))
    return str(
        gettext(
            "»%(part)s« er ikke en sætning i kildeteksten. Skriv numre fra 1 til %(count)s, "
            "for eksempel 3, 5-6.",
            part=part,
            count=count,
        )
    )
