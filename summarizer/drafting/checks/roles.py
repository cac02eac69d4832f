"""Who says, pays or gets what: attribution, roles, and which number belongs to which thing."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from summarizer.drafting.checks.lexicon import lexicon, same_meaning
from summarizer.drafting.checks.units import is_finite, is_sender, match_units, units_of
from summarizer.drafting.checks.words_for_flags import RED, YELLOW, flag
from summarizer.drafting.danish.words import compound_parts, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.domain.draft import Flag
    from summarizer.drafting.checks.cited import Cited, Reading
    from summarizer.drafting.checks.clauses import Clause
    from summarizer.drafting.checks.units import Match
    from summarizer.drafting.danish.words import Word

_ENOUGH: Final = 0.5
_PREPOSITIONS: Final = word_set(
    "ifølge hos fra til for af med ved på i efter om mod over under mellem blandt"
)
_A_PERSON: Final = re.compile(
    r"\b(?:en|et|én|ét)\s+(?:enkelt\s+)?(?:medlem|ejer|borger|person|beboer|nabo|forælder|"
    r"pårørende|ansat|medarbejder|"
    r"deltager|bekendt|kollega|af (?:ejerne|medlemmerne|beboerne))\b",
    re.IGNORECASE,
)
_WHOLE_WORD: Final = 4  # letters: "der" at the end of "leder" is no word
_POSSESSIVES: Final = frozenset({"min", "mit", "vores", "vor"})
_SENDER_SUBJECTS: Final = frozenset({"jeg", "vi", "man"})


def attribution(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag what someone else says in the source unless it is told as theirs."""
    head = _head(cited)
    for passage in cited.passages:
        for at, clause in enumerate(passage.clauses):
            speaker = _speaker(clause, passage.clauses[:at], head)
            if speaker is None or _mentions(point, speaker, cited):
                continue
            so_far = [w for c in passage.clauses[: at + 1] for w in c.words if is_actor(w)]
            if any(_mentions(point, w, cited) for w in so_far if not is_sender(w)):
                continue
            if _tells(point, passage.clauses[at:]) and not _counts_elsewhere(point, passage, cited):
                severity = YELLOW if _relays(point) and not _names_another(point) else RED
                other = passage.text[
                    clause.span.start - passage.span.start : clause.span.end - passage.span.start
                ].strip(" ,")
                yield flag("attribution", severity, other=other, passage=clause.span)
                return


def _speaker(clause: Clause, earlier: Sequence[Clause], head: str) -> Word | None:
    """Find who else than the sender speaks, wants or fears in a clause."""
    words = lexicon()
    for at, word in enumerate(clause.words):
        before = clause.words[:at]
        if not _states(word, before):
            continue
        near = (*before, *clause.words[at + 1 : at + 3])
        if any(w.lower in _SENDER_SUBJECTS for w in near):
            continue
        named = [w for w in before if _is_someone(w, clause) or w.lower in words.third_person]
        named += [w for w in before[-1:] if w.lower == "de"]
        if not named and (clause.words[0].lower in {"som", "der"} or is_finite(clause.words[0])):
            # "Min nabo, der har butik, er glad": the first actor of the sentence is the subject
            so_far = [w for c in earlier for w in c.words]
            if not any(w.lower in _SENDER_SUBJECTS for w in so_far[-3:]):
                named = [w for w in so_far if _is_someone(w, earlier[0])][:1]
        named = [
            w
            for w in named
            if w.lower in words.third_person or not is_sender(w) or _is_other_body(w, head)
        ]
        if named:
            return named[0]
    return None


def _is_someone(word: Word, clause: Clause) -> bool:
    """Tell whether a word names someone: an actor, a relation of the sender, a name."""
    if is_actor(word) or _belongs_to_sender(word, clause):
        return True
    if not word.text[0].isupper() or not word.is_content or word.text in {"I", "De"}:
        return False
    # a bare singular at the start is a name: "Lars har sagt"
    return word is not clause.words[0] or (word.lemma == word.lower and not is_finite(word))


def _belongs_to_sender(word: Word, clause: Clause) -> bool:
    """Know *min kollega* and *vores lærling* for someone else than the sender."""
    at = clause.words.index(word) if word in clause.words else 0
    return at > 0 and word.is_content and clause.words[at - 1].lower in _POSSESSIVES


def _head(cited: Cited) -> str:
    """Give the first two sentences, where a letter says whose it is."""
    return " ".join(s.of(cited.source.text) for s in cited.source.sentences[:2]).lower()


def _is_other_body(word: Word, head: str) -> bool:
    """Tell whether a club or council is not the one that writes: its kind is not in the head."""
    if len(compound_parts(word.lemma)) > 1:
        kinds = {word.lemma}  # "haveforening" is not the "boligforening" that writes
    else:
        kinds = {word.lemma, *compound_parts(word.lemma)[-1:]}
    writer = any(kind in head for kind in ("forening", "klub", "råd", "laug", "parti", "gruppe"))
    return writer and not any(kind in head for kind in kinds)


def _states(word: Word, before: Sequence[Word]) -> bool:
    """Know a verb of saying or wanting, or an adjective of feeling with *er* or *bliver*."""
    words = lexicon()
    if word.lemma in words.feeling or word.lower in words.feeling:
        return any(w.lemma in {"være", "blive"} for w in before)
    return word.lemma in words.speech


def is_actor(word: Word) -> bool:
    """Tell whether a word names a person or body: a known kind, a compound of one, a name."""
    actors = lexicon().actors
    if word.lemma in actors:
        return True
    parts = compound_parts(word.lemma)
    return bool(parts) and parts[-1] in actors


