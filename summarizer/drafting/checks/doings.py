"""Doings: every verb of a sentence with who does it, found by word order."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from summarizer.drafting.checks.actors import has_tense, is_genitive, is_person, is_sender, is_verb
from summarizer.drafting.checks.lexicon import lexicon
from summarizer.drafting.danish.number_words import cardinal
from summarizer.drafting.danish.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.drafting.checks.cited import Reading
    from summarizer.drafting.checks.clauses import Clause
    from summarizer.drafting.danish.words import Word

PRONOUNS: Final = word_set(
    "det der man den de han hun som hvilket dette disse alle ingen nogen hvem"
)
FIRST: Final = word_set("jeg vi undertegnede mig os")
OWNED: Final = word_set("min mit mine vores vor vort sin sit")
_HELPS: Final = word_set(
    "er var har havde vil ville kan kunne skal skulle bør burde må måtte bliver blev får fik"
)
_BECOMES: Final = frozenset({"er", "var", "blev", "bliver", "blive", "blevet", "været"})
_SUBJECTS: Final = word_set("jeg vi han hun man")
_YOU: Final = word_set("jer jeres")
_RELATIVE: Final = frozenset({"som", "der"})
_ARTICLES: Final = word_set(
    "den det de denne dette disse en et min mit mine vores vor vort sin sit"
)
_ADJECTIVES: Final = word_set("gamle nye ny store stor lille små anden andet andre samme gode")
_PREPOSITIONS: Final = word_set(
    "af fra hos i på ved for til om med mod imod under over efter før inden uden mellem blandt "
    "langs omkring ifølge gennem grundet siden bag foran fordi trods"
)
_OPENERS: Final = word_set("og men at om hvis når da fordi for så mens selvom eller idet samt")
_ASKS: Final = word_set("bede opfordre anmode pålægge henstille foreslå tvinge tillade lade")
_OFFERS: Final = word_set("tilbyde love påtage forpligte overveje planlægge agte nægte ville")
_ASKED_REACH: Final = 5  # words from *beder* to what is asked for
_WE_ARE: Final = (["vi", "er"], ["jeg", "er"])
_HAS: Final = frozenset({"har", "havde"})
_BY_REACH: Final = 2  # "åbnes indefra af personalet"
_SUBJECT: Final = 7  # words before the verb in which its subject stands


@dataclass(frozen=True, slots=True)
class Doing:
    """A verb with who does it: a noun, or ``who`` for the one who writes or is written to.

    Of a passive the doer is whom *af* names; what is done to stands among the ``others``.
    """

    verb: Word
    doer: Word | None
    who: str  # "first" for *jeg* and *vi*, "you" for *I* and *jer*, "other" for *han*, else empty
    passive: bool
    others: tuple[Word, ...]
    clause: Clause


@lru_cache(maxsize=4096)
def doings(reading: Reading) -> tuple[Doing, ...]:
    """Give each clause's verb with its doer."""
    return tuple(_doings(reading))


def _doings(reading: Reading) -> Iterator[Doing]:
    for clause, before in zip(reading.clauses, (None, *reading.clauses), strict=False):
        at = next((i for i in range(len(clause.words)) if _acts(clause.words, i)), None)
        last = next((w for w in reversed(before.content)), None) if before else None
        if at is None:
            continue
        verb = _main_verb(clause.words, at)
        if verb is None:
            continue
        doer, who = _doer(clause.words, at)
        if at == 0 and doer and not (is_person(doer) or is_sender(doer)):
            doer = None  # "…, støtter planen": only people state what they hold
        passive = verb.lower == f"{verb.lemma}s" or (
            verb.lower.endswith("t") and any(w.lower in _BECOMES for w in clause.words)
        )
        if passive:
            doer, who = _agent(clause.words, verb)
        elif clause.words[0].lower in _RELATIVE and not who and doer is None and last:
            told = [w.lower for w in before.words] if before else []
            doer, who = (None, "first") if told[:2] in _WE_ARE else (last, who)
        others = tuple(w for w in clause.content if w is not doer and w is not verb)
        first = Doing(verb, doer, who, passive, others, clause)
        yield first
        yield from _to_do(first)


