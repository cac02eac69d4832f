"""Who does, pays or owns what."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from summarizer.drafting.checks.actors import is_actor, is_finite, is_genitive, is_sender
from summarizer.drafting.checks.lexicon import lexicon, same_meaning
from summarizer.drafting.checks.units import match_units, units_of
from summarizer.drafting.checks.words_for_flags import RED, YELLOW, flag
from summarizer.drafting.danish.words import word_set, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.domain.draft import Flag
    from summarizer.drafting.checks.cited import Cited, Reading
    from summarizer.drafting.checks.clauses import Clause
    from summarizer.drafting.checks.units import Match
    from summarizer.drafting.danish.words import Word

_ENOUGH: Final = 0.5
_SURVEYED: Final = re.compile(r"\b(?:ad|ud)?spurgte\b", re.IGNORECASE)
_STAND_REACH: Final = 4  # words behind "er" in which "enig" stands
_MINE: Final = word_set("min mit mine vores vor vort vore")
_PREPOSITIONS: Final = word_set(
    "uden grundet ifølge hos fra til for af med ved på i efter om mod over under mellem blandt"
)


def roles(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag another actor than the source has, or another owner."""
    theirs = [unit for passage in cited.passages for unit in units_of(passage)]
    for mine in units_of(point):
        match = match_units(mine, theirs)
        if match and len(match.pairs) >= 1 and match.share >= _ENOUGH:
            yield from _other_actor(match, point, cited)
    yield from _other_owner(point, cited)


def _other_actor(match: Match, point: Reading, cited: Cited) -> Iterator[Flag]:
    """Compare the subject of the point's clause with that of the matching clause."""
    mine, theirs = _subjects(match, cited)
    if mine is None or theirs is None or same_meaning(mine.lemma, theirs.lemma):
        return
    if is_sender(mine) and not any(w.lemma == mine.lemma for w in cited.words):
        # the sender did, where the source has someone else who is not in the point at all
        named = any(same_meaning(theirs.lemma, w.lemma) for w in point.words)
        if is_actor(theirs) and not is_sender(theirs) and (named or _first_person_is_away(match)):
            yield flag(
                "role",
                RED if named else YELLOW,
                word=mine.text,
                span=mine.span,
                passage=theirs.span,
            )
        return
    here = any(mine.lemma == w.lemma for w in cited.words)
    known = here or any(mine.lemma == w.lemma for r in cited.elsewhere() for w in r.words)
    if theirs.lower in {"jeg", "vi"} and (here or not known or _opens_the_letter(mine, cited)):
        return
    if _SURVEYED.search(point.text):
        return  # "de 180 adspurgte elever"
    told = any(same_meaning(theirs.lemma, w.lemma) for w in point.words)
    if told and (not here or "ifølge" in point.text.lower()):
        return
    yield flag(
        "role", RED if known else YELLOW, word=mine.text, span=mine.span, passage=theirs.span
    )


def _opens_the_letter(actor: Word, cited: Cited) -> bool:
    """Tell whether the letter's first sentence names the actor, who then is its *vi*."""
    first = cited.source.sentences[0].of(cited.source.text)
    return any(actor.lemma == w.lemma and not is_genitive(w) for w in words_of(first))


def _first_person_is_away(match: Match) -> bool:
    words = [w.lower for c in match.theirs.clauses for w in c.words]
    return not {"jeg", "vi", "mig", "os", "undertegnede"} & set(words)


def _subjects(match: Match, cited: Cited) -> tuple[Word | None, Word | None]:
    """Give the two subjects to compare: who states it, or else who does it."""
    stating = [w for c in match.mine.clauses[:-1] if (w := _subject(c)) and not is_sender(w)]
    if stating and not any(stating[0].lemma == w.lemma for w in cited.words):
        theirs = [w for c in match.theirs.clauses if (w := _subject(c))]
        return stating[0], theirs[0] if theirs else None
    told = [word for _, word in match.pairs]
    theirs_clause = next(
        (c for c in match.theirs.clauses if any(c.span.contains(w.span) for w in told)),
        match.theirs.clauses[-1],
    )
    return _subject(match.mine.clauses[-1]), _subject(theirs_clause)


def _subject(clause: Clause) -> Word | None:
    """Find the actor or *jeg*/*vi* before the first finite verb or right after."""
    for at, word in enumerate(clause.words):
        if is_finite(word):
            near = [
                w
                for w, b in zip(clause.words[:at], (None, *clause.words), strict=False)
                if _can_act(w) and not _governed(b)
            ][:1]
            after = zip(clause.words[at + 1 : at + 3], clause.words[at:], strict=False)
            near = near or [w for w, b in after if _can_act(w) and not _governed(b)][:1]
            near = near or [w for w in clause.words[:at][-1:] if _is_definite(w) and _wants(word)]
            states = _takes_a_stand(clause.words, at)
            return near[0] if near and not (states and is_sender(near[0])) else None
    return None


def _takes_a_stand(words: Sequence[Word], at: int) -> bool:
    """Tell whether a verb only frames what is said: *mener*, *ønsker ikke*, *er ikke enig i*."""
    known = lexicon()
    frames = known.reporting | known.against | known.in_favour
    judged = words[at + 1 : at + _STAND_REACH] if words[at].lemma == "være" else ()
    return (
        words[at].lemma in frames
        or _wants(words[at])
        or any(w.lemma in {"enig", "uenig"} for w in judged)
    )


def _governed(before: Word | None) -> bool:
    """Know a noun behind a preposition for no subject: *ifølge købmanden*."""
    return before is not None and before.lower in _PREPOSITIONS


def _is_definite(word: Word) -> bool:
    return word.is_content and word.lemma != word.lower and word.lower.endswith(("en", "et", "ne"))


def _wants(word: Word) -> bool:
    words = lexicon()
    return word.lemma in words.wish | words.speech and word.lower not in words.auxiliaries


def _can_act(word: Word) -> bool:
    acts = (is_actor(word) or is_sender(word)) and not is_genitive(word)
    return word.lower in {"jeg", "vi"} or acts


def _other_owner(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *for laugets regning* where the source says *for kommunens regning*."""
    yield from _not_mine(point, cited)
    owned = {(thing.lemma): owner for owner, thing in _owners(cited.words) if is_actor(owner)}
    for owner, thing in _owners(point.words):
        other = owned.get(thing.lemma)
        if other and is_actor(owner) and not same_meaning(owner.lemma, other.lemma):
            yield flag(
                "role", RED, word=f"{owner.text} {thing.text}", span=owner.span, passage=other.span
            )


def _not_mine(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *boghandlerens omsætning* where the sender writes *min omsætning*."""
    mine = {thing.lemma: owner for owner, thing in pairwise(cited.words) if owner.lower in _MINE}
    others = {w.lemma for w in cited.words}
    for owner, thing in _owners(point.words):
        if thing.lemma in mine and owner.lemma in others and not is_sender(owner):
            word = f"{owner.text} {thing.text}"
            yield flag("role", RED, word=word, span=owner.span, passage=mine[thing.lemma].span)


def _owners(words: Sequence[Word]) -> Iterator[tuple[Word, Word]]:
    for owner, thing in pairwise(words):
        if owner.lower.endswith("s") and owner.lemma != owner.lower and thing.is_content:
            yield owner, thing
