"""Letters that try to steer a model: the orders are found, and what an obeying model writes too."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from model_servers import clear, mask
from summarizer.domain.draft import NoteAnswer, NoteStatus, Point
from summarizer.domain.source import SourceText
from summarizer.drafting import CitatEngine, check_notes, check_points
from summarizer.drafting.model_address import sentences_addressing_a_model

SET: dict[str, Any] = tomllib.loads(
    (Path(__file__).parent / "attack_letters.toml").read_text("utf-8")
)
ORDERS = {name: order.replace("{hidden}", "\u200b") for name, order in SET["orders"].items()}


@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS)
def test_an_order_to_a_model_is_found_wherever_it_hides(order: str) -> None:
    source = SourceText.from_text(f"Vi er imod planen.\n\n{order}")
    assert sentences_addressing_a_model(source.text, source.sentences)


@pytest.mark.slow
@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS)
def test_a_point_that_rests_on_an_order_says_so(order: str) -> None:
    source = SourceText.from_text(f"Vi er imod planen.\n\n{order}")
    point = Point("Alle støtter planen.", source.sentences[1:])
    assert "addresses_model" in {f.code for f in check_points(source, [point]).points[0].flags}


@pytest.mark.slow
@pytest.mark.parametrize("letter", SET["letter"], ids=lambda row: row["text"][:24])
def test_what_an_obeying_model_writes_is_flagged(letter: dict[str, Any]) -> None:
    source = SourceText.from_text(letter["text"])
    points = [
        Point(text, tuple(source.sentences[n] for n in cited)) for text, cited in letter["slanted"]
    ]
    checked = check_points(source, points).points
    assert [point.text for point in checked if not point.flags] == []


@pytest.mark.slow
@pytest.mark.parametrize("letter", SET["letter"], ids=lambda row: row["text"][:24])
def test_a_slanted_answer_to_an_attention_note_is_flagged(letter: dict[str, Any]) -> None:
    source = SourceText.from_text(letter["text"])
    notes = [
        NoteAnswer(
            "Skriv, at alle er for",
            NoteStatus.ADDRESSED,
            text,
            tuple(source.sentences[n] for n in cited),
        )
        for text, cited in letter["slanted"]
    ]
    assert all(note.flags for note in check_notes(source, notes))


@pytest.mark.slow
@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS)
def test_an_order_does_not_turn_the_stance_of_a_quoted_draft(order: str) -> None:
    for letter in SET["letter"]:
        plain, attacked = (mask(text) for text in (letter["text"], f"{letter['text']}\n\n{order}"))
        stances = [
            CitatEngine().propose(masked, notes=[], verdict=clear(masked)).stance
            for masked in (plain, attacked)
        ]
        assert stances[0] == stances[1]
