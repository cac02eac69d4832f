"""What is asked about an upload, and then about each of its files."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from flask_babel import lazy_gettext as _
from flask_wtf.file import FileRequired, MultipleFileField
from wtforms import BooleanField, DateField, IntegerField, SelectField, StringField, TextAreaField
from wtforms.validators import Length, NumberRange, Optional, ValidationError

from summarizer.domain.hearing import SenderKind
from summarizer.intake import (
    ACCEPTED_SUFFIXES,
    CONTAINER_SUFFIXES,
    MAX_ARCHIVE_BYTES,
    MAX_FILE_BYTES,
)
from summarizer.web.formatting import format_bytes
from summarizer.web.forms import Form, sender_kind_choices
from summarizer.web.note_lines import few_short_notes
from summarizer.web.texts import gettext
from summarizer.workflow.uploads.submit_batch import SenderDetails

if TYPE_CHECKING:
    from collections.abc import Iterable

    from werkzeug.datastructures import FileStorage

_LONGEST_SENDER = 300
# Told in whole megabytes, rounded down.
_MEGABYTE = 1_000_000
MOST_BYTES_SAID = MAX_FILE_BYTES // _MEGABYTE * _MEGABYTE
ACCEPT = ",".join((*ACCEPTED_SUFFIXES, *CONTAINER_SUFFIXES))


class FilesForm(Form):
    """More files for an upload that is open already."""

    files = MultipleFileField(
        _("Filer"),
        validators=[FileRequired(_("Vælg mindst én fil."))],
    )

    def validate_files(self, field: MultipleFileField) -> None:
        """Refuse a file that would be too large to read, and say which it is."""
        for file in _given(field.data):
            words = too_large_words(file.filename or "", _size(file))
            if words:
                raise ValidationError(words)

    def given(self) -> tuple[FileStorage, ...]:
        """Give the files that were chosen."""
        return tuple(_given(self.files.data))


class TermsForm(Form):
    """What holds for all files of an upload, unless something better is known of one."""

    received_on = DateField(
        _("Modtaget den"),
        description=_(
            "Kun hvis alle svar er modtaget samme dag. Ellers tages dagen fra portalens liste "
            "eller mailen, og for andre filer dagen i dag. Den afgør, om de er rettidige.",
        ),
        validators=[Optional()],
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


class UploadForm(FilesForm, TermsForm):
    """The files, and what holds for all of them."""


class FileForm(Form):
    """One file in the preview. Its ``prefix`` is the response's id."""

    class Meta(Form.Meta):
        """The form around all files carries the token."""

        csrf = False

    sender = StringField(_("Navn og adresse"), validators=[Length(max=_LONGEST_SENDER)])
    organisation = StringField(_("Organisation"), validators=[Length(max=_LONGEST_SENDER)])
    sender_kind = SelectField(_("Afsender"), choices=sender_kind_choices)
    declared_protected = BooleanField(_("Har adressebeskyttelse"))
    received_on = DateField(_("Modtaget den"), validators=[Optional()])
    left_out = BooleanField(_("Udelad"))
    attach_to = IntegerField(_("Bilag til svar nr."), validators=[Optional(), NumberRange(min=1)])

    def details(self) -> SenderDetails:
        """Give what was filled in; only after ``validate``."""
        return SenderDetails(
            sender=self.sender.data or "",
            organisation=self.organisation.data or "",
            sender_kind=SenderKind(self.sender_kind.data),
            declared_protected=self.declared_protected.data,
            received_on=self.received_on.data,
            attach_to=self.attach_to.data,
        )


class StartForm(Form):
    """The day of those files that have none of their own."""

    received_on = DateField(
        _("Modtaget den"),
        description=_(
            "Gælder de høringssvar, hvis egen dag er tom nedenfor. En mails egen dato går forud. "
            "Dagen afgør, om de er rettidige."
        ),
        validators=[Optional()],
    )


def too_large_words(filename: str, size: int) -> str:
    """Say that a file is too large to be uploaded; empty if it is not."""
    is_archive = PurePath(filename).suffix.lower() == ".zip"
    most = MAX_ARCHIVE_BYTES if is_archive else MAX_FILE_BYTES
    if size <= most:
        return ""
    return gettext(
        "»%(name)s« fylder %(size)s. En fil må højst fylde %(most)s. Gem den i en "
        "mindre udgave, eller del den op.",
        name=filename,
        size=format_bytes(size),
        most=format_bytes(most // _MEGABYTE * _MEGABYTE),
    )


def _given(files: Iterable[FileStorage] | None) -> Iterable[FileStorage]:
    return (file for file in files or () if file and file.filename)


def _size(file: FileStorage) -> int:
    """Measure a file that the server has already received."""
    file.stream.seek(0, 2)
    size = file.stream.tell()
    file.stream.seek(0)
    return size
