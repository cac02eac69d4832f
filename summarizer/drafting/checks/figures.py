"""Which number belongs to what: from and to, replaced values, the thing that is counted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summarizer.drafting.checks.lexicon import lexicon, same_meaning
from summarizer.drafting.checks.words_for_flags import RED, YELLOW, flag
from summarizer.drafting.danish.units import UNITS
from summarizer.drafting.danish.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.domain.draft import Flag
    from summarizer.drafting.checks.cited import Cited, Reading
    from summarizer.drafting.checks.clauses import Clause
    from summarizer.drafting.danish.numbers import Quantity
    from summarizer.drafting.danish.words import Word

_BEFORE: Final = 30  # characters before a number in which its preposition stands
_REPLACED: Final = re.compile(
    r"\b(?:ikke|i stedet for|frem ?for|snarere end)\s+(?:(?:som|de|den|på|til|foreslåede|"
    r"nuværende|kun)\s+)*$",
    re.IGNORECASE,
)
_ENDS: Final = {
    "from": re.compile(r"\bfra\s+(?:\w+\s+)?$", re.IGNORECASE),
    "to": re.compile(r"\b(?:op |ned )?til\s+(?:\w+\s+)?$", re.IGNORECASE),
}
_PIECES: Final = word_set("par stk styk styks slags hold sæt")
_YEARS: Final = range(1800, 2100)
_OF_ANOTHER: Final = re.compile(
    r"\d\S*\s+(?:ud )?af\s+(?:\w+\s+){0,3}\d|\d.*\b(?:mod|frem ?for|og ikke|modsætning til)\b.*\d"
)
_IN_PLACE_OF: Final = re.compile(r"\b(?:i stedet for|frem ?for|snarere end)\b", re.IGNORECASE)
_NEARLY_ALL: Final = 0.75  # of the words around a number; a paraphrase changes more
_OF_THEM: Final = re.compile(r"\s*(?:ud )?af (?:de|dem|disse)\b", re.IGNORECASE)
_IN_A_RANGE: Final = re.compile(r"(?:mellem|og|[-–])\s*$", re.IGNORECASE)
_VOTE: Final = re.compile(
    r"\s*(?:(?!imod|for)\w+\s+){0,3}?(?:stemmer?\s+)?(for|imod|mod)\b(?=\s*(?:$|[,.;]|og|forslag|plan|en|den|det|\w+(?:en|et)\b))",
    re.IGNORECASE,
)
_JOINS: Final = re.compile(r"\b(?:og|mens|men|samt|hvoraf|mod|til|fra|ud af|af)\b", re.IGNORECASE)
_COMPARED: Final = 8  # words before *end* in which what is compared stands
_BEHIND_END: Final = 5  # … and behind it
_TELLING: Final = word_set("år året måned måneden uge ugen dag dagen time timen gang gange")


def number_roles(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag right numbers in a wrong place, which mislead as much as wrong ones."""
    theirs = [q for q in cited.quantities if not q.faint]
    for mine in point.quantities:
        same = [q for q in theirs if mine.same_value(q)]
        if mine.faint or not same:
            continue
        for wrong in (_replaced, _other_end, _other_side, _other_thing, _the_whole):
            severity = wrong(mine, same, theirs, point, cited)
            if severity:
                word = mine.span.of(point.text)
                level = RED if severity == "red" else YELLOW
                yield flag("number_role", level, word=word, span=mine.span, passage=same[0].span)
                break


def _replaced(
    mine: Quantity, same: Sequence[Quantity], _: Sequence[Quantity], point: Reading, cited: Cited
) -> str:
    """Tell whether the source names the number only as what should not be."""
    text = cited.source.text
    if not all(_REPLACED.search(_before(q, text)) for q in same):
        return ""
    before = point.text[: mine.span.start]
    keeps = re.search(
        r"\b(?:ikke|stedet|frem|fra|nuværende|foreslåede|end)\b", before, re.IGNORECASE
    )
    return "" if keeps else "red"


