"""Who saved a newer version while somebody wrote: a colleague, they themselves, or an engine."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from summarizer.web.session import current_actor
from summarizer.web.texts import gettext

if TYPE_CHECKING:
    from summarizer.workflow.review.one_response import ResponsePage


class Whose(Enum):
    """Where the newest version came from, seen by whoever looks at the page."""

    COLLEAGUE = auto()
    OWN = auto()
    ENGINE = auto()


def whose_newest(page: ResponsePage) -> Whose:
    """Tell who made the newest version of a response."""
    author = None if page.revision is None else page.revision.author_id
    if author is None:
        return Whose.ENGINE
    return Whose.OWN if author == current_actor().id else Whose.COLLEAGUE


def newer_title(page: ResponsePage) -> str:
    """Head the comparison of two texts."""
    if whose_newest(page) is Whose.COLLEAGUE:
        return gettext("To har rettet på samme tid")
    return gettext("Der er en nyere version")


def newer_words(page: ResponsePage) -> str:
    """Say above the comparison what happened, and what to do."""
    whose = whose_newest(page)
    if whose is Whose.OWN:
        happened = gettext("Du har selv gemt en nyere version, for eksempel i et andet vindue.")
    elif whose is Whose.ENGINE:
        happened = gettext("Der er lavet et nyt udkast, mens du skrev.")
    else:
        author = "" if page.revision is None else page.revision.author_id or ""
        somebody = gettext("En anden")
        happened = gettext(
            "%(name)s har gemt en nyere version, mens du skrev.",
            name=page.names.get(author, somebody),
        )
    return gettext(
        "%(happened)s Din tekst står stadig her på siden. Sammenlign de to, og gem igen.",
        happened=happened,
    )


def newer_beside_kept(page: ResponsePage, kept: str) -> str:
    """Say beside ``kept`` (that what is typed is kept) that a newer version is there."""
    match whose_newest(page):
        case Whose.OWN:
            return gettext(
                "%(kept)s. Du har gemt i et andet vindue siden: tryk Gem, og se begge.", kept=kept
            )
        case Whose.ENGINE:
            return gettext(
                "%(kept)s. Der er kommet et nyt udkast siden: tryk Gem, og se begge.", kept=kept
            )
        case Whose.COLLEAGUE:
            return gettext("%(kept)s. En anden har gemt siden: tryk Gem, og se begge.", kept=kept)