def _mentions(point: Reading, speaker: Word, cited: Cited) -> bool:
    """Tell whether the point names the speaker; for *han* any third party will do."""
    words = lexicon()
    if _A_PERSON.search(point.text):
        return True
    if speaker.lower in words.third_person or speaker.lower == "de":
        around = [w for r in (*cited.passages, *cited.before) for w in r.words if is_actor(w)]
        return any(
            same_meaning(w.lemma, o.lemma)
            for w in point.words
            for o in around
            if o.lemma not in words.sender
        )
    return any(_same_body(w.lemma, speaker.lemma) for w in point.words) or any(
        w.text[0].isupper() and w.lower == speaker.lower for w in point.words
    )


def _same_body(one: str, two: str) -> bool:
    """Take *foged* for *havnefoged*, but not *haveforening* for *boligforening*."""
    short, long = sorted((one, two), key=len)
    if one == two or (len(short) >= _WHOLE_WORD and long.endswith(short)):
        return True
    alike = compound_parts(one)[-1:] == compound_parts(two)[-1:] != ()
    return not alike and same_meaning(one, two)


def _tells(point: Reading, clauses: Sequence[Clause]) -> bool:
    """Tell whether the point speaks of what is said from the speaker's clause on."""
    said = [w for clause in clauses for w in clause.words]
    mine = [w for unit in units_of(point) for w in unit.matter if not is_actor(w)]
    mine = mine or [w for w in point.words if w.is_content and not is_sender(w)]
    found = sum(any(same_meaning(w.lemma, o.lemma) for o in said) for w in mine)
    return bool(mine) and found / len(mine) >= _ENOUGH


def _counts_elsewhere(point: Reading, passage: Reading, cited: Cited) -> bool:
    """Tell whether the point's figures stem from another passage than the speaker's."""
    figures = [q for q in point.quantities if not q.faint]
    return any(
        any(q.same_value(o) for o in cited.quantities)
        and not any(q.same_value(o) for o in passage.quantities)
        for q in figures
    )


def _names_another(point: Reading) -> bool:
    return any(is_actor(w) and not is_sender(w) for w in point.words)


def _relays(point: Reading) -> bool:
    return bool(
        re.search(
            r"\b(?:oplyser|anfører|henviser|nævner|gør opmærksom|ifølge)\b",
            point.text,
            re.IGNORECASE,
        )
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
    if theirs.lower in {"jeg", "vi"} and (here or not known):
        return
    if any(same_meaning(theirs.lemma, w.lemma) for w in point.words) and not here:
        return
    yield flag(
        "role", RED if known else YELLOW, word=mine.text, span=mine.span, passage=theirs.span
    )


def _first_person_is_away(match: Match) -> bool:
    words = [w.lower for c in match.theirs.clauses for w in c.words]
    return not lexicon().first_person & set(words)


def _subjects(match: Match, cited: Cited) -> tuple[Word | None, Word | None]:
    """Give the two subjects to compare: who states it, or else who does it."""
    stating = [w for c in match.mine.clauses[:-1] if (w := _subject(c)) and not is_sender(w)]
    if stating and not any(stating[0].lemma == w.lemma for w in cited.words):
        theirs = [w for c in match.theirs.clauses if (w := _subject(c))]
        return stating[0], theirs[0] if theirs else None
    return _subject(match.mine.clauses[-1]), _subject(match.theirs.clauses[-1])


def _subject(clause: Clause) -> Word | None:
    """Find the actor or *jeg*/*vi* before the first finite verb or right after."""
    words = lexicon()
    for at, word in enumerate(clause.words):
        if is_finite(word):
            near = [
                w
                for w, b in zip(clause.words[:at], (None, *clause.words), strict=False)
                if _can_act(w) and not _governed(b)
            ][:1]
            near = near or [w for w in clause.words[at + 1 : at + 3] if _can_act(w)][:1]
            near = near or [w for w in clause.words[:at][-1:] if _is_definite(w) and _wants(word)]
            states = word.lemma in words.reporting | words.against | words.in_favour
            return near[0] if near and not (states and is_sender(near[0])) else None
    return None


def _governed(before: Word | None) -> bool:
    """Know a noun behind a preposition for no subject: *ifølge købmanden*."""
    return before is not None and before.lower in _PREPOSITIONS


def _is_definite(word: Word) -> bool:
    return word.is_content and word.lemma != word.lower and word.lower.endswith(("en", "et", "ne"))


def _wants(word: Word) -> bool:
    return word.lemma in lexicon().wish | lexicon().speech


def _can_act(word: Word) -> bool:
    genitive = word.lower.endswith("s") and not word.lemma.endswith("s")
    return word.lower in {"jeg", "vi"} or ((is_actor(word) or is_sender(word)) and not genitive)


def _other_owner(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *for laugets regning* where the source says *for kommunens regning*."""
    owned = {(thing.lemma): owner for owner, thing in _owners(cited.words) if is_actor(owner)}
    for owner, thing in _owners(point.words):
        other = owned.get(thing.lemma)
        if other and is_actor(owner) and not same_meaning(owner.lemma, other.lemma):
            yield flag(
                "role", RED, word=f"{owner.text} {thing.text}", span=owner.span, passage=other.span
            )


def _owners(words: Sequence[Word]) -> Iterator[tuple[Word, Word]]:
    for owner, thing in pairwise(words):
        if owner.lower.endswith("s") and owner.lemma != owner.lower and thing.is_content:
            yield owner, thing
