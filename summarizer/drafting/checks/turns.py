"""Turns: the words that deny or oppose, and so turn the meaning of a clause."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from summarizer.drafting.checks.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from summarizer.drafting.checks.clauses import Clause
    from summarizer.drafting.danish.words import Word

# "… and not 1,20 as proposed": what follows is what the sender does not mean.
CONTRAST: Final = re.compile(
    r"\bog ikke (?!(?:alle|er|har|vil|kan|skal|bør|må)\b)[^,.;]+|"
    r", ikke (?:fra|til|ved|på|i|af|med) [^,.;]+|\b(?:frem ?for|i stedet for|"
    r"snarere end) [^,.;]+",
    re.IGNORECASE,
)
# "ingen … mere end én gang" says the same as "højst én gang".
_BOUND: Final = re.compile(
    r"\b(?:ikke|ingen|intet|aldrig)\b[^,.;]{0,40}\b(?:mere|flere|højere|længere|større|bredere|"
    r"hurtigere|tættere|over|under|før|mindre|\w{3,}ere)\b",
    re.IGNORECASE,
)
_LIMIT: Final = re.compile(
    r"\b(?:højst|højest|maks\w*|max\w*|grænse\w*|loft|op til|inden ?for|begræns\w*|kun|under|over|"
    r"uden for|"
    r"mindst|minimum|senest|tidligst|først)\b",
    re.IGNORECASE,
)
# "Ingen bemærkninger" is "ingen indvendinger"; "følgende bemærkninger" opposes nothing.
# "Ikke ret stor" is small, and not quite the denial of "stor".
_HARDLY: Final = re.compile(r"ikke (?:ret|særligt?|synderligt?) \w+", re.IGNORECASE)
_AT_LEAST: Final = re.compile(
    r"\b(?:ikke|ingen|intet|aldrig)\b[^,.;]{0,40}\b(?:mindre|færre|under|før|lavere|kortere|smallere|tyndere|tidligere)\b",
    re.IGNORECASE,
)
_AND_NONE: Final = re.compile(r"\bingen\b[^,.;]*\b(?:og|eller) $", re.IGNORECASE)
_LOWER: Final = frozenset({"mindst", "minimum", "tidligst", "først", "over"})
_SOMEBODYS: Final = frozenset({"indvending", "indsigelse", "modstand", "protest", "kritik"})
_REMARKS: Final = frozenset({"bemærkning", "kommentar"})
_HAS: Final = re.compile(
    r"\b(?:ikke|ingen|intet|uden|nogen)\s+(?:\w+\s+){0,4}$|\bhar\s+$", re.IGNORECASE
)
_HAS_NOTHING: Final = re.compile(r"\b(?:noget|intet) $", re.IGNORECASE)
_WARNS_OF: Final = re.compile(r"(?<=advare )imod\b|(?<=advarer )imod\b", re.IGNORECASE)
# A clause that takes back what was just told: "men det passer ikke".
_TAKES_BACK: Final = re.compile(
    r"(?:og |men |så )?(?-i:det|dette) (?:passer|er|mener|synes|tror|stemmer|holder)\b.*\bikke\b|"
    # A sentence that begins so may deny what it goes on to tell: "Det er ikke børnene, der …".
    r"(?:Og |Men |Så )?(?:Det|Dette) (?:passer|er|mener|synes|tror|stemmer|holder)\b.*\bikke\b"
    r"(?:\s+(?:\w{1,4}|helt|altid|længere|enige?|rigtigt?|korrekt|sandt?|tilfældet|orden|"
    r"rimeligt?|nødvendigt|acceptabelt|muligt|realistisk|sådan|meningen|mening))*\W*$|"
    r"hvilket\b.*\b(?:uenig\w*|ikke enig\w*|bestrid\w*|afvis\w*|forkert\w*|ikke passer|"
    r"passer ikke)|"
    r"(?:men )?(?:det|dette) (?:kan|vil|er) (?:vi|jeg)\b.*\b(?:ikke (?:acceptere|støtte|gå ind|"
    r"leve med)|imod|uenig\w*)|"
    r"(?:og |men )?(?:den|det) (?:holdning|opfattelse|mening|vurdering)\b.*\bikke\b",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Turn:
    """A word that turns the meaning: a negator, or a word of opposition (``opposes``).

    An ``optional`` one may turn it or not, depending on how it is told again: *mangler lys* is
    both *har ikke lys* and *ønsker lys*. A ``bound`` one sets a limit (*ikke over 40*), which
    another word can set as well (*højst 40*).
    """

    word: Word
    opposes: bool = False
    optional: bool = False
    bound: bool = False


@lru_cache(maxsize=16_384)
def turns_of(clause: Clause) -> tuple[Turn, ...]:
    """Find the turns of one clause, in order."""
    words = lexicon()
    text = _blanked(clause.text, (words.patterns["no_denial"], CONTRAST))
    bounds = [m.span() for m in _BOUND.finditer(text)]
    found = []
    for match in words.patterns["phrase_negators"].finditer(text):
        word = next((w for w in clause.words if _place(w, clause) >= match.start()), None)
        if word:
            found.append(Turn(word))
    text = _blanked(text, (words.patterns["phrase_negators"], _WARNS_OF))
    for word in clause.words:
        start = _place(word, clause)
        if not text[start : start + len(word.text)].strip():
            continue
        forms = {word.lemma, word.lower}
        if word.lower == "uden" and word is clause.words[0]:
            continue  # "Uden natbussen skal jeg cykle": a condition
        if word.lower == "ingen" and _AND_NONE.search(text[:start]):
            continue  # "ingen lys og ingen kameraer" denies once
        if forms & words.maybe_negators:
            found.append(Turn(word, optional=True))
        elif forms & words.negators:
            bound = any(a <= start < b for a, b in bounds)
            hardly = bool(_HARDLY.match(text, start))
            found.append(Turn(word, bound=bound, optional=hardly))
        elif not is_anothers(word, clause) and _opposes(word, text[:start]):
            found.append(Turn(word, opposes=True))
    return tuple(found)


def _opposes(word: Word, before: str) -> bool:
    """Know *imod*, *noget mod* and *har bemærkninger* for opposition, votes for none."""
    if word.lower == "mod":
        return bool(_HAS_NOTHING.search(before))
    remarks = word.lemma in _REMARKS and _HAS.search(before)
    opposed = {word.lemma, word.lower} & lexicon().against or remarks
    return bool(opposed)


def is_anothers(word: Word, clause: Clause) -> bool:
    """Know *firmaets indvendinger* for somebody's, of which something is said."""
    if word.lemma not in _SOMEBODYS:
        return False
    at = clause.words.index(word)
    owner = clause.words[at - 1] if at else None
    return owner is not None and owner.lower.endswith("s") and not owner.lemma.endswith("s")


