"""What stands above a hearing's list: the filters, what they show, and saved views."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from flask import url_for
from flask_babel import lazy_gettext as _

from summarizer.intake import Format
from summarizer.web.hearings.ledger_view import FilterView, list_address, status_tabs
from summarizer.web.hearings.list_filter import (
    LATE,
    ME,
    NO_CATEGORY,
    NOBODY,
    RED,
    ListChoice,
    choice_of_text,
)
from summarizer.web.texts import gettext, said
from summarizer.web.words import SENDER_KIND_WORDS
from summarizer.workflow.bulk import BulkKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from summarizer.domain.category import Category
    from summarizer.domain.user import User
    from summarizer.store.records import SavedView
    from summarizer.workflow.looks.overviews import HearingPage

BULK_WORDS: Mapping[BulkKind, object] = {
    BulkKind.ASSIGN: _("Giv til en ansvarlig"),
    BulkKind.CATEGORY: _("Sæt under et emne"),
    BulkKind.FACTS: _("Ret dag eller slags afsender"),
    BulkKind.NEW_DRAFT: _("Lav nye udkast"),
    BulkKind.EXCLUDE: _("Udelad af høringen"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One filter as a list to choose from: the first choice is *all*."""

    name: str
    label: str
    value: str
    options: tuple[tuple[str, str], ...]

    @property
    def words(self) -> str:
        """Give the words of what is chosen."""
        return next((words for value, words in self.options if value == self.value), self.value)


@dataclass(frozen=True, slots=True)
class ViewLink:
    """A saved view, and whether the list shows it now."""

    id: str
    name: str
    address: str
    is_current: bool
    rename_address: str
    delete_address: str


@dataclass(frozen=True, slots=True)
class ListView:
    """The head of a list. ``active`` gives each filter in force with the way out of it.

    ``kept`` are the parts of the address that the filter form does not ask for;
    ``bulk_address`` is empty for those who may not do anything to many at once.
    """

    choice: ListChoice
    hearing_id: str
    matching: int
    tabs: tuple[FilterView, ...]
    choices: tuple[Choice, ...]
    active: tuple[tuple[str, str], ...]
    kept: dict[str, str]
    saved: tuple[ViewLink, ...]
    address: str
    clear_address: str
    save_address: str
    views_address: str
    bulk_address: str
    bulk_choices: tuple[tuple[str, str], ...]

    def sorted_by(self, key: str) -> str:
        """Give the address of the same list in another order."""
        return list_address(self.hearing_id, replace(self.choice, sorter=key))


def list_view(
    choice: ListChoice,
    page: HearingPage,
    *,
    campaigns: Iterable[str],
    people: Sequence[User],
    saved: Sequence[SavedView],
    may_change: bool,
) -> ListView:
    """Present the filters of a hearing's list."""
    hearing_id = page.hearing.id
    choices = _choices(choice, page.frame, campaigns, people)
    return ListView(
        choice=choice,
        hearing_id=hearing_id,
        matching=page.matching,
        tabs=status_tabs(page.counts, hearing_id=hearing_id, choice=choice),
        choices=choices,
        active=tuple(
            (
                f"{one.label}: {one.words}",
                list_address(hearing_id, replace(choice, **{one.name: ""})),
            )
            for one in choices
            if one.value
        ),
        kept={part: value for part, value in choice.query.items() if part in {"status", "sorter"}},
        saved=view_links(saved, choice, hearing_id=hearing_id),
        address=url_for("hearings.show", hearing_id=hearing_id, _anchor="hoeringsliste"),
        clear_address=list_address(hearing_id, ListChoice(status=choice.status)),
        save_address=url_for("hearings.save_view", hearing_id=hearing_id),
        views_address=url_for("hearings.saved_views", hearing_id=hearing_id),
        bulk_address=url_for("hearings.preview_many", hearing_id=hearing_id) if may_change else "",
        bulk_choices=tuple(
            (kind.value, str(words))
            for kind, words in BULK_WORDS.items()
            if kind is not BulkKind.CATEGORY or page.frame
        ),
    )


def view_links(
    saved: Iterable[SavedView],
    choice: ListChoice,
    *,
    hearing_id: str,
) -> tuple[ViewLink, ...]:
    """Present saved views with where they lead."""
    return tuple(
        ViewLink(
            id=one.id,
            name=one.name,
            address=list_address(hearing_id, choice_of_text(one.query)),
            is_current=choice_of_text(one.query) == choice,
            rename_address=url_for("hearings.rename_view", hearing_id=hearing_id, view_id=one.id),
            delete_address=url_for("hearings.delete_view", hearing_id=hearing_id, view_id=one.id),
        )
        for one in saved
    )


def _choices(
    choice: ListChoice,
    frame: Sequence[Category],
    campaigns: Iterable[str],
    people: Sequence[User],
) -> tuple[Choice, ...]:
    everything = ("", gettext("Alle"))
    return (
        Choice(
            "afsender",
            gettext("Afsender"),
            choice.afsender,
            (everything, *((kind.value, str(word)) for kind, word in SENDER_KIND_WORDS.items())),
        ),
        Choice(
            "ansvarlig",
            gettext("Ansvarlig"),
            choice.ansvarlig,
            (
                everything,
                (ME, gettext("Mig")),
                (NOBODY, gettext("Ingen endnu")),
                *((one.id, one.name) for one in people),
            ),
        ),
        Choice(
            "markering",
            gettext("Markeringer"),
            choice.markering,
            (everything, (RED, gettext("Med røde markeringer"))),
        ),
        Choice(
            "frist",
            gettext("Frist"),
            choice.frist,
            (everything, (LATE, gettext("Kom efter fristen"))),
        ),
        Choice(
            "format",
            gettext("Format"),
            choice.format,
            (everything, *((one.value, said(one.label)) for one in Format)),
        ),
        Choice(
            "emne",
            gettext("Emne"),
            choice.emne,
            (everything, *_themes(frame)),
        ),
        Choice(
            "kampagne",
            gettext("Enslydende"),
            choice.kampagne,
            (
                everything,
                *((label, gettext("Gruppe %(label)s", label=label)) for label in campaigns),
            ),
        ),
    )


def _themes(frame: Sequence[Category]) -> tuple[tuple[str, str], ...]:
    """Offer each theme, and what stands under none; nothing without a coding frame."""
    if not frame:
        return ()
    return (*((one.id, one.name) for one in frame), (NO_CATEGORY, gettext("Uden emne")))
