"""How the house's own hvidbog looks: one sans typeface, two colours, and room to read."""

from __future__ import annotations

from dataclasses import dataclass

# Arial is on every office machine; the font table names what stands in for it elsewhere.
FONT = "Arial"
FONT_STAND_IN = "Liberation Sans"
INK = "1F2A33"
MUTED = "56646F"
ACCENT = "12445E"
RULE = "BBC7CF"
SHADE = "EDF2F5"


@dataclass(frozen=True, slots=True)
class Look:
    """A paragraph style: sizes and distances in points, ``indent`` in millimetres."""

    name: str
    based_on: str = "Normal"
    size: float = 10
    colour: str = INK
    before: float = 0
    after: float = 6
    line: float = 1.15
    indent: float = 0
    bold: bool = False
    keep_with_next: bool = False
    keep_together: bool = False
    outline: int | None = None
    shaded: bool = False
    ruled: bool = False


TITLE = "Title"
SUBTITLE = "Subtitle"
HEADING_1 = "Heading 1"
HEADING_2 = "Heading 2"
TOC_HEADING = "Hvidbog indholdsoverskrift"
TOC_1 = "toc 1"
TOC_2 = "toc 2"
HEADER = "Header"
FOOTER = "Footer"
BODY = "Hvidbog brødtekst"
SENDER_LINE = "Hvidbog forside"
BOX_HEADING = "Hvidbog boksoverskrift"
BOX = "Hvidbog boks"
CELL = "Hvidbog tabeltekst"
CELL_HEAD = "Hvidbog tabelhoved"
POINT = "Hvidbog punkt"
ASIDE = "Hvidbog oplysning"
MARK = "Hvidbog markering"
TABLE = "Hvidbog tabel"
FACTS = "Hvidbog nøgletal"
LINK = "Hvidbog henvisning"

LOOKS = (
    Look("Normal", based_on="", after=6),
    Look(TITLE, size=34, colour=ACCENT, bold=True, before=6, after=2, line=1),
    Look(SUBTITLE, size=17, colour=INK, after=14, line=1.1),
    Look(
        HEADING_1,
        size=18,
        colour=ACCENT,
        bold=True,
        before=18,
        after=8,
        line=1.05,
        keep_with_next=True,
        outline=0,
    ),
    Look(
        HEADING_2,
        size=13,
        colour=ACCENT,
        bold=True,
        before=16,
        after=5,
        line=1.05,
        keep_with_next=True,
        outline=1,
    ),
    Look(TOC_HEADING, size=18, colour=ACCENT, bold=True, after=10, keep_with_next=True),
    Look(TOC_1, before=6, after=2, bold=True),
    Look(TOC_2, after=1, indent=5),
    Look(HEADER, size=8, colour=MUTED, after=0, line=1, ruled=True),
    Look(FOOTER, size=8, colour=MUTED, after=0, line=1),
    Look(BODY, after=7, line=1.2),
    Look(SENDER_LINE, size=11, colour=ACCENT, bold=True, before=4, after=44, line=1),
    Look(
        BOX_HEADING,
        bold=True,
        colour=ACCENT,
        before=14,
        after=3,
        indent=2.8,
        keep_with_next=True,
        keep_together=True,
        shaded=True,
    ),
    Look(BOX, size=9.5, after=4, line=1.2, indent=2.8, keep_together=True, shaded=True),
    Look(CELL, size=9, after=3, line=1.1),
    Look(CELL_HEAD, size=8.5, colour=ACCENT, bold=True, after=0, line=1, keep_with_next=True),
    Look(POINT, based_on=CELL, size=9, after=3, line=1.1),
    Look(ASIDE, based_on=CELL, size=8, colour=MUTED, after=2, line=1.1),
    Look(MARK, based_on=CELL, size=8, colour=ACCENT, bold=True, after=2, line=1.1),
)
