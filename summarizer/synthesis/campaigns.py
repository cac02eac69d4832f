"""Finds campaign letters: responses that were written from one and the same text."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from summarizer.synthesis.alignment import Alignment, Original
from summarizer.synthesis.letter import Letter, read_letter
from summarizer.synthesis.likeness import Likeness
from summarizer.synthesis.overlap import Overlap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.domain.span import Span

# Share of the original's wording that a letter has.
TEMPLATE_SHARE = 0.5
PARTIAL_SHARE = 0.25
# Shingles of a misspelt letter break at every slip, so the search looks a little lower.
_SEARCH_SHARE = 0.2
# Fewer common words than this may be a stock opening or a plan's title.
_FEWEST_TAKEN_WORDS = 20
# A postcard is shorter; then nearly all of it must be taken, and not much added.
_FEWEST_WORDS_OF_A_SHORT_LETTER = 10
_NEARLY_WHOLE_SHARE = 0.8
# Fewer words than this are the same by chance ("Jeg er imod forslaget").
_FEWEST_WORDS = 6
_LEAST_LIKENESS = 0.2
# A missing stretch of so few words is a slip, not a choice.
_SLIP_WORDS = 3


class Relation(StrEnum):
    """How a letter stands to the original of its group."""

    IDENTICAL = "identical"
    TEMPLATE = "template"
    PARTIAL = "partial"


@dataclass(frozen=True, slots=True)
class CampaignMember:
    """A letter of a group. ``own_text`` are the stretches its sender added (offsets)."""

    id: str
    relation: Relation
    own_text: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class CampaignGroup:
    """Letters written from one text. ``id`` is the id of the letter that stands as original."""

    id: str
    members: tuple[CampaignMember, ...]


def find_campaigns(responses: Sequence[tuple[str, str]]) -> tuple[CampaignGroup, ...]:
    """Group responses, given as (id, text), that share their wording.

    Each group is a star around one original: every member shares wording with that letter
    itself, never only with another member. A response is in one group at most, members stand
    in the order given, and nothing is merged or dropped. The same responses give the same groups,
    largest first.
    """
    letters = [read_letter(response_id, text) for response_id, text in responses]
    copies = _copies(letters)
    distinct = [same[0] for same in copies]
    groups = [
        _group(letters, copies, star)
        for star in _stars([letters[at] for at in distinct], [len(same) for same in copies])
    ]
    return tuple(sorted(groups, key=lambda group: -len(group.members)))


def _copies(letters: Sequence[Letter]) -> list[list[int]]:
    """Put letters with exactly the same normalised words together, in order."""
    same: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, letter in enumerate(letters):
        # A letter without a word, or with hardly one, is like no other.
        key = letter.words if len(letter.words) >= _FEWEST_WORDS else (letter.id, str(at))
        same[key].append(at)
    return list(same.values())


@dataclass(frozen=True, slots=True)
class _Star:
    """An original and its members, by place among the distinct letters."""

    centre: int
    members: dict[int, Alignment]


def _stars(letters: Sequence[Letter], weights: Sequence[int]) -> Iterator[_Star]:
    """Draw groups, the best supported original first; ``weights`` count a letter's copies."""
    partners, support = _partners(letters, weights)
    likeness = Likeness(letters)
    free = set(range(len(letters)))
    for centre in sorted(free, key=lambda at: (-support[at], at)):
        if centre not in free:
            continue
        members = {}
        original = Original(letters[centre])
        for other in partners[centre]:
            if other in free and other != centre:
                found = original.compare(letters[other])
                if _belongs(found) and likeness.cosine(centre, other) >= _LEAST_LIKENESS:
                    members[other] = found
        is_anchored = any(found.share >= TEMPLATE_SHARE for found in members.values())
        if is_anchored or weights[centre] > 1:
            free -= {centre, *members}
            yield _Star(centre, members)


def _partners(
    letters: Sequence[Letter], weights: Sequence[int]
) -> tuple[list[list[int]], list[float]]:
    """Give for each letter the others that have much of it, and how much, added up.

    The letter that has most in common with the others, measured both ways, is the original:
    what an imitator adds, nobody else has, and what someone left out, all the others have.
    """
    overlap = Overlap(letters)
    counted = np.array(weights, dtype=np.float64)
    partners: list[list[int]] = []
    support: list[float] = []
    for at, shared in enumerate(overlap.rows()):
        shared[at] = 0
        smaller = np.minimum(overlap.sizes, overlap.sizes[at]).clip(min=1)
        larger = np.maximum(overlap.sizes, overlap.sizes[at]).clip(min=1)
        partners.append(np.flatnonzero(shared / smaller >= _SEARCH_SHARE).tolist())
        strong = np.where(shared >= TEMPLATE_SHARE * overlap.sizes[at], shared / larger, 0)
        support.append(float(strong @ counted) + weights[at] - 1)
    return partners, support


def _belongs(found: Alignment) -> bool:
    if found.taken_words >= _FEWEST_TAKEN_WORDS:
        return found.telling_share >= PARTIAL_SHARE or found.taken_share >= _NEARLY_WHOLE_SHARE
    return (
        found.taken_words >= _FEWEST_WORDS_OF_A_SHORT_LETTER
        and found.telling_share >= _NEARLY_WHOLE_SHARE
        and found.taken_share >= TEMPLATE_SHARE
    )


def _group(letters: Sequence[Letter], copies: Sequence[list[int]], star: _Star) -> CampaignGroup:
    first = letters[copies[star.centre][0]]
    original = Original(first)
    found = {
        at: CampaignMember(letters[at].id, Relation.IDENTICAL, ()) for at in copies[star.centre]
    }
    for distinct, alignment in star.members.items():
        for nth, at in enumerate(copies[distinct]):
            # Copies have the same words, but each its own places for them.
            own = original.compare(letters[at]).own if nth else alignment.own
            found[at] = CampaignMember(letters[at].id, _relation(alignment), own)
    return CampaignGroup(first.id, tuple(found[at] for at in sorted(found)))


def _relation(found: Alignment) -> Relation:
    is_whole = found.in_order and found.longest_gap <= _SLIP_WORDS
    if is_whole and not found.own:
        return Relation.IDENTICAL
    return Relation.TEMPLATE if found.share >= TEMPLATE_SHARE else Relation.PARTIAL
