"""Pages as pictures, and where the words of the text stand on them: for staff's own eyes.

Both are made in a child process with limits, when somebody looks, and kept among the hearing's
files, so that its purge takes them too.
"""

from __future__ import annotations

import io
import json
import tempfile
from contextlib import contextmanager
from dataclasses import astuple
from pathlib import Path
from threading import BoundedSemaphore
from typing import TYPE_CHECKING

from summarizer.domain.danish import danish
from summarizer.domain.finding import sha256_of
from summarizer.intake import Format, Unreadable, WordBox, page_picture, page_words
from summarizer.store.purges import PURGED
from summarizer.workflow.moves import get_response
from summarizer.workflow.permissions import Permission, require
from summarizer.workflow.receive_files import files_of
from summarizer.workflow.refusals import NotFound

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.domain.source import SourceText
    from summarizer.domain.user import User
    from summarizer.store.records import ResponseRecord
    from summarizer.workflow.context import Context

NORMAL_WIDTH = 1_000
LARGE_WIDTH = 2_400
_WITH_PAGES = frozenset({Format.PDF, Format.IMAGE})
# A page of sixty pictures must not take every core from the workers.
_AT_ONCE = BoundedSemaphore(2)


def has_pictures(response: ResponseRecord, source: SourceText | None) -> bool:
    """Tell whether the text, if there is one, is that of a single file with pages to draw."""
    is_one_file = source is None or not source.parts
    return is_one_file and response.file_format in _WITH_PAGES


def count_pages(context: Context, actor: User, response_id: str) -> int:
    """Count the pages there are to draw; 0 where there are none.

    A text of one page may have been typed off a file of many: then the file is asked.
    """
    try:
        response, source = _known(context, actor, response_id, 1)
        if source is not None and len(source.pages) > 1:
            return len(source.pages)
        key = _key(response, "count")
        kept = _kept(context, key)
        if kept is None:
            with _local_copy(context, response) as path:
                drawn = page_picture(path, filename=response.filename, number=0)
            kept = str(drawn.page_count).encode()
            _keep(context, response_id, key, kept)
    except NotFound:
        return 0
    return int(kept)


def picture_of_page(
    context: Context,
    actor: User,
    response_id: str,
    *,
    number: int,
    width: int = NORMAL_WIDTH,
) -> bytes:
    """Draw page ``number`` (from 1) as PNG. Raises ``NotFound`` for what cannot be drawn."""
    response, _ = _known(context, actor, response_id, number)
    key = _key(response, f"{number}-{width}.png")
    kept = _kept(context, key)
    if kept is not None:
        return kept
    with _local_copy(context, response) as path:
        drawn = page_picture(path, filename=response.filename, number=number - 1, width=width)
    _keep(context, response_id, key, drawn.png)
    return drawn.png


def words_on_page(
    context: Context,
    actor: User,
    response_id: str,
    *,
    number: int,
) -> tuple[WordBox, ...]:
    """Place the text's words on page ``number`` (from 1). Raises ``NotFound``."""
    response, source = _known(context, actor, response_id, number)
    if source is None:
        return ()
    key = _key(response, f"{number}-{sha256_of(source.text)[:16]}.json")
    kept = _kept(context, key)
    if kept is not None:
        return tuple(WordBox(*values) for values in json.loads(kept))
    with _local_copy(context, response) as path:
        found = page_words(path, filename=response.filename, number=number - 1, source=source)
    _keep(context, response_id, key, json.dumps([astuple(box) for box in found]).encode())
    return found


def _known(
    context: Context,
    actor: User,
    response_id: str,
    number: int,
) -> tuple[ResponseRecord, SourceText | None]:
    require(actor, Permission.SEE)
    with context.read() as look:
        response = get_response(look, response_id)
        if response.reason_code == PURGED:
            raise NotFound(danish("Sidebilledet"))
        source = look.responses.text(response_id)
    if not has_pictures(response, source) or number < 1:
        raise NotFound(danish("Sidebilledet"))
    return response, source


@contextmanager
def _local_copy(context: Context, response: ResponseRecord) -> Iterator[Path]:
    """Give the file on the local disk; what cannot be drawn becomes ``NotFound``."""
    with _AT_ONCE, tempfile.TemporaryDirectory(prefix="referent-") as folder:
        path = Path(folder) / "page"
        try:
            context.files.copy_to(response.file_key, path)
            yield path
        except (Unreadable, FileNotFoundError):
            raise NotFound(danish("Sidebilledet")) from None


def _key(response: ResponseRecord, name: str) -> str:
    return f"{files_of(response.hearing_id)}/pages/{response.file_sha256}/{name}"


def _kept(context: Context, key: str) -> bytes | None:
    try:
        return context.files.read(key) or None
    except FileNotFoundError:
        return None


def _keep(context: Context, response_id: str, key: str, content: bytes) -> None:
    """Keep what was made, unless the hearing was purged in the meantime."""
    with context.read() as look:
        if get_response(look, response_id).reason_code == PURGED:
            return
    context.files.save(key, io.BytesIO(content))
