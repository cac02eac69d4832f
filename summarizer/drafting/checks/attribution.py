"""Attribution: what someone else says, wants or fears must be told as theirs."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from summarizer.drafting.checks.actors import (
    is_actor,
    is_finite,
    is_genitive,
    is_passive,
    is_person,
    is_sender,
)
from summarizer.drafting.checks.lexicon import lexicon, same_meaning
from summarizer.drafting.checks.mentions import ANSWERS, found_in, is_answered, mentions
from summarizer.drafting.checks.senders import head_of, is_other_body
from summarizer.drafting.checks.turns import takes_back, turns_of
from summarizer.drafting.checks.units import units_of
from summarizer.drafting.checks.words_for_flags import RED, YELLOW, flag
from summarizer.drafting.danish.number_words import cardinal
from summarizer.drafting.danish.words import related, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.domain.draft import Flag
    from summarizer.drafting.checks.cited import Cited, Reading
    from summarizer.drafting.checks.clauses import Clause
    from summarizer.drafting.danish.words import Word

_ACCORDING_TO: Final = re.compile(r"\bifølge ((?:[\w-]+ ){0,2}[\w-]+)", re.IGNORECASE)
_ENOUGH: Final = 0.5
_MEANS: Final = re.compile(
    r"\b(?:tror|mener|siger|synes|påstår|hævder|sagde|mente|troede),?\s+(?:at )?det "
    r"(?:er|var|skyldes|kommer)|"
    r"\b(?:over|om|ved|til|på|af|for|med) (?:det|dem|dette)\b",
    re.IGNORECASE,
)
_PREPOSITIONS: Final = word_set("af fra hos i på ved for til")
_ASKS: Final = frozenset({"bedes", "bør", "skal", "må", "burde", "skulle"})
_TELLERS_WORDS: Final = 2
_REACH: Final = 4  # words in which the subject follows its verb
_POSSESSIVES: Final = frozenset({"min", "mit", "vores", "vor"})
_SENDER_SUBJECTS: Final = frozenset({"jeg", "vi", "man"})


def attribution(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag what someone else says in the source unless it is told as theirs."""
    head = head_of(cited)
    point_disagrees = any(turns_of(clause) for clause in point.clauses)
    for passage in cited.passages:
        for at, clause in enumerate(passage.clauses):
            speaker = speaker_in(clause, passage.clauses[:at], head, cited.source.text)
            if speaker is None or mentions(point, speaker, cited):
                continue
            disagrees = point_disagrees and any(takes_back(c) for c in cited.clauses)
            if disagrees or _signs_itself(speaker, passage):
                continue
            so_far = _free_actors(passage.clauses[: at + 1])
            if any(mentions(point, w, cited) for w in so_far):
                continue
            if _names_by_what_they_do(point, passage):
                continue
            said = _said(passage.clauses, at)
            if _tells(point, said, _meant(said, cited)) and not (
                _stands_elsewhere(point, said, passage, cited)
                or is_answered(point, said, passage, cited)
            ):
                severity = YELLOW if _relays(point) else RED
                other = passage.text[
                    clause.span.start - passage.span.start : clause.span.end - passage.span.start
                ].strip(" ,")
                yield flag("attribution", severity, other=other, passage=clause.span)
                return


def _is_tagged_on(clause: Clause) -> bool:
    """Know *…, siger mine venner*, where what is said stands before."""
    verb = clause.words[0]
    return is_finite(verb) and verb.lemma in lexicon().speech


def _signs_itself(speaker: Word, passage: Reading) -> bool:
    """Know a body that opens its letter by its own name: *Danmarks Naturvenner støtter …*."""
    at = passage.words.index(speaker) if speaker in passage.words else 0
    before = passage.words[max(0, at - 1)]
    opens = passage.span.start == 0 and at > 0
    return opens and before.text[0].isupper() and speaker.text[0].isupper()


def _names_by_what_they_do(point: Reading, passage: Reading) -> bool:
    """Know *ejeren af jorden* for the farmer *der ejer jorden*."""
    named = [w for w in point.words[:_TELLERS_WORDS] if is_actor(w)]
    return any(
        related(one.lemma, w.lemma) for one in named for w in passage.words if not is_actor(w)
    )


def _said(clauses: Sequence[Clause], at: int) -> Sequence[Clause]:
    """Cut off what the sender answers to it: *far siger …, men så kan I bare …*."""
    rest = clauses[at:]
    ends = (n for n, c in enumerate(rest) if n and ANSWERS.match(c.text))
    said = rest[: next(ends, len(rest))]
    return (*clauses[:at], *said[:1]) if _is_tagged_on(rest[0]) else said


def _free_actors(clauses: Sequence[Clause]) -> list[Word]:
    """Give the actors that no preposition governs: the head, not the nursery it is head of."""
    words = [w for c in clauses for w in c.words]
    governed = {w for before, w in pairwise(words) if before.lower in _PREPOSITIONS}
    return [w for w in words if is_actor(w) and w not in governed]


def speaker_in(clause: Clause, earlier: Sequence[Clause], head: str, letter: str) -> Word | None:
    """Find who else than the sender speaks, wants or fears in a clause."""
    words = lexicon()
    for at, word in enumerate(clause.words):
        before = clause.words[:at]
        if not _states(word, before) or _is_asked(word, before):
            continue
        near = (*before, *clause.words[at + 1 : at + 3])
        if any(w.lower in _SENDER_SUBJECTS for w in near):
            continue
        named = [w for w in before if _is_someone(w, clause) or w.lower in words.third_person]
        named = [w for w in named if not is_genitive(w)] or named  # "skolens bestyrelse"
        named += [w for w in before[-1:] if w.lower == "de" or w.text == "I"]
        named = named or _teller(clause, at)
        named = named or _inverted(clause.words[at + 1 : at + _REACH])
        if not named and is_finite(clause.words[0]):
            # "Min nabo, der har butik, er glad": the first actor of the sentence is the subject
            so_far = [w for c in earlier for w in c.words]
            if not any(w.lower in _SENDER_SUBJECTS for w in so_far[-3:]):
                named = [w for w in so_far if _is_someone(w, earlier[0])][:1]
        named = [
            w
            for w in named
            if w.lower in words.third_person or not is_sender(w) or is_other_body(w, head, letter)
        ]
        if named:
            return named[0]
    return None


