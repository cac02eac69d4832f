"""Old Word files, by a program that knows them."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Final

from summarizer.intake import warnings
from summarizer.intake.documents.active_content import old_word_has_programs
from summarizer.intake.documents.ole import WORD_STREAM, refuse_encrypted
from summarizer.intake.limits import MAX_PART_BYTES
from summarizer.intake.readers import docx
from summarizer.intake.reading import Reading
from summarizer.intake.unreadable import Unreadable

_SECONDS: Final = 90
_FIRST_SECTOR: Final = 512  # where Word writes its main stream
_WORD_MARK: Final = b"\xec\xa5"
_LOCKED_BYTE, _LOCKED_BIT = 11, 1


def read(data: bytes) -> Reading:
    """Read by LibreOffice, which tells hidden from visible text, else by catdoc.

    Raises ``Unreadable``: ``old_word`` where neither is installed, ``password``, ``damaged``.
    """
    refuse_encrypted(data)
    start = data[_FIRST_SECTOR:]
    if start.startswith(_WORD_MARK) and start[_LOCKED_BYTE : _LOCKED_BYTE + 1] > b"":
        if start[_LOCKED_BYTE] & _LOCKED_BIT:
            raise Unreadable("password")
    elif WORD_STREAM not in data:
        raise Unreadable("unsupported_format")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "svar.doc").write_bytes(data)
        if shutil.which("soffice"):
            return _told_of_programs(docx.read(_converted(folder)), data)
        if shutil.which("catdoc"):
            return _told_of_programs(_by_catdoc(folder), data)
    raise Unreadable("old_word")


def _told_of_programs(reading: Reading, data: bytes) -> Reading:
    if not old_word_has_programs(data):
        return reading
    found = dict.fromkeys((*reading.warnings, warnings.ACTIVE_CONTENT))
    return replace(reading, warnings=tuple(found))


def _converted(folder: Path) -> bytes:
    """Let LibreOffice save the file as .docx, with a profile of its own: no macros run."""
    _run(
        "soffice",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(folder),
        str(folder / "svar.doc"),
    )
    converted = folder / "svar.docx"
    if not converted.is_file():
        raise Unreadable("damaged")
    return converted.read_bytes()


def _by_catdoc(folder: Path) -> Reading:
    """Read the letters only; what was deleted or hidden cannot be told from the rest."""
    text = _run("catdoc", "-w", "-d", "utf-8", str(folder / "svar.doc"))
    if len(text) > MAX_PART_BYTES:
        raise Unreadable("too_large")
    letter = text.decode("utf-8", errors="replace").replace("\n", "\n\n")
    if not letter.strip():
        raise Unreadable("empty")
    return Reading(pages=(letter,), warnings=(warnings.OLD_WORD,))


def _run(*command: str) -> bytes:
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=True,
            env={
                "HOME": str(Path(command[-1]).parent),
                "PATH": os.environ.get("PATH", os.defpath),
                "LC_ALL": "C.UTF-8",
            },
        )
    except subprocess.TimeoutExpired:
        raise Unreadable("timeout") from None
    except (OSError, subprocess.CalledProcessError):
        raise Unreadable("damaged") from None
    return done.stdout