def takes_back(clause: Clause) -> bool:
    """Tell whether a clause denies what the clause before it told: *men det passer ikke*."""
    return _TAKES_BACK.match(clause.text) is not None


def _place(word: Word, clause: Clause) -> int:
    return word.span.start - clause.span.start


def _blanked(text: str, patterns: Iterable[re.Pattern[str]]) -> str:
    for pattern in patterns:
        text = pattern.sub(lambda match: " " * len(match.group()), text)
    return text


def count_turns(
    mine: Sequence[Turn], theirs: Sequence[Turn], my_text: str, their_text: str
) -> tuple[int, int]:
    """Count the sure turns of both sides, and the optional ones that only one side has."""
    shared = {t.word.lemma for t in mine if t.optional} & {
        t.word.lemma for t in theirs if t.optional
    }
    sure = sum(not t.optional for t in (*mine, *theirs))
    for own, other in ((mine, their_text), (theirs, my_text)):
        if _is_bound(own) and not _is_bound(theirs if own is mine else mine):
            least = _AT_LEAST.search(my_text if own is mine else their_text)
            limits = [m.group().lower() for m in _LIMIT.finditer(other)]
            sure -= any((limit in _LOWER) == bool(least) for limit in limits)
    optional = sum(t.optional and t.word.lemma not in shared for t in (*mine, *theirs))
    return sure, optional


def _is_bound(turns: Sequence[Turn]) -> bool:
    return any(turn.bound for turn in turns)