def _teller(clause: Clause, at: int) -> list[Word]:
    """Take a definite noun right before a verb of saying for who says it: *skovløberen siger*."""
    return [
        w
        for w in clause.words[:at][-1:]
        if is_finite(clause.words[at])
        and w.lemma != w.lower
        and w.lower.endswith(("en", "et", "erne", "ene"))
    ]


def _is_asked(verb: Word, before: Sequence[Word]) -> bool:
    """Know *forvaltningen bedes oplyse* for what the sender asks, not for what is said."""
    infinitive = verb.lower == verb.lemma and verb.lower.endswith("e")
    return infinitive and any(w.lower in _ASKS for w in before)


def _inverted(following: Sequence[Word]) -> list[Word]:
    """Find the subject behind its verb: *på mødet oplyste forvaltningens planchef*."""
    return [w for w in following if is_person(w) and not is_genitive(w)][:1]


def _is_someone(word: Word, clause: Clause) -> bool:
    """Tell whether a word names someone: an actor, a relation of the sender, a name."""
    if is_person(word) or _belongs_to_sender(word, clause):
        return True
    if cardinal(word.lower) is not None:
        return False
    if not word.text[0].isupper() or not word.is_content or word.text in {"I", "De"}:
        return False
    # a bare singular at the start is a name: "Lars har sagt"
    return word is not clause.words[0] or (word.lemma == word.lower and not is_finite(word))


def _belongs_to_sender(word: Word, clause: Clause) -> bool:
    """Know *min kollega* and *vores lærling* for someone else than the sender."""
    at = clause.words.index(word) if word in clause.words else 0
    return at > 0 and word.is_content and clause.words[at - 1].lower in _POSSESSIVES


def _states(word: Word, before: Sequence[Word]) -> bool:
    """Know a verb of saying or wanting, or an adjective of feeling with *er* or *bliver*."""
    words = lexicon()
    if word.lemma in words.feeling or word.lower in words.feeling:
        return any(w.lemma in {"være", "blive"} for w in before)
    return word.lemma in words.speech and not is_passive(word)


def _meant(clauses: Sequence[Clause], cited: Cited) -> Sequence[Word]:
    """Give the words before a clause that says *det* or *dem* of them: *sure over det*."""
    if not _MEANS.search(" ".join(clause.text for clause in clauses)):
        return ()
    start = clauses[0].span.start
    readings = (*cited.before, *cited.passages)
    return [w for r in readings for w in r.words if w.span.end <= start]


def _tells(point: Reading, clauses: Sequence[Clause], meant: Sequence[Word]) -> bool:
    """Tell whether the point speaks of what is said from the speaker's clause on."""
    said = [*(w for clause in clauses for w in clause.words), *meant]
    mine = [w for unit in units_of(point) for w in unit.matter if not is_actor(w)]
    mine = mine or [w for w in point.words if w.is_content and not is_sender(w)]
    found = sum(any(same_meaning(w.lemma, o.lemma) for o in said) for w in mine)
    return bool(mine) and found / len(mine) >= _ENOUGH


def _stands_elsewhere(
    point: Reading, said: Sequence[Clause], passage: Reading, cited: Cited
) -> bool:
    """Tell whether another cited passage has as much of the point, or its figures."""
    others = [r for r in cited.passages if r is not passage]
    own = [r for r in others if any(w.lower in _SENDER_SUBJECTS for w in r.words)]
    there = [w for r in own for w in r.words]
    told = [w for clause in said for w in clause.words]
    if there and found_in(point, there) >= found_in(point, told):
        return True
    return _counts_elsewhere(point, passage, cited)


def _counts_elsewhere(point: Reading, passage: Reading, cited: Cited) -> bool:
    """Tell whether the point's figures stem from another passage than the speaker's."""
    figures = [q for q in point.quantities if not q.faint]
    return any(
        any(q.same_value(o) for o in cited.quantities)
        and not any(q.same_value(o) for o in passage.quantities)
        for q in figures
    )


def _relays(point: Reading) -> bool:
    return bool(
        re.search(
            r"\b(?:oplyser|anfører|henviser|nævner|gør opmærksom|ifølge)\b",
            point.text,
            re.IGNORECASE,
        )
    )


def named_tellers(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *ifølge skolens ledelse* where the passages let someone else say it."""
    match = _ACCORDING_TO.search(point.text)
    if match is None:
        return
    named = [w for w in point.words if match.start(1) <= w.span.start < match.end(1)]
    who = next((w for w in named if w.is_content and not is_genitive(w)), None)
    if who is None or not is_person(who) or is_sender(who):
        return
    near = [*cited.words, *(w for r in cited.before for w in r.words)]
    if who.lemma in lexicon().authorities or any(same_meaning(who.lemma, w.lemma) for w in near):
        return
    head = head_of(cited)
    for clause in cited.clauses:
        if speaker_in(clause, (), head, cited.source.text):
            yield flag("attribution", YELLOW, other=clause.text.strip(" ,"), passage=clause.span)
            return
