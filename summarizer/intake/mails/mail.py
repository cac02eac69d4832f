"""What all mails have in common, whichever program saved them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from summarizer.intake import warnings
from summarizer.intake.inner_files import InnerFile
from summarizer.intake.reading import Reading
from summarizer.intake.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

_DEEPEST = 5  # mails inside mails


class Attached(InnerFile, Protocol):
    """Something that came along with a mail."""

    def read(self, depth: int) -> Reading:
        """Read it; ``depth`` counts the mails around it. Raises ``Unreadable``."""


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail taken apart; ``beside`` are header lines that are screened, not drafted from."""

    subject: str
    sender: str
    sent: datetime | None
    beside: tuple[str, ...]
    body: Reading
    attached: Sequence[Attached]


def read_mail(mail: Mail, *, depth: int) -> Reading:
    """Give subject and body as the first page, then the attachments as further pages.

    Raises ``Unreadable``: ``dangerous`` for mails nested too deeply, ``empty_mail`` when there
    is neither body nor attachment, ``winmail``, ``encrypted_mail`` or ``attachments_unread`` when
    there is no body and nothing attached gave text.
    """
    if depth > _DEEPEST:
        raise Unreadable("dangerous")
    pages = list(mail.body.pages) or [""]
    letters = list(range(len(pages)))
    found, asides = [*mail.body.warnings], [*mail.body.asides, *mail.beside]
    doubtful = dict(mail.body.words)
    drawn = [""] * len(pages)
    sealed = False
    for at, one in enumerate(mail.attached):
        asides.append(one.name)
        try:
            reading = one.read(depth + 1)
        except Unreadable as refusal:
            winmail = refusal.code == "winmail"
            found.append(warnings.WINMAIL if winmail else warnings.ATTACHMENT_UNREAD)
            sealed |= refusal.code == "encrypted_mail"
            continue
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001 - a broken mail inside must not cost the one around it
            found.append(warnings.ATTACHMENT_UNREAD)
            continue
        letters += [len(pages) + number for number in reading.letters]
        doubtful |= {len(pages) + number: words for number, words in reading.words.items()}
        pages += reading.pages
        drawn += reading.drawn_inside(at)
        found += reading.warnings
        # Whoever wrote a mail inside is a sender too, and may be protected.
        asides += [reading.sender or "", *reading.asides]
    if not any(page.strip() for page in pages):
        if not mail.attached:
            raise Unreadable("empty_mail")
        if sealed:
            raise Unreadable("encrypted_mail")
        raise Unreadable("winmail" if warnings.WINMAIL in found else "attachments_unread")
    if mail.subject:
        pages[0] = f"Emne: {mail.subject}\n\n{pages[0]}"
    return Reading(
        pages=tuple(pages),
        warnings=tuple(found),
        sender=mail.sender or None,
        sent=mail.sent,
        asides=tuple(asides),
        letters=tuple(letters),
        words=doubtful,
        has_attachments=bool(mail.attached),
        drawn=tuple(drawn),
    )
