"""Misspelt words are hinted at; names, placeholders and the sender's own spelling are not."""

from __future__ import annotations

from summarizer.drafting.spelling import unknown_words


def words(*texts: str, known: str = "") -> list[str]:
    return [one.word for one in unknown_words(texts, known=known)]


def test_a_misspelt_word_is_hinted_at_with_what_may_be_meant() -> None:
    (found,) = unknown_words(["Afsenderen ønsker en cykelsti gennem kommuen."])
    assert found.word == "kommuen"
    assert "kommunen" in found.suggestions or "kommune" in found.suggestions


def test_compounds_inflections_and_numbers_are_ordinary_danish() -> None:
    assert words("Støjvoldene, skoleveje og 14 etagemeters højdegrænse bør overholdes.") == []


def test_names_placeholders_and_addresses_on_the_net_are_left_alone() -> None:
    assert words("[PERSON 1] fra Xyzbyen skriver til hqzq@example.dk om www.hqzq.dk.") == []


def test_the_senders_own_spelling_is_not_the_reviewers_slip() -> None:
    assert words("Vejen er forfærlig smal.", known="Den er FORFÆRLIG smal") == []
    assert words("Vejen er forfærlig smal.") == ["forfærlig"]


def test_each_word_is_told_once() -> None:
    assert words("kommuen og kommuen", "kommuen") == ["kommuen"]
