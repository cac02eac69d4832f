"""What is asked when a hearing is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, DateField, RadioField, StringField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import DataRequired, InputRequired, Length, ValidationError

from summarizer.web.engines import OPENAI, engine_choices
from summarizer.web.gate.forms import StrictnessFields
from summarizer.web.hearings.terms_form import TermsFields
from summarizer.web.note_lines import few_short_notes, lines_of
from summarizer.web.seen_form import SeenForm
from summarizer.web.texts import gettext
from summarizer.workflow.hearings.correct_hearing import HearingFacts
from summarizer.workflow.hearings.create_hearing import NewHearing

if TYPE_CHECKING:
    from collections.abc import Collection

_LONGEST_TITLE = 300
_LONGEST_CASE_NUMBER = 80


class HearingFactsForm(SeenForm):
    """What a hearing is called, when it runs, and what is looked for."""

    title = StringField(
        _("Høringens titel"),
        description=_("Som borgerne kender den, for eksempel »Lokalplan 214 – Møllevangen«."),
        validators=[DataRequired(), Length(max=_LONGEST_TITLE)],
    )
    case_number = StringField(
        _("Sagsnr."),
        description=_("Som i jeres journalsystem."),
        validators=[DataRequired(), Length(max=_LONGEST_CASE_NUMBER)],
    )
    opens_on = DateField(_("Høringen begynder"), validators=[InputRequired()])
    deadline = DateField(
        _("Frist"),
        description=_("Sidste dag, hvor et svar er rettidigt."),
        validators=[InputRequired()],
    )
    four_eyes = BooleanField(
        _("To personer skal se hvert referat"),
        description=_("Den, der sidst rettede et referat, kan ikke selv godkende det."),
    )
    notes = TextAreaField(
        _("Opmærksomhedspunkter"),
        description=_(
            "Hvad skal udkastet særligt se efter? Ét pr. linje, for eksempel »Trafik ved skolen«. "
            "Skriv ingen navne.",
        ),
        validators=[few_short_notes],
    )

    def validate_deadline(self, field: DateField) -> None:
        """Refuse a hearing that ends before it begins."""
        if field.data and self.opens_on.data and field.data < self.opens_on.data:
            raise ValidationError(gettext("Fristen ligger før høringens start. Ret datoerne."))

    def facts(self) -> HearingFacts:
        """Give what was filled in; only after ``validate``."""
        return HearingFacts(
            title=self.title.data,
            case_number=self.case_number.data,
            opens_on=self.opens_on.data,
            deadline=self.deadline.data,
            four_eyes=self.four_eyes.data,
            notes=lines_of(self.notes.data),
        )


class NewHearingForm(HearingFactsForm, TermsFields, StrictnessFields):
    """A new hearing. ``offer`` must be called with the engines before it is used."""

    engine = RadioField(_("Hvem laver udkast til referaterne?"), default="citat")

    def offer(self, engine_names: Collection[str]) -> None:
        """Let the form choose among the engines that are set up."""
        self.engine.choices = [
            SelectChoice(one.name, f"{one.title}. {one.about}")
            for one in engine_choices(engine_names)
        ]
        if OPENAI not in engine_names:
            self.without_model()

    def hearing(self) -> NewHearing:
        """Give what was filled in; only after ``validate``."""
        return NewHearing(
            title=self.title.data,
            case_number=self.case_number.data,
            opens_on=self.opens_on.data,
            deadline=self.deadline.data,
            engine=self.engine.data,
            four_eyes=self.four_eyes.data,
            notes=lines_of(self.notes.data),
            style=self.style(),
            ceiling_oere=self.ceiling_oere(),
            hold_on_doubt=self.hold_on_doubt.data,
            second_person=self.second_person.data,
        )
