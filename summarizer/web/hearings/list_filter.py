"""The filters and the order of a hearing's list, as they stand in its address.

Only codes, letters and ids of colleagues: what somebody searches for never does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from summarizer.domain.hearing import SenderKind
from summarizer.domain.response import Status
from summarizer.intake import Format
from summarizer.store.lists import ResponseFilter, SortKey
from summarizer.workflow.looks.overviews import WITH_A_PERSON, WITH_THE_PROGRAM

if TYPE_CHECKING:
    from collections.abc import Mapping

# Values of ?status= that stand for several statuses.
GROUPS: dict[str, tuple[Status, ...]] = {
    "person": WITH_A_PERSON,
    "program": WITH_THE_PROGRAM,
}
ME, NOBODY = "mig", "ingen"
NO_CATEGORY = "uden"
LATE, RED = "sent", "roed"
_SORTED: dict[str, SortKey] = {
    "nr": SortKey.NUMBER,
    "modtaget": SortKey.RECEIVED,
    "afsender": SortKey.SENDER,
    "status": SortKey.STATUS,
    "aendret": SortKey.CHANGED,
}
_LONGEST_LABEL = 8
_LENGTH_OF_ID = 32
# What belongs to a view, in the order it is written in an address.
PARTS = (
    "status",
    "afsender",
    "format",
    "frist",
    "markering",
    "emne",
    "kampagne",
    "ansvarlig",
    "sorter",
)


@dataclass(frozen=True, slots=True)
class ListChoice:
    """What an address asks for, each part cleaned: what is unknown is empty.

    ``sort`` is a name with ``-`` before it for falling order, empty for the plain order.
    """

    status: str = ""
    afsender: str = ""
    format: str = ""
    frist: str = ""
    markering: str = ""
    emne: str = ""
    kampagne: str = ""
    ansvarlig: str = ""
    sorter: str = ""

    @property
    def query(self) -> dict[str, str]:
        """Give what an address must carry to ask for the same, nothing for nothing."""
        return {part: value for part in PARTS if (value := getattr(self, part))}

    @property
    def text(self) -> str:
        """Give the query as it stands in an address."""
        return urlencode(self.query)

    @property
    def narrows(self) -> bool:
        """Tell whether anything but the order and the status is asked for."""
        return bool(set(self.query) - {"sorter", "status"})

    @property
    def sort(self) -> SortKey:
        """Give what the list is ordered by."""
        return _SORTED.get(self.sorter.removeprefix("-"), SortKey.NUMBER)

    @property
    def descending(self) -> bool:
        """Tell whether the order falls."""
        return self.sorter.startswith("-")

    def filter_for(self, hearing_id: str, *, user_id: str) -> ResponseFilter:
        """Give the store's filter; ``user_id`` is who *mig* is."""
        return ResponseFilter(
            hearing_id,
            statuses=wanted_statuses(self.status),
            sender_kinds=(SenderKind(self.afsender),) if self.afsender else (),
            formats=(self.format,) if self.format else (),
            campaign=self.kampagne,
            category="" if self.emne == NO_CATEGORY else self.emne,
            without_category=self.emne == NO_CATEGORY,
            assigned_to=user_id
            if self.ansvarlig == ME
            else ""
            if self.ansvarlig == NOBODY
            else self.ansvarlig,
            is_free=self.ansvarlig == NOBODY,
            late=self.frist == LATE,
            red=self.markering == RED,
        )


def choice_of(sent: Mapping[str, str]) -> ListChoice:
    """Read what was sent; what nobody offers is dropped."""
    status, sender = sent.get("status", ""), sent.get("afsender", "")
    file_format, campaign = sent.get("format", ""), sent.get("kampagne", "")
    assignee, sort = sent.get("ansvarlig", ""), sent.get("sorter", "")
    category = sent.get("emne", "")
    return ListChoice(
        status=status if wanted_statuses(status) else "",
        afsender=sender if sender in set(SenderKind) else "",
        format=file_format if file_format in set(Format) else "",
        frist=LATE if sent.get("frist") == LATE else "",
        markering=RED if sent.get("markering") == RED else "",
        emne=category if category == NO_CATEGORY or _is_id(category) else "",
        kampagne=campaign if campaign.isalnum() and len(campaign) <= _LONGEST_LABEL else "",
        ansvarlig=assignee if assignee in {ME, NOBODY} or _is_id(assignee) else "",
        sorter=sort if sort.removeprefix("-") in _SORTED else "",
    )


def choice_of_text(query: str) -> ListChoice:
    """Read a saved query."""
    pairs = (one.partition("=") for one in query.split("&"))
    return choice_of(MultiDict((name, value) for name, _, value in pairs))


def wanted_statuses(value: str) -> tuple[Status, ...]:
    """Read ``?status=``: a status, a group, or anything else for all."""
    if value in GROUPS:
        return GROUPS[value]
    return (Status(value),) if value in set(Status) else ()


def _is_id(value: str) -> bool:
    return len(value) == _LENGTH_OF_ID and value.isalnum()
