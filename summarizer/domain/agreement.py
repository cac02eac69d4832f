"""How far two people who sorted the same things agree."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Agreement:
    """``count`` things sorted twice, ``agreed`` of them alike.

    ``kappa`` is Cohen's (1960): agreement beyond what chance would give, 1 at most. ``None``
    where chance alone would agree on everything, as when both used one and the same place.
    """

    count: int
    agreed: int
    kappa: float | None

    @property
    def share(self) -> float:
        """Give the part that was sorted alike; 0 of nothing."""
        return self.agreed / self.count if self.count else 0.0


def agreement(pairs: Sequence[tuple[str | None, str | None]]) -> Agreement:
    """Compare two sortings; *nowhere* (``None``) is a place like any other."""
    count = len(pairs)
    agreed = sum(first == second for first, second in pairs)
    if not count:
        return Agreement(0, 0, None)
    firsts, seconds = Counter(one for one, _ in pairs), Counter(two for _, two in pairs)
    by_chance = sum(firsts[place] * seconds[place] for place in firsts) / count**2
    kappa = None if by_chance == 1 else (agreed / count - by_chance) / (1 - by_chance)
    return Agreement(count, agreed, kappa)
