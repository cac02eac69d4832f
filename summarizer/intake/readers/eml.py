"""Mails: subject and body, then the attachments as further pages."""

from __future__ import annotations

import base64
import contextlib
import email
import quopri
import re
from dataclasses import dataclass, replace
from email import policy
from email.message import EmailMessage
from typing import TYPE_CHECKING, Any, Final, cast

from summarizer.intake.decoding import decode
from summarizer.intake.documents.html_text import decode_markup, read_markup
from summarizer.intake.mails.attachment import read_attachment
from summarizer.intake.mails.letter_forms import shown_form
from summarizer.intake.mails.mail import Mail, read_mail
from summarizer.intake.mails.ornaments import is_ornament
from summarizer.intake.mails.sealed import signed_content, without_seal
from summarizer.intake.reading import Reading
from summarizer.intake.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime

# Signatures and invitations that come along with mails and say nothing of the matter.
_FURNITURE: Final = re.compile(
    r"application/(?:pkcs7-signature|x-pkcs7-signature|pgp-signature|pgp-keys)|text/(?:calendar"
    r"|x-vcard|vcard|directory)|message/(?:delivery-status|disposition-notification)"
)
_PACKINGS: Final[dict[str, Callable[[bytes], bytes]]] = {
    "base64": base64.b64decode,
    "quoted-printable": quopri.decodestring,
}
_MAILS: Final = frozenset({"message/rfc822", "message/global", "message/news"})
_OTHER_PEOPLE: Final = ("to", "cc", "bcc", "reply-to", "sender", "resent-from")
_SEALED: Final = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime"})
_PACKED: Final = b"\x30"  # how CMS begins
_NOT_BASE64: Final = re.compile(rb"[^A-Za-z0-9+/]")
_SAID: Final = re.compile(r"^(?:SUMMARY|LOCATION|DESCRIPTION)[^:\n]*:([^\r\n]*)", re.MULTILINE)


def read(data: bytes) -> Reading:
    """Read a mail as it was sent; earlier mails quoted in it stay in the text, marked."""
    return _read_message(email.message_from_bytes(data, policy=policy.default), depth=0)


def attached(data: bytes) -> list[_Part]:
    """Give what came along with a mail, in the order in which ``read`` takes it."""
    return _parts(email.message_from_bytes(data, policy=policy.default))[1]


def read_sealed(data: bytes, *, depth: int) -> Reading:
    """Read a mail that another program keeps with its signature, as one file."""
    return _read_message(_unsealed(data), depth=depth)


def attached_to_sealed(data: bytes) -> list[_Part]:
    """Give what came along with such a mail."""
    return _parts(_unsealed(data))[1]


def _unsealed(data: bytes) -> EmailMessage:
    packed = data.startswith(_PACKED)
    return email.message_from_bytes(signed_content(data) if packed else data, policy=policy.default)


def _parts(message: EmailMessage) -> tuple[list[_Letter], list[_Part]]:
    """Give the parts that are the letter itself, and what a person would open."""
    found = list(_leaves(message))
    letter = [one for one in found if isinstance(one, _Letter)]
    attached = [_Part(one) for one in found if not isinstance(one, _Letter)]
    if not letter:  # an invitation says something itself only where nothing else does
        letter = [
            _Letter(one) for one in message.walk() if one.get_content_type() == "text/calendar"
        ]
    return letter, [one for one in attached if _is_attachment(one.part)]


def _read_message(message: EmailMessage, *, depth: int) -> Reading:
    kind = message.get_content_type()
    if kind == "multipart/encrypted" or "enveloped" in str(message.get_param("smime-type")).lower():
        raise Unreadable("encrypted_mail")
    if kind in _SEALED:
        signed_content(_bytes_of(message))  # says so if it is encrypted
    letter, attached = _parts(message)
    mail = Mail(
        subject=_header(message, "subject"),
        sender=_header(message, "from"),
        sent=_sent(message),
        beside=tuple(_header(message, name) for name in _OTHER_PEOPLE),
        body=_read_letter(letter),
        attached=attached,
    )
    return read_mail(mail, depth=depth)


@dataclass(frozen=True, slots=True)
class _Letter:
    """A part that is read where it stands; ``html`` are the parts of its other form."""

    part: EmailMessage
    html: tuple[EmailMessage, ...] = ()


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
        if self.part.get_content_type() in _SEALED:
            signed_content(_bytes_of(self.part))  # says why it was not opened
        return read_attachment(_bytes_of(self.part), filename=self.name)

    def contents(self) -> bytes:
        return _bytes_of(self.part)

    def inside(self) -> list[_Part] | None:
        mail = _inner_mail(self.part)
        return None if mail is None else _parts(mail)[1]


def _inner_mail(part: EmailMessage) -> EmailMessage | None:
    """Give an attached mail; some programs pack it, which RFC 2046 forbids."""
    if part.get_content_type() not in _MAILS:
        return None
    inner = cast("EmailMessage", part.get_payload(0))
    unpack = _PACKINGS.get(str(part.get("content-transfer-encoding", "")).strip().lower())
    if unpack is None:
        return inner
    return email.message_from_bytes(unpack(inner.as_bytes()), policy=policy.default)


