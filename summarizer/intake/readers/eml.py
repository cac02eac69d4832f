"""Mails: subject and body, then the attachments as further pages."""

from __future__ import annotations

import base64
import email
import quopri
import re
from dataclasses import dataclass
from email import policy
from typing import TYPE_CHECKING, Any, Final

from summarizer.intake.attachment import read_attachment
from summarizer.intake.mail import Mail, read_mail
from summarizer.intake.readers.html import decode_markup, read_markup
from summarizer.intake.readers.txt import decode
from summarizer.intake.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime
    from email.message import EmailMessage

# Signatures and invitations that come along with mails and say nothing of the matter.
_FURNITURE: Final = re.compile(
    r"application/(?:pkcs7-signature|x-pkcs7-signature|pgp-signature|pgp-keys)|text/(?:calendar"
    r"|x-vcard|vcard|directory)|message/(?:delivery-status|disposition-notification)"
)
_PACKINGS: Final[dict[str, Callable[[bytes], bytes]]] = {
    "base64": base64.b64decode,
    "quoted-printable": quopri.decodestring,
}
_SMALL_PICTURE_BYTES: Final = 30_000  # logos and icons in a signature


def read(data: bytes) -> Reading:
    """Read a mail as it was sent; earlier mails quoted in it stay in the text, marked."""
    return _read_message(email.message_from_bytes(data, policy=policy.default), depth=0)


def attached(data: bytes) -> list[_Part]:
    """Give what came along with a mail, in the order in which ``read`` takes it."""
    return _parts(email.message_from_bytes(data, policy=policy.default))[1]


def _parts(message: EmailMessage) -> tuple[list[EmailMessage], list[_Part]]:
    """Give the parts that are the letter itself, and what a person would open."""
    leaves = list(_leaves(message))
    return (
        [part for part in leaves if _is_letter(part)],
        [_Part(part) for part in leaves if not _is_letter(part) and _is_attachment(part)],
    )


def _read_message(message: EmailMessage, *, depth: int) -> Reading:
    letter, attached = _parts(message)
    mail = Mail(
        subject=_header(message, "subject"),
        sender=_header(message, "from"),
        sent=_sent(message),
        beside=tuple(_header(message, name) for name in ("to", "cc", "reply-to")),
        body=_read_letter(letter),
        attached=attached,
    )
    return read_mail(mail, depth=depth)


@dataclass(frozen=True, slots=True)
class _Part:
    part: EmailMessage

    @property
    def name(self) -> str:
        return self.part.get_filename() or ""

    def read(self, depth: int) -> Reading:
        mail = _inner_mail(self.part)
        if mail is not None:
            return _read_message(mail, depth=depth)
        return read_attachment(_bytes_of(self.part), filename=self.name)

    def contents(self) -> bytes:
        return _bytes_of(self.part)

    def inside(self) -> list[_Part] | None:
        mail = _inner_mail(self.part)
        return None if mail is None else _parts(mail)[1]


def _inner_mail(part: EmailMessage) -> EmailMessage | None:
    """Give an attached mail; some programs pack it, which RFC 2046 forbids."""
    if part.get_content_type() != "message/rfc822":
        return None
    inner: EmailMessage = part.get_content()
    unpack = _PACKINGS.get(str(part.get("content-transfer-encoding", "")).strip().lower())
    if unpack is None:
        return inner
    return email.message_from_bytes(unpack(inner.as_bytes()), policy=policy.default)


def _read_letter(parts: Sequence[EmailMessage]) -> Reading:
    """Read the parts that follow each other in a letter, pictures or a list's footer between."""
    readings = [_read_text(part) for part in parts]
    pages = [page.strip() for reading in readings for page in reading.pages]
    return Reading(
        pages=("\n\n".join(filter(None, pages)),),
        warnings=tuple(code for reading in readings for code in reading.warnings),
    )


def _read_text(part: EmailMessage) -> Reading:
    data, told = _bytes_of(part), _charset(part)
    if part.get_content_subtype() == "html":
        markup = decode_markup(data, told)
        return read_markup(markup) if markup.strip() else Reading(pages=("",))
    text = decode(data, told)
    if str(part.get_param("format", "")).lower() == "flowed":
        text = _unflow(text, deletes=str(part.get_param("delsp", "")).lower() == "yes")
    return Reading(pages=(text,))


def _charset(part: EmailMessage) -> str:
    try:
        return part.get_content_charset() or ""
    except (LookupError, ValueError):
        return ""


def _bytes_of(part: EmailMessage) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _unflow(text: str, *, deletes: bool) -> str:
    """Join the lines that a mail program wrapped with a trailing space (RFC 3676)."""
    text = text.replace("\r\n", "\n").replace("\n-- \n", "\n--\n")
    return re.sub(r"(?<=\S)( ?) \n(?=[^\s>])", r"\1" if deletes else r"\1 ", text)


def _leaves(message: EmailMessage) -> Iterator[EmailMessage]:
    """Give the parts that have none themselves, each letter in one form."""
    kind = message.get_content_type()
    if _FURNITURE.match(kind):
        return
    if kind == "message/rfc822" or not message.is_multipart():
        yield message
        return
    parts: Iterable[Any] = message.iter_parts()  # the policy makes them EmailMessage
    leaves = [leaf for part in parts for leaf in _leaves(part)]
    texts = [leaf for leaf in leaves if _is_letter(leaf)]
    if kind == "multipart/alternative" and texts:
        # Some programs send an empty plain part beside the HTML.
        plain = [one for one in texts if one.get_content_subtype() == "plain"]
        chosen = plain if any(_bytes_of(one).strip() for one in plain) else []
        kept = chosen or [one for one in texts if one.get_content_subtype() != "plain"] or plain
        left_out = set(texts).difference(kept)
        leaves = [leaf for leaf in leaves if leaf not in left_out]
    yield from leaves


def _is_letter(part: EmailMessage) -> bool:
    """Tell whether a part is read where it stands, like the paragraphs around it."""
    kinds = {"text/plain", "text/html"}
    return part.get_content_type() in kinds and _is_inline(part) and not part.get_filename()


def _is_attachment(part: EmailMessage) -> bool:
    """Tell what a person would open from logos and from a letter's unusual forms."""
    if part.get_content_maintype() == "image":
        return len(_bytes_of(part)) >= _SMALL_PICTURE_BYTES
    is_text = part.get_content_maintype() == "text"
    return not (is_text and _is_inline(part) and not part.get_filename())


def _is_inline(part: EmailMessage) -> bool:
    return part.get_content_disposition() != "attachment"


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
