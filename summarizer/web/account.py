"""One's own account: who one is here, and a new password."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from flask_wtf.csrf import generate_csrf
from wtforms import PasswordField, StringField
from wtforms.validators import DataRequired, EqualTo, Length

from summarizer.web.auth import FAILURES_PER_NAME, has_failed, limiter, start_session
from summarizer.web.forms import Form
from summarizer.web.session import context, current_actor
from summarizer.web.texts import said
from summarizer.workflow.accounts.manage_users import SHORTEST_PASSWORD
from summarizer.workflow.accounts.own_account import WrongPassword, change_own_password
from summarizer.workflow.permissions import Permission, may
from summarizer.workflow.refusals import Invalid
from summarizer.workflow.uploads.tell_when_done import own_address, set_own_address

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

blueprint = Blueprint("account", __name__)


class PasswordForm(Form):
    """The password that is, and the one that is to be, twice."""

    current = PasswordField(
        _("Nuværende adgangskode"),
        validators=[DataRequired(), Length(max=1000)],
        render_kw={"autocomplete": "current-password"},
    )
    new = PasswordField(
        _("Ny adgangskode"),
        description=_("Mindst 12 tegn. En sætning er god at huske."),
        validators=[DataRequired(), Length(min=SHORTEST_PASSWORD, max=1000)],
        render_kw={"autocomplete": "new-password"},
    )
    again = PasswordField(
        _("Ny adgangskode igen"),
        validators=[DataRequired(), EqualTo("new", _("De to nye adgangskoder er ikke ens."))],
        render_kw={"autocomplete": "new-password"},
    )


class MailForm(Form):
    """Where to be told that an upload is done."""

    address = StringField(
        _("E-mailadresse"),
        description=_(
            "Du får antal og et link, aldrig noget fra høringssvarene. Tom: ingen besked."
        ),
        validators=[Length(max=200)],
        render_kw={"autocomplete": "email", "inputmode": "email"},
    )


def _own_id() -> str:
    return current_actor().id


@blueprint.route("/konto", methods=["GET", "POST"])
@limiter.limit(FAILURES_PER_NAME, key_func=_own_id, methods=["POST"], deduct_when=has_failed)
def overview() -> ResponseReturnValue:
    """Show one's account, and change its password."""
    actor = current_actor()
    form = PasswordForm()
    if form.validate_on_submit():
        try:
            change_own_password(
                context(),
                actor,
                current=form.current.data,
                new=form.new.data,
            )
        except WrongPassword as refusal:
            form.current.errors = [said(refusal.words)]
        except Invalid as refusal:
            form.new.errors = [said(refusal.words)]
        else:
            # Every session with the old password has ended, this one too.
            start_session(actor)
            flash(gettext("Din adgangskode er ændret. Andre steder er du logget ud."), "success")
            return redirect(url_for("account.overview"))
    return _page(form), 400 if form.is_submitted() else 200


@blueprint.post("/konto/besked")
def mail() -> ResponseReturnValue:
    """Say where to be told that an upload is done, or that one does not want to be."""
    form = MailForm(prefix="mail")
    if form.validate():
        try:
            set_own_address(context(), current_actor(), form.address.data or "")
        except Invalid as refusal:
            form.address.errors = [said(refusal.words)]
        else:
            flash(gettext("Gemt."), "success")
            return redirect(url_for("account.overview"))
    return _page(PasswordForm(formdata=None), mail_form=form), 400


@blueprint.get("/konto/ur")
def clock() -> ResponseReturnValue:
    """Tell an open page who is logged in, and the token of a login since."""
    return {"token": generate_csrf(), "user": current_actor().id}


def _page(form: PasswordForm, *, mail_form: MailForm | None = None) -> str:
    actor = current_actor()
    address = own_address(context(), actor)
    return render_template(
        "account/overview.html",
        form=form,
        user=actor,
        mail_form=mail_form or MailForm(formdata=None, prefix="mail", data={"address": address}),
        sends_mail=context().mailer is not None and may(actor, Permission.UPLOAD),
    )
