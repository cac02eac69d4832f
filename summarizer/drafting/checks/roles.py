"""Who says, pays or gets what: attribution, roles, and which number belongs to which thing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summarizer.drafting.checks.lexicon import lexicon, same_meaning
from summarizer.drafting.checks.units import match_units, units_of
from summarizer.drafting.checks.words_for_flags import RED, YELLOW, flag
from summarizer.drafting.danish.words import compound_parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.domain.draft import Flag
    from summarizer.drafting.checks.cited import Cited, Reading
    from summarizer.drafting.checks.clauses import Clause
    from summarizer.drafting.checks.units import Match
    from summarizer.drafting.danish.words import Word

_ENOUGH: Final = 0.5


def attribution(point: Reading, cited: Cited) -> Iterator[Flag]:
    """What someone else says in the source must be told as theirs."""
    for passage in cited.passages:
        for at, clause in enumerate(passage.clauses):
            speaker = _speaker(clause, passage.clauses[:at])
            if speaker is None or _mentions(point, speaker, cited):
                continue
            if _tells(point, passage.clauses[at:]):
                severity = YELLOW if _relays(point) else RED
                other = passage.text[
                    clause.span.start - passage.span.start : clause.span.end - passage.span.start
                ].strip(" ,")
                yield flag("attribution", severity, other=other, passage=clause.span)
                return


def _speaker(clause: Clause, earlier: Sequence[Clause]) -> Word | None:
    """Find who else than the sender speaks, wants or fears in a clause."""
    words = lexicon()
    for at, word in enumerate(clause.words):
        if not (word.lemma in words.speech or word.lemma in words.feeling or word.lower in words.feeling):
            continue
        before = clause.words[:at]
        if word.lemma in words.feeling and not any(w.lemma in {"være", "blive"} for w in before):
            continue
        after = clause.words[at + 1 : at + 3]
        if any(w.lower in words.first_person - {"mig", "os", "min", "mit", "mine", "vores"} for w in (*before, *after)):
            continue
        named = [w for w in before if is_actor(w) or w.lower in words.third_person]
        if not named and clause.words[0].lower in {"som", "der"} | words.auxiliaries:
            named = [w for c in earlier for w in c.words if is_actor(w)][-1:]
        named = [w for w in named if w.lemma not in words.sender or w.lower in words.third_person]
        if named:
            return named[0]
    return None


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
    if speaker.lower in words.third_person:
        around = [w for r in (*cited.passages, *cited.before) for w in r.words if is_actor(w)]
        return any(same_meaning(w.lemma, o.lemma) for w in point.words for o in around if o.lemma not in words.sender)
    return any(same_meaning(w.lemma, speaker.lemma) for w in point.words) or any(
        w.text[0].isupper() and w.lower == speaker.lower for w in point.words
    )


def _tells(point: Reading, clauses: Sequence[Clause]) -> bool:
    """Tell whether the point speaks of what is said from the speaker's clause on."""
    said = [w for clause in clauses for w in clause.content]
    mine = [w for unit in units_of(point) for w in unit.matter]
    found = sum(any(same_meaning(w.lemma, o.lemma) for o in said) for w in mine)
    return bool(mine) and found / len(mine) >= _ENOUGH


def _relays(point: Reading) -> bool:
    return bool(re.search(r"\b(?:oplyser|anfører|henviser|nævner|gør opmærksom|ifølge)\b", point.text, re.IGNORECASE))


