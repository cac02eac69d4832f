# ruff: noqa: T201 -- the figures are printed with -s
"""The figures of docs/drafting.md, printed with ``-s``, and floors they must not fall below.

The floors lie under what is measured, because the sets are small: one letter is a tenth.
"""

from __future__ import annotations

import pytest

from benchmarks.drafting import (
    by_error,
    checked,
    invented_points,
    milliseconds_for_eight,
    rates,
    shared_points,
)
from benchmarks.quoting import (
    LETTER_SETS,
    Letter,
    by_citat,
    invented_letters,
    kind_accuracy,
    lexrank,
    longest_sentences,
    note_accuracy,
    quoted,
    shared_letters,
    shown_to_nobody,
    stances,
)
from shared_data import shared_data

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", params=["development", *LETTER_SETS])
def letters(request: pytest.FixtureRequest) -> list[Letter]:
    if request.param == "development":
        return shared_letters(shared_data("drafting_dev"))
    return invented_letters(request.param)


def test_citat_finds_the_key_points_and_beats_both_baselines(letters: list[Letter]) -> None:
    results = {m.__name__: quoted(letters, m) for m in (by_citat, longest_sentences, lexrank)}
    for name, result in results.items():
        print(f"{name:<18} {result}")
    citat = results["by_citat"]
    assert citat.recall >= 0.73
    assert citat.noise <= 0.08
    assert citat.length <= 0.56
    assert citat.recall > max(results["longest_sentences"].recall, results["lexrank"].recall)
    assert citat.noise < min(results["longest_sentences"].noise, results["lexrank"].noise)


def test_notes_are_answered_right_in_most_letters(letters: list[Letter]) -> None:
    accuracy = note_accuracy(letters)
    print(f"notes right {accuracy:.2f}")
    assert accuracy >= 0.8


def test_what_matters_is_quoted_or_shown_as_left_out(letters: list[Letter]) -> None:
    unseen = shown_to_nobody(letters)
    print(f"shown to nobody: {unseen}")
    assert len(unseen) <= 1


def test_points_and_letters_are_called_what_they_are(letters: list[Letter]) -> None:
    if letters[0].stance is None:
        return  # neither is marked in this set
    kinds, (right, wrong) = kind_accuracy(letters), stances(letters)
    print(f"kinds right {kinds:.2f}  stances right {right:.2f}, wrong {wrong:.2f}")
    assert kinds >= 0.8
    assert wrong <= 0.11


@pytest.mark.parametrize("name", ["development", "invented"])
def test_seeded_errors_are_flagged_and_faithful_points_are_left_alone(name: str) -> None:
    points = (
        shared_points(shared_data("drafting_dev")) if name == "development" else invented_points()
    )
    rows = checked(points)
    caught, red, any_flag = rates(rows)
    print(f"errors flagged {caught:.3f}  faithful red {red:.3f}  faithful flagged {any_flag:.3f}")
    for error, outcomes in by_error(rows).items():
        print(f"  {error:<18} {dict(outcomes)}")
    assert caught >= 0.95
    assert red <= 0.05
    assert any_flag <= 0.20


def test_eight_points_are_checked_while_a_person_types() -> None:
    points = invented_points()
    milliseconds_for_eight(points)  # loads the word lists, once per process
    took = milliseconds_for_eight(points)
    print(f"eight points: {took:.0f} ms")
    assert took < 50
