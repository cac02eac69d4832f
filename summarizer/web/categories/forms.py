"""The words of a theme, as staff type them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import lazy_gettext as _
from wtforms import StringField, TextAreaField
from wtforms.validators import DataRequired, Length

from summarizer.web.seen_form import SeenForm
from summarizer.workflow.categories.coding_frame import CategoryWords, category_mark

if TYPE_CHECKING:
    from summarizer.domain.category import Category


class CategoryForm(SeenForm):
    """Name, description and keywords of one theme."""

    name = StringField(_("Navn"), validators=[DataRequired(), Length(max=120)])
    description = TextAreaField(
        _("Beskrivelse"),
        description=_("Hvad hører under emnet? Teksten kommer med i hvidbogen."),
        validators=[Length(max=2_000)],
    )
    keywords = StringField(
        _("Stikord"),
        description=_("Ord, som peger på emnet, skilt med komma: vej, cykelsti, parkering."),
        validators=[Length(max=1_000)],
    )

    @classmethod
    def filled(cls, category: Category) -> CategoryForm:
        """Give the form as it stands for a theme."""
        words = {
            "name": category.name,
            "description": category.description,
            "keywords": ", ".join(category.keywords),
        }
        return cls(None, data=words | {"seen": category_mark(category)})

    def words(self) -> CategoryWords:
        """Give what was typed; to be asked after ``validate``."""
        return CategoryWords(
            name=self.name.data or "",
            description=self.description.data or "",
            keywords=(self.keywords.data or "",),
        )
