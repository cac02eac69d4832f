"""Mails: subject and body, then the attachments as further pages."""

from __future__ import annotations

import email
import re
from dataclasses import dataclass
from email import policy
from typing import TYPE_CHECKING, Final

from summarizer.intake.attachment import read_attachment
from summarizer.intake.mail import Mail, read_mail
from summarizer.intake.readers.html import read_markup
from summarizer.intake.readers.txt import decode
from summarizer.intake.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from email.message import EmailMessage, MIMEPart

# Signatures and invitations that come along with mails and say nothing of the matter.
_FURNITURE: Final = re.compile(
    r"application/(?:pkcs7-signature|x-pkcs7-signature|pgp-signature|pgp-keys)|text/(?:calendar"
    r"|x-vcard|vcard|directory)|message/(?:delivery-status|disposition-notification)"
)
_SMALL_PICTURE_BYTES: Final = 30_000  # logos and icons in a signature


def read(data: bytes) -> Reading:
    """Read a mail as it was sent; earlier mails quoted in it stay in the text, marked."""
    return _read_message(email.message_from_bytes(data, policy=policy.default), depth=0)


def attached(data: bytes) -> list[_Part]:
    """Give what came along with a mail, in the order in which ``read`` takes it."""
    return _parts(email.message_from_bytes(data, policy=policy.default))


def _parts(message: EmailMessage) -> list[_Part]:
    body = message.get_body(preferencelist=("plain", "html"))
    return [_Part(part) for part in _attachments(message, body)]


def _read_message(message: EmailMessage, *, depth: int) -> Reading:
    body = message.get_body(preferencelist=("plain", "html"))
    mail = Mail(
        subject=_header(message, "subject"),
        sender=_header(message, "from"),
        sent=_sent(message),
        beside=tuple(_header(message, name) for name in ("to", "cc", "reply-to")),
        body=_read_body(message, body),
        attached=_parts(message),
    )
    return read_mail(mail, depth=depth)


@dataclass(frozen=True, slots=True)
class _Part:
    part: EmailMessage

    @property
    def name(self) -> str:
        return self.part.get_filename() or ""

    def read(self, depth: int) -> Reading:
        if self.part.get_content_type() == "message/rfc822":
            return _read_message(self.part.get_content(), depth=depth)
        return read_attachment(_bytes_of(self.part), filename=self.name)

    def contents(self) -> bytes:
        return _bytes_of(self.part)

    def inside(self) -> list[_Part] | None:
        is_mail = self.part.get_content_type() == "message/rfc822"
        return _parts(self.part.get_content()) if is_mail else None


def _read_body(message: EmailMessage, body: MIMEPart | None) -> Reading:
    if body is None:
        return Reading(pages=("",))
    text = _text_of(body)
    if body.get_content_subtype() == "html":
        return read_markup(text) if text.strip() else Reading(pages=("",))
    if not text.strip():  # some programs send an empty plain part beside the HTML
        other = message.get_body(preferencelist=("html",))
        return read_markup(_text_of(other)) if other is not None else Reading(pages=("",))
    if str(body.get_param("format", "")).lower() == "flowed":
        text = _unflow(text)
    return Reading(pages=(text,))


def _text_of(part: MIMEPart) -> str:
    try:
        return str(part.get_content())
    except (LookupError, UnicodeError, ValueError):  # a charset that does not exist
        return decode(_bytes_of(part))


def _bytes_of(part: MIMEPart) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _unflow(text: str) -> str:
    """Join the lines that a mail program wrapped with a trailing space (RFC 3676)."""
    text = text.replace("\r\n", "\n").replace("\n-- \n", "\n--\n")
    return re.sub(r"(?<=\S) \n(?=[^\s>])", " ", text)


def _attachments(message: EmailMessage, body: MIMEPart | None) -> Iterator[EmailMessage]:
    """Give the parts that a person would open; nested multiparts are looked through."""
    for part in _leaves(message):
        if part is body or _FURNITURE.match(part.get_content_type()):
            continue
        inline = part.get_content_disposition() != "attachment"
        if inline and part.get_content_maintype() == "text" and not part.get_filename():
            continue  # the same letter in its other form
        size = len(_bytes_of(part))
        if part.get_content_maintype() == "image" and size < _SMALL_PICTURE_BYTES:
            continue
        yield part


def _leaves(message: EmailMessage) -> Iterator[EmailMessage]:
    if message.get_content_type() == "message/rfc822" or not message.is_multipart():
        yield message
        return
    for part in message.iter_parts():
        yield from _leaves(part)  # type: ignore[arg-type]  # the policy makes them EmailMessage


def _header(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(message.get(name, "")).split())
    except (ValueError, IndexError, AttributeError, LookupError):  # malformed addresses
        return ""


def _sent(message: EmailMessage) -> datetime | None:
    try:
        given: datetime | None = message["date"].datetime if message["date"] else None
    except (ValueError, IndexError, AttributeError, LookupError, TypeError, OverflowError):
        return None
    return given
