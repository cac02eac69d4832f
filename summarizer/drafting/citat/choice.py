"""Choose sentences: the scorer's order, against repetition, spread over the paragraphs."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import accumulate, chain
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from summarizer.drafting.citat.features import features_of, is_noise, is_noise_beside
from summarizer.drafting.citat.leads import Item, items_of
from summarizer.drafting.danish.words import words_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from summarizer.domain.span import Span
    from summarizer.drafting.citat.scorer import Weights


LONGEST_POINT: Final = 420  # characters; the administration answers point by point
_A_FEW: Final = 3
_LOWEST: Final = -100.0


@dataclass(frozen=True, slots=True)
class Scored:
    """A sentence with its features, score, words that carry meaning, and paragraph number.

    ``item`` tells of a sentence that stands in a list what leads in to it.
    """

    index: int
    span: Span
    features: Mapping[str, float]
    score: float
    lemmas: frozenset[str]
    paragraph: int
    item: Item | None = None


def score_sentences(
    text: str,
    sentences: Sequence[Span],
    paragraphs: Sequence[Span],
    weights: Weights,
    *,
    beside: Collection[int] = (),
) -> tuple[Scored, ...]:
    """Score every sentence of a text; those ``beside`` the letter lowest of all."""
    every = [
        {**seen, "beside": 1.0} if at in beside else seen
        for at, seen in enumerate(features_of(text, sentences, paragraphs))
    ]
    items = items_of(text, sentences, paragraphs)
    return tuple(
        Scored(
            index=index,
            span=span,
            features=features,
            score=_LOWEST if is_noise_beside(features) else weights.score(features),
            lemmas=frozenset(w.lemma for w in words_of(span.of(text)) if w.is_content),
            paragraph=_paragraph_of(span, paragraphs),
            item=items.get(index),
        )
        for index, (span, features) in enumerate(zip(sentences, every, strict=True))
    )


def _paragraph_of(span: Span, paragraphs: Sequence[Span]) -> int:
    first = bisect_right(paragraphs, span.start, key=attrgetter("end"))
    return first if first < len(paragraphs) and paragraphs[first].overlaps(span) else -1


def choose(
    scored: Sequence[Scored], *, share: float, words: int, weights: Weights
) -> tuple[int, ...]:
    """Give the numbers of the sentences to quote, in source order.

    ``share`` is the part of the text's characters that may be quoted. A letter of up to
    ``short_letter_words`` gets at least ``short_letter_share``: there, leaving out costs more
    than it saves. One of up to ``whole_letter_words`` is quoted whole, save for greeting, heading
    and filler. Noise is never chosen. At least one sentence is, unless all is noise.
    """
    choice = weights.choice
    if words <= choice["whole_letter_words"]:
        return _whole(scored, choice)
    if words <= choice["short_letter_words"] and share < 1:
        share = max(share, choice["short_letter_share"])
    budget = share * sum(len(s.span) for s in scored)
    likeness = _Likeness(scored)
    paragraphs: set[int] = set()

    def rank(sentence: Scored) -> tuple[float, int]:
        return -_worth(sentence, likeness.of[sentence.index], paragraphs, choice), sentence.index

    # A sentence's worth only ever falls, so that one whose rank still holds is the best of all.
    queue = [
        (rank(s), s) for s in scored if s.score > choice["noise_below"] and not is_noise(s.features)
    ]
    heapify(queue)
    chosen: dict[int, Scored] = {}
    used = 0
    while queue:
        ranked, best = heappop(queue)
        if best.index in chosen:
            continue
        if rank(best) != ranked:
            heappush(queue, (rank(best), best))
            continue
        wanted = [best, *_brought_along(best, scored, chosen, choice)]
        # The rest of a list comes with the item that was chosen, and takes no other's place.
        cost = sum(len(s.span) for s in wanted if s is best or s.item != best.item or not s.item)
        if used + cost > budget and chosen:
            continue
        used += cost
        for taken in wanted:
            chosen[taken.index] = taken
            paragraphs.add(taken.paragraph)
            likeness.add(taken)
    return tuple(sorted(chosen))


def _whole(scored: Sequence[Scored], choice: Mapping[str, float]) -> tuple[int, ...]:
    """Give all but noise; in more than a few sentences, who the sender is counts as noise too."""
    matter = [s for s in scored if not is_noise(s.features)]
    if len(matter) > _A_FEW:
        matter = [
            s for s in matter if not s.features["presentation"] or s.score > choice["noise_below"]
        ]
    return tuple(s.index for s in matter)


def _worth(
    sentence: Scored, likeness: float, paragraphs: set[int], choice: Mapping[str, float]
) -> float:
    """Score less the likeness to what is chosen, plus a bonus for an untouched paragraph."""
    fresh = sentence.paragraph not in paragraphs
    return (
        sentence.score
        - choice["similarity_penalty"] * likeness
        + (choice["new_paragraph"] if fresh else 0.0)
    )


class _Likeness:
    """How like each sentence is to the likest of those chosen, 0 to 1 (shared lemmas)."""

    def __init__(self, scored: Sequence[Scored]) -> None:
        self.of = [0.0] * len(scored)
        self._sizes = [len(s.lemmas) for s in scored]
        self._with: defaultdict[str, list[int]] = defaultdict(list)
        for at, sentence in enumerate(scored):
            for lemma in sentence.lemmas:
                self._with[lemma].append(at)

    def add(self, taken: Scored) -> None:
        """Compare a chosen sentence with all that share a lemma with it."""
        shared = Counter(chain.from_iterable(self._with[lemma] for lemma in taken.lemmas))
        for at, count in shared.items():
            self.of[at] = max(self.of[at], count / (self._sizes[at] + len(taken.lemmas) - count))


def _list_around(
    item: Scored, scored: Sequence[Scored], chosen: Mapping[int, Scored]
) -> list[Scored]:
    others = [s for s in scored if s.item == item.item and s is not item]
    if any(s.index in chosen for s in others):
        return []  # they came with the first; what is left of a long list pays its own way
    others.sort(key=lambda s: abs(s.index - item.index))
    ends = accumulate(len(s.span) for s in others)
    return [s for s, end in zip(others, ends, strict=True) if end + len(item.span) <= LONGEST_POINT]


def _brought_along(
    sentence: Scored,
    scored: Sequence[Scored],
    chosen: Mapping[int, Scored],
    choice: Mapping[str, float],
) -> list[Scored]:
    """Bring the sentence before one that leans on it (*Det*, *Den kan*), unless it is noise.

    An item that hangs on a lead-in brings its neighbours that do, as many as make a point.
    """
    if sentence.item and sentence.item.hangs:
        return _list_around(sentence, scored, chosen)
    if not sentence.features["leans_back"] or sentence.index == 0:
        return []
    before = scored[sentence.index - 1]
    if before.index in chosen or before.score <= choice["noise_below"]:
        return []
    return [before] if before.paragraph == sentence.paragraph else []
