"""The main menu: which pages each role sees, in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from flask import current_app, request, url_for
from flask_babel import lazy_gettext as _
from flask_login import current_user

from summarizer.domain.user import Role

if TYPE_CHECKING:
    from flask import Flask


class Entry(NamedTuple):
    """One place in the menu, shown to ``roles`` once its ``endpoint`` exists."""

    endpoint: str
    word: object
    roles: frozenset[Role]


class Link(NamedTuple):
    """A menu entry as the template shows it."""

    word: str
    address: str
    is_current: bool
    is_active: bool


_EVERYONE = frozenset(Role)
ENTRIES = (
    Entry("hearings.overview", _("Høringer"), _EVERYONE),
    Entry("queue.mine", _("Min kø"), frozenset({Role.PLANNER, Role.REVIEWER})),
    Entry(
        "holds.overview",
        _("Tilbageholdte"),
        # An administrator may be the second person that a hearing asks for.
        frozenset({Role.PLANNER, Role.DATA_PROTECTION_OFFICER, Role.ADMINISTRATOR}),
    ),
    Entry("quality.overview", _("Kvalitet"), _EVERYONE),
    Entry("search.everywhere", _("Søg"), _EVERYONE),
    Entry(
        "register.overview",
        _("Beskyttelsesregister"),
        frozenset({Role.DATA_PROTECTION_OFFICER}),
    ),
    Entry(
        "audit.overview",
        _("Revisionsspor"),
        frozenset({Role.DATA_PROTECTION_OFFICER, Role.ADMINISTRATOR}),
    ),
    Entry(
        "oversight.overview",
        _("Tilsyn"),
        frozenset({Role.DATA_PROTECTION_OFFICER, Role.ADMINISTRATOR}),
    ),
    Entry("users.overview", _("Brugere"), frozenset({Role.ADMINISTRATOR})),
)


def main_menu() -> tuple[Link, ...]:
    """List the menu of the person who is logged in; empty for everybody else.

    A page is *active* when it belongs to the entry's blueprint, *current* when it is it.
    """
    role = getattr(current_user, "role", None)
    here = request.endpoint or ""
    return tuple(
        Link(
            word=str(entry.word),
            address=url_for(entry.endpoint),
            is_current=here == entry.endpoint,
            is_active=here.partition(".")[0] == entry.endpoint.partition(".")[0],
        )
        for entry in ENTRIES
        if role in entry.roles and entry.endpoint in current_app.view_functions
    )


def first_page() -> str:
    """Give the address behind the product's name."""
    exists = ENTRIES[0].endpoint in current_app.view_functions
    return url_for(ENTRIES[0].endpoint) if exists else "/"


def init_navigation(app: Flask) -> None:
    """Let templates call ``main_menu()``, ``first_page()`` and ``has_page(endpoint)``."""
    app.jinja_env.globals.update(
        main_menu=main_menu,
        first_page=first_page,
        has_page=lambda endpoint: endpoint in current_app.view_functions,
    )
