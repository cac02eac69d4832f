"""What stands around the table: themes, campaigns, proposed changes and the list of all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summarizer.domain.draft import Stance
from summarizer.domain.response import Status
from summarizer.export import looks
from summarizer.export.cleaning import clean_line, clean_text
from summarizer.export.danish import KIND_SINGULAR, PUBLIC_STATUS, date_words, listed, thousands
from summarizer.export.elements import cell, row, run
from summarizer.export.report import ReportRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docx.oxml.xmlchemy import BaseOxmlElement

    from summarizer.export.composer import Composer
    from summarizer.export.report import CategorySummary, Report, UnapprovedRow

_CAMPAIGN_SHARES: Final = (16, 14, 70)
_CHANGE_SHARES: Final = (9, 33, 58)
_NONE_PROPOSED: Final = "Forvaltningen har ikke indstillet ændringer på baggrund af høringssvarene."
_NOT_YET_WRITTEN: Final = (
    "Forvaltningens indstillinger er ikke skrevet ind endnu. "
    "Her samles det, der står i kolonnen »Indstilling / ændring«."
)
# What administrations write when a response changes nothing.
_NO_CHANGE: Final = re.compile(
    r"[-–—]|ingen(?: ændring(?:er)?)?|taget til efterretning"
    r"|(?:bemærkning(?:en|erne)|høringssvaret|svaret)?\s*giver ikke anledning til ændringer"
    r"(?: af (?:planen|planforslaget|forslaget|lokalplanen))?"
)
_STANCES: Final = {
    Stance.FOR: "for",
    Stance.AGAINST: "imod",
    Stance.PARTLY: "delvist for",
    Stance.UNCLEAR: "uden klar holdning",
}
_LIST_SHARES: Final = (8, 42, 24, 40)


def write_categories(page: Composer, report: Report) -> None:
    """Write the cross-cutting summary, a heading for each theme; nothing without themes."""
    if not report.categories:
        return
    page.heading("Resumé på tværs af høringssvarene")
    for category in report.categories:
        page.heading(clean_line(category.name), level=2)
        for line in _paragraphs(category.text):
            page.say(looks.BODY, line)
        letters = len(category.numbers)
        if not letters:
            page.say(looks.ASIDE, "Ingen høringssvar omtaler emnet.")
            continue
        page.say(
            looks.ASIDE,
            f"{thousands(letters)} høringssvar omtaler emnet: nr.\u00a0",
            *page.response_links(category.numbers),
        )
        if any(category.stances.values()):
            page.say(looks.ASIDE, _stance_words(category))


def write_campaigns(page: Composer, report: Report) -> None:
    """Write how many letters share a text; nothing where there are none."""
    if not report.campaigns:
        return
    page.heading("Enslydende høringssvar")
    page.say(
        looks.BODY,
        "Disse høringssvar bygger på samme tekst. Hvert brev er talt med, gennemgået og gengivet "
        "for sig, også det, som den enkelte afsender selv har tilføjet.",
    )
    widths = page.widths(_CAMPAIGN_SHARES)
    rows = [_head(page, widths, ("Gruppe", "Antal", "Høringssvar nr."))]
    rows.extend(
        _line(
            page,
            widths,
            [run(clean_line(label), bold=True)],
            [run(thousands(len(numbers)))],
            page.response_links(numbers),
        )
        for label, numbers in report.campaigns.items()
    )
    page.table(
        _CAMPAIGN_SHARES,
        rows,
        title="Enslydende høringssvar",
        description="Grupper af høringssvar med samme tekst, antal og numre.",
    )


def write_changes(page: Composer, report: Report) -> None:
    """Collect the recommendations of all rows into one list."""
    page.turn_page(landscape=False)
    page.heading("Forslag til ændringer")
    proposed = [line for line in _by_number(report.rows) if _is_change(line.recommendation)]
    if not proposed:
        # A blank column says nothing yet, least of all that nothing is to be changed.
        all_written = all(clean_line(line.recommendation) for line in report.rows)
        page.say(looks.BODY, _NONE_PROPOSED if all_written else _NOT_YET_WRITTEN)
        return
    page.say(
        looks.BODY,
        "Listen samler forvaltningens indstillinger til de enkelte høringssvar.",
    )
    widths = page.widths(_CHANGE_SHARES)
    rows = [_head(page, widths, ("Nr.", "Afsender", "Indstilling / ændring"))]
    rows.extend(
        row(
            cell(widths[0], page.paragraph(looks.CELL, page.response_link(line.number))),
            cell(widths[1], page.paragraph(looks.CELL, _name(line))),
            cell(
                widths[2],
                *(page.paragraph(looks.CELL, said) for said in _paragraphs(line.recommendation)),
            ),
            whole=True,
        )
        for line in proposed
    )
    page.table(
        _CHANGE_SHARES,
        rows,
        title="Forslag til ændringer",
        description="Forvaltningens indstillinger med nummer på høringssvaret.",
    )


def write_list(page: Composer, report: Report) -> None:
    """List every response that came in, with where it stands: as many rows as responses."""
    page.turn_page(landscape=False)
    page.heading("Bilag: Alle modtagne høringssvar")
    page.say(looks.BODY, sum_words(report))
    widths = page.widths(_LIST_SHARES)
    names = ("Nr.", "Afsender", "Modtaget", "Status")
    rows = [_head(page, widths, names)]
    for line in report.everyone:
        received = page.paragraph(looks.CELL, date_words(line.received_on))
        late = [page.paragraph(looks.MARK, "Efter fristen")] if line.late else []
        approved = isinstance(line, ReportRow)
        kind = KIND_SINGULAR[line.sender_kind]
        named = _name(line)
        # Who is not named is called by the kind alone.
        aside = [] if named == kind else [page.paragraph(looks.ASIDE, kind)]
        number = page.response_link(line.number) if approved else run(str(line.number))
        rows.append(
            row(
                cell(widths[0], page.paragraph(looks.CELL, number)),
                cell(widths[1], page.paragraph(looks.CELL, named), *aside),
                cell(widths[2], received, *late),
                cell(widths[3], *_state(page, line)),
                whole=True,
            )
        )
    page.table(
        _LIST_SHARES,
        rows,
        title="Alle modtagne høringssvar",
        description="En række for hvert modtaget høringssvar med afsender, dato og status.",
    )


def sum_words(report: Report) -> str:
    """Account for every response: received = summarised + under treatment + excluded."""
    parts = [f"{thousands(len(report.rows))} er gengivet i hvidbogen"]
    if report.under_treatment:
        parts.append(f"{thousands(len(report.under_treatment))} er under behandling")
    if report.excluded:
        parts.append(f"{thousands(len(report.excluded))} er udeladt")
    last = parts.pop()
    told = f"{', '.join(parts)}, og {last}" if parts else last
    return f"Kommunen har modtaget {thousands(len(report.everyone))} høringssvar. Heraf: {told}."


def _stance_words(category: CategorySummary) -> str:
    """Count the stances on a theme, in the order of the domain."""
    told = [
        f"{thousands(category.stances[stance])} {words}"
        for stance, words in _STANCES.items()
        if category.stances.get(stance)
    ]
    return f"Holdning til emnet: {listed(told)}."


def _is_change(recommendation: str) -> bool:
    """Tell whether column 5 proposes something; *ingen ændring* is an answer, not a change."""
    said = clean_line(recommendation).casefold().rstrip(".")
    return bool(said) and not _NO_CHANGE.fullmatch(said)


def _state(page: Composer, line: ReportRow | UnapprovedRow) -> list[BaseOxmlElement]:
    if isinstance(line, ReportRow):
        return [
            page.paragraph(looks.CELL, f"Godkendt {date_words(line.approved_at.date())}"),
            page.paragraph(looks.ASIDE, clean_line(line.approved_by)),
        ]
    state = [page.paragraph(looks.CELL, run(PUBLIC_STATUS[line.status], bold=True))]
    if line.status is Status.EXCLUDED and line.reason:
        state.append(page.paragraph(looks.ASIDE, clean_line(line.reason)))
    return state


def _head(page: Composer, widths: tuple[int, ...], names: tuple[str, ...]) -> BaseOxmlElement:
    cells = (
        cell(width, page.paragraph(looks.CELL_HEAD, name))
        for width, name in zip(widths, names, strict=True)
    )
    return row(*cells, header=True)


def _line(
    page: Composer, widths: tuple[int, ...], *contents: list[BaseOxmlElement]
) -> BaseOxmlElement:
    cells = (
        cell(width, page.paragraph(looks.CELL, *content))
        for width, content in zip(widths, contents, strict=True)
    )
    return row(*cells)


def _name(line: ReportRow | UnapprovedRow) -> str:
    return clean_line(line.sender_label) or KIND_SINGULAR[line.sender_kind]


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in clean_text(text).split("\n") if line.strip()]


def _by_number(rows: Iterable[ReportRow]) -> list[ReportRow]:
    return sorted(rows, key=lambda line: line.number)
