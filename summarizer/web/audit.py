"""The audit trail, in words, and the check that nobody has changed it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import Blueprint, Response, render_template, url_for

from summarizer.web.audit_words import action_words, fact_words
from summarizer.web.csv_cells import cell_text
from summarizer.web.formatting import format_number
from summarizer.web.paging import pages_of, wanted_page
from summarizer.web.session import context, current_actor
from summarizer.web.texts import gettext
from summarizer.workflow.looks.audit_file import audit_file
from summarizer.workflow.looks.overviews import audit_entries, verify_audit
from summarizer.workflow.permissions import Permission, require

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from flask.typing import ResponseReturnValue

    from summarizer.store.records import AuditEntry

blueprint = Blueprint("audit", __name__)

ENTRIES_PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class EntryView:
    """One link of the chain."""

    sequence: int
    at: datetime
    actor: str
    words: str
    facts: str
    about: str
    address: str
    short_hash: str


@dataclass(frozen=True, slots=True)
class CheckView:
    """What walking the chain gave."""

    is_whole: bool
    words: str


@blueprint.get("/revisionsspor")
def overview() -> ResponseReturnValue:
    """Show the entries, newest first."""
    return _page(None)


@blueprint.get("/revisionsspor/hent")
def download() -> ResponseReturnValue:
    """Give the whole chain as a file, oldest first, for those who inspect."""
    answer = Response(audit_file(context(), current_actor(), _cells), mimetype="text/csv")
    answer.headers["Content-Disposition"] = "attachment; filename=revisionsspor.csv"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


@blueprint.post("/revisionsspor/kontrol")
def verify() -> ResponseReturnValue:
    """Walk the whole chain and say whether every link fits."""
    require(current_actor(), Permission.READ_AUDIT)
    length, broken = verify_audit(context())
    if broken is None:
        words = gettext(
            "Kæden er hel: alle %(length)s poster passer sammen, og ingen er ændret.",
            length=format_number(length),
        )
    else:
        words = gettext(
            "Kæden er brudt ved post %(broken)s. Posten er ændret eller fjernet efter den blev "
            "skrevet. Sammenlign med en sikkerhedskopi.",
            broken=format_number(broken),
        )
    return _page(CheckView(is_whole=broken is None, words=words))


def _cells(entry: AuditEntry, names: Mapping[str, str]) -> tuple[str, ...]:
    words = (_actor(entry.actor, names), action_words(entry), fact_words(entry, names))
    return tuple(map(cell_text, words))


def _page(check: CheckView | None) -> str:
    page = wanted_page()
    entries, total, names = audit_entries(
        context(),
        current_actor(),
        limit=ENTRIES_PER_PAGE,
        offset=(page - 1) * ENTRIES_PER_PAGE,
    )
    return render_template(
        "audit/overview.html",
        check=check,
        entries=[_entry(entry, names) for entry in entries],
        total=total,
        pages=pages_of(total, per_page=ENTRIES_PER_PAGE),
    )


def _entry(entry: AuditEntry, names: Mapping[str, str]) -> EntryView:
    about, address = "", ""
    if entry.response_id:
        about = gettext("Høringssvaret")
        address = url_for("responses.show", response_id=entry.response_id)
    elif entry.hearing_id:
        about = gettext("Høringen")
        address = url_for("hearings.show", hearing_id=entry.hearing_id)
    return EntryView(
        sequence=entry.sequence,
        at=entry.at,
        actor=_actor(entry.actor, names),
        words=action_words(entry),
        facts=fact_words(entry, names),
        about=about,
        address=address,
        short_hash=entry.hash[:12],
    )


def _actor(actor: str, names: Mapping[str, str]) -> str:
    match actor:
        case "program":
            return gettext("Programmet")
        case "setup":
            return gettext("Opsætningen")
        case "unknown":
            return gettext("Ukendt")
        case _:
            return names.get(actor, actor)
