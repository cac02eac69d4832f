"""The engine ``citat``: chooses and quotes the sender's own sentences. No model, no network."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from summarizer.domain.draft import Stance
from summarizer.drafting.citat.choice import choose, score_sentences
from summarizer.drafting.citat.features import ASKING
from summarizer.drafting.citat.notes import answer_note
from summarizer.drafting.citat.points import points_of
from summarizer.drafting.citat.scorer import load_weights
from summarizer.drafting.citat.stance import is_firm, overall_stance, own_words
from summarizer.drafting.engine import Proposal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.domain.finding import MaskedNote, MaskedText, Verdict
    from summarizer.domain.style import HouseStyle
    from summarizer.drafting.citat.choice import Scored

_FEW_WISHES = 1  # beside the support itself


class CitatEngine:
    """Quotes at most ``share`` of the text (0 to 1], short letters somewhat more.

    Its product is a *citatudkast*, never called a referat. Raises ``ValueError`` for a share
    outside (0, 1].
    """

    name = "citat"

    def __init__(self, share: float = 0.5) -> None:
        if not 0 < share <= 1:
            raise ValueError("the share of the text to quote lies between 0 and 1")
        self.share = share

    def propose(
        self,
        masked: MaskedText,
        *,
        notes: Sequence[MaskedNote],
        verdict: Verdict,  # noqa: ARG002 - the protocol's; nothing leaves this process
        style: HouseStyle | None = None,
    ) -> Proposal:
        """Quote the sentences that matter and answer every note, if only by *ikke omtalt*.

        Of a style it keeps the length and the number of points; the words are the sender's.
        """
        share, most = (self.share, 0) if style is None else (style.share, style.max_points)
        started = time.perf_counter()
        weights = load_weights()
        scored = score_sentences(
            masked.text, masked.sentences, masked.paragraphs, weights, beside=masked.beside
        )
        numbers = choose(scored, share=share, words=len(masked.text.split()), weights=weights)
        threshold = weights.choice["noise_below"]
        content = [s for s in scored if s.score > threshold]
        return Proposal(
            engine=self.name,
            model="",
            points=points_of(masked.text, scored, numbers, most=most),
            notes=tuple(
                answer_note(note.text, masked.text, scored, above=threshold) for note in notes
            ),
            stance=_stance(masked, content),
            usage={"seconds": time.perf_counter() - started},
        )


def _stance(masked: MaskedText, content: Sequence[Scored]) -> Stance:
    """Take support with several wishes or worries for what it is, *delvist*.

    "Jeg er ikke imod, at der bygges, men …" must not be counted among those in favour.
    """
    words = own_words(masked, [s.span for s in content])
    stated = overall_stance(words)
    if stated is not Stance.FOR or is_firm(words):
        return stated
    reserved = [s for s in content if any(s.features[name] for name in ASKING)]
    reserved += [s for s in content if s.features["concern"] and s not in reserved]
    others = [s for s in reserved if overall_stance([s.span.of(masked.text)]) is not Stance.FOR]
    return Stance.PARTLY if len(others) > _FEW_WISHES else Stance.FOR
