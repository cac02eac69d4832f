"""A hearing's house style in the words that a model is told; they stand in a file."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from summarizer.domain.style import HouseStyle


def style_words(style: HouseStyle) -> str:
    """Give one line for each wish."""
    words = _file()
    lines = [
        words["tone"][style.tone.value],
        words["shape"][style.shape.value],
        Template(words["length"]).substitute(percent=round(100 * style.share)),
    ]
    if style.max_points:
        lines.append(Template(words["max_points"]).substitute(count=style.max_points))
    if style.lix:
        lines.append(Template(words["lix"]).substitute(lix=style.lix))
    return "\n".join(f"- {line}" for line in lines)


def style_file_text() -> str:
    """Give the file as it is, for the prompt's version."""
    path = files("summarizer.drafting.openai_engine") / "prompts" / "style.toml"
    return path.read_text(encoding="utf-8")


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads(style_file_text())
