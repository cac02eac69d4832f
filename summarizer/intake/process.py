"""Read a file in a child process that can be killed.

A new interpreter is started instead of a fork: the caller may be a web thread or a
forked worker, and the child must hold none of its memory, sockets or secrets.
"""

from __future__ import annotations

import base64
import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final, TypeVar

import summarizer
from summarizer.domain.source import SourceText
from summarizer.domain.span import Span
from summarizer.intake.limits import Limits
from summarizer.intake.pages.picture import PagePicture, WordBox
from summarizer.intake.unreadable import UNREADABLE_WORDS, Unreadable
from summarizer.intake.uploads.archive import Entry, Unpacked
from summarizer.intake.uploads.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable

Answer = TypeVar("Answer")

_PAGE_LIMITS: Final = Limits(wall_seconds=60.0, cpu_seconds=60)
_LEAST_WIDTH, _MOST_WIDTH = 100, 3_000  # pixels
_ROOT: Final = str(Path(summarizer.__file__).resolve().parent.parent)
# Nothing else of the environment is the child's business: it holds keys and addresses.
_PASSED_ON: Final = ("PATH", "LD_LIBRARY_PATH", "TESSDATA_PREFIX", "SYSTEMROOT")


def read_file(
    path: Path,
    *,
    filename: str,
    limits: Limits | None = None,
    reader_module: str | None = None,
) -> SourceText:
    """Read a file in a child process within ``limits``.

    ``filename`` is the name the sender gave. ``reader_module`` is the dotted name of a
    ``Reader`` to use instead of the one that the contents ask for.
    Raises ``Unreadable``, also when the child hangs, crashes or takes too much memory.
    """
    request = {"path": str(path.resolve()), "filename": filename, "reader_module": reader_module}
    return _ask(request, limits or Limits(), _source)


def page_picture(
    path: Path, *, filename: str, place: str, width: int = 1_000, limits: Limits | None = None
) -> PagePicture:
    """Draw the page at ``place`` in a child process within ``limits``.

    A place is the page's number, from 0, in a PDF or picture, or one of ``SourceText.drawn``.

    ``width`` is in pixels, 100 to 3,000; a very tall page becomes narrower.
    Raises ``Unreadable`` as ``read_file`` does, ``unsupported_format`` for files without
    pages, and ``missing`` for a page that is not there.
    """
    request = {
        "path": str(path.resolve()),
        "filename": filename,
        "page": place,
        "width": min(max(width, _LEAST_WIDTH), _MOST_WIDTH),
    }
    return _ask(request, limits or _PAGE_LIMITS, _picture)


def page_words(
    path: Path, *, filename: str, number: int, source: SourceText, limits: Limits | None = None
) -> tuple[WordBox, ...]:
    """Find the words of ``source`` on its page ``number`` (from 0), in the file that one is from.

    A box's stretch of ``source.text``, without white space, is the word drawn there, or its
    half where a line's end cuts it; words that are not in the text get no box. Boxes come in
    the order of the text. A scanned page is recognised again, which takes about a second.
    Raises ``Unreadable`` as ``page_picture`` does.
    """
    if not 0 <= number < len(source.pages) or (source.drawn and not source.drawn[number]):
        raise Unreadable("missing")
    page = source.pages[number]
    request = {
        "path": str(path.resolve()),
        "filename": filename,
        "page": source.drawn[number] if source.drawn else str(number),
        "text": page.of(source.text),
    }

    def placed(message: dict[str, Any]) -> tuple[WordBox, ...]:
        return tuple(
            WordBox(page.start + start, page.start + end, *rest)
            for start, end, *rest in message["words"]
        )

    return _ask(request, limits or _PAGE_LIMITS, placed)


def unpack_archive(path: Path, folder: Path, *, limits: Limits | None = None) -> Unpacked:
    """Unpack a ZIP into ``folder`` in a child process within ``limits``.

    Raises ``Unreadable`` for the archive as a whole; a single bad file is refused alone.
    """
    request = {"path": str(path.resolve()), "filename": "", "folder": str(folder.resolve())}
    return _ask(request, limits or Limits(), _unpacked)


