"""The interface's word for each value of the domain, and how a status looks.

Every word is a Danish message id, translated when it is rendered. A status never speaks by
colour alone: it has a word and an icon too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from flask_babel import lazy_gettext as _

from summarizer.domain.draft import NoteStatus, PointKind, Severity, Stance
from summarizer.domain.finding import Certainty, FindingKind, HoldKind, Outcome
from summarizer.domain.hearing import SenderKind
from summarizer.domain.response import Status
from summarizer.domain.style import Shape, Tone
from summarizer.domain.user import Role

if TYPE_CHECKING:
    from collections.abc import Mapping


class Look(NamedTuple):
    """How a value is shown: ``tone`` ends the css class ``chip-…``, ``icon`` names a symbol."""

    tone: str
    icon: str


_PLAIN = Look("neutral", "info")

STATUS_WORDS = {
    Status.RECEIVED: _("Modtaget"),
    Status.READ: _("Læst"),
    Status.UNREADABLE: _("Kan ikke læses"),
    Status.HELD: _("Tilbageholdt"),
    Status.CLEARED: _("Frigivet"),
    Status.MANUAL: _("Skrives i hånden"),
    Status.DRAFTED: _("Udkast klar"),
    Status.APPROVED: _("Godkendt"),
    Status.EXCLUDED: _("Udeladt"),
}
STATUS_LOOKS: Mapping[Any, Look] = {
    Status.RECEIVED: Look("neutral", "hourglass"),
    Status.READ: Look("neutral", "document"),
    Status.UNREADABLE: Look("error", "error"),
    Status.HELD: Look("warning", "lock"),
    Status.CLEARED: Look("info", "send"),
    Status.MANUAL: Look("info", "edit"),
    Status.DRAFTED: Look("accent", "summary"),
    Status.APPROVED: Look("success", "success"),
    Status.EXCLUDED: Look("quiet", "minus"),
}
SENDER_KIND_WORDS = {
    SenderKind.AUTHORITY: _("Myndighed"),
    SenderKind.COUNCIL: _("Råd eller nævn"),
    SenderKind.ASSOCIATION: _("Forening eller organisation"),
    SenderKind.COMPANY: _("Virksomhed"),
    SenderKind.CITIZEN: _("Privatperson"),
}
FINDING_KIND_WORDS = {
    FindingKind.NAME: _("Navn"),
    FindingKind.ADDRESS: _("Adresse"),
    FindingKind.CPR: _("CPR-nummer"),
    FindingKind.PHONE: _("Telefonnummer"),
    FindingKind.EMAIL: _("E-mailadresse"),
    FindingKind.BIRTH_DATE: _("Fødselsdato"),
    FindingKind.PLATE: _("Nummerplade"),
    FindingKind.ACCOUNT: _("Kontonummer"),
    FindingKind.PASSPORT: _("Pasnummer"),
    FindingKind.MATRIKEL: _("Matrikelnummer"),
    FindingKind.URL: _("Webadresse"),
    FindingKind.PROTECTED_PERSON: _("Beskyttet person"),
    FindingKind.PROTECTION_DECLARED: _("Oplyst beskyttelse"),
    FindingKind.SPECIAL_CATEGORY: _("Følsom oplysning"),
    FindingKind.UNKNOWN_WORD: _("Ukendt ord"),
}
ROLE_WORDS = {
    Role.PLANNER: _("Planlægger"),
    Role.REVIEWER: _("Godkender"),
    Role.DATA_PROTECTION_OFFICER: _("Databeskyttelsesansvarlig"),
    Role.ADMINISTRATOR: _("Administrator"),
}
ROLE_TASKS = {
    Role.PLANNER: _("Opretter høringer, uploader høringssvar, afgør tvivl og laver hvidbogen."),
    Role.REVIEWER: _("Læser, retter og godkender referater."),
    Role.DATA_PROTECTION_OFFICER: _(
        "Holder beskyttelsesregisteret og afgør, hvad det stopper. Ser revisionssporet.",
    ),
    Role.ADMINISTRATOR: _("Som planlægger og godkender, og styrer brugerne."),
}
CERTAINTY_WORDS = {Certainty.SURE: _("Sikkert fund"), Certainty.DOUBT: _("Tvivl")}
OUTCOME_WORDS = {Outcome.CLEARED: _("Frigivet"), Outcome.HELD: _("Tilbageholdt")}
HOLD_KIND_WORDS = {
    HoldKind.HARD: _("Afgøres af den databeskyttelsesansvarlige"),
    HoldKind.DOUBT: _("Afgøres af en planlægger"),
    HoldKind.FAULT: _("Screeningen fejlede"),
}
POINT_KIND_WORDS = {
    PointKind.STANCE: _("Holdning"),
    PointKind.WISH: _("Ønske"),
    PointKind.REASON: _("Begrundelse"),
    PointKind.FACT: _("Fakta"),
    PointKind.QUESTION: _("Spørgsmål"),
}
STANCE_WORDS = {
    Stance.FOR: _("For"),
    Stance.AGAINST: _("Imod"),
    Stance.PARTLY: _("Delvist for"),
    Stance.UNCLEAR: _("Uklar holdning"),
}
SEVERITY_WORDS = {Severity.RED: _("Rød markering"), Severity.YELLOW: _("Gul markering")}
NOTE_STATUS_WORDS = {
    NoteStatus.ADDRESSED: _("Omtalt"),
    NoteStatus.NOT_MENTIONED: _("Ikke omtalt"),
}
TONE_WORDS = {
    Tone.NEUTRAL: _("Neutral og saglig"),
    Tone.PLAIN: _("Ligefrem og let at læse"),
    Tone.FORMAL: _("Formel, som i en sagsfremstilling"),
}
SHAPE_WORDS = {
    Shape.POINTS: _("Nummererede punkter"),
    Shape.PARAGRAPH: _("Ét sammenhængende afsnit"),
}
ENGINE_WORDS = {
    "citat": _("Citatmotoren"),
    "openai": _("Sprogmodellen"),
}


def word_for(words: Mapping[Any, object], value: str) -> str:
    """Give the word for ``value`` (an enum member or its stored string), else ``value`` itself.

    A value that a newer version stored must not break an older page.
    """
    return str(words.get(value, value))


def status_look(value: str) -> Look:
    """Tell how a status is shown; an unknown one is neutral."""
    return STATUS_LOOKS.get(value, _PLAIN)


# Filter name in templates → the words it chooses from.
WORD_FILTERS: dict[str, Mapping[Any, object]] = {
    "status_word": STATUS_WORDS,
    "sender_kind_word": SENDER_KIND_WORDS,
    "finding_kind_word": FINDING_KIND_WORDS,
    "role_word": ROLE_WORDS,
    "certainty_word": CERTAINTY_WORDS,
    "outcome_word": OUTCOME_WORDS,
    "hold_kind_word": HOLD_KIND_WORDS,
    "point_kind_word": POINT_KIND_WORDS,
    "stance_word": STANCE_WORDS,
    "severity_word": SEVERITY_WORDS,
    "note_status_word": NOTE_STATUS_WORDS,
    "engine_word": ENGINE_WORDS,
}
