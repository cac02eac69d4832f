"""Turn chosen sentences into short numbered points with a kind each."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from summarizer.domain.draft import PointKind
from summarizer.drafting.citat.choice import LONGEST_POINT
from summarizer.drafting.citat.features import ASKING
from summarizer.drafting.engine import ProposedPoint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.drafting.citat.choice import Scored

_SHORT_LEAD: Final = 70  # a shorter sentence reads as the lead of the next


def points_of(
    text: str, scored: Sequence[Scored], chosen: Sequence[int], *, most: int = 0
) -> tuple[ProposedPoint, ...]:
    """Group consecutive sentences of one idea and quote each group as one point.

    ``chosen`` are numbers of sentences in ``scored``; what leads in to a list comes with its
    items, never alone. With ``most`` above 0 the groups with the best sentences are kept, in
    their own order.
    """
    leads = {sentence.item.lead for sentence in scored if sentence.item}
    groups = _groups([scored[n] for n in chosen if n not in leads])
    return tuple(_point(text, _led_in(group, scored)) for group in _best(groups, most))


def _led_in(group: list[Scored], scored: Sequence[Scored]) -> list[Scored]:
    item = group[0].item
    return [scored[item.lead], *group] if item and item.hangs else group


def _point(text: str, group: Sequence[Scored]) -> ProposedPoint:
    words = ""
    for sentence, after in zip_longest(group, group[1:]):
        words += _quoted(sentence.span.of(text))
        if after is not None:
            # Only their lines kept the items of a list apart.
            beside = sentence.item is not None and after.item is not None
            words += "; " if beside and words[-1].isalnum() else " "
    return ProposedPoint(text=words, kind=kind_of(group), sentences=tuple(s.index for s in group))


def _best(groups: list[list[Scored]], most: int) -> list[list[Scored]]:
    if not most or len(groups) <= most:
        return groups
    ranked = sorted(groups, key=lambda group: -max(s.score for s in group))[:most]
    return [group for group in groups if group in ranked]


def _quoted(sentence: str) -> str:
    """Join hard-wrapped lines and drop a list mark; the words stay the sender's."""
    flat = " ".join(sentence.split())
    return flat.lstrip("-–•*· ") or flat


def _groups(chosen: Sequence[Scored]) -> list[list[Scored]]:
    groups: list[list[Scored]] = []
    for sentence in chosen:
        if groups and _continues(groups[-1], sentence):
            groups[-1].append(sentence)
        else:
            groups.append([sentence])
    return groups


def _continues(group: Sequence[Scored], sentence: Scored) -> bool:
    """Tell whether a sentence hangs on the group: next to it, same paragraph, one idea."""
    last = group[-1]
    if sentence.item and last.item != sentence.item:
        return False
    if sentence.index != last.index + 1 or (
        sentence.paragraph != last.paragraph and not sentence.item
    ):
        return False
    if sum(len(s.span) for s in group) + len(sentence.span) > LONGEST_POINT:
        return False
    if sentence.item:
        return sentence.item.hangs
    return bool(
        sentence.features["anaphor"]
        or sentence.features["leans_back"]
        or last.features["question"]
        or (sentence.features["question"] and not last.features["demand"])
        or (len(last.span) < _SHORT_LEAD and not last.features["demand"])
        or (last.lemmas & sentence.lemmas and not _asks(last))
    )


def _asks(sentence: Scored) -> bool:
    return any(sentence.features[name] for name in ASKING)


def kind_of(group: Sequence[Scored]) -> PointKind:
    """Name the kind by the strongest cue in the group: a wish outranks its reason."""

    def any_of(*names: str) -> bool:
        return any(s.features[name] for s in group for name in names)

    if any_of(*ASKING):
        return PointKind.WISH
    if group[-1].features["question"]:
        return PointKind.QUESTION
    if any_of("position"):
        return PointKind.STANCE
    if any_of("concern", "because", "legal"):
        return PointKind.REASON
    return PointKind.FACT
