"""Measure the quoting engine and the checks: ``python -m benchmarks.drafting``.

Prints the figures of ``docs/drafting.md``. Reads the development set beside the repository
(or where REFERENT_SHARED_DATA points) and the invented letters and points of the tests.
"""

from __future__ import annotations

import json
import os
import re
import time
import tomllib
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from summarizer.domain.draft import NoteStatus, Point
from summarizer.domain.finding import MaskedNote, MaskedText, Outcome, Verdict
from summarizer.domain.source import SourceText
from summarizer.domain.span import Span
from summarizer.drafting import CitatEngine, check_points, make_draft
from summarizer.drafting.danish.words import words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

REPOSITORY = Path(__file__).resolve().parent.parent
INVENTED = REPOSITORY / "tests" / "unit" / "drafting"
_MARK = re.compile(r"«([kn]):(.*?)»", re.DOTALL)
_CLEARED = Verdict(Outcome.CLEARED, (), "", "", "")


@dataclass(frozen=True)
class Letter:
    """A letter with its key points, noise, and notes with their true answers."""

    source: SourceText
    key_points: list[Span]
    noise: list[Span]
    notes: dict[str, bool]


@dataclass(frozen=True)
class Quoted:
    """Means over letters: share of key points half covered, of noise, and of the text."""

    recall: float
    noise: float
    length: float

    def __str__(self) -> str:
        return f"key points {self.recall:.2f}  noise {self.noise:.2f}  length {self.length:.2f}"


@dataclass(frozen=True)
class CheckedRow:
    """One labelled point and the worst severity it was given."""

    error: str
    severity: str
    outcome: str


def shared_set() -> Path | None:
    root = Path(os.environ.get("REFERENT_SHARED_DATA", REPOSITORY.parent / "shared" / "data"))
    folder = root / "drafting_dev"
    return folder if folder.is_dir() else None


def shared_letters(folder: Path) -> list[Letter]:
    return [
        Letter(
            SourceText.from_text(row["text"]),
            [Span(k["start"], k["end"]) for k in row["keypoints"]],
            [Span(n["start"], n["end"]) for n in row["noise"]],
            {n["note"]: n["status"] == "addressed" for n in row["notes"]},
        )
        for row in _rows(folder / "keypoints.jsonl")
    ]


def invented_letters() -> list[Letter]:
    table = tomllib.loads((INVENTED / "letters_invented.toml").read_text("utf-8"))
    return [_unmark(row) for row in table["letter"]]


def _unmark(row: dict[str, Any]) -> Letter:
    text, spans, at = "", [], 0
    for match in _MARK.finditer(row["text"]):
        text += row["text"][at : match.start()]
        spans.append((match[1], Span(len(text), len(text) + len(match[2]))))
        text += match[2]
        at = match.end()
    text += row["text"][at:]
    return Letter(
        SourceText.from_text(text),
        [span for kind, span in spans if kind == "k"],
        [span for kind, span in spans if kind == "n"],
        row["notes"],
    )


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]


def masked(source: SourceText) -> MaskedText:
    """Nothing to mask: all texts are invented."""
    return MaskedText(source.text, source.sentences, source.paragraphs, {}, "", "")


def by_citat(source: SourceText) -> list[Span]:
    draft = make_draft(CitatEngine(), masked(source), source=source, notes=[], verdict=_CLEARED)
    return [span for point in draft.points for span in point.evidence]


def longest_sentences(source: SourceText) -> list[Span]:
    return _within(sorted(source.sentences, key=len, reverse=True), source)


def lexrank(source: SourceText) -> list[Span]:
    """Take the sentences most like the others: eigenvector centrality over lemma cosine."""
    bags = [Counter(w.lemma for w in words_of(s.of(source.text))) for s in source.sentences]
    vocabulary = {lemma: i for i, lemma in enumerate(sorted({x for bag in bags for x in bag}))}
    matrix = np.zeros((len(bags), max(1, len(vocabulary))))
    for row, bag in enumerate(bags):
        for lemma, count in bag.items():
            spread = sum(lemma in other for other in bags)
            matrix[row, vocabulary[lemma]] = count * np.log(1 + len(bags) / spread)
    norms = np.linalg.norm(matrix, axis=1, keepdims=True)
    unit = matrix / np.where(norms, norms, 1)
    likeness = unit @ unit.T + 1e-9
    walk = 0.85 * likeness / likeness.sum(axis=1, keepdims=True) + 0.15 / len(bags)
    rank = np.full(len(bags), 1 / len(bags))
    for _ in range(50):
        rank = rank @ walk
    order = sorted(range(len(bags)), key=lambda i: -rank[i])
    return _within([source.sentences[i] for i in order], source)


def _within(order: Iterable[Span], source: SourceText, share: float = 0.55) -> list[Span]:
    chosen: list[Span] = []
    for span in order:
        if sum(map(len, chosen)) + len(span) <= share * len(source.text):
            chosen.append(span)
    return chosen


