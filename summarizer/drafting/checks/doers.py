"""Who does it: the doer of the point's verb against the doer of the same verb in the passages.

Danish puts its finite verb second, so a clause's subject stands before it, or right behind it
where something else opens the clause. No list of people is needed: whatever noun stands there
does what the verb says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.drafting.checks.actors import is_genitive, is_person, is_sender
from summarizer.drafting.checks.doings import FIRST, OWNED, PRONOUNS, Doing, doings
from summarizer.drafting.checks.lexicon import in_one_group, lexicon, same_meaning
from summarizer.drafting.checks.senders import first_sentence, is_other_body
from summarizer.drafting.checks.turns import turns_of
from summarizer.drafting.checks.words_for_flags import YELLOW, flag
from summarizer.drafting.danish.words import compound_parts, related, word_set, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.domain.draft import Flag
    from summarizer.drafting.checks.cited import Cited, Reading
    from summarizer.drafting.checks.clauses import Clause
    from summarizer.drafting.danish.words import Word

_NO_DOING: Final = word_set("være blive få kunne skulle ville måtte burde gøre tage give koste")
_POINTS_OUT: Final = word_set("pege påpege nævne fremhæve bemærke anføre")  # frames of a point
_WRITERS: Final = word_set(
    "forening klub råd laug bestyrelse medlem selskab firma virksomhed ejer bruger klient "
    "ansøger køber familie"
)
_SHARES: Final = word_set("flertal mindretal del halvdel hovedpart rest")
_OPENING: Final = 14  # words of a letter in which it says whose it is


def other_doers(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag a verb of the point whose doer is another than the passages tell."""
    theirs = [doing for passage in cited.passages for doing in doings(passage)]
    for mine in doings(point):
        if mine.doer is None or mine.verb.lemma in _NO_DOING:
            continue
        alike = [other for other in theirs if _same_verb(mine.verb, other.verb)]
        if any(o.doer is not None and o.doer.lemma == mine.doer.lemma for o in alike):
            continue
        own = [d.doer.lemma for d in doings(point) if d.doer and _same_verb(d.verb, mine.verb)]
        alike = [o for o in alike if o.doer is None or o.doer.lemma not in own]
        for other in alike:
            if _differs(mine, other, point, cited):
                word = mine.doer.text
                yield flag("role", YELLOW, word=word, span=mine.doer.span, passage=other.verb.span)
                return


def _same_verb(one: Word, two: Word) -> bool:
    tells = lexicon().speech - lexicon().wish - _POINTS_OUT
    if one.lemma in tells and two.lemma in tells:
        return True
    return one.lemma == two.lemma or in_one_group(one.lemma, two.lemma)


def _differs(mine: Doing, other: Doing, point: Reading, cited: Cited) -> bool:
    doer = mine.doer
    if doer is None or bool(turns_of(mine.clause)) != bool(turns_of(other.clause)):
        return False
    sender = is_sender(doer)
    if other.who == "first":
        return not sender and not _is_told_of(doer, cited)
    if other.who:
        return (sender and not mine.passive) or (
            other.who == "other" and not sender and _is_done_to(doer, mine, other)
        )
    if other.doer is None:
        return not sender and _is_done_to(doer, mine, other)
    somebody = _is_anybody(doer, point) and _is_relative(other.doer, other.clause)
    himself = _may_write(other.doer, cited) and (sender or _opens(doer, cited))
    same = somebody or himself or other.doer.lemma in _SHARES or _is_same(doer, other.doer)
    return not same and _is_another(doer, mine, other, point, cited)


def _may_write(word: Word, cited: Cited) -> bool:
    """Tell whether a club or client may be who writes: no body that only others speak of."""
    if not is_sender(word):
        return False
    if word.lemma in _WRITERS:
        return True
    return not is_other_body(word, first_sentence(cited).lower(), cited.source.text)


def _is_anybody(doer: Word, point: Reading) -> bool:
    """Know *en beboer*, which may be somebody's father."""
    at = point.words.index(doer)
    return at > 0 and point.words[at - 1].lower in {"en", "et"} and is_person(doer)


def _is_relative(doer: Word, clause: Clause) -> bool:
    at = clause.words.index(doer) if doer in clause.words else 0
    return at > 0 and clause.words[at - 1].lower in OWNED


def _is_done_to(doer: Word, mine: Doing, other: Doing) -> bool:
    """Tell whether the point's doer is the object of a pronoun's verb: *den følger jernbanen*."""
    stands = any(w.lower in PRONOUNS for w in other.clause.words[:2])
    causes = mine.passive or any(w.lower == "får" for w in mine.clause.words)
    return stands and not causes and any(doer.lemma == w.lemma for w in _behind(other)[:1])


def _is_another(doer: Word, mine: Doing, other: Doing, point: Reading, cited: Cited) -> bool:
    theirs = other.doer
    if theirs is None:
        return False
    if any(_is_same(w, theirs) and not is_genitive(w) for w in point.words):
        next_to = next((w for w in _behind(mine)), None)
        if {mine.verb.lemma, other.verb.lemma} <= lexicon().speech:
            return (
                next_to is not None and next_to.lemma == theirs.lemma and not is_genitive(next_to)
            )
        behind = [w for w in point.words if w.span.start > mine.verb.span.start]
        return any(_is_same(w, theirs) for w in behind if not is_genitive(w))
    done_to = other.others if other.passive else _behind(other)
    crossed = any(doer.lemma == w.lemma for w in done_to)
    bodies = is_person(doer) and (is_person(theirs) or is_sender(theirs))
    # a choir or a farm that writes, where a body that does not write does it
    writes = is_person(theirs) and not _opens(theirs, cited) and _opens(doer, cited)
    return is_sender(doer) or crossed or bodies or writes


def _behind(doing: Doing) -> list[Word]:
    return [w for w in doing.others if w.span.start > doing.verb.span.start]


def _is_same(one: Word, two: Word) -> bool:
    """Take *nabokommunen* for another than *kommunen*."""
    tails = [compound_parts(w.lemma)[-1:] for w in (one, two)]
    if (one.lemma,) == tails[1] or (two.lemma,) == tails[0]:
        return not {one.lemma, two.lemma} & lexicon().authorities
    return same_meaning(*((compound_parts(w.lemma) or (w.lemma,))[-1] for w in (one, two)))


def _opens(word: Word, cited: Cited) -> bool:
    first = words_of(cited.source.sentences[0].of(cited.source.text))
    return any(related(word.lemma, w.lemma) for w in first[:_OPENING])


def _is_told_of(word: Word, cited: Cited) -> bool:
    """Tell whether the letter may call its own senders so: its head, or beside *vi* and *jeg*."""
    if _opens(word, cited):
        return True
    letter = (*cited.passages, *cited.elsewhere())
    named = [(r, w) for r in letter for w in r.words if related(word.lemma, w.lemma)]
    return not named or any(_beside_us(w, r.words) for r, w in named)


def _beside_us(word: Word, words: Sequence[Word]) -> bool:
    """Know *vi naboer* and *vi som bor på vejen* for the senders."""
    at = words.index(word)
    return any(w.lower in FIRST | {"vores"} for w in words[max(0, at - 3) : at])
