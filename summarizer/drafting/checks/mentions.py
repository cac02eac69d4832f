"""Whether a point names whoever speaks in its passages, or tells what the sender answers."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from summarizer.drafting.checks.actors import is_actor, is_genitive, is_sender
from summarizer.drafting.checks.lexicon import lexicon, opposite, same_meaning
from summarizer.drafting.checks.turns import turns_of
from summarizer.drafting.checks.units import units_of
from summarizer.drafting.danish.words import compound_parts, word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.drafting.checks.cited import Cited, Reading
    from summarizer.drafting.checks.clauses import Clause
    from summarizer.drafting.danish.words import Word

_A_PERSON: Final = re.compile(
    r"\b(?:en|et|én|ét)\s+(?:enkelt\s+)?(?:medlem|ejer|borger|person|beboer|nabo|forælder|"
    r"pårørende|ansat|medarbejder|"
    r"deltager|bekendt|kollega|af (?:ejerne|medlemmerne|beboerne))\b",
    re.IGNORECASE,
)
_POSSESSIVES: Final = frozenset({"min", "mit", "mine", "vores", "vor"})
_PARTS_OF_THEM: Final = ("flertal", "mindretal", "repræsentant", "gruppe", "kreds")
_WHOLE_WORD: Final = 4  # letters: "der" at the end of "leder" is no word


_OWN: Final = word_set("jeg vi min mit mine vores vor")
_TAKES_UP: Final = re.compile(
    r"(?:og )?(?:det|dette|den (?:idé|ide|tanke)) (?:bør|skal|må|kan) (?:i|man|kommunen|vi|jeg)\b",
    re.IGNORECASE,
)
ANSWERS: Final = re.compile(r"(?:men|derfor|alligevel)\b", re.IGNORECASE)


def mentions(point: Reading, speaker: Word, cited: Cited) -> bool:
    """Tell whether the point names the speaker; for *han* any third party will do."""
    words = lexicon()
    if speaker.lower == "i":  # the authority, which the sender answers
        known = words.authorities | {"forslag", "plan", "materiale", "rapport"}
        denies = any(turns_of(clause) for clause in point.clauses)
        return denies or any(w.lemma in known for w in point.words)
    if _A_PERSON.search(point.text) or _is_owned(speaker, point, cited):
        return True
    if speaker.lower in words.third_person:
        around = [w for r in (*cited.passages, *cited.before) for w in r.words if is_actor(w)]
        return any(
            same_meaning(w.lemma, o.lemma)
            for w in point.words
            for o in around
            if o.lemma not in words.sender
        )
    if is_sender(speaker):  # another club: "foreningen" in the point is the one that writes
        return any(w.lemma == speaker.lemma for w in point.words)
    faced = {w for before, w in pairwise(point.words) if faces(before, point)}
    told = [w for w in point.words if w not in faced]
    return any(_same_body(w.lemma, speaker.lemma) for w in told) or any(
        w.text[0].isupper() and w.lower == speaker.lower for w in point.words
    )


def faces(before: Word, point: Reading) -> bool:
    """Know *over for ledelsen*, where another than the management speaks."""
    if before.lower not in {"for", "overfor"}:
        return False
    start = before.span.start - point.span.start
    return point.text[:start].rstrip().lower().endswith(" over")


def _is_owned(speaker: Word, point: Reading, cited: Cited) -> bool:
    """Take *afsenders arbejdsgiver* for *min chef*."""
    theirs = any(
        w is speaker and b.lower in _POSSESSIVES
        for r in cited.passages
        for b, w in pairwise(r.words)
    )
    first = point.words[:2]
    mine = len(first) > 1 and is_genitive(first[0]) and is_sender(first[0])
    return theirs and mine


def _same_body(one: str, two: str) -> bool:
    """Take *foged* for *havnefoged*, but not *haveforening* for *boligforening*."""
    short, long = sorted((one, two), key=len)
    if opposite(one, two):
        return False  # "lejer", "udlejer"
    if one == two or (len(short) >= _WHOLE_WORD and long.endswith(short)):
        return True
    if compound_parts(long)[:1] == (short,) and long.endswith(_PARTS_OF_THEM):
        return True  # "forældreflertallet"
    alike = compound_parts(one)[-1:] == compound_parts(two)[-1:] != ()
    heads = [(compound_parts(word) or (word,))[-1] for word in (one, two)]
    return not alike and same_meaning(*heads)


def is_answered(point: Reading, said: Sequence[Clause], passage: Reading, cited: Cited) -> bool:
    """Tell whether the point is what the sender answers: *…, men vi finder …*, *Det bør I …*."""
    if any(_TAKES_UP.match(r.text) for r in cited.passages if r.span.start > passage.span.start):
        return True
    clauses = [c for c in passage.clauses if c.span.start > said[0].span.start]
    own = (
        at
        for at, c in enumerate(clauses)
        if ANSWERS.match(c.text) and any(w.lower in _OWN for w in c.words)
    )
    answer = [w for c in clauses[next(own, len(clauses)) :] for w in c.words]
    told = [w for c in said for w in c.words if w not in answer]
    return bool(answer) and found_in(point, answer) >= max(1, found_in(point, told))


def found_in(point: Reading, words: Sequence[Word]) -> int:
    """Count the words of a point, its people left out, that some words stand for."""
    mine = [w for unit in units_of(point) for w in unit.matter if not is_actor(w)]
    return sum(any(same_meaning(w.lemma, o.lemma) for o in words) for w in mine)
