"""Measures the screening: recall, holds, needless masking, speed.

python benchmarks/screening.py            figures on the development sets
python benchmarks/screening.py --speed    against stock presidio at 100 to 100,000 protected people
python benchmarks/screening.py --misses   also each miss and each needless mask (invented text)
"""

# ruff: noqa: E501 - printed lines stand as they are printed

from __future__ import annotations

import json
import os
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.screening_speed import speed
from summarizer.domain.source import SourceText
from summarizer.screening import ProtectedRegister, Screener

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.domain.finding import Finding

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("REFERENT_SHARED_DATA", ROOT.parent / "shared" / "data"))
KEY = b"a key for measuring only".ljust(32)
NOT_COUNTED = {"HEALTH", "PROTECTION"}
STREET = re.compile(
    r"[A-ZÆØÅ][\wæøå]+(?:vej|vejen|gade|allé|alléen|stræde|stien|vænget|torvet|pladsen|boulevarden)\b|[A-ZÆØÅ]\w+s (?:Vej|Allé|Gade|Plads)\b"
)


@dataclass
class Figures:
    """Counts over a set of responses."""

    found: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    layers: Counter[str] = field(default_factory=Counter)
    held: list[str] = field(default_factory=list)
    missed: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    needless: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    protected: int = 0
    protected_held: int = 0
    unprotected: int = 0
    unprotected_held: int = 0
    anonymous: int = 0
    anonymous_held: int = 0
    words: int = 0
    words_masked: int = 0
    places: int = 0
    places_left: int = 0

    def recall(self, kind: str) -> float:
        """Share of gold spans of ``kind`` that are wholly masked."""
        return self.found[kind] / self.gold[kind] if self.gold[kind] else 1.0

    @property
    def needless_share(self) -> float:
        """Share of the words that are not personal and were masked all the same."""
        return self.words_masked / self.words if self.words else 0.0


def now() -> datetime:
    return datetime.now(UTC)


def screener(register: ProtectedRegister) -> Screener:
    return Screener(register, now=now)


def measure_responses(folder: Path) -> Figures:
    """Screen the development responses and compare with their gold spans."""
    register = ProtectedRegister.from_csv(
        (folder / "dev_register.csv").read_bytes(), key=KEY, imported_at=now()
    )
    gate = screener(register)
    figures = Figures()
    for line in (folder / "dev_responses.jsonl").read_text("utf-8").splitlines():
        response = json.loads(line)
        screening = gate.screen(SourceText.from_text(response["text"]))
        held = screening.verdict.outcome == "held"
        _count_holds(figures, response, held=held)
        _count_spans(figures, response, screening.findings)
        _count_words(figures, response, screening.findings)
    return figures


def measure_names(file: Path) -> Figures:
    """Screen news sentences with marked person names (names only)."""
    gate = screener(ProtectedRegister.empty(key=KEY, imported_at=now()))
    figures = Figures()
    for number, (text, people, places) in enumerate(_sentences(file)):
        findings = gate.find_in_text(text)
        response = {
            "id": f"s{number}",
            "text": text,
            "gold": [{"start": s, "end": e, "kind": "NAME"} for s, e in people],
        }
        _count_spans(figures, response, findings)
        _count_words(figures, response, findings)
        for start, end in places:
            figures.places += 1
            figures.places_left += not any(
                f.span.start < end and start < f.span.end for f in findings
            )
    return figures


def _count_holds(figures: Figures, response: dict, *, held: bool) -> None:
    if held:
        figures.held.append(response["id"])
    if response["protected"]:
        figures.protected += 1
        figures.protected_held += held
        return
    figures.unprotected += 1
    figures.unprotected_held += held
    if not response["gold"]:
        figures.anonymous += 1
        figures.anonymous_held += held