def _the_whole(
    mine: Quantity,
    same: Sequence[Quantity],
    theirs: Sequence[Quantity],
    point: Reading,
    cited: Cited,
) -> str:
    """Tell whether *14 af dem* is said where the source has 14 in all, and *ni af dem*."""
    text = cited.source.text
    parts = [q for q in theirs if _OF_THEM.match(text, q.span.end)]
    told = _OF_THEM.match(point.text, mine.span.end)
    return "red" if told and parts and not any(q in parts for q in same) else ""


def _other_end(
    mine: Quantity, same: Sequence[Quantity], _: Sequence[Quantity], point: Reading, cited: Cited
) -> str:
    """Tell whether the point goes *fra* a number that the source goes *til*."""
    my_end = _end(_before(mine, point.text))
    ends = {_end(_before(q, cited.source.text)) for q in same}
    return "red" if my_end and ends <= {"from", "to"} and my_end not in ends else ""


def _end(before: str) -> str:
    return next((name for name, pattern in _ENDS.items() if pattern.search(before)), "")


def _other_side(
    mine: Quantity, same: Sequence[Quantity], _: Sequence[Quantity], point: Reading, cited: Cited
) -> str:
    """Tell whether votes *for* are those the source counts *imod*."""
    my_side = _VOTE.match(point.text, mine.span.end)
    sides = [_VOTE.match(cited.source.text, q.span.end) for q in same]
    if not my_side or not any(sides):
        return ""
    told = {side.group(1).lower()[-2:] for side in sides if side}
    return "" if my_side.group(1).lower()[-2:] in told else "red"


def _other_thing(
    mine: Quantity,
    same: Sequence[Quantity],
    theirs: Sequence[Quantity],
    point: Reading,
    cited: Cited,
) -> str:
    """Tell whether the words around the number are those of another number."""
    rivals = [
        q
        for q in theirs
        if q.kind == mine.kind
        and not mine.same_value(q)
        and _is_year(q) == _is_year(mine)
        and (q.unit is None or mine.unit is None or q.unit.dimension == mine.unit.dimension)
    ]
    if not rivals or len(theirs) < 2:  # noqa: PLR2004 - two numbers to confuse
        return ""
    head = _counted(mine, point.words)
    counted = [w.lemma for q in same if (w := _counted(q, cited.words))]
    if _has_both(rivals, point) or (head and head.lemma in counted):
        return ""
    if head and _heads_cross(head, counted, rivals, cited):
        return "red"
    around = _around(mine, point.clauses)
    own = max(_likeness(around, _around(q, cited.clauses)) for q in same)
    other = max(_likeness(around, _around(q, cited.clauses)) for q in rivals)
    if not any(_around(q, cited.clauses) for q in same):
        # "mellem 51 og 60": the source says nothing beside the number
        ranged = all(_IN_A_RANGE.search(_before(q, cited.source.text)) for q in same)
        apart = ranged or _in_other_passages(same, rivals, cited)
        return "yellow" if other > 1 and not apart else ""
    if own == 0 and other > 1 and other >= _NEARLY_ALL * len({w.lemma for w in around}):
        return "red"
    moved = re.search(r"\bfra\b.*\btil\b", point.text)
    # "150 af de 214 hektar" takes the words of both
    both = _OF_ANOTHER.search(point.text) or (not moved and _in_other_passages(same, rivals, cited))
    return "yellow" if not both and other > own + (own > 0) else ""


def _has_both(rivals: Sequence[Quantity], point: Reading) -> bool:
    """Know *tyve i stedet for otte*, which tells both numbers."""
    told = all(any(q.same_value(m) for m in point.quantities) for q in rivals)
    return told and bool(_IN_PLACE_OF.search(point.text))


def _in_other_passages(same: Sequence[Quantity], rivals: Sequence[Quantity], cited: Cited) -> bool:
    """Tell whether no rival stands in a sentence of the number: two sentences tell of one thing."""
    return not any(
        p.span.contains(q.span) and p.span.contains(r.span)
        for p in cited.passages
        for q in same
        for r in rivals
    )


