"""Letters that are very short, and letters in other languages."""

from __future__ import annotations

import time

import pytest

from summarizer.domain.draft import Point
from summarizer.domain.finding import MaskedText, Outcome, Verdict
from summarizer.domain.source import SourceText
from summarizer.drafting import CitatEngine, check_points, make_draft, warm_up
from summarizer.drafting.danish.foreign import is_foreign

CLEARED = Verdict(Outcome.CLEARED, (), "", "", "")


def quoted(text: str) -> str:
    source = SourceText.from_text(text)
    masked = MaskedText(source.text, source.sentences, source.paragraphs, {}, "", "")
    draft = make_draft(CitatEngine(), masked, source=source, notes=[], verdict=CLEARED)
    return " ".join(span.of(text) for point in draft.points for span in point.evidence)


@pytest.mark.parametrize(
    "text",
    [
        "Vi bor på Engvej. Der er mørkt.",
        "Nej tak. Find et andet sted.",
        "Det er en god plan. Jeg glæder mig til den nye sti.",
        "Bussen kommer ikke længere.",
    ],
)
def test_a_letter_of_one_or_two_sentences_is_quoted_whole(text: str) -> None:
    assert quoted(text) == text


def test_a_short_letter_keeps_all_but_greeting_and_closing() -> None:
    text = "Kære kommune\n\nVi bor på Engvej. Der er mørkt på stien.\n\nVenlig hilsen\nBo"
    assert quoted(text) == "Vi bor på Engvej. Der er mørkt på stien."


def test_a_polite_refusal_thanks_nobody() -> None:
    assert quoted("nej tak til 4 etager. byg 2 og lad træerne stå\nmvh bente") == (
        "nej tak til 4 etager. byg 2 og lad træerne stå"
    )


ENGLISH = "We strongly oppose the plan to close the path. Our 12 children use it every day."
GERMAN = "Wir sind gegen den Bau der Windräder. Die Anlage ist 150 Meter hoch und nicht schön."


def flags_of(text: str, point: str) -> dict[str, str]:
    source = SourceText.from_text(text)
    flags = check_points(source, [Point(point, source.sentences)]).points[0].flags
    return {flag.code: flag.severity.value for flag in flags}


@pytest.mark.parametrize(
    ("text", "point"),
    [
        (
            ENGLISH,
            "Afsenderne er imod, at stien lukkes, da deres 12 børn bruger den.",
        ),
        (GERMAN, "Afsenderne er imod opførelsen af vindmøller på 150 m."),
    ],
)
def test_a_danish_point_on_a_foreign_letter_gets_one_yellow_flag(text: str, point: str) -> None:
    assert flags_of(text, point) == {"foreign_source": "yellow"}


def test_a_wrong_figure_is_found_in_any_language() -> None:
    assert flags_of(ENGLISH, "Deres 21 børn bruger dagligt stien.")["number"] == "red"


@pytest.mark.parametrize(
    "text",
    [
        "Lokalplan 214 Nordparken",
        "ka i ik lave det hul, det var træls",
        "Læg banerne bag hallen.",
        "Støj.",
        "Fliserne er grimme",
    ],
)
def test_danish_however_short_or_clumsy_is_not_foreign(text: str) -> None:
    assert not is_foreign(text)


def test_warming_up_makes_the_next_checks_fast() -> None:
    warm_up()
    source = SourceText.from_text("Vi er imod broen. Der er 12 børn på vejen.")
    started = time.process_time()
    check_points(source, [Point("Afsenderne er modstandere af broen.", source.sentences[:1])])
    assert time.process_time() - started < 0.5
