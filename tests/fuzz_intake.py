"""Read broken letters by the thousand in a child that may die; count what came of each."""

from __future__ import annotations

import io
import json
import os
import random
import resource
import select
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
SECONDS_A_FILE = 60  # far above what any takes: longer counts as a hang
MEMORY = 1536 * 1024 * 1024
RTF = rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}}{\header Foren\par}Vi er imod st\'f8j \u8211\'96 nu.\par}"


@dataclass
class Outcomes:
    """``codes`` counts by format and outcome; the rest must stay empty."""

    codes: Counter[tuple[str, str]] = field(default_factory=Counter)
    crashed: list[int] = field(default_factory=list)
    hung: list[int] = field(default_factory=list)
    slowest: float = 0.0


def seeds() -> dict[str, list[bytes]]:
    import made_letters as made  # noqa: PLC0415 - the child needs none of this
    import made_word  # noqa: PLC0415 - the child needs none of this

    inner = made.outlook_mail(body="Indre.", inner=True)
    old_word = ROOT / "tests" / "integration" / "intake" / "files" / "svar.doc"
    odt_text = (
        b"<d xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'>"
        b"<text:p>Vi er imod.</text:p></d>"
    )
    odt = made.zipped(
        ("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", odt_text)
    )
    archive = made.zipped(("c.txt", b"C"))
    with_files = made.mail(made.WORDS, ("a.pdf", made.pdf("Bilag")), ("b.zip", archive))
    return {
        "pdf": [made.pdf_in_columns(), made.pdf_with_form(), made.pdf_with_note()],
        "docx": [
            made_word.docx_with_table(),
            made_word.docx_with_comment(),
            made_word.docx_with_heads(),
        ],
        "odt": [odt],
        "rtf": [RTF],
        "doc": [old_word.read_bytes()],
        "eml": [with_files.as_bytes(), made.mail().as_bytes()],
        "msg": [made.outlook(mails=(inner,), files={"a.txt": b"Bilag."})],
        "html": [made.HTML.encode()],
        "png": [made.picture()],
        "jpg": [made.picture(kind="jpg")],
        "txt": [made.WORDS.encode("utf-16"), made.WORDS.encode()],
    }


def broken(number: int, letters: dict[str, list[bytes]]) -> tuple[str, bytes]:
    """Give the suffix and the bytes of broken letter ``number``; always the same ones."""
    chance = random.Random(number)  # noqa: S311 - no secret
    suffix = sorted(letters)[number % len(letters)]
    data = chance.choice(letters[suffix])
    if data.startswith(b"PK") and chance.random() < 0.6:
        return suffix, _broken_inside(data, chance)
    for _ in range(chance.choice((1, 1, 2, 4))):
        data = _damage(data, chance, letters)
    return suffix, data


def _broken_inside(data: bytes, chance: random.Random) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, _damage(part, chance, {}) if chance.random() < 0.3 else part)
    return packed.getvalue()


def _damage(data: bytes, chance: random.Random, letters: dict[str, list[bytes]]) -> bytes:
    broken_data = bytearray(data or b"x")
    start = chance.randrange(len(broken_data))
    end = min(len(broken_data), start + chance.choice((1, 4, 60, 900)))
    match chance.randrange(7 if letters else 6):
        case 0:
            for _ in range(chance.choice((1, 8, 60))):
                broken_data[chance.randrange(len(broken_data))] = chance.randrange(256)
        case 1:
            del broken_data[start:]
        case 2:
            del broken_data[start:end]
        case 3:
            broken_data[start:start] = broken_data[start:end] * chance.choice((1, 50))
        case 4:
            broken_data[start:end] = chance.randbytes(end - start)
        case 5:  # numbers that say how much follows
            broken_data[start : start + 4] = chance.choice((b"\xff" * 4, bytes(4), b"9999"))
        case _:
            other = chance.choice(letters[chance.choice(sorted(letters))])
            broken_data[start:] = other[chance.randrange(len(other)) :]
    return bytes(broken_data)


def run(numbers: range) -> Outcomes:
    """Read the broken letters with these numbers; a child that dies or hangs is replaced."""
    outcomes, letters = Outcomes(), seeds()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        child = _start(folder)
        for number in numbers:
            suffix, data = broken(number, letters)
            path = folder / f"svar.{suffix}"
            path.write_bytes(data)
            start = time.monotonic()
            answer = _ask(child, path)
            outcomes.slowest = max(outcomes.slowest, time.monotonic() - start)
            if answer is None:
                dead = child.poll() is not None
                (outcomes.crashed if dead else outcomes.hung).append(number)
                child.kill()
                child.wait()
                child = _start(folder)
            outcomes.codes[suffix, answer or "none"] += 1
        child.stdin.close()
        child.stdout.close()
        child.wait(30)
    return outcomes


def _start(folder: Path) -> subprocess.Popen[bytes]:
    """Start a child that finds no program but catdoc: recognition would take all the time."""
    programs = folder / "programs"
    programs.mkdir(exist_ok=True)
    catdoc = shutil.which("catdoc")
    if catdoc and not (programs / "catdoc").exists():
        (programs / "catdoc").symlink_to(catdoc)
    environment = {"PATH": str(programs), "PYTHONPATH": str(ROOT), "TMPDIR": str(folder)}
    return subprocess.Popen(
        [sys.executable, __file__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
    )


def _ask(child: subprocess.Popen[bytes], path: Path) -> str | None:
    try:
        child.stdin.write(json.dumps(str(path)).encode() + b"\n")
        child.stdin.flush()
    except BrokenPipeError:
        return None
    ready, _, _ = select.select([child.stdout], [], [], SECONDS_A_FILE)
    line = child.stdout.readline() if ready else b""
    if ready and not line:
        child.wait(30)
    return line.decode().strip() or None


def _answers() -> Iterator[str]:
    from summarizer.intake import Unreadable, read_in_process  # noqa: PLC0415 - after the limits

    for line in sys.stdin:
        path = Path(json.loads(line))
        try:
            source = read_in_process(path, filename=path.name)
        except Unreadable as refusal:
            yield refusal.code
            continue
        spans = (*source.pages, *source.paragraphs, *source.sentences, *source.quoted)
        in_range = all(0 <= span.start <= span.end <= len(source.text) for span in spans)
        yield "read" if source.text and in_range else "wrong offsets"


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # libraries print
    for answer in _answers():
        answers.write(f"{answer}\n")
        answers.flush()


if __name__ == "__main__":
    main()
