"""A form over what somebody else may change meanwhile: it knows what it was filled with."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from wtforms import HiddenField

from summarizer.web.formatting import format_day
from summarizer.web.forms import Form
from summarizer.web.texts import gettext, said

if TYPE_CHECKING:
    from wtforms import Field

    from summarizer.workflow.refusals import Overtaken


class SeenForm(Form):
    """``seen`` is the mark of what the form showed; saving is refused when something else stands.

    A form that is sent without the mark has shown nothing, and is refused as well.
    """

    seen = HiddenField()
    # Somebody else saved meanwhile.
    overtaken = False

    @property
    def mark(self) -> str:
        """Give the mark that was sent, never the one that a field falls back on."""
        return str(self.seen.raw_data[0]) if self.seen.raw_data else ""

    def show_standing(self, standing: SeenForm, refusal: Overtaken) -> None:
        """Keep what was typed and show what stands beside it; saved again, it is known.

        ``standing`` is the same form, filled with what stands.
        """
        self.overtaken = True
        self.form_errors.append(said(refusal.words))
        self.seen.data = standing.seen.data
        for field in self:
            now = standing[field.short_name]
            if field.short_name not in _OURS and _plain(now) != _plain(field):
                field.standing = _words(now)


_OURS = frozenset({"seen", "csrf_token", "password"})


def _plain(field: Field) -> object:
    """Give what a field holds, however a browser ends its lines."""
    data = field.data
    return "\n".join(data.split("\r\n")).strip() or None if isinstance(data, str) else data


def _words(field: Field) -> str:
    """Say what a field holds as its page would show it."""
    if hasattr(field, "iter_choices"):
        chosen = [str(one[1]) for one in field.iter_choices() if one[2]]
        return chosen[0] if chosen else gettext("intet")
    if isinstance(field.data, bool):
        return gettext("ja") if field.data else gettext("nej")
    if isinstance(field.data, date):
        return format_day(field.data)
    return str(field.data if field.data not in {None, ""} else gettext("intet"))
