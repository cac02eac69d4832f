"""How fast files are read: ``python benchmarks/intake.py``.

Prints seconds per file through the child process, pages per second for PDF, and
characters per second for the sentence splitter. The files are made here.
"""

from __future__ import annotations

import io
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import docx
import pymupdf

from summarizer.domain.sentences import split_sentences
from summarizer.intake import read_file, read_in_process

if TYPE_CHECKING:
    from collections.abc import Callable

LETTER = (
    "Vi gør indsigelse mod byggeriet, jf. planlovens § 56, stk. 2. Husene bliver f.eks. 12,5 m "
    "høje, og det er for meget. Trafikken stiger fra ca. 250 til 400 biler i døgnet!\n"
)
ROUNDS = 5


def seconds(action: Callable[[], object]) -> float:
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        action()
        taken.append(time.perf_counter() - start)
    return median(taken)


def pdf_of(pages: int) -> bytes:
    document = pymupdf.open()
    for _ in range(pages):
        document.new_page().insert_textbox((72, 72, 520, 770), LETTER * 12, fontsize=10)
    return bytes(document.tobytes())


def docx_of(paragraphs: int) -> bytes:
    document, saved = docx.Document(), io.BytesIO()
    for _ in range(paragraphs):
        document.add_paragraph(LETTER)
    document.save(saved)
    return saved.getvalue()


def main() -> None:
    files = {
        "kort.txt": LETTER.encode(),
        "kort.pdf": pdf_of(1),
        "160 sider.pdf": pdf_of(160),
        "500 afsnit.docx": docx_of(500),
    }
    with tempfile.TemporaryDirectory() as folder:
        for name, contents in files.items():
            path = Path(folder) / name
            path.write_bytes(contents)
            child = seconds(lambda path=path, name=name: read_file(path, filename=name))
            here = seconds(lambda path=path, name=name: read_in_process(path, filename=name))
            print(f"{name:18} {child:6.3f} s in a child process, {here:6.3f} s without")
    text = LETTER * 2_000
    rate = len(text) / seconds(lambda: split_sentences(text))
    print(f"sentences          {rate / 1e6:6.2f} million characters a second")


if __name__ == "__main__":
    main()
