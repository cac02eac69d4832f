"""``import``, ``export``, ``status``: a hearing from the terminal."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.cli.house import open_house
from summarizer.cli.output import BadInput, print_json
from summarizer.domain.user import Role
from summarizer.web.reasons import short_reason
from summarizer.workflow.finish.export_hearing import export_hvidbog, export_ledger
from summarizer.workflow.finish.kept_exports import exported_file
from summarizer.workflow.hearings.purge_hearing import purge_hearing
from summarizer.workflow.looks.overviews import batch_page, hearing_page, list_hearings
from summarizer.workflow.refusals import Refusal
from summarizer.workflow.uploads.portal_lists import list_question
from summarizer.workflow.uploads.submit_batch import receive_batch, start_batch
from summarizer.workflow.uploads.upload import Upload

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator

    from summarizer.domain.hearing import Hearing
    from summarizer.domain.user import User
    from summarizer.workflow.context import Context


def import_files(options: argparse.Namespace) -> None:
    """Upload files, ZIPs and portals' lists to a hearing and start the work."""
    _settings, context = open_house()
    actor = _actor(context, options.user)
    hearing = _hearing(context, actor, options.hearing)
    paths = [file for name in options.paths for file in _files(name)]
    try:
        batch_id = receive_batch(context, actor, hearing_id=hearing.id, uploads=_uploads(paths))
        if list_question(context, actor, batch_id) is not None:
            raise BadInput(
                "the columns of a list are not known; open the hearing in a browser, say what "
                "they mean, and start the upload there",
            )
        start_batch(context, actor, batch_id)
    except Refusal as refusal:
        raise BadInput(str(refusal)) from None
    page = batch_page(context, actor, batch_id)
    print_json(
        {
            "hearing": hearing.id,
            "batch": batch_id,
            "files": len(paths),
            "responses": page.counts.total,
        },
    )


def export(options: argparse.Namespace) -> None:
    """Write the hvidbog or the ledger to a file."""
    settings, context = open_house()
    actor = _actor(context, options.user)
    hearing = _hearing(context, actor, options.hearing)
    target = Path(options.output)
    try:
        match target.suffix.lower():
            case ".docx":
                record = export_hvidbog(
                    context,
                    actor,
                    hearing.id,
                    municipality=settings.municipality,
                    list_open=options.list_open,
                )
            case ".xlsx":
                record = export_ledger(context, actor, hearing.id, reason_words=short_reason)
            case _:
                raise BadInput("the output's name must end in .docx or .xlsx")
        _record, content = exported_file(context, actor, record.id)
    except Refusal as refusal:
        raise BadInput(str(refusal)) from None
    try:
        target.write_bytes(content)
    except OSError as fault:
        raise BadInput(f"{target}: {fault.strerror}") from None
    print_json({"file": str(target), "sha256": record.file_sha256})


def show_status(options: argparse.Namespace) -> None:
    """Count a hearing's responses by status."""
    _settings, context = open_house()
    actor = _actor(context, options.user)
    hearing = _hearing(context, actor, options.hearing)
    page = hearing_page(context, actor, hearing.id, per_page=1)
    counts = {status.value: count for status, count in page.counts.by_status.items()}
    print_json({"hearing": hearing.id, "title": hearing.title, "counts": counts})


def purge(options: argparse.Namespace) -> None:
    """Delete a hearing's words and files for good, if ``--yes`` was said."""
    _settings, context = open_house()
    actor = _actor(context, options.user)
    hearing = _hearing(context, actor, options.hearing)
    if not options.yes:
        raise BadInput(f"this deletes every text and file of '{hearing.title}'; say --yes")
    try:
        gone = purge_hearing(context, actor, hearing.id)
    except Refusal as refusal:
        raise BadInput(str(refusal)) from None
    print_json({"hearing": hearing.id, **asdict(gone)})


def _actor(context: Context, username: str | None) -> User:
    """Give the account that acts: the one named, or the only administrator there is.

    The audit chain will say that this person did it.
    """
    with context.read() as work:
        users = [one for one in work.users.all() if one.active]
    found = [
        one
        for one in users
        if (one.role is Role.ADMINISTRATOR if username is None else one.username == username)
    ]
    if not found:
        raise BadInput("there is no such active account; see `referent users list`")
    if len(found) > 1:
        names = ", ".join(one.username for one in found)
        raise BadInput(f"there are several administrators; say who acts with --user: {names}")
    return found[0]


def _hearing(context: Context, actor: User, wanted: str) -> Hearing:
    hearings = [card.hearing for card in list_hearings(context, actor)]
    found = [one for one in hearings if wanted in {one.id, one.case_number}]
    if not found:
        raise BadInput(f"there is no hearing {wanted}; give its id or case number")
    if len(found) > 1:
        ids = ", ".join(one.id for one in found)
        raise BadInput(f"{wanted} is the case number of several hearings; give an id: {ids}")
    return found[0]


def _uploads(paths: Iterable[Path]) -> Iterator[Upload]:
    """Open one file at a time: a folder may hold more than a process may have open."""
    for path in paths:
        with path.open("rb") as stream:
            yield Upload(filename=path.name, stream=stream)


def _files(name: str) -> list[Path]:
    path = Path(name)
    if path.is_dir():
        return sorted(one for one in path.rglob("*") if one.is_file())
    if not path.is_file():
        raise BadInput(f"{name}: there is no such file")
    return [path]
