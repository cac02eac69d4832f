"""Throughput of the screening against stock presidio, with ever larger registers."""

# ruff: noqa: E501 - printed lines stand as they are printed

from __future__ import annotations

import random
import re
import resource
import statistics
import time
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from presidio_analyzer import AnalyzerEngine, Pattern, PatternRecognizer, RecognizerRegistry
from presidio_analyzer.nlp_engine import NoOpNlpEngine

from summarizer.domain.source import SourceText
from summarizer.screening import ProtectedRegister, Screener
from summarizer.screening.lexicon import standard_lexicon

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
KEY = b"a key for measuring only".ljust(32)
SIZES = (100, 1_000, 10_000, 100_000)
REFERENCE = 10_000
STOCK_SAMPLE = 2_000


def now() -> datetime:
    return datetime.now(UTC)


def made_up_register(size: int) -> bytes:
    """Make a register of invented people (syllables and common endings)."""
    lexicon = standard_lexicon()
    dice = random.Random(size)  # noqa: S311 - invented people, repeatably
    given, surnames = sorted(lexicon.given), sorted(lexicon.surnames)
    streets = [
        "Kastanje",
        "Ravne",
        "Lupin",
        "Stenhøj",
        "Kirke",
        "Møllebæk",
        "Skolebak",
        "Engdrag",
        "Havre",
        "Rosen",
    ]
    rows = ["navn,adresse,postnr,by"]
    for _ in range(size):
        name = f"{dice.choice(given)} {dice.choice(surnames)}{dice.choice('abcdefgh')}{dice.choice(['gaard', 'skov', 'lund', 'sen'])}"
        rows.append(
            f"{name},{dice.choice(streets)}{dice.choice(['vej', 'vænget', 'stien', 'gade'])} {dice.randint(1, 199)},{dice.randint(1000, 9990)},By"
        )
    return "\n".join(rows).encode()


def letters() -> list[str]:
    """Give the invented letters: those of the tests, without marks, and the samples."""
    folder = ROOT / "tests" / "unit" / "screening"
    found = [
        re.sub(r"\{\w+:([^{}]*)\}", r"\1", letter["text"]).strip()
        for file in sorted(folder.glob("letters_*.toml"))
        for letter in tomllib.loads(file.read_text("utf-8"))["letter"]
    ]
    samples = sorted((ROOT / "sample_hearings").glob("*/sources/*.txt"))
    return found + [sample.read_text("utf-8").strip() for sample in samples]


def stock(register: bytes) -> AnalyzerEngine:
    """Build presidio as it comes: its own kinds of recognizers and the register as a deny list."""
    names = [line.split(",")[0] for line in register.decode().splitlines()[1:]]
    identifiers = {
        "DK_CPR": r"\b\d{6}[- ]?\d{4}\b",
        "PHONE_NUMBER": r"\b(?:\+45 ?)?\d{2} ?\d{2} ?\d{2} ?\d{2}\b",
        "EMAIL_ADDRESS": r"\b[\w.+-]+@[\w-]+\.[\w.-]+\b",
    }
    recognizers = [
        PatternRecognizer(kind, patterns=[Pattern(kind, regex, 0.8)], supported_language="da")
        for kind, regex in identifiers.items()
    ]
    recognizers.append(
        PatternRecognizer("PERSON", deny_list=names, supported_language="da", name="register")
    )
    return AnalyzerEngine(
        registry=RecognizerRegistry(recognizers=recognizers, supported_languages=["da"]),
        nlp_engine=NoOpNlpEngine(models=[{"lang_code": "da", "model_name": ""}]),
        supported_languages=["da"],
    )


def median_seconds(work: Callable[[], object], times: int) -> float:
    """Give the median of processor seconds: other programs on the machine count less."""
    taken = []
    for _ in range(times):
        started = time.process_time()
        work()
        taken.append(time.process_time() - started)
    return statistics.median(taken)


def memory() -> float:
    """Give the most memory this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def speed(sizes: list[int]) -> None:
    """Print a table: building, memory and throughput at four sizes of the register, ours and stock."""
    texts = letters()
    sources = [SourceText.from_text(text) for text in texts]
    whole = SourceText.from_text("\n\n".join(texts))
    sample = whole.text[:STOCK_SAMPLE]
    started = time.process_time()
    Screener(ProtectedRegister.empty(key=KEY, imported_at=now()), now=now)
    print(f"first Screener: {time.process_time() - started:.2f} s with what it imports")
    print(f"{len(texts)} letters of {len(whole.text)} characters; processor seconds, medians")
    print(
        "| people | import s | load s | stored MB | memory MB | Mchar/s, one text | letter by letter | stock build s | stock memory MB | stock Mchar/s | ours is faster by |"
    )
    print("|" + "---|" * 11)
    seconds: dict[int, float] = {}
    for size in sizes or SIZES:
        file = made_up_register(size)
        before, started = memory(), time.process_time()
        register = ProtectedRegister.from_csv(file, key=KEY, imported_at=now())
        built = time.process_time() - started
        blob = register.dumps()
        started = time.process_time()
        gate = Screener(ProtectedRegister.loads(blob, key=KEY), now=now)
        loaded, used = time.process_time() - started, memory() - before
        gate.screen(whole)
        one = median_seconds(lambda gate=gate: gate.screen(whole), 7) / len(whole.text)
        each = median_seconds(lambda gate=gate: [gate.screen(s) for s in sources], 5) / sum(
            map(len, texts)
        )
        seconds[size] = one
        before, started = memory(), time.process_time()
        engine = stock(file)
        engine.analyze(sample[:200], language="da", score_threshold=0)
        stock_built, stock_used = time.process_time() - started, memory() - before
        other = median_seconds(
            lambda engine=engine: engine.analyze(sample, language="da"),
            3 if size <= REFERENCE else 1,
        ) / len(sample)
        print(
            f"| {size:,} | {built:.2f} | {loaded:.2f} | {len(blob) / 1e6:.1f} | {used:.0f} | {1e-6 / one:.2f} | {1e-6 / each:.2f} "
            f"| {stock_built:.2f} | {stock_used:.0f} | {1e-6 / other:.4f} | {other / one:.1f} |",
            flush=True,
        )
        del engine, gate, register
    smallest, largest = min(seconds), max(seconds)
    print(
        f"time at {largest:,} over {smallest:,} people: {seconds[largest] / seconds[smallest]:.2f}"
    )
    if REFERENCE in seconds:
        print(
            f"time at {largest:,} over {REFERENCE:,} people: {seconds[largest] / seconds[REFERENCE]:.2f}"
        )
