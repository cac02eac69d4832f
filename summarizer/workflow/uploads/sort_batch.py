"""What came in becomes responses: ZIPs are opened, lists read, files matched with their rows.

All slow work happens outside any transaction. One at the end saves everything, on condition
that the upload is still as it was; until then it can be tried again from the start.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from summarizer.domain.danish import danish
from summarizer.intake import Container, Unreadable, match_files
from summarizer.store.records import BatchState, Became
from summarizer.workflow.permissions import Permission, require
from summarizer.workflow.refusals import Changed, Invalid, NotFound
from summarizer.workflow.uploads.make_responses import Sorted, save_sorted
from summarizer.workflow.uploads.open_archives import container_of, open_archive
from summarizer.workflow.uploads.portal_lists import meanings_of, portal_rows, read_kept_list

if TYPE_CHECKING:
    from collections.abc import Mapping

    from summarizer.domain.user import User
    from summarizer.intake import PortalRow
    from summarizer.store.records import BatchRecord, ReceivedRecord
    from summarizer.workflow.context import Context
    from summarizer.workflow.uploads.upload import Upload

_OPEN = (BatchState.RECEIVING, BatchState.COLUMNS)


@dataclass
class _Sorting:
    """What is known so far. ``files`` are single responses or attachments; nothing is stored."""

    batch: BatchRecord
    confirmed: Mapping[str, tuple[str, ...]]
    opened: list[ReceivedRecord] = field(default_factory=list)
    files: list[ReceivedRecord] = field(default_factory=list)
    rows: list[tuple[ReceivedRecord, PortalRow]] = field(default_factory=list)
    lists: list[ReceivedRecord] = field(default_factory=list)
    unexplained: list[ReceivedRecord] = field(default_factory=list)


def sort_batch(
    context: Context,
    actor: User,
    batch_id: str,
    *,
    told: Mapping[str, Upload] | None = None,
) -> BatchState:
    """Turn an upload's files into responses that wait in the preview; give its new state.

    ``columns``: a list has columns that a person must explain first; sort again after that.
    ``told`` is what is known of single files, by the id they were received under.
    Raises ``Invalid`` for an upload without files, ``Changed`` if it is not open any more.
    """
    require(actor, Permission.UPLOAD)
    with context.read() as look:
        batch = look.hearings.get_batch(batch_id)
        if batch is None:
            raise NotFound(danish("Uploaden"))
        received = look.received.of_batch(batch_id)
        confirmed = look.list_columns.of(batch.hearing_id)
    if batch.state not in _OPEN:
        raise Changed
    if not received:
        raise Invalid(danish("Vælg mindst én fil."))
    sorting = _Sorting(batch, confirmed)
    for file in received:
        _sort(context, sorting, file)
    if sorting.unexplained:
        _wait_for_person(context, sorting, len(received))
        return BatchState.COLUMNS
    matched = match_files(
        [row for _, row in sorting.rows],
        [one.filename for one in sorting.files],
    )
    save_sorted(
        context,
        actor,
        Sorted(
            batch=batch,
            received=len(received),
            opened=tuple(sorting.opened),
            lists=tuple(sorting.lists),
            files=tuple(sorting.files),
            rows=tuple(sorting.rows),
            matched=matched,
            told=told or {},
        ),
    )
    return BatchState.PREVIEW


def _sort(context: Context, sorting: _Sorting, file: ReceivedRecord) -> None:
    if file.outcome is Became.ARCHIVE:
        return
    container = None if file.reason_code else container_of(context, file)
    if container is Container.ARCHIVE:
        first, *others = open_archive(context, sorting.batch, file)
        sorting.opened += [first, *others]
        if first.outcome is Became.WAITING:
            sorting.files.append(first)
        for one in others:
            _sort(context, sorting, one)
    elif container is Container.SHEET:
        _sort_list(context, sorting, file)
    else:
        sorting.files.append(file)


def _sort_list(context: Context, sorting: _Sorting, file: ReceivedRecord) -> None:
    try:
        sheet = read_kept_list(context, file)
    except Unreadable as refusal:
        # Said in words when its response is made; what has no names and rows may be a letter.
        code = "" if refusal.code == "empty" else refusal.code
        sorting.files.append(replace(file, reason_code=code))
        return
    meanings = meanings_of(sheet, sorting.confirmed)
    if meanings is None:
        sorting.unexplained.append(file)
    elif meanings:
        sorting.lists.append(file)
        sorting.rows += [(file, row) for row in portal_rows(sheet, meanings)]
    else:
        sorting.files.append(file)


def _wait_for_person(context: Context, sorting: _Sorting, received: int) -> None:
    """Save what was opened, so that it is opened once, and ask."""
    batch = sorting.batch
    with context.write() as work:
        if len(work.received.of_batch(batch.id)) != received:
            raise Changed
        if not work.hearings.set_batch_state(batch.id, old=batch.state, new=BatchState.COLUMNS):
            raise Changed
        work.received.replace(sorting.opened)
        for file in sorting.unexplained:
            work.received.became(file.id, Became.LIST)
        work.commit()
