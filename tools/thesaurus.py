"""Make ``thesaurus.txt.xz`` of LibreOffice's Danish thesaurus: ``python -m tools.thesaurus FILE``.

FILE is ``th_da_DK.dat`` (Debian's package mythes-da; LGPL-2.1, GPL-2 or MPL-1.1). Kept are single
words with their synonyms and the kinds they have; compounds that end in the word itself are left
out, because the checks know those without a list.
"""

from __future__ import annotations

import lzma
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TARGET = Path(__file__).parent.parent / "summarizer/drafting/danish/thesaurus.txt.xz"
HEADER = """\
# Danish words with their synonyms and kinds, one word a line. Made by tools/thesaurus.py of
# th_da_DK.dat, (c) 2007-2014 Foreningen for frit tilgængelige sprogværktøjer, stavekontrolden.dk;
# under LGPL-2.1, GPL-2 or MPL-1.1.
"""
_WORD = re.compile(r"[a-zæøåé]+(?:-[a-zæøåé]+)*")
_KIND = " (underbegreb)"


def pairs(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Give each entry with each of its synonyms and kinds."""
    at = 0
    while at < len(lines) and lines[at]:
        head, count = lines[at].rsplit("|", 1)
        for line in lines[at + 1 : at + 1 + int(count)]:
            for word in line.split("|")[1:]:
                yield head, word.removesuffix(_KIND)
        at += 1 + int(count)


def reduced(lines: Sequence[str]) -> str:
    """Keep each pair of plain words once."""
    kept: defaultdict[str, set[str]] = defaultdict(set)
    for head, word in pairs(lines):
        plain = _WORD.fullmatch(head) and _WORD.fullmatch(word)
        if plain and not head.endswith(word) and not word.endswith(head):
            first, second = sorted((head, word))
            kept[first].add(second)
    return HEADER + "".join(f"{w} {' '.join(sorted(kept[w]))}\n" for w in sorted(kept))


if __name__ == "__main__":
    source = Path(sys.argv[1]).read_text("utf-8").splitlines()[1:]
    TARGET.write_bytes(lzma.compress(reduced(source).encode(), preset=9 | lzma.PRESET_EXTREME))
