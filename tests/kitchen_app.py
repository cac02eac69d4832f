"""A small real app around the web room: signed-in people, one page that shows every part."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from flask import Blueprint, Flask, abort, flash, render_template, request
from flask_login import LoginManager, UserMixin
from flask_wtf.file import MultipleFileField
from jinja2 import ChoiceLoader, FileSystemLoader
from wtforms import (
    BooleanField,
    DateField,
    IntegerField,
    PasswordField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.fields import SelectChoice
from wtforms.validators import DataRequired, Length, NumberRange
from wtforms.widgets import CheckboxInput, ListWidget

from summarizer.domain.draft import Flag, NoteAnswer, NoteStatus, Severity
from summarizer.domain.response import Status
from summarizer.domain.span import Span
from summarizer.domain.user import Role
from summarizer.web import init_app, language
from summarizer.web.forms import Form
from summarizer.web.highlight import Mark, segments

ROOT = Path(__file__).resolve().parents[1]
PAGES = ROOT / "tests" / "unit" / "web" / "pages"
NOON = datetime(2026, 3, 12, 13, 5, tzinfo=UTC)

SOURCE = (
    "Grundejerforeningen Lærkebakken er imod forslaget. Vejen er for smal til 240 biler i "
    "døgnet, og børnene går til skole langs den.\nVi foreslår en cykelsti i stedet. "
    "Bakken er smuk om foråret.\nSkriv til Ulla Opdigtet på ulla@eksempel.invalid."
)


@dataclass
class Person(UserMixin):
    """Someone signed in."""

    id: str
    name: str
    role: Role


PEOPLE = {role.value: Person(role.value, "Ulla Opdigtet", role) for role in Role}


class EverythingForm(Form):
    """Every kind of field there is."""

    title = StringField("Høringens titel", validators=[DataRequired(), Length(max=40)])
    case = StringField("Sagsnummer", description="Som i jeres journalsystem")
    secret = PasswordField("Adgangskode")
    deadline = DateField("Frist")
    count = IntegerField("Antal", validators=[NumberRange(min=1, max=9)])
    engine = SelectField(
        "Udkastmotor",
        choices=[SelectChoice("citat", "Citat"), SelectChoice("openai", "Sprogmodel")],
    )
    notes = TextAreaField("Opmærksomhedspunkter")
    agree = BooleanField("To personer skal godkende")
    kind = RadioField(
        "Afsender",
        choices=[SelectChoice("citizen", "Privatperson"), SelectChoice("company", "Virksomhed")],
    )
    themes = SelectMultipleField(
        "Emner",
        choices=[SelectChoice("traffic", "Trafik"), SelectChoice("nature", "Natur")],
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    files = MultipleFileField("Høringssvar", validators=[DataRequired()])


def _paragraphs() -> tuple[Span, ...]:
    spans, start = [], 0
    for line in SOURCE.split("\n"):
        spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    return tuple(spans)


def _mark(words: str, **details: object) -> Mark:
    start = SOURCE.index(words)
    return Mark(Span(start, start + len(words)), **details)  # type: ignore[arg-type]  # values of mixed kinds


def evidence_marks() -> list[Mark]:
    return [
        _mark("Grundejerforeningen Lærkebakken er imod forslaget.", point=1, anchor="kilde-1"),
        _mark("Vejen er for smal til 240 biler i døgnet", point=1, anchor="kilde-2"),
        _mark("smal til 240 biler i døgnet, og børnene går til skole", point=2, anchor="kilde-3"),
        _mark("Bakken er smuk om foråret.", anchor="udeladt-1"),
    ]


def finding_marks() -> list[Mark]:
    return [_mark("Ulla Opdigtet", kind="name"), _mark("ulla@eksempel.invalid", kind="email")]


pages = Blueprint("pages", __name__)
hearings = Blueprint("hearings", __name__)
register = Blueprint("register", __name__)
audit = Blueprint("audit", __name__)
users = Blueprint("users", __name__)
queue = Blueprint("queue", __name__)
auth = Blueprint("auth", __name__)


@pages.route("/alt", methods=["GET", "POST"])
def kitchen_sink() -> tuple[str, int]:
    form = EverythingForm()
    is_wrong = form.is_submitted() and not form.validate()
    flash("Høringen er gemt.", "success")
    flash("Registret er 29 dage gammelt.", "warning")
    page = render_template(
        "kitchen_sink.html",
        form=form,
        statuses=list(Status),
        now=NOON,
        address_of_page=lambda number: f"/alt?side={number}",
        address_of=lambda key: f"/alt?sorter={key}",
        evidence=segments(SOURCE, evidence_marks(), paragraphs=_paragraphs()),
        findings=segments(SOURCE, finding_marks(), paragraphs=_paragraphs()),
        red=Flag("number", Severity.RED, "Tallet 420 står ikke i belægget."),
        yellow=Flag("word", Severity.YELLOW, "Ordet “alle” står ikke i belægget."),
        answers=[
            NoteAnswer("Nævnes trafik?", NoteStatus.ADDRESSED, "Ja, 240 biler i døgnet."),
            NoteAnswer("Nævnes støj?", NoteStatus.NOT_MENTIONED),
        ],
    )
    return page, 400 if is_wrong else 200


@pages.get("/fejl/<int:code>")
def fail(code: int) -> str:
    if code == 500:
        raise RuntimeError("en borgers ord")
    abort(code, description="technical words in English")


@auth.post("/log-ud")
def logout() -> str:
    return "ud"


def _menu_page() -> str:
    return "side"


hearings.add_url_rule("/", "overview", _menu_page)
register.add_url_rule("/register", "overview", _menu_page)
audit.add_url_rule("/spor", "overview", _menu_page)
users.add_url_rule("/brugere", "overview", _menu_page)
queue.add_url_rule("/min-koe", "mine", _menu_page)


def build_kitchen_app() -> Flask:
    """Give an app whose one page shows everything."""
    app = Flask(
        "app_under_test",
        template_folder=str(ROOT / "templates"),
        static_folder=str(ROOT / "static"),
        static_url_path="/static",
    )
    app.config.update(
        SECRET_KEY="kun til prøver",
        MUNICIPALITY="Opdigtet Kommune",
        SOURCE_URL="https://kildekode.invalid/",
    )
    app.jinja_loader = ChoiceLoader(
        [FileSystemLoader(ROOT / "templates"), FileSystemLoader(PAGES)],
    )
    login = LoginManager(app)
    login.user_loader(PEOPLE.get)

    @login.request_loader
    def _from_address(_request: object) -> Person | None:
        return PEOPLE.get(request.args.get("as", ""))

    ours = (pages, hearings, register, audit, users, queue, auth)
    init_app(app, blueprints=(language.blueprint, *ours))
    return app
