"""People who use the program, and what their roles allow."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """The four roles of the house."""

    PLANNER = "planner"
    REVIEWER = "reviewer"
    DATA_PROTECTION_OFFICER = "data_protection_officer"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class User:
    """A member of staff. ``username`` is what they log in with, ``name`` what others see."""

    id: str
    username: str
    name: str
    role: Role
    active: bool = True
