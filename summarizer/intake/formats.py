"""The formats that can be read, and how they are told apart: by content, then by name.

A new format is one line here and one module of the same name in ``readers``.
"""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath
from typing import TYPE_CHECKING, Final, Self

from summarizer.domain.danish import danish
from summarizer.intake.documents.ole import MAIL_STREAM, OLE_MAGIC, WORD_STREAM

if TYPE_CHECKING:
    from collections.abc import Callable

HEAD_BYTES: Final = 8192
_MAIL_HEADER: Final = re.compile(
    rb"^(from|to|subject|date|received|return-path|message-id|mime-version|delivered-to"
    rb"|content-type|reply-to|cc|x-[\w-]+|dkim-signature|arc-[\w-]+):",
    re.IGNORECASE,
)
_MACHINE_HEADER: Final = re.compile(
    rb"^(received|return-path|message-id|mime-version|delivered-to):", re.IGNORECASE | re.MULTILINE
)
_IMAGE_MAGIC: Final = re.compile(
    rb"\xff\xd8\xff|\x89PNG\r\n\x1a\n|II\*\x00|MM\x00\*|GIF8[79]a|RIFF.{4}WEBP"
    rb"|BM.{4}\x00{4}.{4}[\x0c\x28\x34\x38\x40\x6c\x7c]\x00{3}",  # BMP: sizes of its header
    re.DOTALL,
)
_IMAGE_SUFFIXES: Final = (
    *(".jpg", ".jpeg", ".png", ".tif", ".tiff"),
    *(".gif", ".webp", ".bmp"),
)
_HEIC_BRANDS: Final = frozenset(
    {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
)
_LETTER_INSIDE: Final = re.compile(
    rb"\.(?:docx?|odt|pdf|rtf|txt|eml|msg|html?|jpe?g|png|tiff?|heic|gif|webp|bmp|zip)$|/$"
)
_OFFICE_FOLDERS: Final = (b"word/", b"_rels/", b"docprops/", b"customxml/")
_BOMS: Final = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def _is_pdf(head: bytes) -> bool:
    return b"%PDF-" in head[:1024]


def _is_docx(head: bytes) -> bool:
    if not head.startswith(b"PK\x03\x04") or _is_odt(head) or _is_archive(head):
        return False
    other = any(name in head for name in (b"xl/", b"ppt/"))
    return b"word/" in head or (b"[Content_Types].xml" in head and not other)


def _is_archive(head: bytes) -> bool:
    """Tell a zip of letters, in which a whole Word file may stand unpacked, from a Word file."""
    length = int.from_bytes(head[26:28], "little")
    first = head[30 : 30 + length].lower()
    return bool(_LETTER_INSIDE.search(first)) and not first.startswith(_OFFICE_FOLDERS)


def _is_odt(head: bytes) -> bool:
    return head.startswith(b"PK\x03\x04") and b"application/vnd.oasis.opendocument.text" in head


def _is_msg(head: bytes) -> bool:
    return head.startswith(OLE_MAGIC) and MAIL_STREAM in head


def _is_doc(head: bytes) -> bool:
    return head.startswith(OLE_MAGIC) and WORD_STREAM in head


def _is_heic(head: bytes) -> bool:
    return head[4:8] == b"ftyp" and head[8:12] in _HEIC_BRANDS


def _is_winmail(head: bytes) -> bool:
    return head.startswith(b"\x78\x9f\x3e\x22")


def _is_rtf(head: bytes) -> bool:
    return head.lstrip().startswith(b"{\\rtf")


def _is_image(head: bytes) -> bool:
    return bool(_IMAGE_MAGIC.match(head))


def _is_html(head: bytes) -> bool:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<!doctype html", b"<html")) or b"<html" in start[:1024]


def _is_eml(head: bytes) -> bool:
    header = re.split(rb"\r?\n\r?\n", head.lstrip(b"\xef\xbb\xbf\r\n"), maxsplit=1)[0]
    return bool(_MAIL_HEADER.match(header)) and bool(_MACHINE_HEADER.search(header))


def _is_txt(head: bytes) -> bool:
    return head.startswith(_BOMS) or not re.search(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]", head)


class Format(StrEnum):
    """A format; the value is its reader's module, ``label`` its Danish name.

    The order is the order in which contents are recognised.
    """

    label: str
    suffixes: tuple[str, ...]
    is_content: Callable[[bytes], bool]

    def __new__(
        cls,
        value: str,
        label: str,
        suffixes: tuple[str, ...],
        is_content: Callable[[bytes], bool],
    ) -> Self:
        """Keep the label, the suffixes and the test beside the value."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.suffixes = suffixes
        member.is_content = is_content
        return member

    PDF = "pdf", "PDF", (".pdf",), _is_pdf
    ODT = "odt", danish("OpenDocument-tekst"), (".odt",), _is_odt
    DOCX = "docx", danish("Word-dokument"), (".docx",), _is_docx
    MSG = "msg", danish("E-mail fra Outlook"), (".msg",), _is_msg
    DOC = "doc", danish("Word-dokument (gammelt)"), (".doc",), _is_doc
    RTF = "rtf", danish("RTF-dokument"), (".rtf",), _is_rtf
    IMAGE = "image", danish("Billede"), _IMAGE_SUFFIXES, _is_image
    HEIC = "heic", danish("Billede fra iPhone"), (".heic", ".heif"), _is_heic
    WINMAIL = "winmail", danish("Outlook-pakke"), (".dat", ".tnef"), _is_winmail
    EML = "eml", danish("E-mail"), (".eml",), _is_eml
    HTML = "html", danish("Webside"), (".html", ".htm"), _is_html
    TXT = "txt", danish("Tekst"), (".txt", ".text", ".md"), _is_txt


ACCEPTED_SUFFIXES: Final = tuple(suffix for format_ in Format for suffix in format_.suffixes)
# These keep what tells them apart anywhere in the file, so the name may say which it is.
_CONTAINERS: Final = {
    Format.MSG: OLE_MAGIC,
    Format.DOC: OLE_MAGIC,
    Format.DOCX: b"PK\x03\x04",
    Format.ODT: b"PK\x03\x04",
}
_READ_AS_TEXT: Final = frozenset({Format.EML, Format.HTML, Format.TXT})


def recognise(filename: str, head: bytes) -> Format | None:
    """Tell the format by the first bytes, and by the name where those leave it open.

    ``head`` is the first ``HEAD_BYTES`` of the file (more does no harm). None means that
    no reader can take it. A name never overrules contents that say what they are.
    """
    suffix = PurePath(filename).suffix.lower()
    named = next((f for f in Format if suffix in f.suffixes), None)
    if not head.strip():
        return named
    found = next((f for f in Format if f.is_content(head)), None)
    if found is Format.TXT and named in _READ_AS_TEXT:
        return named  # a mail or page that starts in an unusual way
    if found is Format.EML and named is Format.TXT:
        return named  # saved as text on purpose
    if found is None and named in _CONTAINERS and head.startswith(_CONTAINERS[named]):
        return named
    return found
