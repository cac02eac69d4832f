"""Mails saved by Outlook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from olefile import OleFileIO
from oxmsg import Message
from oxmsg.attachment import Attachment
from oxmsg.storage import Storage, Stream

from summarizer.intake.documents.html_text import decode_markup, read_markup
from summarizer.intake.documents.ole import refuse_encrypted
from summarizer.intake.mails.attachment import read_attachment
from summarizer.intake.mails.letter_forms import shown_form
from summarizer.intake.mails.mail import Mail, read_mail
from summarizer.intake.mails.ornaments import is_ornament
from summarizer.intake.mails.outlook_rtf import decompress
from summarizer.intake.mails.sealed import without_seal
from summarizer.intake.readers import eml, rtf
from summarizer.intake.reading import Reading
from summarizer.intake.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from summarizer.intake.inner_files import InnerFile

_PROPERTIES: Final = "__properties_version1.0"
_EMBEDDED_MAIL: Final = "__substg1.0_3701000D"
_COMPRESSED_RTF: Final = 0x1009
_HTML: Final = 0x1013
_CODE_PAGE, _UTF_8 = 0x3FDE, 65001
_SENDERS: Final = (0x0C1A, 0x0042)  # the names of who sent it, and on whose behalf
_HIDDEN_ATTACHMENT: Final = 0x7FFE
_SEALED: Final = ("multipart/signed", "application/pkcs7-mime", "application/x-pkcs7-mime")
# The header of an inner mail's properties is this much shorter than an outer one's.
_INNER_HEADER, _MISSING_HEADER = 24, 8


def read(data: bytes) -> Reading:
    """Read subject and body, then the attachments as further pages."""
    return _read_message(_root_of(data), depth=0)


def attached(data: bytes) -> list[_Attached]:
    """Give what came along with a mail, in the order in which ``read`` takes it."""
    return _parts(_root_of(data))


def _root_of(data: bytes) -> Storage:
    refuse_encrypted(data)
    with OleFileIO(data) as ole:
        root = Storage.from_ole(ole)
    if not any(stream.name == _PROPERTIES for stream in root.streams):
        raise Unreadable("unsupported_format")
    return root


def _parts(storage: Storage) -> list[_Attached]:
    return [
        _Attached(one, Attachment(one))
        for one in storage.iter_attachment_storages()
        if not _is_furniture(Attachment(one))
    ]


def _read_message(storage: Storage, *, depth: int) -> Reading:
    message = Message(storage)
    headers = message.message_headers
    mail = Mail(
        subject=" ".join(message.subject.split()),
        sender=" ".join((message.sender or "").split()),
        sent=_sent(message),
        beside=(
            *(f"{one.name} <{one.email_address}>" for one in message.recipients),
            *(message.properties.str_prop_value(one) or "" for one in _SENDERS),
            *(headers.get(name, "") for name in ("Reply-To", "Sender")),
        ),
        body=_read_body(message),
        attached=_parts(storage),
    )
    return read_mail(mail, depth=depth)


@dataclass(frozen=True, slots=True)
class _Attached:
    storage: Storage
    attachment: Attachment

    @property
    def name(self) -> str:
        return self.attachment.file_name or ""

    def read(self, depth: int) -> Reading:
        mail = self._mail()
        if mail is not None:
            return _read_message(mail, depth=depth)
        if self._is_sealed():
            return eml.read_sealed(self.contents(), depth=depth)
        return read_attachment(self.contents(), filename=self.name)

    def contents(self) -> bytes:
        data = self.attachment.file_bytes
        if data is None:  # only a link to where the sender keeps it
            raise Unreadable("missing")
        return bytes(data)

    def inside(self) -> Sequence[InnerFile] | None:
        mail = self._mail()
        if mail is None and self._is_sealed():
            return eml.attached_to_sealed(self.contents())
        return None if mail is None else _parts(mail)

    def _is_sealed(self) -> bool:
        """Tell the one attachment in which Outlook keeps a signed mail as it came."""
        return (self.attachment.mime_type or "").lower().startswith(_SEALED)

    def _mail(self) -> Storage | None:
        found = (one for one in self.storage.storages if one.name == _EMBEDDED_MAIL)
        inner = next(found, None)
        # Objects of other programs are kept in the same place.
        is_mail = inner is not None and any(one.name == _PROPERTIES for one in inner.streams)
        return _as_outer(inner) if inner is not None and is_mail else None


def _as_outer(inner: Storage) -> Storage:
    """Give an inner mail the form of an outer one, for the library knows only that."""
    streams = []
    for stream in inner.streams:
        contents = stream.bytes_
        if stream.name == _PROPERTIES:
            contents = contents[:_INNER_HEADER] + bytes(_MISSING_HEADER) + contents[_INNER_HEADER:]
        streams.append(Stream(stream.path, contents))
    return Storage(inner.path, tuple(streams), inner.storages)


def _read_body(message: Message) -> Reading:
    plain, markup = without_seal(message.body or ""), _markup(message)
    if plain.strip():
        return shown_form(plain, markup)
    if markup.strip():
        return read_markup(markup)
    compressed = message.properties.binary_prop_value(_COMPRESSED_RTF)
    if compressed:
        try:
            return rtf.read(decompress(compressed))
        except Unreadable as refusal:
            if refusal.code != "empty":
                raise
    return Reading(pages=("",))


def _markup(message: Message) -> str:
    """Give the HTML; the library would take what is not told for Latin-9, and doubt nothing."""
    data = message.properties.binary_prop_value(_HTML)
    if data is None:
        return message.html_body or _markup_in_rtf(message)
    page = message.properties.int_prop_value(_CODE_PAGE)
    return decode_markup(data, "utf-8" if page == _UTF_8 else f"cp{page}" if page else "")


def _markup_in_rtf(message: Message) -> str:
    """Give the HTML that Exchange packs into RTF; most saved mails have no other."""
    compressed = message.properties.binary_prop_value(_COMPRESSED_RTF)
    try:
        return rtf.html_inside(decompress(compressed)) if compressed else ""
    except Unreadable:
        return ""


def _is_furniture(attachment: Attachment) -> bool:
    """Tell logos and what stands inside the text from what the sender attached."""
    if attachment.properties.int_prop_value(_HIDDEN_ATTACHMENT):
        return True
    is_picture = (attachment.mime_type or "").startswith("image/")
    return is_picture and is_ornament(attachment.file_bytes or b"")


def _sent(message: Message) -> datetime | None:
    try:
        return message.sent_date
    except (ValueError, OverflowError):
        return None
