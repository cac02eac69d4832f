"""What a hearing's house style makes of the quoting engine."""

from __future__ import annotations

import pytest

from summarizer.domain.finding import MaskedText, Outcome, Verdict
from summarizer.domain.source import SourceText
from summarizer.domain.style import HouseStyle, Shape, Tone
from summarizer.drafting import CitatEngine, Proposal

CLEARED = Verdict(Outcome.CLEARED, (), "", "", "")
DEMANDS = (
    "Vi kræver, at der anlægges en cykelsti langs Åvej, før der bygges.",
    "Kommunen bør sænke farten til 40 km/t på hele strækningen.",
    "Vi foreslår, at bebyggelsen højst må være i to etager.",
    "Der skal plantes mindst 30 træer mellem boldbanen og de nye boliger.",
    "Vi er imod, at stien forbi børnehaven lukkes i byggeperioden.",
    "Kommunen skal undersøge, om grundvandet kan klare flere boringer.",
)
# Longer than a short letter, of which nearly all is quoted whatever is asked.
LONG = "\n\n".join(f"{demand} {' '.join(DEMANDS[:4])}" for demand in DEMANDS * 2)


def propose(text: str, style: HouseStyle | None = None) -> Proposal:
    source = SourceText.from_text(text)
    masked = MaskedText(source.text, source.sentences, source.paragraphs, {}, "", "")
    return CitatEngine().propose(masked, notes=(), verdict=CLEARED, style=style)


def quoted(proposal: Proposal) -> int:
    return sum(len(point.text) for point in proposal.points)


def test_a_smaller_share_quotes_less() -> None:
    short, long = (propose(LONG, HouseStyle(share=share)) for share in (0.2, 0.7))
    assert quoted(short) <= 0.2 * len(LONG) < quoted(long) <= 0.7 * len(LONG)


def test_without_a_style_the_engine_keeps_its_own_length() -> None:
    assert propose(LONG).points == propose(LONG, HouseStyle(share=0.5)).points


def test_no_more_points_than_asked_for_and_in_the_letters_order() -> None:
    proposal = propose("\n\n".join(DEMANDS), HouseStyle(max_points=3))
    firsts = [point.sentences[0] for point in proposal.points]
    assert len(firsts) == 3
    assert firsts == sorted(firsts)


@pytest.mark.parametrize("wrong", [{"share": 0.0}, {"share": 1.2}, {"max_points": -1}, {"lix": 7}])
def test_a_style_that_nobody_can_keep_is_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=r"lies between|cannot be"):
        HouseStyle(**wrong)  # type: ignore[arg-type]  # wrong on purpose


def test_tone_and_shape_leave_the_senders_words_alone() -> None:
    plain = HouseStyle(tone=Tone.PLAIN, shape=Shape.PARAGRAPH, lix=35)
    assert propose(LONG, plain).points == propose(LONG, HouseStyle()).points
