"""What a flag says, in this request's language; it is kept with the draft in Danish."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.domain.danish import recall
from summarizer.drafting.checks.words_for_flags import DETAILS
from summarizer.web.texts import said
from summarizer.workflow.inspection import OTHERWISE, PERSONAL_WORDS

if TYPE_CHECKING:
    from summarizer.domain.draft import Flag

_FIXED = {str(words): words for words in (OTHERWISE, *PERSONAL_WORDS.values())}


def flag_words(flag: Flag) -> str:
    """Say a flag's detail; in Danish where its words are none of today's."""
    if flag.code in DETAILS:
        return said(recall(DETAILS[flag.code].template, flag.detail) or flag.detail)
    return said(_FIXED.get(flag.detail, flag.detail))
