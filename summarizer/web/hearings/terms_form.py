"""House style and ceiling: asked when a hearing is opened, and changed on a page of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import lazy_gettext as _
from wtforms import IntegerField, RadioField, SelectField
from wtforms.fields import SelectChoice
from wtforms.validators import NumberRange, Optional

from summarizer.domain.style import DEFAULT_STYLE, LIX_RANGE, HouseStyle, Shape, Tone
from summarizer.web.forms import Form
from summarizer.web.seen_form import SeenForm
from summarizer.web.words import SHAPE_WORDS, TONE_WORDS
from summarizer.workflow.hearings.create_hearing import terms_mark

if TYPE_CHECKING:
    from summarizer.domain.hearing import Hearing

_PERCENT = 100
_LEAST_PERCENT = 10
_MOST_POINTS = 50
_MOST_KRONER = 100_000
_OERE = 100


class TermsFields(Form):
    """The fields; ``tone`` and ``ceiling`` are ``None`` after ``without_model``.

    ``style`` and ``ceiling_oere`` are to be asked only after ``validate``.
    """

    share = IntegerField(
        _("Længde i procent af høringssvaret"),
        description=_("Korte høringssvar gengives næsten helt, uanset tallet."),
        default=round(DEFAULT_STYLE.share * _PERCENT),
        validators=[Optional(), NumberRange(_LEAST_PERCENT, _PERCENT)],
    )
    max_points = IntegerField(
        _("Højst så mange punkter"),
        description=_("Tomt felt: så mange, som høringssvaret kræver."),
        validators=[Optional(), NumberRange(1, _MOST_POINTS)],
    )
    shape = RadioField(
        _("Referatets form i hvidbogen"),
        description=_("Ved kontrollen står punkterne altid hver for sig med deres belæg."),
        choices=lambda: [SelectChoice(one.value, SHAPE_WORDS[one]) for one in Shape],
        default=DEFAULT_STYLE.shape.value,
    )
    tone = SelectField(
        _("Tone"),
        description=_("Gælder sprogmodellen. Citatmotoren bruger afsenderens egne ord."),
        choices=lambda: [SelectChoice(one.value, TONE_WORDS[one]) for one in Tone],
        default=DEFAULT_STYLE.tone.value,
    )
    lix = IntegerField(
        _("Højeste lixtal"),
        description=_("For eksempel 35 for let læselig tekst. Tomt felt: intet mål."),
        validators=[Optional(), NumberRange(*LIX_RANGE)],
    )
    ceiling = IntegerField(
        _("Loft for sprogmodellen i kroner"),
        description=_(
            "Når loftet er nået, spørges modellen ikke mere. Resten får citatudkast, og det står "
            "på dem. Tomt felt: intet loft.",
        ),
        validators=[Optional(), NumberRange(0, _MOST_KRONER)],
    )

    def without_model(
        self, *, tone: Tone = DEFAULT_STYLE.tone, ceiling_oere: int | None = None
    ) -> None:
        """Leave out what only a language model heeds; what stood there is kept as it was."""
        del self.tone
        del self.ceiling
        self._kept = tone, ceiling_oere

    def style(self) -> HouseStyle:
        """Give the house style that was filled in."""
        return HouseStyle(
            share=self.share.data / _PERCENT if self.share.data else DEFAULT_STYLE.share,
            max_points=self.max_points.data or 0,
            tone=Tone(self.tone.data) if self.tone else self._kept[0],
            shape=Shape(self.shape.data),
            lix=self.lix.data or 0,
        )

    def ceiling_oere(self) -> int | None:
        """Give the ceiling that was filled in, in øre."""
        if not self.ceiling:
            return self._kept[1]
        return None if self.ceiling.data is None else self.ceiling.data * _OERE

    @property
    def has_wrong_terms(self) -> bool:
        """Tell whether one of these fields must be shown for its error."""
        fields = (self.share, self.max_points, self.shape, self.tone, self.lix, self.ceiling)
        return any(field.errors for field in fields if field)


class TermsForm(TermsFields, SeenForm):
    """The page of its own."""


def filled_terms(hearing: Hearing) -> dict[str, object]:
    """Give the fields' values for a hearing as it is."""
    style = hearing.style
    return {
        "share": round(style.share * _PERCENT),
        "max_points": style.max_points or None,
        "tone": style.tone.value,
        "shape": style.shape.value,
        "lix": style.lix or None,
        "seen": terms_mark(hearing),
        "ceiling": None if hearing.ceiling_oere is None else hearing.ceiling_oere // _OERE,
    }
