"""Weights for sentences: a linear sum, kept in a file that a planner can read."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Weights:
    """The numbers of ``weights.toml``; ``features`` joins the for and the against."""

    bias: float
    features: Mapping[str, float]
    choice: Mapping[str, float]

    def score(self, features: Mapping[str, float]) -> float:
        """Sum weight × feature; above zero speaks for the sentence."""
        return self.bias + sum(
            weight * features.get(name, 0.0) for name, weight in self.features.items()
        )


@lru_cache(maxsize=1)
def load_weights() -> Weights:
    """Read the weights that ship with the engine."""
    text = resources.files(__package__).joinpath("weights.toml").read_text("utf-8")
    table = tomllib.loads(text)
    return Weights(
        bias=table["bias"],
        features={**table["for_a_sentence"], **table["against_a_sentence"]},
        choice=table["choice"],
    )
