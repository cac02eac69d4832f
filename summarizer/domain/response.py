"""A response, its status, and THE transition table."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """Where a response is on its way from upload to approval."""

    RECEIVED = "received"
    READ = "read"
    UNREADABLE = "unreadable"
    HELD = "held"
    CLEARED = "cleared"
    MANUAL = "manual"
    DRAFTED = "drafted"
    APPROVED = "approved"
    EXCLUDED = "excluded"


# From a status, the statuses it may go to. `excluded` is open from everywhere, and leads
# back to where the response was.
TRANSITIONS: dict[Status, frozenset[Status]] = {
    # read → its text is known; unreadable → a person must act
    Status.RECEIVED: frozenset({Status.READ, Status.UNREADABLE, Status.EXCLUDED}),
    # the screening's verdict
    Status.READ: frozenset({Status.CLEARED, Status.HELD, Status.EXCLUDED}),
    # received → the file was replaced; read → the text was typed; manual → summarised by hand
    Status.UNREADABLE: frozenset(
        {Status.RECEIVED, Status.READ, Status.MANUAL, Status.EXCLUDED},
    ),
    # cleared → released by a person; read → screened again; manual → no model at all;
    # received → a file was added, here and from the two below
    Status.HELD: frozenset(
        {Status.CLEARED, Status.READ, Status.MANUAL, Status.RECEIVED, Status.EXCLUDED},
    ),
    # held → a newer register, or every attempt at a draft failed; read → screened again
    Status.CLEARED: frozenset(
        {Status.DRAFTED, Status.HELD, Status.READ, Status.MANUAL, Status.EXCLUDED},
    ),
    # drafted → a person wrote the first version
    Status.MANUAL: frozenset({Status.DRAFTED, Status.READ, Status.RECEIVED, Status.EXCLUDED}),
    # cleared → a new draft was asked for; read → sent back to screening
    Status.DRAFTED: frozenset(
        {
            Status.APPROVED,
            Status.CLEARED,
            Status.READ,
            Status.MANUAL,
            Status.RECEIVED,
            Status.EXCLUDED,
        },
    ),
    # drafted → the approval was withdrawn, by a person or by an edit
    Status.APPROVED: frozenset({Status.DRAFTED, Status.EXCLUDED}),
    # back to where it was; an approval never comes back by itself
    Status.EXCLUDED: frozenset(
        {
            Status.RECEIVED,
            Status.READ,
            Status.UNREADABLE,
            Status.HELD,
            Status.CLEARED,
            Status.MANUAL,
            Status.DRAFTED,
        },
    ),
}


class TransitionError(Exception):
    """Raised when a status is asked to change in a way the table does not allow."""

    def __init__(self, current: Status, wanted: Status) -> None:
        super().__init__(f"a response that is {current} cannot become {wanted}")
        self.current = current
        self.wanted = wanted


def ensure_transition(current: Status, wanted: Status) -> None:
    """Raise ``TransitionError`` unless the table allows the change."""
    if wanted not in TRANSITIONS[current]:
        raise TransitionError(current, wanted)
