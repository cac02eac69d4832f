"""Mails: subject and body, then the attachments as further pages."""

from __future__ import annotations

import email
import re
from email import policy
from typing import TYPE_CHECKING, Final

from summarizer.intake import warnings
from summarizer.intake.readers.html import read_markup
from summarizer.intake.readers.txt import decode
from summarizer.intake.reading import Reading, read_bytes
from summarizer.intake.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage, MIMEPart

# Signatures and invitations that come along with mails and say nothing of the matter.
_FURNITURE: Final = re.compile(
    r"application/(?:pkcs7-signature|x-pkcs7-signature|pgp-signature|pgp-keys)|text/(?:calendar"
    r"|x-vcard|vcard|directory)|message/(?:delivery-status|disposition-notification)"
)
_SMALL_PICTURE_BYTES: Final = 30_000  # logos and icons in a signature
_DEEPEST: Final = 5


def read(data: bytes) -> Reading:
    """Read a mail as it was sent; earlier mails quoted in it stay in the text."""
    return _read_message(email.message_from_bytes(data, policy=policy.default), depth=0)


def _read_message(message: EmailMessage, *, depth: int) -> Reading:
    body = message.get_body(preferencelist=("plain", "html"))
    letter = _read_body(message, body)
    pages = [*letter.pages]
    found = [*letter.warnings]
    asides = [*letter.asides, *_header_lines(message)]
    for part in _attachments(message, body):
        asides.append(part.get_filename() or "")
        try:
            attached = _read_attachment(part, depth=depth)
        except Unreadable:
            found.append(warnings.ATTACHMENT_UNREAD)
            continue
        pages += attached.pages
        found += attached.warnings
        asides += attached.asides
    if not any(page.strip() for page in pages):
        raise Unreadable("empty")
    subject = _header(message, "subject")
    if subject:
        pages[0] = f"Emne: {subject}\n\n{pages[0]}"
    return Reading(
        pages=tuple(pages),
        warnings=tuple(found),
        sender=_header(message, "from") or None,
        asides=tuple(asides),
    )


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


def _read_attachment(part: EmailMessage, *, depth: int) -> Reading:
    if depth >= _DEEPEST:
        raise Unreadable("dangerous")
    if part.get_content_type() == "message/rfc822":
        return _read_message(part.get_content(), depth=depth + 1)
    return read_bytes(_bytes_of(part), filename=part.get_filename() or "")


def _header(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(message.get(name, "")).split())
    except (ValueError, IndexError, AttributeError, LookupError):  # malformed addresses
        return ""


def _header_lines(message: EmailMessage) -> Iterator[str]:
    for name in ("to", "cc", "reply-to"):
        yield _header(message, name)
