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
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from presidio_analyzer import AnalyzerEngine, Pattern, PatternRecognizer, RecognizerRegistry
from presidio_analyzer.nlp_engine import NoOpNlpEngine

from summarizer.domain.source import SourceText
from summarizer.screening import ProtectedRegister, Screener
from summarizer.screening.language.lexicon import standard_lexicon

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
    return found + samples()


def samples() -> list[str]:
    """Give the samples' letters, which are as long and as full of names as letters are."""
    files = sorted((ROOT / "sample_hearings").glob("*/sources/*.txt"))
    return [file.read_text("utf-8").strip() for file in files]


def screens(gate: Screener, texts: list[str]) -> Callable[[], None]:
    """Give the work of screening ``texts`` one by one, as a worker does."""
    sources = [SourceText.from_text(text) for text in texts]

    def work() -> None:
        for source in sources:
            gate.screen(source)

    return work


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


def seconds_of(works: list[Callable[[], object]], times: int) -> list[list[float]]:
    """Give processor seconds of each of ``works`` in each round.

    They take turns: what else runs on the machine slows all of them down alike.
    """
    rounds = []
    for _ in range(times):
        taken = []
        for work in works:
            started = time.process_time()
            work()
            taken.append(time.process_time() - started)
        rounds.append(taken)
    return rounds


def memory() -> float:
    """Give the most memory this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def speed(sizes: list[int]) -> None:
    """Print a table: building, memory and throughput at four sizes of the register, ours and stock."""
    texts = letters()
    kinds = (["\n\n".join(texts)], texts, ["\n\n".join(samples())], samples())
    sample = kinds[0][0][:STOCK_SAMPLE]
    started = time.process_time()
    Screener(ProtectedRegister.empty(key=KEY, imported_at=now()), now=now)
    print(f"first Screener: {time.process_time() - started:.2f} s with what it imports")
    print(f"{len(texts)} letters of {sum(map(len, texts))} characters; processor seconds, medians")
    print(
        "| people | import s | load s | stored MB | memory MB | Mchar/s, one text | letter by letter | samples | samples letter by letter | stock build s | stock memory MB | stock Mchar/s | ours is faster by | on samples by |"
    )
    print("|" + "---|" * 14)
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
        before, started = memory(), time.process_time()
        engine = stock(file)
        engine.analyze(sample[:200], language="da", score_threshold=0)
        gate.screen(SourceText.from_text(kinds[0][0]))
        stock_built, stock_used = time.process_time() - started, memory() - before
        works: list[Callable[[], object]] = [screens(gate, kind) for kind in kinds]
        works.append(partial(engine.analyze, sample, language="da"))
        rounds = seconds_of(works, 7 if size <= REFERENCE else 3)
        lengths = [*(sum(map(len, kind)) for kind in kinds), len(sample)]
        rates = [
            length / statistics.median(taken) / 1e6
            for length, taken in zip(lengths, zip(*rounds, strict=True), strict=True)
        ]
        # In each round against the same round's stock presidio.
        faster = [
            statistics.median(one[-1] / lengths[-1] / (one[n] / lengths[n]) for one in rounds)
            for n in (0, 2)
        ]
        seconds[size] = 1 / rates[0]
        print(
            f"| {size:,} | {built:.2f} | {loaded:.2f} | {len(blob) / 1e6:.1f} | {used:.0f} | "
            + " | ".join(f"{rate:.2f}" for rate in rates[:-1])
            + f" | {stock_built:.2f} | {stock_used:.0f} | {rates[-1]:.4f} | {faster[0]:.1f} | {faster[1]:.1f} |",
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
