"""How strict a hearing is, and the documents it published itself."""

from __future__ import annotations

from flask_babel import lazy_gettext as _
from flask_wtf.file import FileField, FileRequired, FileSize
from wtforms import BooleanField

from summarizer.intake import MAX_FILE_BYTES
from summarizer.web.forms import Form
from summarizer.web.seen_form import SeenForm


class StrictnessFields(Form):
    """Asked when a hearing is opened, and on the page about its screening."""

    hold_on_doubt = BooleanField(
        _("Hold alle høringssvar med tvivlsomme ord tilbage"),
        description=_(
            "Ellers bliver et enkelt tvivlsomt ord maskeret, og høringssvaret går videre.",
        ),
    )
    second_person = BooleanField(
        _("To personer skal frigive, når en beskyttet person kan være nævnt"),
        description=_(
            "Den databeskyttelsesansvarlige foreslår. En anden databeskyttelsesansvarlig eller en "
            "administrator bekræfter.",
        ),
    )


class StrictnessForm(StrictnessFields, SeenForm):
    """The page of its own."""


class DocumentForm(Form):
    """A plan, an invitation, or whatever else the hearing published."""

    file = FileField(
        _("Dokument"),
        validators=[
            FileRequired(_("Vælg en fil.")),
            FileSize(max_size=MAX_FILE_BYTES, message=_("Filen er for stor.")),
        ],
    )
