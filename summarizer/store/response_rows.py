"""A response's row and its record: which columns to ask for, and how to read them."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from summarizer.domain.hearing import SenderKind
from summarizer.domain.response import Status
from summarizer.store.records import ReceivedFrom, ResponseRecord
from summarizer.store.tables import response

if TYPE_CHECKING:
    from sqlalchemy import Row

RECORD_COLUMNS = [response.c[field.name] for field in fields(ResponseRecord)]


def record_of(row: Row[tuple[object, ...]]) -> ResponseRecord:
    """Read a row of ``RECORD_COLUMNS``."""
    values = dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's public name for a row as a mapping
    values["status"] = Status(values["status"])
    before = values["status_before_exclusion"]
    values["status_before_exclusion"] = None if before is None else Status(before)
    values["sender_kind"] = SenderKind(values["sender_kind"])
    values["received_from"] = ReceivedFrom(values["received_from"])
    values["accepted_warnings"] = tuple(values["accepted_warnings"])
    return ResponseRecord(**values)
