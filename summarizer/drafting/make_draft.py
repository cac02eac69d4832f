"""From an engine's proposal to a draft: offsets, checks, and what no point covers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.domain.draft import Draft, NoteAnswer, Point, Stance
from summarizer.drafting.checks import check_notes, check_points
from summarizer.drafting.citat.stance import overall_stance, own_words
from summarizer.drafting.model_address import sentences_addressing_a_model

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.domain.finding import MaskedNote, MaskedText, Verdict
    from summarizer.domain.source import SourceText
    from summarizer.domain.span import Span
    from summarizer.domain.style import HouseStyle
    from summarizer.drafting.engine import Engine, Proposal


def make_draft(
    engine: Engine,
    masked: MaskedText,
    *,
    source: SourceText,
    notes: Sequence[MaskedNote],
    verdict: Verdict,
    style: HouseStyle | None = None,
) -> Draft:
    """Ask the engine, turn its sentence numbers into source offsets, and check every point.

    Numbers that do not exist are dropped, which leaves a point without evidence and so with a
    red flag; nothing an engine says is lost. Raises ``ValueError`` when ``masked`` and
    ``source`` do not have the same number of sentences.
    """
    if len(masked.sentences) != len(source.sentences):
        raise ValueError("the masked text and the source do not have the same sentences")
    proposal = engine.propose(masked, notes=notes, verdict=verdict, style=style)
    placeholders = frozenset(masked.placeholders)
    checked = check_points(
        source,
        [Point(p.text, _passages(p.sentences, source), p.kind) for p in proposal.points],
        placeholders=placeholders,
    )
    answers = [
        NoteAnswer(n.note, n.status, n.text, _passages(n.sentences, source)) for n in proposal.notes
    ]
    return Draft(
        engine=proposal.engine,
        model=proposal.model,
        points=checked.points,
        notes=check_notes(source, answers, placeholders=placeholders),
        left_out=checked.left_out,
        stance=_stance(proposal, masked),
        usage=proposal.usage,
        prompt_version=proposal.prompt_version,
        prompt=proposal.prompt,
        raw_answer=proposal.raw_answer,
        fallback_reason=proposal.fallback_reason,
        masked_sha256=masked.sha256,
        themes=tuple(p.theme for p in proposal.points),
    )


def _stance(proposal: Proposal, masked: MaskedText) -> Stance:
    """Leave the stance open where a letter gives a model orders and its own words say the opposite.

    A person then reads what the sender means; a model that obeyed cannot say it for them.
    """
    if not sentences_addressing_a_model(masked.text, masked.sentences):
        return proposal.stance
    own = overall_stance(own_words(masked, masked.sentences))
    turned = {own, proposal.stance} == {Stance.FOR, Stance.AGAINST}
    return Stance.UNCLEAR if turned else proposal.stance


def _passages(numbers: Sequence[int], source: SourceText) -> tuple[Span, ...]:
    """Look up sentences by number, in source order, each once; unknown numbers are dropped."""
    known = sorted({n for n in numbers if 0 <= n < len(source.sentences)})
    return tuple(source.sentences[n] for n in known)
