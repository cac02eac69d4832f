"""Accounts: who may log in, as what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import lazy_gettext as _
from wtforms import PasswordField, RadioField, StringField
from wtforms.fields import SelectChoice
from wtforms.validators import DataRequired, Length, Optional, Regexp

from summarizer.domain.danish import danish
from summarizer.domain.user import Role
from summarizer.web.refused import code_of
from summarizer.web.seen_form import SeenForm
from summarizer.web.session import context, current_actor
from summarizer.web.texts import gettext, said
from summarizer.web.words import ROLE_TASKS, ROLE_WORDS
from summarizer.workflow.accounts.manage_users import (
    SHORTEST_PASSWORD,
    add_user,
    correct_user,
    set_password,
    set_user_active,
    user_mark,
)
from summarizer.workflow.looks.overviews import list_users
from summarizer.workflow.permissions import Permission, require
from summarizer.workflow.refusals import Invalid, NotFound, Overtaken

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

blueprint = Blueprint("users", __name__)


def role_choices() -> list[SelectChoice]:
    """Give the roles with what each of them does."""
    return [SelectChoice(role.value, f"{ROLE_WORDS[role]}. {ROLE_TASKS[role]}") for role in Role]


class UserForm(SeenForm):
    """An account that is there. The administrator hands a new password over."""

    name = StringField(
        _("Navn"),
        description=_("Som kolleger ser det, også på godkendelser."),
        validators=[DataRequired(), Length(max=200)],
        render_kw={"autocomplete": "off"},
    )
    role = RadioField(_("Rolle"), choices=role_choices, validators=[DataRequired()])
    password = PasswordField(
        _("Ny adgangskode"),
        description=_("Mindst 12 tegn. Tomt felt: uændret. Giv den videre på en sikker måde."),
        validators=[Optional(), Length(min=SHORTEST_PASSWORD)],
        render_kw={"autocomplete": "new-password"},
    )


class NewUserForm(UserForm):
    """A new account. The administrator hands the password over."""

    username = StringField(
        _("Brugernavn"),
        description=_("Bogstaver, tal, punktum og bindestreg."),
        validators=[
            DataRequired(),
            Length(max=80),
            Regexp(
                r"^\s*[\w.@-]+\s*$", message=_("Brug kun bogstaver, tal, punktum og bindestreg.")
            ),
        ],
        render_kw={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"},
    )
    password = PasswordField(
        _("Adgangskode"),
        description=_("Mindst 12 tegn. Giv den videre på en sikker måde."),
        validators=[DataRequired(), Length(min=SHORTEST_PASSWORD)],
        render_kw={"autocomplete": "new-password"},
    )


@blueprint.get("/brugere")
def overview() -> ResponseReturnValue:
    """List the accounts."""
    actor = current_actor()
    return render_template(
        "users/overview.html",
        users=list_users(context(), actor),
        own_id=actor.id,
    )


@blueprint.route("/brugere/ny", methods=["GET", "POST"])
def new() -> ResponseReturnValue:
    """Ask for a new account and open it."""
    actor = current_actor()
    require(actor, Permission.MANAGE_USERS)
    form = NewUserForm()
    if form.validate_on_submit():
        try:
            user = add_user(
                context(),
                actor,
                username=form.username.data,
                name=form.name.data,
                role=Role(form.role.data),
                password=form.password.data,
            )
        except Invalid as refusal:
            form.username.errors = [said(refusal.words)]
        else:
            flash(gettext("%(name)s kan nu logge ind.", name=user.name), "success")
            return redirect(url_for("users.overview"))
    return render_template("users/new.html", form=form), 400 if form.is_submitted() else 200


@blueprint.route("/brugere/<user_id>", methods=["GET", "POST"])
def correct(user_id: str) -> ResponseReturnValue:
    """Change an account's name, role or password."""
    actor = current_actor()
    user = next((one for one in list_users(context(), actor) if one.id == user_id), None)
    if user is None:
        raise NotFound(danish("Brugeren"))
    standing = {"name": user.name, "role": user.role.value, "seen": user_mark(user)}
    form = UserForm(data=standing)
    code = 400 if form.is_submitted() else 200
    is_valid = form.validate_on_submit()
    if is_valid and user.id == actor.id and form.password.data:
        # There the present one is asked for.
        form.password.errors = [gettext("Din egen adgangskode ændrer du under Min konto.")]
    elif is_valid:
        try:
            correct_user(
                context(),
                actor,
                user_id,
                name=form.name.data,
                role=Role(form.role.data),
                seen=form.mark,
            )
        except Invalid as refusal:
            form.role.errors = [said(refusal.words)]
        except Overtaken as refusal:
            form.show_standing(UserForm(None, data=standing), refusal)
            if form.password.data:
                # It is never sent back.
                form.password.errors = [gettext("Skriv adgangskoden igen.")]
            code = 409
        else:
            if form.password.data:
                set_password(context(), actor, user_id, password=form.password.data)
            flash(gettext("%(name)s er rettet.", name=form.name.data), "success")
            return redirect(url_for("users.overview"))
    return render_template("users/correct.html", form=form, user=user), code


@blueprint.post("/brugere/<user_id>/aabn", defaults={"active": True}, endpoint="open")
@blueprint.post("/brugere/<user_id>/luk", defaults={"active": False}, endpoint="close")
def set_active(user_id: str, *, active: bool) -> ResponseReturnValue:
    """Open or close an account."""
    actor = current_actor()
    try:
        set_user_active(context(), actor, user_id, active=active)
    except Invalid as refusal:
        flash(said(refusal.words), "error")
        page = render_template(
            "users/overview.html",
            users=list_users(context(), actor),
            own_id=actor.id,
        )
        return page, code_of(refusal)
    flash(gettext("Kontoen er åben.") if active else gettext("Kontoen er lukket."), "success")
    return redirect(url_for("users.overview"))
