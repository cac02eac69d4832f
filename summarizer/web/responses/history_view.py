"""How a summary came to be: versions with their differences, and the audit chain in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask_babel import gettext, ngettext
from flask_babel import lazy_gettext as _

from summarizer.domain.draft import NoteStatus
from summarizer.domain.response import Status
from summarizer.web.formatting import format_duration
from summarizer.web.responses.draft_views import DraftView, draft_views
from summarizer.web.responses.word_diff import Change, is_changed, word_diff
from summarizer.web.responses.words import REASON_WORDS, given_up_words
from summarizer.web.words import STATUS_WORDS, word_for
from summarizer.workflow.permissions import Permission, may
from summarizer.workflow.review.correct_summary import EDITABLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from summarizer.domain.draft import NoteAnswer, Point
    from summarizer.domain.summary import Revision
    from summarizer.domain.user import User
    from summarizer.store.records import AuditEntry
    from summarizer.workflow.review.one_response import ResponsePage

# The differences of the newest versions are shown; older ones are listed.
_COMPARED = 30
_EXAMINED = ("open_seconds", "resolved")


@dataclass(frozen=True, slots=True)
class VersionView:
    """A saved version and how it differs from the one before."""

    number: int
    who: str
    when: datetime
    point_count: int
    changes: tuple[Change, ...]
    is_changed: bool
    is_approved: bool
    is_current: bool


@dataclass(frozen=True, slots=True)
class EventView:
    """One line of the timeline, as ``macros/layout.html`` draws it."""

    when: datetime
    who: str
    words: str
    note: str
    tone: str


@dataclass(frozen=True, slots=True)
class HistoryView:
    """The page. ``draft_changes`` compares the engine's newest draft with what stands now."""

    draft_changes: tuple[Change, ...]
    has_draft: bool
    is_edited: bool
    drafts: tuple[DraftView, ...]
    versions: tuple[VersionView, ...]
    events: tuple[EventView, ...]
    base_revision_id: str
    may_restore: bool


def history_view(page: ResponsePage, actor: User) -> HistoryView:
    """Present versions and timeline, newest first."""
    draft = page.draft.draft if page.draft is not None else None
    changes: tuple[Change, ...] = ()
    if draft is not None and page.revision is not None:
        changes = word_diff(
            written(draft.points, draft.notes),
            written(page.revision.points, page.revision.notes),
        )
    return HistoryView(
        draft_changes=changes,
        has_draft=draft is not None and page.revision is not None,
        is_edited=is_changed(changes),
        drafts=draft_views(page),
        versions=tuple(_versions(page)),
        events=(
            *(_event(entry, page.names) for entry in reversed(page.timeline)),
            EventView(page.response.created_at, "", gettext("Filen blev modtaget"), "", "neutral"),
        ),
        base_revision_id=page.response.revision_id or "",
        may_restore=may(actor, Permission.CORRECT) and page.response.status in EDITABLE,
    )


def written(points: Sequence[Point], notes: Sequence[NoteAnswer]) -> str:
    """Write a summary as plain text, one line a point, as it is compared."""
    lines = [f"{number}. {point.text}" for number, point in enumerate(points, start=1)]
    lines += [f"{note.note} – {_answer(note)}" for note in notes]
    return "\n".join(lines)


def _answer(note: NoteAnswer) -> str:
    return note.text if note.status is NoteStatus.ADDRESSED else gettext("Ikke omtalt")


def _versions(page: ResponsePage) -> Iterable[VersionView]:
    approved = {one.approval.revision_id for one in page.approvals if one.withdrawn_at is None}
    revisions = page.revisions
    for at in range(len(revisions) - 1, -1, -1):
        one = revisions[at]
        before = revisions[at - 1] if at else None
        compared = before is not None and len(revisions) - at <= _COMPARED
        changes = _between(before, one) if before is not None and compared else ()
        yield VersionView(
            number=one.number,
            who=_author(one, page.names),
            when=one.created_at,
            point_count=len(one.points),
            changes=changes,
            is_changed=is_changed(changes),
            is_approved=one.id in approved,
            is_current=page.revision is not None and one.id == page.revision.id,
        )


