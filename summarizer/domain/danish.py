"""Danish words for a person, written outside the web room and translated inside it.

A room or the workflow knows no language but Danish. It writes ``danish("Filen er tom.")``; the
catalogue of another language finds the words there, and the web room says them again in it.
"""

from __future__ import annotations

import re


class DanishText(str):
    """A Danish sentence that remembers the template it was made from.

    ``template`` holds ``%(name)s`` for each of ``values``; as a ``str`` it is the whole sentence.
    """

    __slots__ = ("template", "values")
    template: str
    values: dict[str, object]


def danish(template: str, **values: object) -> DanishText:
    """Write a sentence for a person; raises ``KeyError`` when it lacks a value."""
    text = DanishText(template % values if values else template)
    text.template = template
    text.values = values
    return text


def recall(template: str, sentence: str) -> DanishText | None:
    """Find the values in a sentence that was kept without them; ``None`` for another sentence."""
    parts = re.split(r"%\((\w+)\)s", template)
    pattern = "".join(
        f"(?P<{part}>.*)" if place % 2 else re.escape(part) for place, part in enumerate(parts)
    )
    match = re.fullmatch(pattern, sentence, re.DOTALL)
    return None if match is None else danish(template, **match.groupdict())
