from __future__ import annotations

import json
import sys
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared_data import shared_data
from summarizer.domain.sentences import split_paragraphs, split_sentences

if TYPE_CHECKING:
    from summarizer.domain.span import Span

ALPHABET = 'abÆø B.!?…:;,-–•»«"()[]19 \n\t\r\f\u2029\xa0\u200b§/@>'
PIECES = st.sampled_from(
    [
        "f.eks. ",
        "Sdr. ",
        "Det er",
        " 2. ",
        "maj",
        ".",
        "?",
        "\n",
        "\n\n",
        "- ",
        "Mvh ",
        "Bo",
        " osv. ",
    ]
)
TEXTS = st.one_of(
    st.text(),
    st.text(alphabet=ALPHABET),
    st.lists(st.one_of(PIECES, st.text(alphabet=ALPHABET, max_size=4))).map("".join),
)


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in split_sentences(text)]


def covers_every_character_once(spans: tuple[Span, ...], text: str) -> bool:
    covered = [0] * len(text)
    for span in spans:
        for i in range(span.start, span.end):
            covered[i] += 1
    return all(n == 1 or (n == 0 and c.isspace()) for n, c in zip(covered, text, strict=True))


@given(TEXTS)
def test_every_character_lies_in_exactly_one_sentence(text: str) -> None:
    spans = split_sentences(text)
    assert covers_every_character_once(spans, text)
    assert list(spans) == sorted(spans)
    assert all(span.of(text) == span.of(text).strip() != "" for span in spans)


@pytest.mark.parametrize("closing", ["Hilsen", "Mange hilsner fra", "De mange hilsner", "Mvh"])
def test_a_closing_and_a_name_are_no_part_of_the_sentence_before(closing: str) -> None:
    text = f"Vi vil gerne beholde lindetræerne {closing} Bodil Prøve"
    found = [span.of(text) for span in split_sentences(text)]
    assert found == ["Vi vil gerne beholde lindetræerne", f"{closing} Bodil Prøve"]


@given(TEXTS)
def test_every_character_lies_in_exactly_one_paragraph(text: str) -> None:
    spans = split_paragraphs(text)
    assert covers_every_character_once(spans, text)
    assert list(spans) == sorted(spans)
    assert all(span.of(text) == span.of(text).strip() != "" for span in spans)


@pytest.mark.slow
@given(TEXTS)
def test_no_sentence_crosses_a_paragraph(text: str) -> None:
    paragraphs = split_paragraphs(text)
    assert all(sum(p.contains(s) for p in paragraphs) == 1 for s in split_sentences(text))


def cpu_seconds(piece: str, times: int) -> float:
    text = f"x{piece * times}x"
    start = time.process_time()
    split_sentences(text)
    return time.process_time() - start


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    ["a", ".", "a.", "a. ", " ", "\n", "\t\n", "Kære ", "A.b?", "mvh ", '."', "(!", "- a\n", "1"],
)
def test_odd_texts_take_linear_time(piece: str) -> None:
    once = min(cpu_seconds(piece, 1_000) for _ in range(3))
    # Sixteen times the text; a quadratic rule would take 256 times as long.
    assert cpu_seconds(piece, 16_000) < 80 * max(once, 0.001)


def test_boundary_f1_on_the_development_set(capsys: pytest.CaptureFixture[str]) -> None:
    """Inner boundaries, soft ones left out on both sides."""
    path = shared_data("drafting_dev") / "segmentation.jsonl"
    hits = found = wanted = 0
    wrong: list[str] = []
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        soft = set(row["soft"])
        gold = {start for start, _ in row["sentences"][1:]} - soft
        ours = {span.start for span in split_sentences(row["text"])[1:]} - soft
        hits, found, wanted = hits + len(gold & ours), found + len(ours), wanted + len(gold)
        wrong += [f"{row['id']}:{at}" for at in sorted(gold ^ ours)]
    f1 = 2 * hits / (found + wanted)
    report = f"boundaries: F1 {f1:.3f} ({hits} of {wanted}, {found} found; wrong: {wrong})"
    with capsys.disabled():
        sys.stdout.write(f"\n{report}\n")
    assert f1 >= 0.95


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vi bor i blok C og D. Gyngerne skal blive.", 2),
        ("Vælg A, B eller C. Husene er høje.", 2),
        ("Skrevet af A. og B. Hansen.", 1),
        ("Vores nabo Bo og B. Hansen er imod.", 1),
    ],
)
def test_letters_in_a_row_are_labels_and_no_initials(text: str, expected: int) -> None:
    assert len(sentences(text)) == expected


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("Ingen har spurgt os. cyklerne er der plads til", "cyklerne er der plads til"),
        ("Engen ligger ved Skals Å. Fem lodsejere har sagt ja.", "Fem lodsejere har sagt ja."),
    ],
)
def test_tiny_words_and_waters_end_sentences(text: str, second: str) -> None:
    assert split_sentences(text)[-1].of(text) == second
