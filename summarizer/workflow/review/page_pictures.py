"""Pages as pictures, and where the words of the text stand on them: for staff's own eyes.

Both are made in a child process with limits, when somebody looks, and kept among the hearing's
files, so that its purge takes them too.
"""

from __future__ import annotations

import io
import json
import tempfile
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from pathlib import Path
from threading import BoundedSemaphore
from typing import TYPE_CHECKING

from summarizer.domain.danish import danish
from summarizer.domain.finding import sha256_of
from summarizer.intake import Format, Unreadable, WordBox, page_picture, page_words
from summarizer.store.purges import PURGED
from summarizer.workflow.moves import get_response
from summarizer.workflow.permissions import Permission, require
from summarizer.workflow.refusals import NotFound
from summarizer.workflow.uploads.receive_files import files_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.domain.source import SourceText
    from summarizer.domain.user import User
    from summarizer.store.records import AttachmentRecord, ResponseRecord
    from summarizer.workflow.context import Context

NORMAL_WIDTH = 1_000
LARGE_WIDTH = 2_400
_WITH_PAGES = frozenset({Format.PDF, Format.IMAGE, Format.HEIC})
# A page of sixty pictures must not take every core from the workers.
_AT_ONCE = BoundedSemaphore(2)


@dataclass(frozen=True, slots=True)
class _PlaceOfPage:
    """Where a page is drawn from: a file, and the place in it (see ``SourceText.drawn``)."""

    key: str
    filename: str
    sha256: str
    place: str


def pages_with_pictures(response: ResponseRecord, source: SourceText | None) -> frozenset[int]:
    """Give the pages of the text (from 1) that can be drawn; the first stands for all others.

    Of a file without a text, or with one that was typed, any page it has can be drawn.
    """
    if source is not None and source.drawn:
        return frozenset(at for at, place in enumerate(source.drawn, start=1) if place)
    is_one_file = source is None or not source.parts
    if not is_one_file or response.file_format not in _WITH_PAGES:
        return frozenset()
    return frozenset(range(1, 2 if source is None else len(source.pages) + 1))


def count_pages(context: Context, actor: User, response_id: str) -> int:
    """Count the pages there are to draw; 0 where there are none.

    A text of one page may have been typed off a file of many: then the file is asked.
    """
    try:
        look = _look_up(context, actor, response_id)
        if look.source is not None and (len(look.source.pages) > 1 or look.source.drawn):
            return len(look.source.pages)
        place = _place_of(look, 1)
        key = _key(look, place, "count")
        kept = _kept(context, key)
        if kept is None:
            with _local_copy(context, place) as path:
                drawn = page_picture(path, filename=place.filename, place=place.place)
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
    look = _look_up(context, actor, response_id)
    place = _place_of(look, number)
    key = _key(look, place, f"{width}.png")
    kept = _kept(context, key)
    if kept is not None:
        return kept
    with _local_copy(context, place) as path:
        drawn = page_picture(path, filename=place.filename, place=place.place, width=width)
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
    look = _look_up(context, actor, response_id)
    source = look.source
    if source is None:
        return ()
    place = _place_of(look, number)
    key = _key(look, place, f"{number}-{sha256_of(source.text)[:16]}.json")
    kept = _kept(context, key)
    if kept is not None:
        return tuple(WordBox(*values) for values in json.loads(kept))
    with _local_copy(context, place) as path:
        found = page_words(path, filename=place.filename, number=number - 1, source=source)
    _keep(context, response_id, key, json.dumps([astuple(box) for box in found]).encode())
    return found


@dataclass(frozen=True, slots=True)
class _Look:
    response: ResponseRecord
    source: SourceText | None
    attachments: tuple[AttachmentRecord, ...]


def _look_up(context: Context, actor: User, response_id: str) -> _Look:
    require(actor, Permission.SEE)
    with context.read() as look:
        response = get_response(look, response_id)
        if response.reason_code == PURGED:
            raise NotFound(danish("Sidebilledet"))
        source = look.responses.text(response_id)
        return _Look(response, source, look.attachments.of(response_id))


def _place_of(look: _Look, number: int) -> _PlaceOfPage:
    """Find the file and the place in it that a page (from 1) is drawn from."""
    response, source = look.response, look.source
    drawable = pages_with_pictures(response, source)
    own = (response.file_key, response.filename, response.file_sha256)
    if number < 1 or not drawable:
        raise NotFound(danish("Sidebilledet"))
    if source is None or not source.drawn:
        return _PlaceOfPage(*own, str(number - 1))
    if number not in drawable:
        raise NotFound(danish("Sidebilledet"))
    place = source.drawn[number - 1]
    if not source.parts:
        return _PlaceOfPage(*own, place)
    page = source.pages[number - 1]
    part = next(at for at, one in enumerate(source.parts) if one.span.contains(page))
    files = [own, *((o.file_key, o.filename, o.file_sha256) for o in look.attachments)]
    return _PlaceOfPage(*_files_of_parts(source, files)[part], place)


def _files_of_parts(
    source: SourceText, files: Sequence[tuple[str, str, str]]
) -> list[tuple[str, str, str]]:
    """Give each part's file: parts stand in the files' order, under their names."""
    there = iter(files)
    found = []
    for part in source.parts:
        one = next((one for one in there if one[0] and one[1] == part.label), None)
        if one is None:  # its file was taken away
            raise NotFound(danish("Sidebilledet"))
        found.append(one)
    return found


@contextmanager
def _local_copy(context: Context, place: _PlaceOfPage) -> Iterator[Path]:
    """Give the file on the local disk; what cannot be drawn becomes ``NotFound``."""
    with _AT_ONCE, tempfile.TemporaryDirectory(prefix="referent-") as folder:
        path = Path(folder) / "page"
        try:
            context.files.copy_to(place.key, path)
            yield path
        except (Unreadable, FileNotFoundError):
            raise NotFound(danish("Sidebilledet")) from None


def _key(look: _Look, place: _PlaceOfPage, name: str) -> str:
    inside = place.place.replace("/", "-")
    return f"{files_of(look.response.hearing_id)}/pages/{place.sha256}/{inside}-{name}"


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
