"""What each role may do. One table, asked at the top of every action."""

from __future__ import annotations

from enum import StrEnum

from summarizer.domain.user import Role, User
from summarizer.workflow.refusals import NotAllowed


class Permission(StrEnum):
    """The kinds of action there are."""

    SEE = "see"
    UPLOAD = "upload"
    DECIDE_DOUBT = "decide_doubt"
    DECIDE_HARD_HOLD = "decide_hard_hold"
    CONFIRM_HARD_HOLD = "confirm_hard_hold"
    CORRECT = "correct"
    APPROVE = "approve"
    EXPORT = "export"
    KEEP_REGISTER = "keep_register"
    READ_AUDIT = "read_audit"
    MANAGE_USERS = "manage_users"


_STAFF = frozenset({Permission.SEE, Permission.CORRECT, Permission.EXPORT})

PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.PLANNER: _STAFF | {Permission.UPLOAD, Permission.DECIDE_DOUBT},
    Role.REVIEWER: _STAFF | {Permission.APPROVE, Permission.DECIDE_DOUBT},
    # Keeps the register and decides what it stopped; does not write or approve summaries.
    Role.DATA_PROTECTION_OFFICER: frozenset(
        {
            Permission.SEE,
            Permission.DECIDE_DOUBT,
            Permission.DECIDE_HARD_HOLD,
            Permission.CONFIRM_HARD_HOLD,
            Permission.KEEP_REGISTER,
            Permission.READ_AUDIT,
        },
    ),
    # Runs the house. Does not decide over protected people, but may be the second person who
    # confirms what the officer proposed: many municipalities have one officer only.
    Role.ADMINISTRATOR: _STAFF
    | {
        Permission.CONFIRM_HARD_HOLD,
        Permission.UPLOAD,
        Permission.APPROVE,
        Permission.DECIDE_DOUBT,
        Permission.READ_AUDIT,
        Permission.MANAGE_USERS,
    },
}


def may(actor: User, permission: Permission) -> bool:
    """Tell whether an active account's role includes the permission."""
    return actor.active and permission in PERMISSIONS[actor.role]


def require(actor: User, permission: Permission) -> None:
    """Raise ``NotAllowed`` unless ``actor`` has the permission."""
    if not may(actor, permission):
        raise NotAllowed
