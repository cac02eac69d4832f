"""The container of old Office files, of Outlook's mails, and of encrypted new ones."""

from __future__ import annotations

from typing import Final

from summarizer.intake.unreadable import Unreadable

OLE_MAGIC: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WORD_STREAM: Final = "WordDocument".encode("utf-16-le")
MAIL_STREAM: Final = "__properties_version1.0".encode("utf-16-le")
_ENCRYPTED_PACKAGE: Final = "EncryptedPackage".encode("utf-16-le")


def refuse_encrypted(data: bytes) -> None:
    """Raise ``Unreadable`` for a Word file that its sender locked with a password."""
    if data.startswith(OLE_MAGIC) and _ENCRYPTED_PACKAGE in data:
        raise Unreadable("password")
