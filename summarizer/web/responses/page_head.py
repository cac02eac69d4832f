"""What stands above every page of one response, and the other ways out beneath."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import url_for
from flask_babel import gettext
from flask_babel import lazy_gettext as _

from summarizer.domain.response import TRANSITIONS, Status
from summarizer.intake import Format
from summarizer.store.records import ReceivedFrom
from summarizer.web.texts import said
from summarizer.workflow.permissions import Permission, may
from summarizer.workflow.uploads.add_attachment import may_get_attachment

if TYPE_CHECKING:
    from datetime import date

    from summarizer.domain.hearing import SenderKind
    from summarizer.domain.user import User
    from summarizer.store.records import AttachmentRecord
    from summarizer.workflow.review.one_response import ResponsePage


@dataclass(frozen=True, slots=True)
class AttachmentView:
    """A file that belongs to a response; without an address it never came in."""

    filename: str
    size: int
    address: str


@dataclass(frozen=True, slots=True)
class PageHead:
    """Which response this is. Addresses are empty where there is nothing to go to.

    ``day_from`` says in words who told the day it was received, unless staff did.
    """

    id: str
    number: int
    title: str
    sender: str
    sender_kind: SenderKind
    status: Status
    received_on: date
    late: bool
    filename: str
    file_words: str
    file_bytes: int
    file_address: str
    hearing_id: str
    hearing_title: str
    is_portal_row: bool
    duplicate_of: int | None
    duplicate_address: str
    next_address: str
    warnings: tuple[str, ...]
    has_summary: bool
    attachments: tuple[AttachmentView, ...]
    same_words_as: int | None
    same_words_address: str
    day_from: str


@dataclass(frozen=True, slots=True)
class WaysOut:
    """Which of the other actions this person may take now."""

    new_draft: bool
    by_hand: bool
    screen_again: bool
    exclude: bool
    replace: bool
    type_text: bool
    restore: bool
    attach: bool
    facts: bool

    @property
    def any(self) -> bool:
        """Tell whether there is anything to show at all."""
        return any(
            (self.new_draft, self.by_hand, self.screen_again, self.exclude, self.attach, self.facts)
        )


def page_head(page: ResponsePage, *, warnings: tuple[str, ...] = ()) -> PageHead:
    """Present a response's row."""
    response = page.response
    twin, same = page.duplicate_of, page.same_words_as
    if twin is not None and same is not None and twin.id == same.id:
        same = None  # said already
    return PageHead(
        id=response.id,
        number=response.number,
        title=gettext("Høringssvar %(number)s", number=response.number),
        sender=response.sender or gettext("Uden navn"),
        sender_kind=response.sender_kind,
        status=response.status,
        received_on=response.received_on,
        late=page.late,
        filename=response.filename,
        file_words=_format_words(response.file_format),
        file_bytes=response.file_bytes,
        file_address=url_for("responses.original", response_id=response.id),
        hearing_id=page.hearing.id,
        hearing_title=page.hearing.title,
        is_portal_row=bool(response.portal_number),
        duplicate_of=None if twin is None else twin.number,
        duplicate_address="" if twin is None else address_of(twin.id),
        next_address=next_address(page),
        warnings=warnings,
        has_summary=response.status in {Status.DRAFTED, Status.APPROVED},
        attachments=tuple(_attachment(one) for one in page.attachments),
        same_words_as=None if same is None else same.number,
        same_words_address="" if same is None else address_of(same.id),
        day_from=str(_DAY_FROM.get(response.received_from, "")),
    )


_DAY_FROM = {
    ReceivedFrom.MAIL: _("mailens dato"),
    ReceivedFrom.PORTAL: _("portalens dato"),
    ReceivedFrom.UPLOAD: _("dagen for uploaden"),
}


def _attachment(one: AttachmentRecord) -> AttachmentView:
    return AttachmentView(
        filename=one.filename,
        size=one.file_bytes,
        address=url_for("responses.attachment", response_id=one.response_id, position=one.position)
        if one.file_key
        else "",
    )


def ways_out(page: ResponsePage, actor: User) -> WaysOut:
    """Tell what the person may do besides the page's main business."""
    status = page.response.status
    onward = TRANSITIONS[status]
    may_correct = may(actor, Permission.CORRECT)
    has_text = page.source is not None
    return WaysOut(
        new_draft=may_correct and status is Status.DRAFTED,
        by_hand=may_correct and Status.MANUAL in onward,
        screen_again=(
            has_text
            and status is not Status.UNREADABLE
            and Status.READ in onward
            and status not in {Status.RECEIVED, Status.EXCLUDED}
            and may(actor, Permission.DECIDE_DOUBT)
        ),
        exclude=may_correct and Status.EXCLUDED in onward,
        replace=may(actor, Permission.UPLOAD) and status is Status.UNREADABLE,
        type_text=may_correct and status is Status.UNREADABLE,
        restore=may_correct and status is Status.EXCLUDED,
        attach=may(actor, Permission.UPLOAD) and may_get_attachment(page.response),
        facts=may_correct and status is not Status.EXCLUDED,
    )


def address_of(response_id: str) -> str:
    """Give the address of a response's page."""
    return url_for("responses.show", response_id=response_id)


def next_address(page: ResponsePage) -> str:
    """Give the address of the next response to look at, or nothing."""
    if page.next_id is None or page.next_id == page.response.id:
        return ""
    return address_of(page.next_id)


def _format_words(file_format: str) -> str:
    known = next((one for one in Format if one.value == file_format), None)
    return str(gettext("Ukendt format")) if known is None else said(known.label)
