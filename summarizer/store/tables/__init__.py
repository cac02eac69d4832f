"""All tables. The migrations build them; `alembic check` keeps the two alike."""

from __future__ import annotations

from summarizer.store.tables.base import metadata
from summarizer.store.tables.coding import (
    category,
    coding_sample,
    point_coding,
    sampled_point,
)
from summarizer.store.tables.edits import unsaved_edit
from summarizer.store.tables.gate import (
    layer_decision,
    protected_register,
    release_proposal,
    screening,
)
from summarizer.store.tables.hearings import (
    attention_note,
    batch,
    hearing,
    hearing_document,
    hearing_word_decision,
    user,
)
from summarizer.store.tables.lists import presence, saved_view
from summarizer.store.tables.quality import approval_figures, blind_review
from summarizer.store.tables.records import audit_entry, export_log
from summarizer.store.tables.responses import campaign_member, response, run, source_text
from summarizer.store.tables.search import search_part
from summarizer.store.tables.summaries import approval, draft, revision
from summarizer.store.tables.uploads import attachment, list_columns, received_file

__all__ = [
    "approval",
    "approval_figures",
    "attachment",
    "attention_note",
    "audit_entry",
    "batch",
    "blind_review",
    "campaign_member",
    "category",
    "coding_sample",
    "draft",
    "export_log",
    "hearing",
    "hearing_document",
    "hearing_word_decision",
    "layer_decision",
    "list_columns",
    "metadata",
    "point_coding",
    "presence",
    "protected_register",
    "received_file",
    "release_proposal",
    "response",
    "revision",
    "run",
    "sampled_point",
    "saved_view",
    "screening",
    "search_part",
    "source_text",
    "unsaved_edit",
    "user",
]