def _to_do(first: Doing) -> Iterator[Doing]:
    """Give what someone offers or is asked to do: *beder kommunen om at betale*, *lover at male*.

    Who asks is not who does it: the one that stands right behind the verb is.
    """
    words = first.clause.words
    start = words.index(first.verb)
    at = next((i for i in range(start + 1, len(words)) if words[i].lower == "at"), None)
    if first.passive or at is None or at + 1 >= len(words) or at - start > _ASKED_REACH:
        return
    verb = words[at + 1]
    if not is_verb(verb.lemma) or verb.lower != verb.lemma:
        return
    asked = _noun_or_who(words[start + 1 : at]) if first.verb.lemma in _ASKS else None
    if asked is None and first.verb.lemma in _OFFERS:
        asked = first.doer, first.who
    if asked is None or asked == (None, ""):
        return
    others = tuple(w for w in words[at + 2 :] if w.is_content)
    yield Doing(verb, *asked, passive=False, others=others, clause=first.clause)


def _acts(words: Sequence[Word], at: int) -> bool:
    """Tell whether a verb has a tense; *den lovede vanding* has none."""
    before = words[at - 1].lower if at else ""
    told = before in {"den", "det", "de"} and words[at].lower.endswith(("ede", "te"))
    return has_tense(words[at]) and not told


def _agent(words: Sequence[Word], verb: Word) -> tuple[Word | None, str]:
    """Find by whom something is done: behind the *af* that follows a passive."""
    start = words.index(verb) + 1
    near = range(start, min(start + _BY_REACH, len(words)))
    at = next((i for i in near if words[i].lower == "af"), None)
    return _noun_or_who(words[at + 1 : at + 4]) if at is not None else (None, "")


def _main_verb(words: Sequence[Word], at: int) -> Word | None:
    """Give the verb that carries the meaning: behind *har* and *vil*, the next one."""
    if words[at].lower not in _HELPS:
        return words[at]
    behind = (w for w in words[at + 1 :] if is_verb(w.lemma) and w.lower not in _HELPS)
    found = next((w for w in behind if w.lower[-1] in "ets"), None)
    return words[at] if found is None and words[at].lower in _HAS else found


def _doer(words: Sequence[Word], at: int) -> tuple[Word | None, str]:
    before = [w for w in words[:at] if w.lower not in _OPENERS]
    behind = words[at + 1 : at + 2]
    if behind and (behind[0].lower in _SUBJECTS or behind[0].text == "I"):
        return _noun_or_who(behind)  # "den idé bakker jeg op"
    if before and (before[0].text == "I" or before[0].lower not in _PREPOSITIONS):
        found = _noun_or_who(before[:_SUBJECT])
        if found != (None, "") or any(w.lower in PRONOUNS for w in before):
            return found
    return _noun_or_who(words[at + 1 : at + 4])


def _noun_or_who(words: Sequence[Word]) -> tuple[Word | None, str]:
    """Find the subject among some words: who writes, who is written to, or a noun."""
    if any(w.lower in FIRST for w in words):
        return None, "first"
    if any(w.text == "I" or w.lower in _YOU for w in words):
        return None, "you"
    if words and words[0].lower in lexicon().third_person:
        return None, "other"
    return _noun(words), ""


def _noun(words: Sequence[Word]) -> Word | None:
    """Find the first noun that no preposition governs; none where a pronoun stands for it."""
    previous = ""
    for at, word in enumerate(words):
        if cardinal(word.lower) is not None and word.lower not in _ARTICLES:
            continue
        if word.lower in _ARTICLES or is_genitive(word):
            return _after_article(word, words[at + 1 :])
        if word.lower in PRONOUNS:
            return None
        named = at > 0 and word.text[0].isupper() and word.is_content
        if (named or is_noun(word)) and previous not in _PREPOSITIONS:
            return word
        previous = word.lower
    return None


def _after_article(article: Word, words: Sequence[Word]) -> Word | None:
    """Find the noun behind *den*, *min* or *naboens*; none where *det* stands by itself."""
    if not words or words[0].span.start - article.span.end > 1:
        return None  # "de 40 meter"
    phrase = list(takewhile(lambda w: w.is_content or w.lower in _ADJECTIVES, words))
    noun = next((w for w in phrase if is_noun(w)), None)
    owned = is_genitive(article) or article.lower in OWNED
    return noun or (phrase[-1] if owned and phrase else None)


def is_noun(word: Word) -> bool:
    """Take definite, plural and capitalised words, and what is a person, for nouns."""
    if not word.is_content or cardinal(word.lower) is not None or word.lemma in lexicon().hedges:
        return False
    if word.lower.endswith(("en", "et", "ne")) and word.lower != word.lemma:
        return not is_verb(word.lemma) or word.lower.endswith(("en", "ne"))
    plural = word.lower.endswith("er") and word.lower not in {word.lemma, f"{word.lemma}r"}
    return plural or is_sender(word) or word.lemma in lexicon().actors
