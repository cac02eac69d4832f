"""Letters with their truth marked, and what is measured of the drafts that quote them."""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from summarizer.domain.draft import Draft, NoteStatus, PointKind, Stance
from summarizer.domain.finding import MaskedNote, MaskedText, Outcome, Verdict
from summarizer.domain.source import SourceText
from summarizer.domain.span import Span
from summarizer.drafting import CitatEngine, make_draft
from summarizer.drafting.danish.words import words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

INVENTED = Path(__file__).resolve().parent.parent / "tests" / "unit" / "drafting"
# The sets of invented letters, in the order in which they were written.
LETTER_SETS = ("invented", "second", "third", "fourth")

_MARK = re.compile(r"«([kn+])([høbfs]?):(.*?)»", re.DOTALL)
_CLEARED = Verdict(Outcome.CLEARED, (), "", "", "")
_KINDS = {
    "h": PointKind.STANCE,
    "ø": PointKind.WISH,
    "b": PointKind.REASON,
    "f": PointKind.FACT,
    "s": PointKind.QUESTION,
}
_TOLD = {PointKind.REASON, PointKind.FACT}


@dataclass(frozen=True)
class Letter:
    """A letter with its key points, noise, and notes with their true answers.

    Where they are marked: the ``kinds`` of its passages, and its ``stance``.
    """

    source: SourceText
    key_points: list[Span]
    noise: list[Span]
    notes: dict[str, bool]
    kinds: tuple[tuple[Span, PointKind], ...] = ()
    stance: Stance | None = None


@dataclass(frozen=True)
class Quoted:
    """Means over letters: share of key points half covered, of noise, and of the text."""

    recall: float
    noise: float
    length: float

    def __str__(self) -> str:
        return f"key points {self.recall:.2f}  noise {self.noise:.2f}  length {self.length:.2f}"


def shared_letters(folder: Path) -> list[Letter]:
    rows = (folder / "keypoints.jsonl").read_text("utf-8").splitlines()
    return [_shared(json.loads(row)) for row in rows if row]


def _shared(row: dict[str, Any]) -> Letter:
    return Letter(
        SourceText.from_text(row["text"]),
        [Span(k["start"], k["end"]) for k in row["keypoints"]],
        [Span(n["start"], n["end"]) for n in row["noise"]],
        {n["note"]: n["status"] == "addressed" for n in row["notes"]},
    )


def invented_letters(name: str = "invented") -> list[Letter]:
    table = tomllib.loads((INVENTED / f"letters_{name}.toml").read_text("utf-8"))
    return [_unmark(row) for row in table["letter"]]


def _unmark(row: dict[str, Any]) -> Letter:
    text, at = "", 0
    marked: list[tuple[str, str, Span]] = []
    key_points: list[Span] = []
    for match in _MARK.finditer(row["text"]):
        text += row["text"][at : match.start()]
        span = Span(len(text), len(text) + len(match[3]))
        marked.append((match[1], match[2], span))
        text += match[3]
        at = match.end()
        if match[1] == "+":
            span = Span(key_points.pop().start, span.end)
        if match[1] != "n":
            key_points.append(span)
    return Letter(
        SourceText.from_text(text + row["text"][at:]),
        key_points,
        [span for mark, _, span in marked if mark == "n"],
        row["notes"],
        tuple((span, _KINDS[kind]) for _, kind, span in marked if kind),
        Stance(row["stance"]) if "stance" in row else None,
    )


def draft_of(letter: Letter) -> Draft:
    return make_draft(
        CitatEngine(),
        masked(letter.source),
        source=letter.source,
        notes=[MaskedNote(note) for note in letter.notes],
        verdict=_CLEARED,
    )


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
        taken = _characters(method(letter.source))
        recalled += [_covered(span, taken) >= len(span) / 2 for span in letter.key_points]
        noise.append(sum(_covered(n, taken) for n in letter.noise) / max(1, len(taken)))
        length.append(len(taken) / len(letter.source.text))
    return Quoted(float(np.mean(recalled)), float(np.mean(noise)), float(np.mean(length)))


def _characters(spans: Iterable[Span]) -> set[int]:
    return {i for span in spans for i in range(span.start, span.end)}


def _covered(span: Span, taken: set[int]) -> int:
    return sum(i in taken for i in range(span.start, span.end))


def shown_to_nobody(letters: Sequence[Letter]) -> list[str]:
    """Give the sentences of key points that are neither quoted nor shown as left out."""
    unseen = []
    for letter in letters:
        draft = draft_of(letter)
        shown = {*draft.left_out, *(span for point in draft.points for span in point.evidence)}
        unseen += [
            sentence.of(letter.source.text)
            for sentence in letter.source.sentences
            if sentence not in shown and any(sentence.overlaps(key) for key in letter.key_points)
        ]
    return unseen


def note_accuracy(letters: Sequence[Letter]) -> float:
    right = []
    for letter in letters:
        answers = {n.note: n.status is NoteStatus.ADDRESSED for n in draft_of(letter).notes}
        right += [answers[note] is truth for note, truth in letter.notes.items()]
    return sum(right) / len(right)


def kind_accuracy(letters: Sequence[Letter]) -> float:
    """Share of points that are called what a passage half quoted in them is marked as.

    Where one of them is a wish, the point must be called one. A fact and the reason it is told
    for are hard to tell apart for a person, too: either will do.
    """
    right = []
    for letter in letters:
        for point in draft_of(letter).points:
            taken = _characters(point.evidence)
            kinds = {kind for span, kind in letter.kinds if _covered(span, taken) >= len(span) / 2}
            if kinds:
                if kinds & _TOLD:
                    kinds |= _TOLD
                true = {PointKind.WISH} if PointKind.WISH in kinds else kinds
                right.append(point.kind in true)
    return sum(right) / len(right)


def stances(letters: Sequence[Letter]) -> tuple[float, float]:
    """Share of letters whose stance is right, and of those where another one is claimed.

    *Uklar* claims none.
    """
    told = [(draft_of(letter).stance, letter.stance) for letter in letters if letter.stance]
    right = sum(got is true for got, true in told)
    left_open = sum(got is Stance.UNCLEAR is not true for got, true in told)
    return right / len(told), 1 - (right + left_open) / len(told)
