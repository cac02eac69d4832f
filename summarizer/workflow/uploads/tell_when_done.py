"""A mail to whoever uploaded files, once the program has done its part of all of them.

It holds counts and a link, and no word of any response: mail leaves the house.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import structlog

from summarizer.domain.danish import danish
from summarizer.domain.response import Status
from summarizer.workflow.context import MailDown, MailRefused
from summarizer.workflow.refusals import Invalid

if TYPE_CHECKING:
    from collections.abc import Mapping

    from summarizer.domain.user import User
    from summarizer.store.records import BatchRecord
    from summarizer.workflow.context import Context

log = structlog.get_logger()

# Nobody wants to hear of an old upload, such as one from before mail was set up.
_OLDEST = timedelta(days=7)
_LONGEST_ADDRESS = 200
# What every mail server takes.
_ADDRESS = re.compile(r"[A-Za-z0-9!#$%&'*+/=^_`{|}~.-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_WORDS = {
    Status.DRAFTED: "udkast klar til gennemsyn",
    Status.APPROVED: "godkendt",
    Status.HELD: "tilbageholdt af screeningen",
    Status.UNREADABLE: "kan ikke læses",
    Status.MANUAL: "skal skrives i hånden",
    Status.EXCLUDED: "udeladt",
}


@dataclass(frozen=True, slots=True)
class _Letter:
    to: str
    text: str


def tell_when_done(context: Context) -> int:
    """Send a mail for every upload that is done and nobody was told of; give how many.

    Each upload is marked before its mail is sent, so that it is told of once; a server that is
    down takes the mark off again. Does nothing where no mail server is set up.
    """
    if context.mailer is None:
        return 0
    with context.read() as look:
        done = look.hearings.batches_done()
    return sum(_tell(context, batch) for batch in done)


def set_own_address(context: Context, actor: User, address: str) -> None:
    """Keep where a member of staff wants to be told; an empty address means not at all.

    Raises ``Invalid`` for what is no address.
    """
    address = address.strip()
    if address and (not _ADDRESS.fullmatch(address) or len(address) > _LONGEST_ADDRESS):
        raise Invalid(danish("Skriv en e-mailadresse som navn@eksempel.dk."))
    with context.write() as work:
        work.users.set_mail_address(actor.id, address)
        work.audit.append(
            at=context.now(),
            actor=actor.id,
            action="mail_address_set" if address else "mail_address_removed",
        )
        work.commit()


def own_address(context: Context, actor: User) -> str:
    """Give where the person wants to be told; empty for not at all."""
    with context.read() as look:
        return look.users.mail_address(actor.id)


def _tell(context: Context, batch: BatchRecord) -> int:
    with context.write() as work:
        if not work.hearings.mark_told(batch.id, at=context.now()):
            return 0
        work.commit()
    letter = _letter(context, batch)
    if letter is None or context.mailer is None:
        return 0
    try:
        context.mailer.send(
            to=letter.to,
            subject="Høringsreferent: en upload er færdig",
            text=letter.text,
        )
    except MailRefused:
        # Never tried again, or whoever is told after would wait for it too.
        log.warning("mail_refused", batch_id=batch.id)
        return 0
    except MailDown:
        log.warning("mail_down", batch_id=batch.id)
        with context.write() as work:
            work.hearings.unmark_told(batch.id)
            work.commit()
        return 0
    return 1


def _letter(context: Context, batch: BatchRecord) -> _Letter | None:
    """Write the mail; ``None`` where nobody wants one."""
    with context.read() as look:
        user = look.users.get(batch.uploaded_by)
        address = look.users.mail_address(batch.uploaded_by)
        counts = look.responses.counts(batch.hearing_id, batch_id=batch.id)
    is_old = batch.uploaded_at < context.now() - _OLDEST
    if user is None or not user.active or not address or is_old:
        return None
    return _Letter(address, _text(counts, f"{context.site_url}/hoeringer/{batch.hearing_id}"))


def _text(counts: Mapping[Status, int], link: str) -> str:
    lines = [
        f"  {counts[status]} {words}" for status, words in _WORDS.items() if counts.get(status)
    ]
    return (
        "Programmet er færdigt med sin del af de filer, du uploadede.\n\n"
        f"{sum(counts.values())} høringssvar:\n" + "\n".join(lines) + f"\n\n{link}\n\n"
        "Du kan slå denne besked fra under »Min konto«.\n"
    )
