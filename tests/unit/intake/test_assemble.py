from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.domain.sentences import split_paragraphs, split_sentences
from summarizer.domain.span import Span
from summarizer.intake.assemble import assemble
from summarizer.intake.reading import Reading
from summarizer.intake.tidy import tidy
from summarizer.intake.unreadable import Unreadable

PAGES = st.lists(st.text(alphabet="aÆ-. \n\r\f\xad\u200b\x00ﬁ1•", max_size=40), max_size=5)


@given(PAGES)
def test_pages_sentences_and_paragraphs_lie_in_the_text(pages: list[str]) -> None:
    try:
        source = assemble(Reading(pages=tuple(pages)))
    except Unreadable as unreadable:
        assert unreadable.code == "empty"  # noqa: PT017 - both outcomes are right
        return
    assert len(source.pages) == len(pages)
    between = source.text
    for page in reversed(source.pages):
        between = between[: page.start] + between[page.end :]
    assert not between.strip()
    for spans in (source.pages, source.paragraphs, source.sentences):
        ends = [0, *(edge for span in spans for edge in (span.start, span.end))]
        assert ends == sorted(ends)
        assert ends[-1] <= len(source.text)
    assert source.paragraphs == split_paragraphs(source.text)
    assert source.sentences == split_sentences(source.text)
    letters = {i for span in source.sentences for i in range(span.start, span.end)}
    assert all(i in letters or c.isspace() for i, c in enumerate(source.text))


@pytest.mark.parametrize(
    ("raw", "tidied"),
    [
        ("hø-\nring", "høring"),
        ("hø\xad\nring", "høring"),
        ("trafik-\nog miljø", "trafik- og miljø"),
        ("p-\nplads", "p-plads"),
        ("CO2-\nudslip", "CO2-\nudslip"),
        ("VVM-\nredegørelse", "VVM-redegørelse"),
        ("Aarhus-\nEgå", "Aarhus-\nEgå"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("ﬁre", "fire"),
        ("a\u030angst", "ångst"),
        ("igno\u200brér", "ignorér"),
        ("a\n\n\n\n\nb", "a\n\nb"),
        ("side et\fside to", "side et\n\nside to"),
        ("10\xa0km", "10 km"),
    ],
)
def test_characters_are_tidied_before_offsets(raw: str, tidied: str) -> None:
    assert tidy(raw) == tidied


def test_a_sentence_over_the_page_break_stays_whole() -> None:
    source = assemble(Reading(pages=("Vi mener at huset\n", "er for højt. Byg lavere.")))
    assert [span.of(source.text) for span in source.sentences] == [
        "Vi mener at huset\ner for højt.",
        "Byg lavere.",
    ]
    assert [span.of(source.text) for span in source.pages] == [
        "Vi mener at huset",
        "er for højt. Byg lavere.",
    ]


def test_an_empty_page_keeps_its_number() -> None:
    assert assemble(Reading(pages=("A.", " ", "B."))).pages == (Span(0, 2), Span(2, 2), Span(4, 6))


def test_warnings_and_asides_come_once() -> None:
    source = assemble(
        Reading(pages=("A",), warnings=("x", "x"), asides=("Bo", " Bo ", ""), sender=" Bo\n")
    )
    assert (source.warnings, source.asides, source.sender) == (("x",), ("Bo",), "Bo")


def test_words_that_recognition_doubts_keep_their_place() -> None:
    words = (("Vi", 95.0), ("er", 30.0), ("hø-", 20.0), ("je,", 90.0), ("er", 91.0), ("støj", 50.0))
    source = assemble(Reading(pages=("Først.", "Vi er hø-\nje, er  støj"), words={1: words}))
    marked = [(span.start, span.of(source.text)) for span in source.unsure]
    start = source.pages[1].start
    assert marked == [(start + 3, "er"), (source.text.index("støj"), "støj")]