def _between(old: Revision, new: Revision) -> tuple[Change, ...]:
    return word_diff(written(old.points, old.notes), written(new.points, new.notes))


def _author(revision: Revision, names: Mapping[str, str]) -> str:
    if revision.author_id is None:
        return str(gettext("Udkastmotoren"))
    return names.get(revision.author_id, gettext("En tidligere medarbejder"))


def _event(entry: AuditEntry, names: Mapping[str, str]) -> EventView:
    who = gettext("Programmet") if entry.actor == "program" else names.get(entry.actor, entry.actor)
    if entry.action == "response_assigned":
        return EventView(entry.at, who, _assigned_words(entry, names), "", "neutral")
    if entry.action != "status_changed":
        words = str(_ACTION_WORDS.get(entry.action, entry.action))
        return EventView(entry.at, who, words, "", "neutral")
    reason = str(entry.facts.get("reason", ""))
    return EventView(
        entry.at,
        who,
        words=_status_words(entry),
        note=_note(entry, reason),
        tone=_TONES.get(str(entry.facts.get("to", "")), "neutral"),
    )


def _assigned_words(entry: AuditEntry, names: Mapping[str, str]) -> str:
    to = str(entry.facts.get("to", ""))
    if not to:
        return str(gettext("Gjorde høringssvaret ledigt"))
    if to == entry.actor:
        return str(gettext("Tog høringssvaret"))
    return str(gettext("Gav høringssvaret til %(name)s", name=names.get(to, "")))


_ACTION_WORDS: dict[str, object] = {
    "category_set": _("Placerede punkter under emner"),
    "draft_revealed": _("Så udkastet efter at have skrevet først"),
    "facts_corrected": _("Rettede høringssvarets oplysninger"),
    "sent_to_model": _("Den maskerede tekst blev sendt til sprogmodellen"),
    "summary_corrected": _("Rettede referatet"),
}
_TONES: dict[str, str] = {
    Status.APPROVED: "success",
    Status.DRAFTED: "accent",
    Status.HELD: "warning",
    Status.UNREADABLE: "error",
    Status.CLEARED: "info",
}


# What a move is called, by where it leads and, where that matters, from where.
_ARRIVAL_WORDS: dict[str, object] = {
    Status.RECEIVED: _("Sat tilbage til læsning"),
    Status.READ: _("Sendt til screening"),
    Status.UNREADABLE: _("Kunne ikke læses"),
    Status.HELD: _("Tilbageholdt"),
    Status.CLEARED: _("Frigivet"),
    Status.MANUAL: _("Taget i hånden"),
    Status.DRAFTED: _("Udkastet blev lavet"),
    Status.APPROVED: _("Godkendte referatet"),
    Status.EXCLUDED: _("Udelod høringssvaret"),
}
_MOVE_WORDS: dict[tuple[str, str], object] = {
    (Status.RECEIVED, Status.READ): _("Filen blev læst"),
    (Status.READ, Status.CLEARED): _("Screenet og frigivet"),
    (Status.DRAFTED, Status.CLEARED): _("Bestilte et nyt udkast"),
    (Status.MANUAL, Status.DRAFTED): _("Skrev referatet"),
    (Status.APPROVED, Status.DRAFTED): _("Trak godkendelsen tilbage"),
    **{(Status.EXCLUDED, status): _("Tog høringssvaret med igen") for status in Status},
}


def _note(entry: AuditEntry, reason: str) -> str:
    """Say more: the reason, or for an approval how the text was examined."""
    if entry.facts.get("to") == Status.APPROVED:
        seconds, answered = (int(str(entry.facts.get(key, 0))) for key in _EXAMINED)
        time = format_duration(seconds)
        return str(
            ngettext(
                "Åben i %(time)s; %(num)s rød markering besvaret",
                "Åben i %(time)s; %(num)s røde markeringer besvaret",
                answered,
                time=time,
            ),
        )
    return str(REASON_WORDS.get(reason) or given_up_words(reason))


def _status_words(entry: AuditEntry) -> str:
    before, after = (str(entry.facts.get(key, "")) for key in ("from", "to"))
    words = _MOVE_WORDS.get((before, after)) or _ARRIVAL_WORDS.get(after)
    return str(words) if words else word_for(STATUS_WORDS, after)