def quoted(letters: Sequence[Letter], method: Callable[[SourceText], list[Span]]) -> Quoted:
    recalled: list[bool] = []
    noise, length = [], []
    for letter in letters:
        taken = {i for span in method(letter.source) for i in range(span.start, span.end)}
        recalled += [_covered(span, taken) >= len(span) / 2 for span in letter.key_points]
        noise.append(sum(_covered(n, taken) for n in letter.noise) / max(1, len(taken)))
        length.append(len(taken) / len(letter.source.text))
    return Quoted(float(np.mean(recalled)), float(np.mean(noise)), float(np.mean(length)))


def _covered(span: Span, taken: set[int]) -> int:
    return sum(i in taken for i in range(span.start, span.end))


def note_accuracy(letters: Sequence[Letter]) -> float:
    right = []
    for letter in letters:
        draft = make_draft(
            CitatEngine(),
            masked(letter.source),
            source=letter.source,
            notes=[MaskedNote(note) for note in letter.notes],
            verdict=_CLEARED,
        )
        answers = {n.note: n.status is NoteStatus.ADDRESSED for n in draft.notes}
        right += [answers[note] is truth for note, truth in letter.notes.items()]
    return sum(right) / len(right)


def shared_points(folder: Path) -> list[tuple[str, str, SourceText, Point]]:
    return [
        (
            row["error"],
            row["severity"],
            SourceText.from_text(row["source"]),
            Point(row["point"], tuple(Span(e["start"], e["end"]) for e in row["evidence"])),
        )
        for row in _rows(folder / "faithfulness.jsonl")
    ]


# The sets of invented points, in the order in which they were written.
POINT_SETS = (
    "invented", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
    "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth", "twentieth", "twenty_first", "twenty_second", "twenty_third", "twenty_fourth",
    "twenty_fifth", "twenty_sixth", "twenty_seventh", "twenty_eighth", "twenty_ninth", "thirtieth",
    "thirty_sixth", "thirty_seventh", "thirty_eighth",
)  # fmt: skip


def invented_points(name: str = "invented") -> list[tuple[str, str, SourceText, Point]]:
    table = tomllib.loads((INVENTED / f"points_{name}.toml").read_text("utf-8"))
    found = []
    for row in table["source"]:
        source = SourceText.from_text(row["text"])
        labelled = [("none", "none", *faithful) for faithful in row["faithful"]]
        for error, severity, text, numbers in [*labelled, *row["corrupted"]]:
            evidence = tuple(source.sentences[n] for n in numbers)
            found.append((error, severity, source, Point(text, evidence)))
    return found


def checked(points: Iterable[tuple[str, str, SourceText, Point]]) -> list[CheckedRow]:
    rows = []
    for error, severity, source, point in points:
        flags = check_points(source, [point]).points[0].flags
        levels = {flag.severity.value for flag in flags}
        outcome = "red" if "red" in levels else "yellow" if levels else "none"
        rows.append(CheckedRow(error, severity, outcome))
    return rows


def rates(rows: Sequence[CheckedRow]) -> tuple[float, float, float]:
    """Give the share of errors flagged, of faithful points red, and with any flag."""
    seeded = [row for row in rows if row.error != "none"]
    faithful = [row for row in rows if row.error == "none"]
    return (
        sum(row.outcome != "none" for row in seeded) / len(seeded),
        sum(row.outcome == "red" for row in faithful) / len(faithful),
        sum(row.outcome != "none" for row in faithful) / len(faithful),
    )


def by_error(rows: Sequence[CheckedRow]) -> dict[str, Counter[str]]:
    table: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        table[row.error][row.outcome] += 1
    return dict(sorted(table.items()))


def milliseconds_for_eight(points: Sequence[tuple[str, str, SourceText, Point]]) -> float:
    """Mean processor time to check eight points of one source, the word lists being loaded."""
    sources: defaultdict[str, list[Point]] = defaultdict(list)
    texts: dict[str, SourceText] = {}
    for _, _, source, point in points:
        sources[source.text].append(point)
        texts[source.text] = source
    started = time.process_time()
    for text, found in sources.items():
        check_points(texts[text], (found * 8)[:8])
    return 1000 * (time.process_time() - started) / len(sources)


def main() -> None:
    folder = shared_set()
    letter_sets = {"invented": invented_letters()}
    point_sets = {name: invented_points(name) for name in POINT_SETS}
    if folder:
        letter_sets["development"] = shared_letters(folder)
        point_sets["development"] = shared_points(folder)
    for name, letters in letter_sets.items():
        print(f"\n{name} letters ({len(letters)})")
        for method in (by_citat, longest_sentences, lexrank):
            print(f"  {method.__name__:<18} {quoted(letters, method)}")
        print(f"  notes right        {note_accuracy(letters):.2f}")
    for name, points in point_sets.items():
        rows = checked(points)
        caught, red, any_flag = rates(rows)
        print(f"\n{name} points ({len(rows)})")
        print(f"  errors flagged {caught:.3f}  faithful: red {red:.3f}, flagged {any_flag:.3f}")
        print(f"  eight points: {milliseconds_for_eight(points):.0f} ms")
        for error, outcomes in by_error(rows).items():
            print(f"    {error:<18} {dict(outcomes)}")


if __name__ == "__main__":
    main()
