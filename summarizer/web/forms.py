"""The base of every form: Danish messages for what WTForms says in English, and shared choices."""

from __future__ import annotations

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms.fields import SelectChoice

from summarizer.domain.hearing import SenderKind
from summarizer.web.words import SENDER_KIND_WORDS

# WTForms has no Danish catalogue. Its message ids (English) → ours (Danish).
MESSAGES: dict[str, object] = {
    "This field is required.": _("Feltet skal udfyldes."),
    "Invalid input.": _("Det kan feltet ikke indeholde."),
    "Invalid email address.": _("Skriv en e-mailadresse som navn@eksempel.dk."),
    "Invalid Choice: could not coerce.": _("Vælg en af mulighederne."),
    "Not a valid choice.": _("Vælg en af mulighederne."),
    "Not a valid integer value.": _("Skriv et helt tal."),
    "Not a valid decimal value.": _("Skriv et tal."),
    "Not a valid float value.": _("Skriv et tal."),
    "Not a valid date value.": _("Skriv en dato som 31-12-2026."),
    "Not a valid datetime value.": _("Skriv en dato og et klokkeslæt."),
    "Not a valid time value.": _("Skriv et klokkeslæt som 14:05."),
    "Field must be equal to %(other_name)s.": _("De to felter skal være ens."),
    "Field must be at least %(min)d character long.": _("Skriv mindst %(min)d tegn."),
    "Field must be at least %(min)d characters long.": _("Skriv mindst %(min)d tegn."),
    "Field cannot be longer than %(max)d character.": _("Skriv højst %(max)d tegn."),
    "Field cannot be longer than %(max)d characters.": _("Skriv højst %(max)d tegn."),
    "Field must be exactly %(max)d character long.": _("Skriv præcis %(max)d tegn."),
    "Field must be exactly %(max)d characters long.": _("Skriv præcis %(max)d tegn."),
    "Field must be between %(min)d and %(max)d characters long.": _(
        "Skriv mellem %(min)d og %(max)d tegn.",
    ),
    "Number must be at least %(min)s.": _("Tallet skal være mindst %(min)s."),
    "Number must be at most %(max)s.": _("Tallet må højst være %(max)s."),
    "Number must be between %(min)s and %(max)s.": _(
        "Tallet skal være mellem %(min)s og %(max)s.",
    ),
    "'%(value)s' is not a valid choice for this field.": _("Vælg en af mulighederne."),
    "Invalid choice(s): one or more data inputs could not be coerced.": _(
        "Vælg blandt mulighederne.",
    ),
    "Date must be at least %(min)s.": _("Datoen må tidligst være %(min)s."),
    "Date must be at most %(max)s.": _("Datoen må senest være %(max)s."),
    "Date must be between %(min)s and %(max)s.": _(
        "Datoen skal ligge mellem %(min)s og %(max)s.",
    ),
    "Invalid URL.": _("Skriv en webadresse, der begynder med https://."),
    "File does not have an approved extension: {extensions}": _(
        "Filtypen kan ikke bruges. Vælg en af disse: {extensions}",
    ),
    "The CSRF token is missing.": _("Genindlæs siden, og prøv igen."),
    "The CSRF token is invalid.": _("Genindlæs siden, og prøv igen."),
    "The CSRF token has expired.": _("Siden har været åben for længe. Genindlæs den."),
}


class _Translations:
    """What WTForms asks for a message; placeholders are filled in by WTForms afterwards."""

    def gettext(self, string: str) -> str:
        return str(MESSAGES.get(string, string))

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        return self.gettext(singular if n == 1 else plural)


class Form(FlaskForm):
    """Every form of ours derives from this.

    Two forms on one page need different ``prefix``es, or their fields share ids.
    """

    class Meta(FlaskForm.Meta):
        """Put our translations in the place of WTForms' own."""

        def get_translations(self, _form: object) -> _Translations:
            """Give WTForms the messages above."""
            return _Translations()


def sender_kind_choices() -> list[SelectChoice]:
    """Give the kinds of senders to choose from, most frequent first."""
    return [SelectChoice(kind.value, SENDER_KIND_WORDS[kind]) for kind in reversed(SenderKind)]
