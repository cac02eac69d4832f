"""What is asked about an upload, and then about each of its files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import lazy_gettext as _
from flask_wtf.file import FileRequired, MultipleFileField
from wtforms import BooleanField, DateField, SelectField, StringField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, Length, ValidationError

from summarizer.domain.hearing import SenderKind
from summarizer.intake import ACCEPTED_SUFFIXES, MAX_FILE_BYTES
from summarizer.web.formatting import format_bytes
from summarizer.web.forms import Form
from summarizer.web.note_lines import few_short_notes
from summarizer.web.texts import gettext
from summarizer.web.words import SENDER_KIND_WORDS
from summarizer.workflow.submit_batch import SenderDetails

if TYPE_CHECKING:
    from collections.abc import Iterable

    from werkzeug.datastructures import FileStorage

_LONGEST_SENDER = 300
# Told in whole megabytes, rounded down.
MOST_BYTES_SAID = MAX_FILE_BYTES // 1_000_000 * 1_000_000
ACCEPT = ",".join(ACCEPTED_SUFFIXES)
# The kinds in the order a planner meets them, most frequent first.
_KINDS = tuple(reversed(SenderKind))


def sender_kind_choices() -> list[SelectChoice]:
    """Give the kinds of senders to choose from."""
    return [SelectChoice(kind.value, SENDER_KIND_WORDS[kind]) for kind in _KINDS]


class UploadForm(Form):
    """The files, and what holds for all of them."""

    files = MultipleFileField(
        _("Filer"),
        validators=[FileRequired(_("Vælg mindst én fil."))],
    )
    received_on = DateField(
        _("Modtaget den"),
        description=_("Den dag, kommunen modtog svarene. Den afgør, om de er rettidige."),
        validators=[InputRequired()],
    )
    sender_kind = SelectField(
        _("Afsenderne er oftest"),
        description=_("Du kan ændre det for hver fil på næste side."),
        choices=sender_kind_choices,
        default=SenderKind.CITIZEN.value,
    )
    notes = TextAreaField(
        _("Opmærksomhedspunkter for disse filer"),
        description=_("Ét pr. linje. De lægges til høringens egne. Skriv ingen navne."),
        validators=[few_short_notes],
    )

    def validate_files(self, field: MultipleFileField) -> None:
        """Refuse a file that would be too large to read, and say which it is."""
        for file in _given(field.data):
            size = _size(file)
            if size > MAX_FILE_BYTES:
                raise ValidationError(
                    gettext(
                        "»%(name)s« fylder %(size)s. En fil må højst fylde %(most)s. Gem den i en "
                        "mindre udgave, eller del den op. Ingen filer er uploadet.",
                        name=file.filename,
                        size=format_bytes(size),
                        most=format_bytes(MOST_BYTES_SAID),
                    ),
                )

    def given(self) -> tuple[FileStorage, ...]:
        """Give the files that were chosen."""
        return tuple(_given(self.files.data))


class FileForm(Form):
    """One file in the preview. Its ``prefix`` is the response's id."""

    class Meta(Form.Meta):
        """The form around all files carries the token."""

        csrf = False

    sender = StringField(_("Navn og adresse"), validators=[Length(max=_LONGEST_SENDER)])
    organisation = StringField(_("Organisation"), validators=[Length(max=_LONGEST_SENDER)])
    sender_kind = SelectField(_("Afsender"), choices=sender_kind_choices)
    declared_protected = BooleanField(_("Har adressebeskyttelse"))
    left_out = BooleanField(_("Udelad"))

    def details(self) -> SenderDetails:
        """Give what was filled in; only after ``validate``."""
        return SenderDetails(
            sender=self.sender.data or "",
            organisation=self.organisation.data or "",
            sender_kind=SenderKind(self.sender_kind.data),
            declared_protected=self.declared_protected.data,
        )


class StartForm(Form):
    """Nothing but the token."""


def _given(files: Iterable[FileStorage] | None) -> Iterable[FileStorage]:
    return (file for file in files or () if file and file.filename)


def _size(file: FileStorage) -> int:
    """Measure a file that the server has already received."""
    file.stream.seek(0, 2)
    size = file.stream.tell()
    file.stream.seek(0)
    return size
