"""The hvidbog's body, paragraph by paragraph, with headings, bookmarks and sections."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml.ns import qn
from docx.shared import Mm, Twips

from summarizer.export import looks
from summarizer.export.elements import bookmark, field, link, paragraph, run, table
from summarizer.export.numbering import PointLists
from summarizer.export.styles import style_id, text_width

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.section import Section

_LANDSCAPE_MARGIN = Mm(16)


class Composer:
    """Appends to one document, in order, and remembers its headings for the contents."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.lists = PointLists(document)
        self._ids = {look.name: style_id(document, look.name) for look in looks.LOOKS}
        self._ids |= {name: style_id(document, name) for name in (looks.TABLE, looks.FACTS)}
        self._link_style = style_id(document, looks.LINK)
        self._bookmarks = count(1)
        self._headings: list[tuple[str, str, str]] = []
        self._contents: BaseOxmlElement | None = None

    def paragraph(self, style: str, *content: BaseOxmlElement | str) -> BaseOxmlElement:
        """Make a paragraph (not placed yet) of runs and plain strings."""
        runs = (run(part) if isinstance(part, str) else part for part in content)
        return paragraph(self._ids[style], *runs)

    def add(self, *blocks: BaseOxmlElement) -> None:
        """Put blocks at the end of the body."""
        last = self.document.element.body[-1]
        for block in blocks:
            last.addprevious(block)

    def say(self, style: str, *content: BaseOxmlElement | str) -> None:
        """Put a paragraph at the end of the body."""
        self.add(self.paragraph(style, *content))

    def heading(self, text: str, *, level: int = 1) -> None:
        """Put a heading at the end, and into the contents."""
        style = looks.HEADING_1 if level == 1 else looks.HEADING_2
        number = next(self._bookmarks)
        anchor = f"_Toc{number:08d}"
        self._headings.append((text, anchor, looks.TOC_1 if level == 1 else looks.TOC_2))
        self.add(self.paragraph(style, *bookmark(anchor, number, run(text))))

    def response_mark(self, number: int) -> list[BaseOxmlElement]:
        """Make a response's number as the place that references lead to."""
        shown = run(str(number), bold=True)
        return bookmark(_anchor(number), next(self._bookmarks), shown)

    def response_link(self, number: int) -> BaseOxmlElement:
        """Make a reference to a response's row."""
        return link(_anchor(number), run(str(number), style=self._link_style))

    def response_links(self, numbers: Iterable[int]) -> list[BaseOxmlElement]:
        """Make references ``3, 5 og 9``."""
        ordered = sorted(numbers)
        made: list[BaseOxmlElement] = []
        for at, number in enumerate(ordered):
            if at:
                made.append(run(" og " if at == len(ordered) - 1 else ", "))
            made.append(self.response_link(number))
        return made

    def table(
        self,
        shares: tuple[int, ...],
        rows: list[BaseOxmlElement],
        *,
        title: str,
        description: str,
        style: str = looks.TABLE,
    ) -> None:
        """Put a table at the end; its rows were made with ``widths(shares)``."""
        made = table(
            self._ids[style],
            self.widths(shares),
            rows,
            title=title,
            description=description,
            first_column=style == looks.FACTS,
        )
        self.add(made, self.paragraph(looks.ASIDE))

    def widths(self, shares: tuple[int, ...]) -> tuple[int, ...]:
        """Share the current section's text width among columns, in twentieths of a point."""
        section = self.section
        whole = text_width(section.page_width, section.left_margin, section.right_margin)
        twips = int(whole / Twips(1))
        return tuple(twips * share // sum(shares) for share in shares)

    @property
    def section(self) -> Section:
        """The section that is being written."""
        return self.document.sections[-1]

    def turn_page(self, *, landscape: bool) -> None:
        """Start a section on a new page, upright or on its side."""
        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        self._merge_break()
        section.different_first_page_header_footer = False
        width, height = section.page_width or Mm(210), section.page_height or Mm(297)
        section.page_width = max(width, height) if landscape else min(width, height)
        section.page_height = min(width, height) if landscape else max(width, height)
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        first = self.document.sections[0]
        section.left_margin = _LANDSCAPE_MARGIN if landscape else first.left_margin
        section.right_margin = _LANDSCAPE_MARGIN if landscape else first.right_margin

    def _merge_break(self) -> None:
        """Let the blank paragraph after a table end the section, lest it fill a page alone."""
        carrier = self.document.element.body[-2]
        blank = carrier.getprevious()
        if blank is None or blank.tag != qn("w:p") or blank.find(qn("w:r")) is not None:
            return
        blank.find(qn("w:pPr")).append(carrier.find(f"{qn('w:pPr')}/{qn('w:sectPr')}"))
        carrier.getparent().remove(carrier)

    def place_contents(self) -> None:
        """Keep the place of the table of contents, which is filled in at the end."""
        self._contents = self.paragraph(looks.TOC_1)
        self.add(self._contents)

    def fill_contents(self) -> None:
        """Write the contents field; until Word computes the page numbers it lists the headings.

        Leaders that lead to no number would look broken where nothing computes them (a
        preview, a reader on the web), so they come with the numbers.
        """
        place = self._contents
        if place is None:
            return
        entries = [
            self.paragraph(style, link(anchor, run(text))) for text, anchor, style in self._headings
        ]
        begin, code, separate, end = field('TOC \\o "1-2" \\h \\z \\u', dirty=True)
        for piece in reversed((begin, code, separate)):
            entries[0].insert(1, piece)
        entries[-1].append(end)
        for entry in entries:
            place.addprevious(entry)
        # The blank one stays: it may carry the end of its section.


def _anchor(number: int) -> str:
    return f"svar_{number}"


def drop_body(document: Document) -> None:
    """Empty a template's body; its first section's page set-up, header and footer stay."""
    body = document.element.body
    # Sections after the first only refer back to its header.
    kept = document.sections[0]._sectPr  # noqa: SLF001  python-docx shows its values, not itself
    for block in list(body):
        body.remove(block)
    body.append(kept)
