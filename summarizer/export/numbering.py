"""Numbered points: a real Word list for each response (``7.1``, ``7.2``, …)."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.ns import nsdecls, qn
from docx.parts.numbering import NumberingPart

from summarizer.export.elements import element

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

_HANGING_TWIPS = 567


class PointLists:
    """Adds one list definition for each response to the document's numbering part.

    A response's number is its name and stands fixed in the list's pattern, so that a row
    which is moved or deleted takes no other point's number with it.
    """

    def __init__(self, document: Document) -> None:
        self._root = _numbering_root(document)
        self._abstract_id = _highest(self._root, "abstractNum", "abstractNumId")
        self._list_id = _highest(self._root, "num", "numId")

    def add(self, response_number: int) -> int:
        """Define the list of one response and give the id that its points refer to."""
        self._abstract_id += 1
        self._list_id += 1
        level = element(
            "lvl",
            element("start", val=1),
            element("numFmt", val="decimal"),
            element("suff", val="tab"),
            element("lvlText", val=f"{response_number}.%1"),
            element("lvlJc", val="left"),
            element("pPr", element("ind", left=_HANGING_TWIPS, hanging=_HANGING_TWIPS)),
            ilvl=0,
        )
        definition = element(
            "abstractNum",
            element("nsid", val=f"{0x48560000 + self._abstract_id:08X}"),
            element("multiLevelType", val="singleLevel"),
            level,
            abstractNumId=self._abstract_id,
        )
        # The schema wants every definition before the first list that uses one.
        first_list = self._root.find(qn("w:num"))
        if first_list is None:
            self._root.append(definition)
        else:
            first_list.addprevious(definition)
        used = element("num", element("abstractNumId", val=self._abstract_id), numId=self._list_id)
        self._root.append(used)
        return self._list_id


def numbered(point: BaseOxmlElement, list_id: int, *, keep_together: bool) -> BaseOxmlElement:
    """Put a paragraph into a list; ``keep_together`` moves it to the next page as a whole."""
    properties = point.find(qn("w:pPr"))
    if properties is None:
        raise ValueError("a numbered paragraph needs its properties")
    if keep_together:
        properties.append(element("keepLines"))
    properties.append(element("numPr", element("ilvl", val=0), element("numId", val=list_id)))
    return point


def _numbering_root(document: Document) -> BaseOxmlElement:
    """Give the numbering part's root; a template that has no lists gets an empty one."""
    main = document.part
    try:
        part = cast("NumberingPart", main.part_related_by(RELATIONSHIP_TYPE.NUMBERING))
    except KeyError:
        part = NumberingPart.load(
            PackURI("/word/numbering.xml"),
            CONTENT_TYPE.WML_NUMBERING,
            f"<w:numbering {nsdecls('w')}/>".encode(),
            main.package,
        )
        main.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
    return cast("BaseOxmlElement", part.element)


def _highest(root: BaseOxmlElement, tag: str, attribute: str) -> int:
    numbers = (int(found.get(qn(f"w:{attribute}"), "0")) for found in root.findall(qn(f"w:{tag}")))
    return max(numbers, default=0)
