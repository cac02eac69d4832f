"""The policy: one readable file that says what each kind of finding leads to."""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass, replace
from enum import StrEnum
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer.domain.finding import FindingKind

if TYPE_CHECKING:
    from collections.abc import Mapping


class PolicyError(Exception):
    """Raised when a policy file is unreadable, incomplete, or looser than allowed."""


class Action(StrEnum):
    """What a finding leads to."""

    MASK = "mask"
    HOLD = "hold"


@dataclass(frozen=True, slots=True)
class Policy:
    """A policy file, read and checked. ``version`` is its hash with that of the word lists."""

    version: str
    actions: Mapping[FindingKind, Action]
    unknown_share: float
    words_for_share: int
    function_word_share: float
    any_doubt: bool
    ner_pipeline: str
    lists: Mapping[str, Path]

    @classmethod
    def load(cls, path: Path | None = None) -> Policy:
        """Read the policy at ``path``, or the one that comes with the program.

        Raises ``PolicyError`` when a kind is missing or the file is looser than the standard.
        """
        source = resources.files("summarizer.screening") / "policy.toml" if path is None else path
        try:
            content = source.read_bytes()
            raw = tomllib.loads(content.decode("utf-8"))
            policy = cls._from(raw, content, path.parent if path else Path())
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise PolicyError("the policy file cannot be read") from error
        except (KeyError, ValueError, TypeError) as error:
            raise PolicyError("the policy file is incomplete or has an unknown value") from error
        if path is not None:
            policy.ensure_no_looser(cls.load())
        return policy

    def stricter(self) -> Policy:
        """Give this policy with a hold on any doubt, for a hearing that asks for it."""
        version = hashlib.sha256(f"{self.version}:any_doubt".encode()).hexdigest()
        return self if self.any_doubt else replace(self, version=version, any_doubt=True)

    def ensure_no_looser(self, standard: Policy) -> None:
        """Raise ``PolicyError`` when this policy holds less than ``standard`` does."""
        for kind, action in standard.actions.items():
            held = action is Action.HOLD
            if held and self.actions[kind] is not Action.HOLD:
                raise PolicyError(f"the policy may not mask {kind}: it must be held")
        # Asked this way round, so that "nan" is refused as well.
        if not self.unknown_share <= standard.unknown_share:
            raise PolicyError("the policy may not allow more unknown words than the standard")
        if not self.function_word_share >= standard.function_word_share:
            raise PolicyError("the policy may not ask for fewer common words than the standard")
        if self.words_for_share > standard.words_for_share:
            raise PolicyError("the policy may not pass over longer texts than the standard")

    @classmethod
    def _from(cls, raw: Mapping[str, Any], content: bytes, folder: Path) -> Policy:
        actions = {kind: Action(raw["kinds"][kind.value]) for kind in FindingKind}
        limits = raw["limits"]
        lists = {name: folder / place for name, place in raw.get("lists", {}).items()}
        return cls(
            version=_version(content, lists),
            actions=actions,
            unknown_share=float(limits["unknown_share"]),
            words_for_share=int(limits["words_for_share"]),
            function_word_share=float(limits["function_word_share"]),
            any_doubt=bool(raw["holds"]["any_doubt"]),
            ner_pipeline=str(raw["ner"]["pipeline"]),
            lists=lists,
        )


def _version(content: bytes, lists: Mapping[str, Path]) -> str:
    """Hash the policy with every word list it rests on."""
    total = hashlib.sha256(content)
    folder = resources.files("summarizer.screening") / "lists"
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        total.update(entry.read_bytes())
    for name, path in sorted(lists.items()):
        total.update(name.encode())
        total.update(path.read_bytes())
    return total.hexdigest()
