"""The protected register: what is in force, and putting a newer one in its place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import lazy_gettext as _
from flask_wtf.file import FileField, FileRequired, FileSize

from summarizer.web.formatting import format_number
from summarizer.web.forms import Form
from summarizer.web.session import context, current_actor
from summarizer.web.texts import gettext, ngettext
from summarizer.workflow.keep_register import import_register
from summarizer.workflow.overviews import register_in_force
from summarizer.workflow.permissions import Permission, require
from summarizer.workflow.refusals import Invalid

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from flask.typing import ResponseReturnValue

    from summarizer.store.records import RegisterRecord

blueprint = Blueprint("register", __name__)

_MOST_BYTES = 100_000_000
_WARN_DAYS_BEFORE = 7


class RegisterForm(Form):
    """The file with the people whose names and addresses are protected."""

    file = FileField(
        _("Registerfil (CSV)"),
        validators=[
            FileRequired(_("Vælg registerfilen.")),
            FileSize(max_size=_MOST_BYTES, message=_("Filen er for stor. Den må fylde 100 MB.")),
        ],
    )


@dataclass(frozen=True, slots=True)
class RegisterView:
    """The register in force; its entries are hashes that nobody can read back."""

    entries: int
    imported_at: datetime
    imported_by: str
    short_version: str
    age_days: int
    valid_until: datetime
    is_expired: bool
    is_ageing: bool


@blueprint.get("/register")
def overview() -> ResponseReturnValue:
    """Show what is in force and the form for a newer one."""
    return _page(RegisterForm())


@blueprint.post("/register", endpoint="put_in_force")
def put_in_force() -> ResponseReturnValue:
    """Read the file, keep hashes only, and screen again what had not been drafted."""
    actor = current_actor()
    require(actor, Permission.KEEP_REGISTER)
    form = RegisterForm()
    if not form.validate():
        return _page(form), 400
    try:
        imported = import_register(context(), actor, form.file.data.stream.read())
    except Invalid as refusal:
        form.file.errors = [str(refusal)]
        return _page(form), 400
    flash(
        ngettext(
            "Registeret med %(entries)s person er i kraft.",
            "Registeret med %(entries)s personer er i kraft.",
            imported.record.entry_count,
            entries=format_number(imported.record.entry_count),
        )
        + " "
        + gettext(
            "%(again)s høringssvar, der ventede på udkast, bliver screenet igen.",
            again=format_number(imported.screened_again),
        ),
        "success",
    )
    return redirect(url_for("register.overview"))


def _page(form: RegisterForm) -> str:
    record, names = register_in_force(context(), current_actor())
    limit = context().screeners.max_age_days
    return render_template(
        "register/overview.html",
        form=form,
        register=None if record is None else _view(record, names, limit_days=limit),
        limit_days=limit,
    )


def _view(
    record: RegisterRecord,
    names: Mapping[str, str],
    *,
    limit_days: int,
) -> RegisterView:
    age = context().now() - record.imported_at
    limit = timedelta(days=limit_days)
    return RegisterView(
        entries=record.entry_count,
        imported_at=record.imported_at,
        imported_by=names.get(record.imported_by, ""),
        short_version=record.version[:12],
        age_days=age.days,
        valid_until=record.imported_at + limit,
        is_expired=age > limit,
        is_ageing=age > limit - timedelta(days=_WARN_DAYS_BEFORE),
    )