def _is_year(quantity: Quantity) -> bool:
    """Know a year, which no other number can be taken for."""
    return quantity.unit is None and not quantity.written and quantity.value in _YEARS


def _counted(quantity: Quantity, words: Sequence[Word]) -> Word | None:
    """Give the word right behind a number and its unit, if it carries meaning."""
    after = [w for w in words if w.span.start >= quantity.span.end and w.lower not in _PIECES][:1]
    return next((w for w in after if w.is_content and w.lower not in UNITS), None)


def _around(quantity: Quantity, clauses: Sequence[Clause]) -> list[Word]:
    """Give the words that belong to a number: its clause, up to *og*, *mens* or the next number."""
    clause = next((c for c in clauses if c.span.overlaps(quantity.span)), None)
    if clause is None:
        return []
    at = quantity.span.start - clause.span.start
    cuts = [m.start() for m in _JOINS.finditer(clause.text)]
    start = max((cut for cut in cuts if cut < at), default=0) + clause.span.start
    end = min((cut for cut in cuts if cut > at), default=len(clause.text)) + clause.span.start
    return [
        w
        for w in clause.words
        if start <= w.span.start < end
        and not w.span.overlaps(quantity.span)
        and (w.is_content or w.lower in _TELLING)
    ]


def _likeness(mine: Sequence[Word], theirs: Sequence[Word]) -> int:
    first = {word.lemma: word for word in mine}
    return sum(any(same_meaning(one.lemma, o.lemma) for o in theirs) for one in first.values())


def _before(quantity: Quantity, text: str) -> str:
    return text[max(0, quantity.span.start - _BEFORE) : quantity.span.start]


def comparisons(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *B betaler mindre end A* where the source has *A betaler mindre end B*."""
    for mine in _compared(point.words):
        for theirs in _compared(cited.words):
            first, other = _without(mine[0], theirs[0]), _without(theirs[0], mine[0])
            crossed = _meet(first, theirs[2]) and _meet(other, mine[2])
            if crossed and mine[1].lower == theirs[1].lower:
                word, passage = first[0], other[0].span
                yield flag("role", RED, word=word.text, span=word.span, passage=passage)


def _meet(mine: Sequence[Word], theirs: Sequence[Word]) -> bool:
    return any(w.lemma == o.lemma for w in mine for o in theirs)


def _without(words: Sequence[Word], others: Sequence[Word]) -> list[Word]:
    return [w for w in words if not any(w.lemma == o.lemma for o in others)]


def _compared(words: Sequence[Word]) -> Iterator[tuple[list[Word], Word, list[Word]]]:
    """Give what stands before, the comparative, and what stands behind *A … mere … end B*."""
    frames = lexicon().attitude | lexicon().sender
    for at, word in enumerate(words):
        if word.lower != "end":
            continue
        before = words[max(0, at - _COMPARED) : at]
        degree = _comparative(before)
        first = [w for w in before if _is_compared(w) and w is not degree and w.lemma not in frames]
        second = [w for w in words[at + 1 : at + 1 + _BEHIND_END] if _is_compared(w)]
        if degree and first and second:
            yield first, degree, second


def _comparative(words: Sequence[Word]) -> Word | None:
    """Find the last word that compares; *at reparere* only ends like one."""
    for at in reversed(range(len(words))):
        infinitive = at > 0 and words[at - 1].lower == "at"
        if words[at].lower.endswith(("re", "nde")) and not infinitive:
            return words[at]
    return None


def _is_compared(word: Word) -> bool:
    return word.is_content or word.lemma == "dag"  # *værre om natten end om dagen*


def _heads_cross(
    head: Word, counted: Sequence[str], rivals: Sequence[Quantity], cited: Cited
) -> bool:
    """Tell whether what the point counts is what the passage counts with another number."""
    others = [word.lemma for rival in rivals if (word := _counted(rival, cited.words))]
    return bool(counted) and head.lemma in others and head.lemma not in counted