def _count_spans(figures: Figures, response: dict, findings: Sequence[Finding]) -> None:
    text = response["text"]
    covered = bytearray(len(text))
    for finding in findings:
        figures.layers[finding.layer] += 1
        covered[finding.span.start : finding.span.end] = b"\1" * len(finding.span)
    for gold in response["gold"]:
        kind = gold["kind"]
        figures.gold[kind] += 1
        whole = all(covered[i] or not text[i].isalnum() for i in range(gold["start"], gold["end"]))
        figures.found[kind] += whole
        if not whole:
            figures.missed[kind].append(f"{response['id']}: {text[gold['start'] : gold['end']]!r}")


def _count_words(figures: Figures, response: dict, findings: Sequence[Finding]) -> None:
    text = response["text"]
    personal = bytearray(len(text))
    for gold in response["gold"]:
        personal[gold["start"] : gold["end"]] = b"\1" * (gold["end"] - gold["start"])
    masked = bytearray(len(text))
    for finding in findings:
        masked[finding.span.start : finding.span.end] = b"\1" * len(finding.span)
    for word in re.finditer(r"[^\W\d_]+", text):
        if any(personal[word.start() : word.end()]):
            continue
        figures.words += 1
        if any(masked[word.start() : word.end()]):
            figures.words_masked += 1
            figures.needless[response["id"]].append(word.group())
    for street in STREET.finditer(text):
        if not any(personal[street.start() : street.end()]):
            figures.places += 1
            figures.places_left += not any(masked[street.start() : street.end()])


def _sentences(file: Path) -> Iterator[tuple[str, list[tuple[int, int]], list[tuple[int, int]]]]:
    for block in file.read_text("utf-8").split("\n\n"):
        lines = block.splitlines()
        tokens = [line.split("\t") for line in lines if line and not line.startswith("#")]
        text = next((line[9:] for line in lines if line.startswith("# text = ")), "")
        people: list[tuple[int, int]] = []
        places: list[tuple[int, int]] = []
        position = 0
        for columns in tokens:
            start = text.find(columns[1], position)
            if start < 0:
                break
            position = start + len(columns[1])
            target = (
                people
                if columns[2].endswith("PER")
                else places
                if columns[2].endswith("LOC")
                else None
            )
            if target is None:
                continue
            if columns[2].startswith("I-") and target:
                target[-1] = (target[-1][0], position)
            else:
                target.append((start, position))
        yield text, people, places


def report(title: str, figures: Figures, *, misses: bool) -> None:
    print(f"== {title}")
    for kind in sorted(figures.gold):
        print(
            f"  {kind:11} {figures.recall(kind):7.2%}  ({figures.found[kind]}/{figures.gold[kind]})"
        )
    print(f"  protected held      {figures.protected_held}/{figures.protected}")
    print(f"  unprotected held    {figures.unprotected_held}/{figures.unprotected}")
    print(f"  no personal data, held {figures.anonymous_held}/{figures.anonymous}")
    print(f"  held: {' '.join(figures.held)}")
    print(f"  needlessly masked   {figures.needless_share:.2%} of {figures.words} words")
    if figures.places:
        print(f"  places/streets left {figures.places_left}/{figures.places}")
    print(f"  findings by layer   {dict(figures.layers)}")
    if misses:
        for kind, texts in figures.missed.items():
            print(f"  missed {kind}: {texts}")
        for identity, words in figures.needless.items():
            print(f"  needless {identity}: {words}")


def main() -> None:
    if "--speed" in sys.argv:
        speed([int(word) for word in sys.argv if word.isdigit()])
        return
    misses = "--misses" in sys.argv
    report("screening_dev", measure_responses(DATA / "screening_dev"), misses=misses)
    for split in ("train", "dev") if misses else ("dev",):
        report(
            f"uner_danish_ddt {split}",
            measure_names(DATA / "uner_danish_ddt" / f"da_ddt-ud-{split}.iob2"),
            misses=misses,
        )


if __name__ == "__main__":
    main()
