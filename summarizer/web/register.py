"""The protected register: what is in force, and putting a newer one in its place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _
from flask_wtf.file import FileField, FileRequired, FileSize

from summarizer.web.formatting import format_number
from summarizer.web.forms import Form
from summarizer.web.session import context, current_actor
from summarizer.web.texts import gettext, ngettext, said
from summarizer.workflow.gate.keep_register import (
    check_register,
    put_register_in_force,
    register_history,
    remove_register_version,
)
from summarizer.workflow.looks.overviews import register_in_force
from summarizer.workflow.permissions import Permission, require

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from flask.typing import ResponseReturnValue

    from summarizer.store.records import RegisterRecord
    from summarizer.workflow.gate.keep_register import Checked

blueprint = Blueprint("register", __name__)

_MOST_BYTES = 100_000_000
_WARN_DAYS_BEFORE = 7
_MOST_PROBLEMS = 20


class RegisterForm(Form):
    """The file with the people whose names and addresses are protected."""

    file = FileField(
        _("Registerfil (CSV eller Excel)"),
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


@dataclass(frozen=True, slots=True)
class CheckView:
    """A file that was looked at, in numbers. ``register_id`` is empty when it cannot be used."""

    register_id: str
    entries: int
    duplicates: int
    without_address: int
    problems: tuple[str, ...]
    more_problems: int
    difference: int


@dataclass(frozen=True, slots=True)
class VersionView:
    """One version that was in force."""

    id: str
    entries: int
    imported_at: datetime
    imported_by: str
    until: datetime | None
    short_version: str
    removed_at: datetime | None
    removed_by: str


@blueprint.get("/register")
def overview() -> ResponseReturnValue:
    """Show what is in force and the form for a newer one."""
    return _page(RegisterForm())


@blueprint.post("/register")
def check() -> ResponseReturnValue:
    """Read the file and show what is in it, in numbers; nothing is in force by that."""
    require(current_actor(), Permission.KEEP_REGISTER)
    form = RegisterForm()
    if not form.validate():
        return _page(form), 400
    checked = check_register(context(), current_actor(), form.file.data.stream.read())
    if checked.record is None:
        form.file.errors = [said(checked.refusal)]
        return _page(form, checked), 400
    return _page(form, checked)


@blueprint.post("/register/i-kraft")
def put_in_force() -> ResponseReturnValue:
    """Let the file that was looked at count, and screen again what had not been drafted."""
    imported = put_register_in_force(
        context(),
        current_actor(),
        request.form.get("register_id", ""),
    )
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


@blueprint.post("/register/<register_id>/fjern")
def remove(register_id: str) -> ResponseReturnValue:
    """Wipe an old version's hashes."""
    remove_register_version(context(), current_actor(), register_id)
    flash(gettext("Den gamle udgave er fjernet."), "success")
    return redirect(url_for("register.overview"))


def _page(form: RegisterForm, checked: Checked | None = None) -> str:
    record, names = register_in_force(context(), current_actor())
    history, _names = register_history(context(), current_actor())
    limit = context().screeners.max_age_days
    return render_template(
        "register/overview.html",
        form=form,
        register=None if record is None else _view(record, names, limit_days=limit),
        checked=None if checked is None else _check(checked, record),
        versions=_versions(history, names),
        limit_days=limit,
    )


def _check(checked: Checked, in_force: RegisterRecord | None) -> CheckView:
    preview = checked.preview
    return CheckView(
        register_id="" if checked.record is None else checked.record.id,
        entries=preview.entry_count,
        duplicates=preview.duplicates,
        without_address=preview.rows_without_address,
        problems=tuple(said(one) for one in preview.problems[:_MOST_PROBLEMS]),
        more_problems=max(0, len(preview.problems) - _MOST_PROBLEMS),
        difference=preview.entry_count - (0 if in_force is None else in_force.entry_count),
    )


def _versions(
    history: Sequence[RegisterRecord],
    names: Mapping[str, str],
) -> tuple[VersionView, ...]:
    """Present the versions; each was in force until the one above it."""
    return tuple(
        VersionView(
            id=one.id,
            entries=one.entry_count,
            imported_at=one.imported_at,
            imported_by=names.get(one.imported_by, ""),
            until=None if at == 0 else history[at - 1].in_force_at,
            short_version=one.version[:12],
            removed_at=one.removed_at,
            removed_by=names.get(one.removed_by or "", ""),
        )
        for at, one in enumerate(history)
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
