"""Which uploaded file belongs to which row of a portal's list.

A file is matched only where there is no doubt: by the name that its row gives, by the row's
number in the file's name, or by both. A person sees what was left over.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from summarizer.intake.uploads.portal_rows import PortalRow

# Shorter numbers are pages, years' ends and appendices unless something says otherwise.
_TELLING_DIGITS: Final = 4
_NUMBER_BEFORE: Final = re.compile(
    r"(?:svar|høringssvar|hoeringssvar|svarnr|nr|nummer|id|no|hs)[\s._#-]*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Matched:
    """What belongs together. Keys of ``files`` are rows, values files, both by position.

    ``missing`` gives the names that a row tells and no file has; ``left`` the files that
    belong to no row.
    """

    files: Mapping[int, tuple[int, ...]]
    missing: Mapping[int, tuple[str, ...]]
    left: tuple[int, ...] = field(default=())


def match_files(rows: Sequence[PortalRow], names: Sequence[str]) -> Matched:
    """Match files, by their names, to rows. Each file belongs to one row at most."""
    owner: dict[int, int] = {}
    place: dict[tuple[int, int], int] = {}
    told: dict[int, list[str]] = {at: list(row.attachments) for at, row in enumerate(rows)}
    by_name: dict[str, list[int]] = defaultdict(list)
    for at, name in enumerate(names):
        by_name[_key(name)].append(at)
    asked: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(rows):
        for name in dict.fromkeys(map(_key, one.attachments)):
            asked[name].append(at)
    for key, wanting in asked.items():
        for file, row in _by_told_name(rows, names, wanting, by_name.get(key, [])):
            owner[file] = row
            place[row, file] = [_key(one) for one in rows[row].attachments].index(key)
    numbers = _numbers(rows)
    for at, name in enumerate(names):
        if at not in owner and len(found := _rows_named_in(name, numbers)) == 1:
            owner[at] = found.pop()
    files: dict[int, list[int]] = defaultdict(list)
    for file, row in owner.items():
        files[row].append(file)
        present = _key(names[file])
        told[row] = [one for one in told[row] if _key(one) != present]
    return Matched(
        files={
            row: tuple(sorted(found, key=lambda one: (place.get((row, one), len(names)), one)))
            for row, found in files.items()
        },
        missing={row: tuple(left) for row, left in told.items() if left},
        left=tuple(at for at in range(len(names)) if at not in owner),
    )


def _by_told_name(
    rows: Sequence[PortalRow],
    names: Sequence[str],
    wanting: Sequence[int],
    files: Sequence[int],
) -> list[tuple[int, int]]:
    """Pair the files of one name with the rows that tell it; several need the row's number."""
    if len(wanting) == 1 and len(files) == 1:
        return [(files[0], wanting[0])]
    numbers = {rows[row].number.casefold(): {row} for row in wanting if rows[row].number}
    pairs = []
    for file in files:
        found = _rows_named_in(names[file], numbers, folders_only=True)
        if len(found) == 1:
            pairs.append((file, found.pop()))
    return pairs


def _numbers(rows: Sequence[PortalRow]) -> dict[str, set[int]]:
    numbers: dict[str, set[int]] = defaultdict(set)
    for at, row in enumerate(rows):
        if row.number:
            numbers[row.number.casefold()].add(at)
    return numbers


def _rows_named_in(
    name: str, numbers: Mapping[str, set[int]], *, folders_only: bool = False
) -> set[int]:
    """Give the rows whose number stands in the file's path in a telling way."""
    *folders, last = PurePosixPath(unicodedata.normalize("NFC", name).casefold()).parts or ("",)
    for step in reversed(folders if folders_only else [*folders, last.rsplit(".", 1)[0]]):
        found = {row for number, rows in _told_in(step, numbers) for row in rows if number}
        if found:
            return found
    return set()


def _told_in(step: str, numbers: Mapping[str, set[int]]) -> list[tuple[str, set[int]]]:
    found = []
    for token in re.finditer(r"[^\W_]+(?:-[^\W_]+)*", step):
        for word in {token[0], *token[0].split("-")}:
            number = word if word in numbers else word.lstrip("0")
            at = token.start() + token[0].find(word)
            if number in numbers and (
                at == 0 or len(number) >= _TELLING_DIGITS or _NUMBER_BEFORE.search(step[:at])
            ):
                found.append((number, numbers[number]))
    return found


def _key(name: str) -> str:
    """Make names alike that a browser, a portal or a ZIP wrote differently."""
    last = PurePosixPath(unicodedata.normalize("NFC", name).casefold().replace("\\", "/")).name
    last = re.sub(r"[\s_+]+|%20", " ", last)
    return re.sub(r"\s*\.", ".", last).strip()
