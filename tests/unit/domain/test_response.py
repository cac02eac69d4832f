"""The transition table, move by move."""

from __future__ import annotations

import itertools

import pytest

from summarizer.domain.response import TRANSITIONS, Status, TransitionError, ensure_transition

ALLOWED = [
    # the program's own way
    ("received", "read"),
    ("received", "unreadable"),
    ("read", "cleared"),
    ("read", "held"),
    ("cleared", "drafted"),
    # a person's approval, and its withdrawal
    ("drafted", "approved"),
    ("approved", "drafted"),
    # ways out of unreadable: a new file, a typed text, by hand
    ("unreadable", "received"),
    ("unreadable", "read"),
    ("unreadable", "manual"),
    # ways out of held: released, screened again, by hand
    ("held", "cleared"),
    ("held", "read"),
    ("held", "manual"),
    # a newer register, a failed draft, a person in between
    ("cleared", "held"),
    ("cleared", "read"),
    ("cleared", "manual"),
    # by hand → the first version; or the machine after all, through the gate
    ("manual", "drafted"),
    ("manual", "read"),
    # another draft, back to the gate, or by hand
    ("drafted", "cleared"),
    ("drafted", "read"),
    ("drafted", "manual"),
    # a file was added: all of it is read again
    ("held", "received"),
    ("manual", "received"),
    ("drafted", "received"),
]


@pytest.mark.parametrize(("current", "wanted"), ALLOWED)
def test_an_allowed_move_is_let_through(current: str, wanted: str) -> None:
    ensure_transition(Status(current), Status(wanted))


def test_nothing_else_is_let_through() -> None:
    allowed = {(Status(one), Status(two)) for one, two in ALLOWED}
    for one, two in itertools.product(Status, Status):
        if Status.EXCLUDED in (one, two) or (one, two) in allowed:
            continue
        with pytest.raises(TransitionError):
            ensure_transition(one, two)


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.EXCLUDED])
def test_everything_can_be_excluded(status: Status) -> None:
    ensure_transition(status, Status.EXCLUDED)


def test_an_approval_never_comes_back_by_itself() -> None:
    assert Status.APPROVED not in TRANSITIONS[Status.EXCLUDED]


def test_only_a_draft_can_be_approved() -> None:
    assert [one for one in Status if Status.APPROVED in TRANSITIONS[one]] == [Status.DRAFTED]


def test_a_held_response_has_no_way_to_a_draft_but_through_a_release() -> None:
    assert Status.DRAFTED not in TRANSITIONS[Status.HELD]
