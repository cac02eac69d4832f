"""Make the sample files from their sources: `.venv/bin/python sample_hearings/build.py`.

A source is plain text; the suffix that `hearing.toml` gives its file decides what it becomes:
PDF with a text layer, Word, an e-mail, or text in the named encoding. The files are committed,
so that a first start needs no building; a test holds them to their sources.
"""

from __future__ import annotations

import datetime as dt
import email.policy
import io
import tomllib
import zipfile
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import docx
import pymupdf

SAMPLES = Path(__file__).resolve().parent
HEARINGS = ("lokalplan-214", "trafikplan-midtby")
PAGE_WIDTH, PAGE_HEIGHT, MARGIN = 595, 842, 71  # A4 in points, margins of 2.5 cm
LINE_HEIGHT = 15.5
STYLES = {"# ": ("hebo", 14.0), "## ": ("hebo", 11.5), "": ("helv", 11.0)}
ZIP_TIME = (2026, 1, 1, 0, 0, 0)


def styled(line: str) -> tuple[str, str]:
    """Split a source line into its mark (`# `, `## ` or nothing) and its words."""
    mark = next(mark for mark in STYLES if line.startswith(mark))
    return mark, line.removeprefix(mark)


def wrapped(words: str, font: str, size: float) -> list[str]:
    """Break a line at spaces so that each part fits between the margins."""
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if pymupdf.get_text_length(longer, font, size) > PAGE_WIDTH - 2 * MARGIN:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def pdf(text: str, *, day: dt.date) -> bytes:
    """Set the text in Helvetica on A4 pages."""
    document: Any = pymupdf.open()  # type: ignore[no-untyped-call] # it publishes no types
    page, y = None, 0.0
    for source_line in text.rstrip().split("\n"):
        mark, words = styled(source_line)
        font, size = STYLES[mark]
        for line in wrapped(words, font, size):
            if page is None or y > PAGE_HEIGHT - MARGIN:
                page, y = document.new_page(width=PAGE_WIDTH, height=PAGE_HEIGHT), float(MARGIN)
            page.insert_text((MARGIN, y), line, fontname=font, fontsize=size)
            y += LINE_HEIGHT
    stamp = f"D:{day:%Y%m%d}120000Z"
    document.set_metadata({"creationDate": stamp, "modDate": stamp})
    packed: bytes = document.tobytes(garbage=4, deflate=True, no_new_id=True)
    return packed


def word(text: str, *, day: dt.date) -> bytes:
    """Set the text as a Word file with real headings, bullets and paragraphs."""
    document: Any = docx.Document()
    noon = dt.datetime.combine(day, dt.time(12), tzinfo=dt.UTC)
    properties = document.core_properties
    properties.created = properties.modified = noon
    properties.author = properties.title = properties.comments = ""
    for block in text.strip().split("\n\n"):
        plain: list[str] = []
        for line in block.split("\n"):
            mark, words = styled(line)
            if mark:
                document.add_heading(words, level=len(mark) - 1)
            elif words.startswith("- "):
                flush(document, plain)
                document.add_paragraph(words.removeprefix("- "), style="List Bullet")
            else:
                plain.append(words)
        flush(document, plain)
    buffer = io.BytesIO()
    document.save(buffer)
    return with_fixed_times(buffer.getvalue())


def flush(document: Any, lines: list[str]) -> None:  # noqa: ANN401 - python-docx has no public type
    """Add the collected lines as one paragraph with line breaks, and forget them."""
    if lines:
        document.add_paragraph("\n".join(lines))
        lines.clear()


def with_fixed_times(packed: bytes) -> bytes:
    """Give the same zip with one fixed time on every member, so that builds can be compared."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(packed)) as before,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            after.writestr(zipfile.ZipInfo(name, ZIP_TIME), before.read(name), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def mail(text: str) -> bytes:
    """Make an e-mail of a source that begins with its header lines."""
    head, body = text.split("\n\n", 1)
    message = EmailMessage(policy=email.policy.SMTP)
    for line in head.split("\n"):
        name, value = line.split(": ", 1)
        message[name] = value
    message.set_content(body, charset="utf-8", cte="quoted-printable")
    return message.as_bytes()


def build_one(text: str, response: dict[str, Any]) -> bytes:
    """Make one file of its source text and its entry in `hearing.toml`."""
    day: dt.date = response["received_on"]
    if response.get("damaged"):
        whole = pdf(text, day=day)
        return whole[: len(whole) // 8] + b"\x00" * 200
    match Path(response["file"]).suffix:
        case ".pdf":
            return pdf(text, day=day)
        case ".docx":
            return word(text, day=day)
        case ".eml":
            return mail(text)
        case _:
            return text.replace("\n", "\r\n").encode(response.get("encoding", "utf-8"))


def responses(hearing: str) -> list[dict[str, Any]]:
    """Read a hearing's entries, one for each file."""
    with (SAMPLES / hearing / "hearing.toml").open("rb") as file:
        entries: list[dict[str, Any]] = tomllib.load(file)["response"]
    return entries


def source_text(hearing: str, file_name: str) -> str:
    """Read the source of a sample file."""
    source = SAMPLES / hearing / "sources" / Path(file_name).with_suffix(".txt").name
    return source.read_text(encoding="utf-8")


def main() -> None:
    """Write every file of both hearings anew."""
    for hearing in HEARINGS:
        folder = SAMPLES / hearing / "files"
        folder.mkdir(exist_ok=True)
        for response in responses(hearing):
            text = source_text(hearing, response["file"])
            (folder / response["file"]).write_bytes(build_one(text, response))


if __name__ == "__main__":
    main()