def _read_letter(parts: Sequence[_Letter]) -> Reading:
    """Read the parts that follow each other in a letter, pictures or a list's footer between."""
    readings = [
        _read_text(one.part)
        if not one.html
        else shown_form(_plain(one.part), "\n".join(map(_markup, one.html)))
        for one in parts
    ]
    pages = [page.strip() for reading in readings for page in reading.pages]
    return Reading(
        pages=("\n\n".join(filter(None, pages)),),
        warnings=tuple(code for reading in readings for code in reading.warnings),
    )


def _read_text(part: EmailMessage) -> Reading:
    kind = part.get_content_subtype()
    if kind == "html":
        markup = _markup(part)
        return read_markup(markup) if markup.strip() else Reading(pages=("",))
    text = _plain(part)
    return Reading(pages=(_invitation(text) if kind == "calendar" else text,))


def _markup(part: EmailMessage) -> str:
    return decode_markup(_bytes_of(part), _charset(part))


def _plain(part: EmailMessage) -> str:
    text = decode(_bytes_of(part), _charset(part))
    if str(part.get_param("format", "")).lower() == "flowed":
        text = _unflow(text, deletes=str(part.get_param("delsp", "")).lower() == "yes")
    return without_seal(text)


def _invitation(text: str) -> str:
    """Give what an invitation says (RFC 5545)."""
    lines = re.sub(r"\r?\n[ \t]", "", text)
    said = [found[1] for found in _SAID.finditer(lines)]
    return "\n\n".join(re.sub(r"\\([nN,;\\])", _unescaped, one) for one in said)


def _unescaped(found: re.Match[str]) -> str:
    return "\n" if found[1] in "nN" else found[1]


def _charset(part: EmailMessage) -> str:
    try:
        return part.get_content_charset() or ""
    except (LookupError, ValueError):
        return ""


def _bytes_of(part: EmailMessage) -> bytes:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return b""
    packing = str(part.get("content-transfer-encoding", "")).strip().lower()
    if packing == "base64" and not _NOT_BASE64.search(payload):
        # The library gives up on what lost a letter at its end, and gives it as it is.
        whole = len(payload) - len(payload) % 4
        with contextlib.suppress(ValueError):
            return base64.b64decode(payload[:whole], validate=True)
    return payload


def _unflow(text: str, *, deletes: bool) -> str:
    """Join the lines that a mail program wrapped with a trailing space (RFC 3676)."""
    text = text.replace("\r\n", "\n").replace("\n-- \n", "\n--\n")
    return re.sub(r"(?<=\S)( ?) \n(?=[^\s>])", r"\1" if deletes else r"\1 ", text)


def _leaves(message: EmailMessage) -> Iterator[_Letter | EmailMessage]:
    """Give the parts that have none themselves, each letter once."""
    kind = message.get_content_type()
    if _FURNITURE.match(kind):
        return
    if kind in _SEALED:
        with contextlib.suppress(Unreadable):
            inner = signed_content(_bytes_of(message))
            yield from _leaves(email.message_from_bytes(inner, policy=policy.default))
            return
    if message.get_content_maintype() == "message" or not message.is_multipart():
        yield _Letter(message) if _is_letter(message) else message
        return
    parts: Iterable[Any] = message.iter_parts()  # the policy makes them EmailMessage
    leaves = [leaf for part in parts for leaf in _leaves(part)]
    yield from _in_one_form(leaves) if kind == "multipart/alternative" else leaves


def _in_one_form(leaves: list[_Letter | EmailMessage]) -> Iterator[_Letter | EmailMessage]:
    """Give what is attached, and the letter once: plain if that has words, with its HTML."""
    letters = [one for one in leaves if isinstance(one, _Letter)]
    plain = [one for one in letters if one.part.get_content_subtype() == "plain"]
    pages = [one for one in letters if one.part.get_content_subtype() == "html"]
    # Some programs send an empty plain part beside the HTML.
    worded = [one for one in plain if _bytes_of(one.part).strip()]
    kept = worded or pages or plain
    if len(worded) == 1:
        shown = (*worded[0].html, *(one.part for one in pages))
        kept = [replace(worded[0], html=shown)]
    first = next((at for at, one in enumerate(leaves) if isinstance(one, _Letter)), 0)
    for at, one in enumerate(leaves):
        if at == first:
            yield from kept
        if isinstance(one, EmailMessage) and (not letters or _is_file(one)):
            yield one


def _is_letter(part: EmailMessage) -> bool:
    """Tell whether a part is read where it stands, like the paragraphs around it."""
    kinds = {"text/plain", "text/html"}
    return part.get_content_type() in kinds and _is_inline(part) and not part.get_filename()


def _is_file(part: EmailMessage) -> bool:
    """Tell a file from one more form of the letter."""
    is_text = part.get_content_maintype() == "text"
    return not is_text or not _is_inline(part) or bool(part.get_filename())


def _is_attachment(part: EmailMessage) -> bool:
    """Tell what a person would open from logos."""
    return part.get_content_maintype() != "image" or not is_ornament(_bytes_of(part))


def _is_inline(part: EmailMessage) -> bool:
    return part.get_content_disposition() != "attachment"


def _header(message: EmailMessage, name: str) -> str:
    raw = next((told for key, told in message.raw_items() if key.lower() == name), "")
    if isinstance(raw, str) and not raw.isascii() and "=?" not in raw:
        # Letters as they are, which no standard allows, and in no code page that is told.
        return " ".join(decode(raw.encode("ascii", "surrogateescape")).split())
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
