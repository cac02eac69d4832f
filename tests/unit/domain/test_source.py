from __future__ import annotations

import pytest

from summarizer.domain.source import SourceText, join_sources
from summarizer.domain.span import Span


def test_text_without_pages_is_one_page() -> None:
    source = SourceText.from_text("Hej.\n\nVi er imod. Det er for højt.")
    assert source.pages == (Span(0, len(source.text)),)
    assert [span.of(source.text) for span in source.paragraphs] == [
        "Hej.",
        "Vi er imod. Det er for højt.",
    ]
    assert [span.of(source.text) for span in source.sentences] == [
        "Hej.",
        "Vi er imod.",
        "Det er for højt.",
    ]


def test_sentences_within_a_span_are_those_that_share_a_character() -> None:
    source = SourceText.from_text("Vi er imod. Det er for højt. Byg lavere.")
    assert source.sentences_within(Span(12, 13)) == (1,)
    assert source.sentences_within(Span(10, 13)) == (0, 1)
    assert source.sentences_within(Span(11, 12)) == ()
    assert source.sentences_within(Span(0, len(source.text))) == (0, 1, 2)


def test_what_a_reader_noticed_is_kept() -> None:
    source = SourceText.from_text("Hej", warnings=["ocr_unsure"], sender="Bo", asides=["Side 1"])
    assert (source.warnings, source.sender, source.asides) == (("ocr_unsure",), "Bo", ("Side 1",))


def test_a_span_cannot_run_backwards() -> None:
    with pytest.raises(ValueError, match="cannot run"):
        Span(3, 2)


def test_texts_are_put_together_with_every_offset_in_its_place() -> None:
    letter = SourceText.from_text("Vi er imod.\n\nSe kortet.", warnings=["a"], asides=["x"])
    drawing = SourceText.from_text("Vejen er smal.", warnings=["a", "b"], sender="Bo Prøve")
    both = join_sources([("brev.txt", letter), ("kort.txt", drawing)])
    assert both.text == "Vi er imod.\n\nSe kortet.\n\nVejen er smal."
    assert [(one.label, one.span.of(both.text)) for one in both.parts] == [
        ("brev.txt", letter.text),
        ("kort.txt", drawing.text),
    ]
    assert [span.of(both.text) for span in both.sentences] == [
        "Vi er imod.",
        "Se kortet.",
        "Vejen er smal.",
    ]
    assert [span.of(both.text) for span in both.pages] == [letter.text, drawing.text]
    assert (both.warnings, both.asides, both.sender) == (("a", "b"), ("x",), "Bo Prøve")
