from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.domain.draft import NoteStatus, PointKind
from summarizer.domain.finding import FindingKind, MaskedNote, MaskedText, Outcome, Verdict
from summarizer.domain.source import SourceText
from summarizer.drafting import CitatEngine, Proposal, ProposedNote, ProposedPoint, make_draft

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.domain.style import HouseStyle

CLEARED = Verdict(Outcome.CLEARED, (), "", "", "")
TEXT = "Vejen er smal. Der er 12 børn. Luk den for lastbiler."


def masked(source: SourceText, text: str | None = None) -> MaskedText:
    shown = SourceText.from_text(source.text if text is None else text)
    kinds = {"[PERSON 1]": FindingKind.NAME}
    return MaskedText(shown.text, shown.sentences, shown.paragraphs, kinds, "", "")


class Saying:
    """An engine that proposes what it was told to."""

    name = "saying"

    def __init__(self, *points: ProposedPoint, notes: tuple[ProposedNote, ...] = ()) -> None:
        self.proposal = Proposal("saying", "", points, notes)

    def propose(
        self,
        masked: MaskedText,
        *,
        notes: Sequence[MaskedNote],
        verdict: Verdict,
        style: HouseStyle | None = None,
    ) -> Proposal:
        return self.proposal


def test_sentence_numbers_become_source_offsets() -> None:
    source = SourceText.from_text("Kirsten Kold bor her. Vejen er smal.")
    engine = Saying(ProposedPoint("Vejen er smal.", PointKind.FACT, (1, 1)))
    shown = masked(source, "[PERSON 1] bor her. Vejen er smal.")
    draft = make_draft(engine, shown, source=source, notes=[], verdict=CLEARED)
    assert [e.of(source.text) for e in draft.points[0].evidence] == ["Vejen er smal."]
    assert draft.masked_sha256 == shown.sha256


def test_numbers_that_do_not_exist_leave_a_red_point() -> None:
    source = SourceText.from_text(TEXT)
    engine = Saying(ProposedPoint("Vejen er smal.", PointKind.FACT, (99, -1)))
    draft = make_draft(engine, masked(source), source=source, notes=[], verdict=CLEARED)
    assert draft.points[0].evidence == ()
    assert [flag.code for flag in draft.points[0].flags] == ["no_evidence"]


def test_checks_run_on_points_and_notes_of_any_engine() -> None:
    source = SourceText.from_text(TEXT)
    engine = Saying(
        ProposedPoint("Der er 21 børn.", PointKind.FACT, (1,)),
        notes=(ProposedNote("Børn", NoteStatus.ADDRESSED, "Der er 13 børn.", (1,)),),
    )
    draft = make_draft(engine, masked(source), source=source, notes=[], verdict=CLEARED)
    assert "number" in {flag.code for flag in draft.points[0].flags}
    assert "number" in {flag.code for flag in draft.notes[0].flags}
    assert [s.of(TEXT) for s in draft.left_out] == ["Vejen er smal.", "Luk den for lastbiler."]


def test_texts_with_different_sentences_are_refused() -> None:
    source = SourceText.from_text(TEXT)
    with pytest.raises(ValueError, match="same sentences"):
        make_draft(CitatEngine(), masked(source, "Kort."), source=source, notes=[], verdict=CLEARED)


def test_citat_raises_no_flag_on_its_own_quotations() -> None:
    source = SourceText.from_text(TEXT)
    draft = make_draft(CitatEngine(), masked(source), source=source, notes=[], verdict=CLEARED)
    assert draft.points
    assert all(point.flags == () for point in draft.points)


SENTENCES = st.lists(
    st.sampled_from(
        [
            "Vi er imod broen.",
            "Kære kommune",
            "Det larmer 70 dB hver nat!",
            "Hvorfor ikke?",
            "- Byg en helle ved Åvej",
            "\n\n",
            "Hilsen Bo",
            "Jeg er i tvivl, men vil gerne have »ro« om natten.",
            "Ø" * 30,
        ]
    ),
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(SENTENCES, st.floats(0.05, 1))
def test_every_offset_of_a_draft_is_a_sentence_of_the_source(
    parts: list[str], share: float
) -> None:
    source = SourceText.from_text(" ".join(parts))
    draft = make_draft(
        CitatEngine(share),
        masked(source),
        source=source,
        notes=[MaskedNote("Støj")],
        verdict=CLEARED,
    )
    evidence = [e for point in draft.points for e in point.evidence]
    assert set(evidence) <= set(source.sentences)
    assert len(evidence) == len(set(evidence))
    assert not set(evidence) & set(draft.left_out)
