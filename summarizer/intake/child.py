"""The child process: read one file within limits and print the outcome as JSON.

Started by ``process`` as ``python -m summarizer.intake.child`` with the request as JSON on
standard input: names of files are personal data and must not show in the process list.
"""

from __future__ import annotations

import base64
import contextlib
import json
import math
import os
import resource
import signal
import sys
from dataclasses import asdict, astuple
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from summarizer.intake.dispatch import read_in_process
from summarizer.intake.several import processes_allowed
from summarizer.intake.unreadable import Unreadable
from summarizer.intake.uploads.archive import unpack
from summarizer.intake.uploads.sheet import read_sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarizer.domain.source import SourceText

_MOST_OPEN_FILES = 128


def main() -> None:
    """Answer the request on standard input."""
    request: dict[str, Any] = json.load(sys.stdin)
    # Libraries print; the answer must not be mixed with that.
    answer = os.fdopen(os.dup(1), "w", encoding="utf-8")
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    _limit(request)
    with answer:
        json.dump(_read(request), answer)


def _limit(request: dict[str, Any]) -> None:
    """Give up what reading does not need; the alarm ends a child whose parent has died."""
    for kind, value in (
        (resource.RLIMIT_AS, request["memory_bytes"]),
        (resource.RLIMIT_CPU, request["cpu_seconds"]),
        (resource.RLIMIT_FSIZE, request["answer_bytes"]),
        (resource.RLIMIT_NOFILE, _MOST_OPEN_FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(kind)[1]
        bound = value if hard == resource.RLIM_INFINITY else min(value, hard)
        with contextlib.suppress(ValueError, OSError):  # macOS has no RLIMIT_AS
            resource.setrlimit(kind, (bound, bound))
    signal.alarm(math.ceil(request["wall_seconds"]) + 5)


def _read(request: dict[str, Any]) -> dict[str, Any]:
    path = Path(request["path"])
    try:
        for asked_by, (answer, find) in _OTHER_ANSWERS.items():
            if request.get(asked_by) is not None:
                return {answer: find(path, request)}
        with processes_allowed(request["processes"]):
            source = read_in_process(
                path, filename=request["filename"], reader_module=request["reader_module"]
            )
    except Unreadable as unreadable:
        return {"unreadable": unreadable.code}
    except MemoryError:
        return {"unreadable": "memory"}
    return {"source": _as_json(source)}


def _draw(path: Path, request: dict[str, Any]) -> dict[str, Any]:
    from summarizer.intake.pages.page_picture import draw_page  # noqa: PLC0415 - PyMuPDF loads slowly

    picture = draw_page(path, request["page"], filename=request["filename"], width=request["width"])
    return {**asdict(picture), "png": base64.b64encode(picture.png).decode("ascii")}


def _find(path: Path, request: dict[str, Any]) -> list[tuple[Any, ...]]:
    from summarizer.intake.pages.page_picture import find_words  # noqa: PLC0415 - see _draw

    words = find_words(path, request["page"], filename=request["filename"], text=request["text"])
    return [astuple(word) for word in words]


def _as_json(source: SourceText) -> dict[str, Any]:
    return {
        "text": source.text,
        "pages": [[span.start, span.end] for span in source.pages],
        "paragraphs": [[span.start, span.end] for span in source.paragraphs],
        "sentences": [[span.start, span.end] for span in source.sentences],
        "warnings": source.warnings,
        "sender": source.sender,
        "asides": source.asides,
        "quoted": [[span.start, span.end] for span in source.quoted],
        "signatures": [[span.start, span.end] for span in source.signatures],
        "unsure": [[span.start, span.end] for span in source.unsure],
        "drawn": source.drawn,
        "sent": None if source.sent is None else source.sent.isoformat(),
    }


# What is asked for instead of a text, by the entry of the request that only it has.
_OTHER_ANSWERS: Final[dict[str, tuple[str, Callable[[Path, dict[str, Any]], Any]]]] = {
    "folder": ("unpacked", lambda path, request: asdict(unpack(path, Path(request["folder"])))),
    "sheet": ("sheet", lambda path, _: asdict(read_sheet(path))),
    "width": ("picture", _draw),
    "text": ("words", _find),
}

if __name__ == "__main__":
    main()
