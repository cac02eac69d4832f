"""How fast files are read, beside the bare tools: ``python benchmarks/intake.py [pages]``.

Prints, in this order: seconds per file through the child process; pages a second against
plain PyMuPDF text extraction, for files by three programs, in one process and in as many as
there are cores; recognition against the bare tesseract command; peak memory on a long PDF
(2,000 pages unless said otherwise); characters a second of the sentence splitter. The files
are made here. Both sides of a ratio are measured in turn, and each one's least time is taken:
in processor time, so that other work on the machine falls out of it, for several processes that
of the first and each other's share, and by the clock as well.
"""

from __future__ import annotations

import io
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import docx
import pymupdf

from summarizer.domain.sentences import split_sentences
from summarizer.intake import read_file, read_in_process
from summarizer.intake.pages import ocr
from summarizer.intake.several import processes_allowed

if TYPE_CHECKING:
    from collections.abc import Callable

# About as many full stops, numbers and abbreviations as the sample letters have.
LETTER = (
    "Vi gør indsigelse mod byggeriet, fordi husene bliver 12,5 m høje og tager udsigten fra "
    "naboerne på Skovvej. Trafikken stiger fra ca. 250 til 400 biler i døgnet, og stien langs "
    "vandet bliver afbrudt. Vi foreslår, at højden sættes ned, og at der plantes træer.\n"
)
ROUNDS = 5
SCANNED_PAGES = 4
CORES = os.cpu_count() or 1


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
        document.new_page().insert_textbox((72, 72, 520, 770), LETTER * 9, fontsize=10)
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


def processor_seconds(action: Callable[[], object], cores: int = 1) -> float:
    """Give the processor time of this process, and of those it started a core's share.

    Other work on the machine does not count.
    """

    def used() -> float:
        own, others = (
            one.ru_utime + one.ru_stime
            for one in (
                resource.getrusage(resource.RUSAGE_SELF),
                resource.getrusage(resource.RUSAGE_CHILDREN),
            )
        )
        return own + others / cores

    start = used()
    action()
    return used() - start


def fastest(*actions: Callable[[], float], rounds: int = ROUNDS) -> list[float]:
    """Run all in turn and give the least of what each measured."""
    return [
        min(taken)
        for taken in zip(*([one() for one in actions] for _ in range(rounds)), strict=True)
    ]


def pdf_by_chromium(folder: Path) -> bytes | None:
    if shutil.which("chromium") is None:
        return None
    markup, made = folder / "svar.html", folder / "chromium.pdf"
    letters = "".join(f"<h2>Afsnit {n}</h2><p>{LETTER * 4}</p>" for n in range(300))
    markup.write_text(f"<html><meta charset=utf-8><body>{letters}</body></html>", "utf-8")
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    profile = f"--user-data-dir={folder / 'profil'}"
    subprocess.run(
        [*command, profile, f"--print-to-pdf={made}", markup.as_uri()],
        capture_output=True,
        check=True,
    )
    return made.read_bytes()


def pdf_by_libreoffice(folder: Path) -> bytes | None:
    if shutil.which("soffice") is None:
        return None
    (folder / "svar.docx").write_bytes(docx_of(500))
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    subprocess.run(
        [*command, "--convert-to", "pdf", "--outdir", str(folder), str(folder / "svar.docx")],
        capture_output=True,
        check=True,
    )
    return (folder / "svar.pdf").read_bytes()


def against_plain_extraction(folder: Path) -> None:
    made = {
        "PyMuPDF": pdf_of(480),
        "Chromium": pdf_by_chromium(folder),
        "LibreOffice": pdf_by_libreoffice(folder),
    }
    for program, contents in made.items():
        if contents is None:
            continue
        path = folder / f"{program}.pdf"
        path.write_bytes(contents)
        with pymupdf.open(path) as document:
            pages = document.page_count

        def plain(path: Path = path) -> None:
            with pymupdf.open(path) as document:
                for page in document:
                    page.get_text()

        def ours(path: Path = path, processes: int = 1) -> None:
            with processes_allowed(processes):
                read_in_process(path, filename=path.name)

        several = partial(ours, processes=CORES)
        bare, alone, shared, bare_clock, clock = fastest(
            lambda plain=plain: processor_seconds(plain),
            lambda ours=ours: processor_seconds(ours),
            lambda several=several: processor_seconds(several, CORES),
            lambda plain=plain: seconds(plain, 1),
            lambda several=several: seconds(several, 1),
        )
        print(
            f"PDF by {program:12} {pages / bare:5.0f} pages a second of processor time by plain "
            f"extraction; here {pages / alone:.0f} in one process, ratio {bare / alone:.2f}; in "
            f"{CORES} processes ratio {bare / shared:.2f}; by the clock {bare_clock / clock:.2f}"
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
        for _ in range(SCANNED_PAGES):
            subprocess.run(command, capture_output=True, check=True, env=one_thread)

    bare, ours = fastest(
        lambda: processor_seconds(bare_command),
        lambda: processor_seconds(lambda: read_in_process(path, filename=path.name)),
        rounds=2,
    )
    print(
        f"scanned PDF        {ours / SCANNED_PAGES:6.2f} s of processor time a page; the bare "
        f"tesseract command {bare / SCANNED_PAGES:.2f}; ratio {ours / bare:.2f}"
    )


def peak_memory(folder: Path, pages: int) -> None:
    path = folder / "lang.pdf"
    path.write_bytes(pdf_of(pages))
    # Linux's own count: that of `resource` begins with what the process that started us used.
    program = (
        "import re, sys, pathlib; from summarizer.intake import read_in_process; "
        "p = pathlib.Path(sys.argv[1]); read_in_process(p, filename=p.name); "
        "status = pathlib.Path('/proc/self/status').read_text(); "
        "print(int(re.search(r'VmHWM:\\s+(\\d+)', status)[1]) // 1024)"
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
