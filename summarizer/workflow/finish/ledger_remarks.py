"""What the ledger tells of how a response came in, and the list of all files that ever did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.export import ReceivedRow
from summarizer.store.records import Became, ReceivedFrom

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from summarizer.domain.hearing import Hearing
    from summarizer.store.records import ReceivedRecord, ResponseRecord

# The ledger is a Danish file, whatever language its reader has chosen on the page.
_BECAME = {
    Became.WAITING: "Venter på at blive sorteret",
    Became.RESPONSE: "Eget høringssvar",
    Became.ATTACHMENT: "Bilag til et høringssvar",
    Became.ARCHIVE: "Pakket ud",
    Became.LIST: "Liste med ét høringssvar pr. række",
    Became.CANCELLED: "Uploaden blev annulleret",
}
_DAY_FROM = {
    ReceivedFrom.MAIL: "Dato fra mailen",
    ReceivedFrom.UPLOAD: "Dato for uploaden",
}


def remarks(
    hearing: Hearing,
    response: ResponseRecord,
    *,
    numbers: Mapping[str, int],
    same_words_as: int | None,
    missing: int,
) -> tuple[str, ...]:
    """Tell what somebody may ask about a response later; ``numbers`` are by response id."""
    twin = numbers.get(response.duplicate_of or "")
    same = "Samme svarnummer" if response.portal_number else "Samme fil"
    told = (
        "Modtaget efter fristen" if response.received_on > hearing.deadline else "",
        _DAY_FROM.get(response.received_from, ""),
        f"{same} som nr. {twin}" if twin is not None else "",
        f"Samme tekst som nr. {same_words_as}" if same_words_as not in {None, twin} else "",
        f"Bilag mangler: {missing}" if missing else "",
        # A leading sign is the program's own, for lists without numbers.
        f"Svarnummer {response.portal_number}"
        if response.portal_number and not response.portal_number.startswith("#")
        else "",
    )
    return tuple(one for one in told if one)


def received_rows(files: Iterable[ReceivedRecord], numbers: Mapping[str, int]) -> list[ReceivedRow]:
    """Give every file that came in, and what it became."""
    return [
        ReceivedRow(
            filename=one.filename,
            file_bytes=one.file_bytes,
            became=_BECAME[one.outcome]
            + (f"; {one.furniture} systemfiler udeladt" if one.furniture else ""),
            sha256=one.file_sha256,
            number=numbers.get(one.response_id or ""),
        )
        for one in files
    ]
