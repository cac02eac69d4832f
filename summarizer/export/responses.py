"""The heart of a hvidbog: one row for each response, on landscape pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.domain.draft import NoteStatus
from summarizer.domain.hearing import SenderKind
from summarizer.domain.summary import repeated_points
from summarizer.export import looks
from summarizer.export.cleaning import clean_line, clean_text
from summarizer.export.danish import KIND_PLURAL, KIND_SINGULAR, date_words, listed, thousands
from summarizer.export.elements import cell, row, run
from summarizer.export.numbering import numbered
from summarizer.export.report import RowChange

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

    from summarizer.export.composer import Composer
    from summarizer.export.report import Report, ReportRow

_SHARES: Final = (12, 42, 107, 62, 44)
_HEADS: Final = (
    "Nr.",
    "Afsender",
    "Resumé",
    "Forvaltningens bemærkninger",
    "Indstilling / ændring",
)
# A row of about a third of a page at most is kept whole; a longer one would leave a hole.
_WHOLE_ROW_CHARACTERS: Final = 900
# A point longer than this may break across pages like any other text.
_WHOLE_POINT_CHARACTERS: Final = 1200


def write_responses(page: Composer, report: Report) -> None:
    """Write the authorities in a section of their own, then everyone else by sender kind."""
    by_kind = {
        kind: sorted(
            (line for line in report.rows if line.sender_kind is kind),
            key=lambda line: line.number,
        )
        for kind in SenderKind
    }
    authorities = by_kind.pop(SenderKind.AUTHORITY)
    if authorities:
        page.turn_page(landscape=True)
        page.heading("Høringssvar fra myndigheder")
        _write_table(page, report, authorities, SenderKind.AUTHORITY)
    others = {kind: rows for kind, rows in by_kind.items() if rows}
    if others:
        page.turn_page(landscape=True)
        page.heading("Øvrige høringssvar" if authorities else "Høringssvar")
        for kind, rows in others.items():
            page.heading(KIND_PLURAL[kind], level=2)
            _write_table(page, report, rows, kind)


def _write_table(page: Composer, report: Report, rows: list[ReportRow], kind: SenderKind) -> None:
    widths = page.widths(_SHARES)
    head = row(
        *(
            cell(width, page.paragraph(looks.CELL_HEAD, name))
            for width, name in zip(widths, _HEADS, strict=True)
        ),
        header=True,
    )
    page.table(
        _SHARES,
        [head, *(_response_row(page, report, line, widths) for line in rows)],
        title=f"Høringssvar: {KIND_PLURAL[kind].lower()}",
        description="En række for hvert høringssvar med nummer, afsender, resumé i "
        "nummererede punkter, forvaltningens bemærkninger og indstilling.",
    )


def _response_row(
    page: Composer, report: Report, line: ReportRow, widths: tuple[int, ...]
) -> BaseOxmlElement:
    sizes = (
        sum(len(point) for point in line.points) + sum(len(note.text) for note in line.notes),
        len(line.remarks),
        2 * len(line.recommendation),
    )
    contents = (
        [page.paragraph(looks.CELL, *page.response_mark(line.number))],
        _sender(page, report, line),
        [*_points(page, line), *_notes(page, line)],
        _own_words(page, line.remarks),
        _own_words(page, line.recommendation),
    )
    return row(
        *(cell(width, *content) for width, content in zip(widths, contents, strict=True)),
        whole=max(sizes) <= _WHOLE_ROW_CHARACTERS,
    )


def _sender(page: Composer, report: Report, line: ReportRow) -> list[BaseOxmlElement]:
    kind = KIND_SINGULAR[line.sender_kind]
    label = clean_line(line.sender_label) or kind
    told = [page.paragraph(looks.CELL, run(label, bold=True))]
    if label != kind:
        told.append(page.paragraph(looks.ASIDE, kind))
    told.append(page.paragraph(looks.ASIDE, f"Modtaget {date_words(line.received_on)}"))
    if line.late:
        told.append(page.paragraph(looks.MARK, "Modtaget efter fristen"))
    if line.campaign:
        letters = len(report.campaigns[line.campaign])
        told.append(
            page.paragraph(
                looks.ASIDE,
                f"Enslydende høringssvar, gruppe {clean_line(line.campaign)} "
                f"({thousands(letters)} i alt)",
            )
        )
    if line.signatures:
        told.append(page.paragraph(looks.ASIDE, f"{thousands(line.signatures)} underskrifter"))
    if line.change:
        told.append(page.paragraph(looks.MARK, change_words(report, line.change)))
    return told


def change_words(report: Report, change: RowChange) -> str:
    """Say how a row differs from the last export."""
    word = "Nyt" if change is RowChange.NEW else "Ændret"
    since = report.previous_export
    return f"{word} siden {date_words(since)}" if since else f"{word} siden sidst"


def _points(page: Composer, line: ReportRow) -> list[BaseOxmlElement]:
    if not line.points:
        return [page.paragraph(looks.CELL, "Høringssvaret indeholder ingen punkter.")]
    list_id = page.lists.add(line.number)
    return [
        numbered(
            page.paragraph(looks.POINT, clean_text(point).strip()),
            list_id,
            keep_together=len(point) <= _WHOLE_POINT_CHARACTERS,
        )
        for point in line.points
    ]


def _notes(page: Composer, line: ReportRow) -> list[BaseOxmlElement]:
    """Answer the attention notes: what is said on each, and in one line what is not.

    An answer all of whose sentences stand in points is given as their numbers.
    """
    told = [
        page.paragraph(
            looks.ASIDE,
            run(f"{clean_line(answer.note)}: ", bold=True),
            _reference(answer.text, line) or clean_text(answer.text).strip() or "omtalt",
        )
        for answer in line.notes
        if answer.status is NoteStatus.ADDRESSED
    ]
    silent = [
        clean_line(answer.note)
        for answer in line.notes
        if answer.status is NoteStatus.NOT_MENTIONED
    ]
    if silent:
        told.append(
            page.paragraph(looks.ASIDE, run("Ikke omtalt: ", bold=True), f"{listed(silent)}")
        )
    return told


def _reference(answer: str, line: ReportRow) -> str:
    """Give *se 7.2 og 7.4* for an answer that only repeats those points, else nothing."""
    numbers = repeated_points(answer, line.points)
    return f"se {listed(f'{line.number}.{number}' for number in numbers)}" if numbers else ""


def _own_words(page: Composer, text: str) -> list[BaseOxmlElement]:
    """Give the administration's own words, a paragraph for each of theirs; blank to fill in."""
    lines = [line.strip() for line in clean_text(text).split("\n") if line.strip()]
    return [page.paragraph(looks.CELL, line) for line in lines or [""]]
