"""The small forms around a response: decide, exclude, replace, type, ask again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import lazy_gettext as _
from flask_wtf.file import FileField, FileRequired
from wtforms import (
    BooleanField,
    DateField,
    HiddenField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length

from summarizer.domain.hearing import SenderKind
from summarizer.web.forms import Form, sender_kind_choices
from summarizer.web.seen_form import SeenForm
from summarizer.workflow.review.correct_facts import Facts, facts_mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.store.records import ResponseRecord

MASK = "mask"
NOT_PERSONAL = "not_personal"
_LONGEST_REASON = 500
_LONGEST_LETTER = 2_000_000
_LONGEST_MASKED = 5_000
_LONGEST_SENDER = 300


class ExcludeForm(Form):
    """Why a response is taken out of the hearing."""

    reason = TextAreaField(
        _("Hvorfor skal høringssvaret udelades?"),
        [
            InputRequired(_("Skriv, hvorfor høringssvaret skal udelades.")),
            Length(max=_LONGEST_REASON),
        ],
        description=_("Begrundelsen står i høringslisten. Skriv ingen personoplysninger."),
    )


class NewDraftForm(Form):
    """One more thing to look for."""

    note = StringField(
        _("Ekstra opmærksomhedspunkt"),
        [Length(max=_LONGEST_REASON)],
        description=_("For eksempel: Hvad siger høringssvaret om støj?"),
    )


class FactsForm(SeenForm):
    """What stands beside the response in lists and hvidbog."""

    received_on = DateField(_("Modtaget den"), [InputRequired()])
    sender_kind = SelectField(_("Afsender"), choices=sender_kind_choices)
    organisation = StringField(
        _("Organisation"),
        [Length(max=_LONGEST_SENDER)],
        description=_("Kommer med i hvidbogen, når afsenderen ikke er en privatperson."),
    )

    @classmethod
    def filled(cls, response: ResponseRecord) -> FactsForm:
        """Give the form as it stands for a response."""
        return cls(None, obj=response, prefix="facts", data={"seen": facts_mark(response)})

    def facts(self) -> Facts:
        """Give what was filled in; only after ``validate``."""
        return Facts(
            received_on=self.received_on.data,
            sender_kind=SenderKind(self.sender_kind.data),
            organisation=self.organisation.data or "",
        )


class ReplaceFileForm(Form):
    """A readable file in the place of the one that could not be read."""

    file = FileField(_("Ny fil"), [FileRequired(_("Vælg en fil."))])


class AddAttachmentForm(Form):
    """A file that belongs to the response and came later."""

    file = FileField(
        _("Bilag"),
        [FileRequired(_("Vælg en fil."))],
        description=_("Høringssvaret læses og screenes igen med bilaget til sidst."),
    )


class TypeTextForm(Form):
    """The letter, typed off the paper."""

    text = TextAreaField(
        _("Høringssvarets tekst"),
        [InputRequired(_("Skriv høringssvarets tekst i feltet.")), Length(max=_LONGEST_LETTER)],
        description=_(
            "Skriv eller indsæt hele brevet. En tom linje begynder et nyt afsnit. "
            "Teksten screenes ligesom alle andre.",
        ),
    )


class LookedOverForm(Form):
    """A person has compared the text with the file."""

    screening_id = HiddenField()
    looked = BooleanField(
        _("Jeg har åbnet filen og set, at teksten her på siden er hele høringssvaret"),
        [InputRequired(_("Sæt kryds, når du har sammenlignet teksten med filen."))],
    )


class DecideForm(Form):
    """The decisions over a held response; made per screening by ``decide_form``."""

    screening_id = HiddenField()
    also_mask = TextAreaField(
        _("Maskér også"),
        [Length(max=_LONGEST_MASKED)],
        description=_(
            "Navne, adresser og andet, som screeningen ikke fandt: skriv det, som det står i "
            "teksten, én ting på hver linje."
        ),
    )
    has_read = BooleanField(
        _("Jeg forstår sproget, har læst hele teksten, og alle personoplysninger er maskeret")
    )


def decide_form(keys: Sequence[int]) -> DecideForm:
    """Make a form with one choice, *mask* or *not personal*, for each group of findings.

    Beside it stands whether the choice holds for the whole hearing.
    """
    fields: dict[str, object] = {
        field_name(key): RadioField(
            _("Afgørelse"),
            choices=[
                SelectChoice(MASK, _("Maskér")),
                SelectChoice(NOT_PERSONAL, _("Ikke personoplysning")),
            ],
            default=MASK,
        )
        for key in keys
    }
    fields |= {across_name(key): BooleanField(_("Hele høringen")) for key in keys}
    made: type[DecideForm] = type("DecideFormOfScreening", (DecideForm,), fields)
    return made()


def field_name(key: int) -> str:
    """Name the field of a group of findings by its first finding's position."""
    return f"finding-{key}"


def across_name(key: int) -> str:
    """Name the field that makes a decision hold for the whole hearing."""
    return f"across-{key}"
