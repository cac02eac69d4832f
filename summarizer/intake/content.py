"""Notice letters that say nothing themselves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summarizer.intake import warnings
from summarizer.intake.mail_marks import own_words

if TYPE_CHECKING:
    from summarizer.intake.mail_marks import Marks

_SUBJECT: Final = re.compile(r"\AEmne: [^\n]*\n*")
_GREETING: Final = re.compile(
    r"^[ \t]*(?:kære|hej|goddag|god\s?(?:dag|morgen|aften)|til|att\.?:?|dear)\b[^\n.:;]{0,80}$",
    re.MULTILINE | re.IGNORECASE,
)
# Words that only make sense when something came along.
_SEE_ATTACHED: Final = re.compile(
    r"\b(?:se|jf\.?|læs|hermed|her\s?er|fremsender|sender|fremgår\saf)\s(?:\w+\s){0,4}"
    r"(?:vedhæft|vedlagt|medsendt)\w*"
    r"|\b(?:vedhæftet|vedlagt|vedlægges|vedhæftes)\s(?:er|følger|findes|fremsendes|hermed|denne)\b"
    r"|\b(?:vedhæfter|vedlægger)\b|\bsee attached\b",
    re.IGNORECASE,
)
_ATTACHED: Final = re.compile(
    r"\b(?:vedhæft|vedlagt|vedlæg|attached)\w*|\bse\s(?:\w+\s){0,2}bilag\b(?!\s?\d)", re.IGNORECASE
)
_SHORT: Final = 200  # letters of one's own; "i vedlagte bilag" in a long letter is a reference


def emptiness(text: str, marks: Marks, *, is_mail: bool, has_attachments: bool) -> tuple[str, ...]:
    """Give the warnings for a text that only points elsewhere, or has only a signature.

    ``marks`` hold for ``text``, the whole response without its attachments.
    """
    own = _GREETING.sub("", _SUBJECT.sub("", own_words(text, marks))).strip()
    if has_attachments:
        return ()
    if not own:
        # A mail that only passes on another one is read for that one.
        return () if marks.quoted else (warnings.ONLY_SIGNATURE,)
    short = len(own) < _SHORT
    if (short and _ATTACHED.search(own)) or (is_mail and _SEE_ATTACHED.search(own)):
        return (warnings.ATTACHMENT_MISSING,)
    return ()