def read_list(path: Path, *, limits: Limits | None = None) -> Sheet:
    """Read a portal's list in a child process within ``limits``. Raises ``Unreadable``."""
    request = {"path": str(path.resolve()), "filename": "", "sheet": True}
    return _ask(request, limits or Limits(), _sheet)


def _ask(request: dict[str, Any], limits: Limits, decode: Callable[[Any], Answer]) -> Answer:
    """Give a child a request and take its answer."""
    request = {
        **request,
        "wall_seconds": limits.wall_seconds,
        "cpu_seconds": limits.cpu_seconds,
        "memory_bytes": limits.memory_bytes,
        "answer_bytes": limits.answer_bytes,
        "processes": limits.processes,
    }
    with (
        tempfile.TemporaryFile() as question,
        tempfile.TemporaryFile() as answer,
        # What a killed reader leaves behind goes with it.
        tempfile.TemporaryDirectory(prefix="referent-", ignore_cleanup_errors=True) as scratch,
    ):
        question.write(json.dumps(request).encode())
        question.seek(0)
        exit_status = _run(question, answer, scratch, limits.wall_seconds)
        answer.seek(0)
        return _outcome(exit_status, answer.read(), decode)


def _run(question: IO[bytes], answer: IO[bytes], scratch: str, wall_seconds: float) -> int:
    """Run the child and give its exit status; its whole process group is gone afterwards."""
    environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    environment["TMPDIR"] = scratch
    python_path = os.environ.get("PYTHONPATH")
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, (_ROOT, python_path)))
    child = subprocess.Popen(
        [sys.executable, "-P", "-m", "summarizer.intake.child"],
        stdin=question,
        stdout=answer,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,
    )
    try:
        return child.wait(wall_seconds)
    except subprocess.TimeoutExpired:
        return -signal.SIGXCPU
    finally:
        # Also when the worker's own alarm goes off here: no reader outlives its caller.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()


def _outcome(exit_status: int, answer: bytes, decode: Callable[[Any], Answer]) -> Answer:
    if exit_status in {-signal.SIGXCPU, -signal.SIGALRM, -signal.SIGKILL}:
        raise Unreadable("timeout")
    if exit_status == -signal.SIGXFSZ:
        raise Unreadable("too_large")
    try:
        message: dict[str, Any] = json.loads(answer)
        if "unreadable" in message:
            code = message["unreadable"]
        else:
            return decode(message)
    except (ValueError, KeyError, TypeError):
        raise Unreadable("crashed") from None
    raise Unreadable(code if code in UNREADABLE_WORDS else "crashed")


def _unpacked(message: dict[str, Any]) -> Unpacked:
    told = message["unpacked"]
    return Unpacked(tuple(Entry(**entry) for entry in told["entries"]), told["furniture"])


def _sheet(message: dict[str, Any]) -> Sheet:
    told = message["sheet"]
    return Sheet(tuple(told["header"]), tuple((at, tuple(row)) for at, row in told["rows"]))


def _picture(message: dict[str, Any]) -> PagePicture:
    picture = message["picture"]
    return PagePicture(**{**picture, "png": base64.b64decode(picture["png"])})


def _source(message: dict[str, Any]) -> SourceText:
    source = message["source"]

    def spans(name: str) -> tuple[Span, ...]:
        return tuple(Span(start, end) for start, end in source[name])

    return SourceText(
        text=source["text"],
        pages=spans("pages"),
        paragraphs=spans("paragraphs"),
        sentences=spans("sentences"),
        warnings=tuple(source["warnings"]),
        sender=source["sender"],
        asides=tuple(source["asides"]),
        quoted=spans("quoted"),
        signatures=spans("signatures"),
        unsure=spans("unsure"),
        drawn=tuple(source["drawn"]),
        sent=datetime.fromisoformat(source["sent"]) if source["sent"] else None,
    )
