"""How fast files are read, beside the bare tools: ``python benchmarks/intake.py [pages]``.

Prints, in this order: seconds per file through the child process; pages a second against
plain PyMuPDF text extraction; recognition against the bare tesseract command; peak memory
on a long PDF (2,000 pages unless said otherwise); characters a second of the sentence
splitter. The files are made here.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import docx
import pymupdf

from summarizer.domain.sentences import split_sentences
from summarizer.intake import ocr, read_file, read_in_process

if TYPE_CHECKING:
    from collections.abc import Callable

LETTER = (
    "Vi gør indsigelse mod byggeriet, jf. planlovens § 56, stk. 2. Husene bliver f.eks. 12,5 m "
    "høje, og det er for meget. Trafikken stiger fra ca. 250 til 400 biler i døgnet!\n"
)
ROUNDS = 5
SCANNED_PAGES = 4


def seconds(action: Callable[[], object], rounds: int = ROUNDS) -> float:
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        action()
        taken.append(time.perf_counter() - start)
    return median(taken)


def pdf_of(pages: int) -> bytes:
    document = pymupdf.open()
    for _ in range(pages):
        document.new_page().insert_textbox((72, 72, 520, 770), LETTER * 12, fontsize=10)
    return bytes(document.tobytes())


def scan_of(pages: int) -> bytes:
    drawn = pymupdf.open(stream=pdf_of(1))[0].get_pixmap(dpi=300, colorspace=pymupdf.csGRAY)
    document = pymupdf.open()
    for _ in range(pages):
        page = document.new_page()
        page.insert_image(page.rect, stream=drawn.tobytes("png"))
    return bytes(document.tobytes())


def docx_of(paragraphs: int) -> bytes:
    document, saved = docx.Document(), io.BytesIO()
    for _ in range(paragraphs):
        document.add_paragraph(LETTER)
    document.save(saved)
    return saved.getvalue()


def per_file(folder: Path) -> None:
    files = {"kort.txt": LETTER.encode(), "kort.pdf": pdf_of(1), "500 afsnit.docx": docx_of(500)}
    for name, contents in files.items():
        path = folder / name
        path.write_bytes(contents)
        child = seconds(lambda path=path, name=name: read_file(path, filename=name))
        here = seconds(lambda path=path, name=name: read_in_process(path, filename=name))
        print(f"{name:18} {child:6.3f} s in a child process, {here:6.3f} s without")


def against_plain_extraction(folder: Path) -> None:
    path, pages = folder / "160 sider.pdf", 160
    path.write_bytes(pdf_of(pages))

    def plain() -> None:
        with pymupdf.open(path) as document:
            for page in document:
                page.get_text()

    bare = seconds(plain)
    ours = seconds(lambda: read_in_process(path, filename=path.name))
    print(
        f"born-digital PDF   {pages / ours:6.0f} pages a second; plain text extraction "
        f"{pages / bare:.0f}; ratio {bare / ours:.2f}"
    )


def against_bare_tesseract(folder: Path) -> None:
    if not ocr.is_available():
        print("recognition        tesseract with Danish is not installed")
        return
    path = folder / "skannet.pdf"
    path.write_bytes(scan_of(SCANNED_PAGES))
    picture = folder / "side.png"
    pymupdf.open(path)[0].get_pixmap(dpi=300, colorspace=pymupdf.csGRAY).save(picture)
    command = ["tesseract", str(picture), "-", "-l", "dan"]
    one_thread = {**os.environ, "OMP_THREAD_LIMIT": "1"}

    def bare_command() -> None:
        subprocess.run(command, capture_output=True, check=True, env=one_thread)

    bare = seconds(bare_command, 3)
    ours = seconds(lambda: read_in_process(path, filename=path.name), 3) / SCANNED_PAGES
    print(
        f"scanned PDF        {ours:6.2f} s a page on {os.cpu_count()} cores; the bare tesseract "
        f"command {bare:.2f}; ratio {ours / bare:.2f}"
    )


def peak_memory(folder: Path, pages: int) -> None:
    path = folder / "lang.pdf"
    path.write_bytes(pdf_of(pages))
    program = (
        "import resource, sys, pathlib; from summarizer.intake import read_in_process; "
        "p = pathlib.Path(sys.argv[1]); read_in_process(p, filename=p.name); "
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)"
    )
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True
    )
    taken = time.perf_counter() - start
    print(f"{pages} pages         {done.stdout.strip()} MiB at the peak, {taken:.0f} s")


def main() -> None:
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        per_file(folder)
        against_plain_extraction(folder)
        against_bare_tesseract(folder)
        peak_memory(folder, pages)
    text = LETTER * 2_000
    rate = len(text) / seconds(lambda: split_sentences(text))
    print(f"sentences          {rate / 1e6:6.2f} million characters a second")


if __name__ == "__main__":
    main()