def roles(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Another actor does it in the source; or it is someone else's."""
    theirs = [unit for passage in cited.passages for unit in units_of(passage)]
    for mine in units_of(point):
        match = match_units(mine, theirs)
        if match and len(match.pairs) >= 1 and match.share >= _ENOUGH:
            yield from _other_actor(match, cited)
    yield from _other_owner(point, cited)
    yield from _from_and_to(point, cited)


def _other_actor(match: Match, cited: Cited) -> Iterator[Flag]:
    words = lexicon()
    mine = [w for c in match.mine.clauses for w in _subject(c)]
    theirs = [w for c in match.theirs.clauses for w in _subject(c)]
    if not mine or not theirs:
        return
    first, other = mine[-1], theirs[-1]
    sender = first.lemma in words.sender or _is_sender_body(first, cited)
    if other.lower in words.first_person:
        known = any(same_meaning(first.lemma, w.lemma) for w in cited.words)
        if not sender and known and first.lemma not in words.sender:
            yield _role_flag(RED, first, other)
        return
    if same_meaning(first.lemma, other.lemma) or _same_kind(first, other):
        return
    elsewhere = any(same_meaning(first.lemma, w.lemma) for r in cited.elsewhere() for w in r.words)
    here = any(same_meaning(first.lemma, w.lemma) for w in cited.words)
    if here or elsewhere or sender:
        yield _role_flag(RED if here or elsewhere else YELLOW, first, other)


def _role_flag(severity: object, mine: Word, theirs: Word) -> Flag:
    level = RED if severity is RED else YELLOW
    return flag("role", level, word=mine.text, span=mine.span, passage=theirs.span)


def _same_kind(first: Word, other: Word) -> bool:
    words = lexicon()
    return first.lemma in words.sender and other.lemma in words.sender


def _is_sender_body(word: Word, cited: Cited) -> bool:
    """The body named where the letter opens is the sender."""
    source = cited.source
    head = source.text[: source.sentences[0].end].lower() if source.sentences else ""
    return word.lemma in head or word.lower in head


def _subject(clause: Clause) -> list[Word]:
    """The actor or first-person word before the clause's first finite verb or right after."""
    words = lexicon()
    for at, word in enumerate(clause.words):
        if word.lower in words.auxiliaries or word.lemma in words.speech:
            near = [w for w in clause.words[:at] if _can_act(w)][:1]
            return near or [w for w in clause.words[at + 1 : at + 3] if _can_act(w)][:1]
    return [w for w in clause.words[:2] if _can_act(w)][:1]


def _can_act(word: Word) -> bool:
    return word.lower in {"jeg", "vi"} or (is_actor(word) and not word.lower.endswith("s"))


def _other_owner(point: Reading, cited: Cited) -> Iterator[Flag]:
    """*for laugets regning* where the source says *for kommunens regning*."""
    owned = {
        (thing.lemma): owner for owner, thing in _owners(cited.words) if is_actor(owner)
    }
    for owner, thing in _owners(point.words):
        other = owned.get(thing.lemma)
        if other and is_actor(owner) and not same_meaning(owner.lemma, other.lemma):
            yield flag("role", RED, word=f"{owner.text} {thing.text}", span=owner.span, passage=other.span)


def _owners(words: Sequence[Word]) -> Iterator[tuple[Word, Word]]:
    for owner, thing in zip(words, words[1:], strict=False):
        if owner.lower.endswith("s") and owner.lemma != owner.lower and thing.is_content:
            yield owner, thing


def _from_and_to(point: Reading, cited: Cited) -> Iterator[Flag]:
    """*fra A til B* turned into *fra B til A*, and *A end B* into *B end A*."""
    for pattern in (r"\bfra\s+(?:\w+\s+)?([\w.,]+)\b.{0,25}?\btil\s+(?:\w+\s+)?([\w.,]+)",):
        ends = [_ends(m) for m in re.finditer(pattern, cited.text, re.IGNORECASE)]
        for match in re.finditer(pattern, point.text, re.IGNORECASE):
            first, last = _ends(match)
            if (last, first) in ends and (first, last) not in ends:
                word = next(w for w in point.words if w.span.start >= match.start())
                yield flag("role", RED, word=match.group(), span=word.span)


def _ends(match: re.Match[str]) -> tuple[str, str]:
    return match.group(1).lower().strip(".,"), match.group(2).lower().strip(".,")
