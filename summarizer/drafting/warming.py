"""Load what drafting needs before the first citizen waits for it: word lists and the dictionary."""

from __future__ import annotations

from typing import Final

from summarizer.domain.draft import Point
from summarizer.domain.source import SourceText
from summarizer.drafting.checks import check_points
from summarizer.drafting.citat.choice import score_sentences
from summarizer.drafting.citat.notes import answer_note
from summarizer.drafting.citat.scorer import load_weights

_LETTER: Final = "Vi er imod, at stien lukkes. Den bruges hver dag af 40 skolebørn."
_POINT: Final = "Afsenderne ønsker ikke stien lukket, da den dagligt benyttes af fyrre elever."
_NOTE: Final = "Trafik"


def warm_up() -> None:
    """Draft from and check an invented letter once. Takes seconds, and later calls nothing.

    A worker calls this before it takes its first run. Cheap to call again.
    """
    source = SourceText.from_text(_LETTER)
    scored = score_sentences(source.text, source.sentences, source.paragraphs, load_weights())
    answer_note(_NOTE, source.text, scored, above=0.0)
    check_points(source, [Point(_POINT, source.sentences)])
