"""The front page: what was heard, when, by whom, and how the summaries came about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.export import looks
from summarizer.export.cleaning import clean_line
from summarizer.export.danish import (
    KIND_PLURAL,
    date_words,
    listed,
    number_words,
    period_words,
    thousands,
)
from summarizer.export.elements import cell, page_breaking, row

if TYPE_CHECKING:
    from summarizer.export.composer import Composer
    from summarizer.export.report import Report

_SHARES = (32, 68)


def write_front(page: Composer, report: Report) -> None:
    """Write the title, the key facts and the statement on artificial intelligence."""
    page.say(looks.SENDER_LINE, clean_line(report.municipality))
    page.say(looks.TITLE, "Hvidbog")
    page.say(looks.SUBTITLE, clean_line(report.title))
    widths = page.widths(_SHARES)
    facts = [
        row(
            cell(widths[0], page.paragraph(looks.CELL_HEAD, name)),
            cell(widths[1], *(page.paragraph(looks.CELL, line) for line in lines)),
            whole=True,
        )
        for name, lines in key_facts(report)
    ]
    page.table(
        _SHARES,
        facts,
        title="Nøgleoplysninger",
        description="Høringens sagsnummer, periode og antal høringssvar.",
        style=looks.FACTS,
    )
    page.say(looks.BOX_HEADING, "Sådan er resuméerne blevet til")
    for line in engine_words(report):
        page.say(looks.BOX, line)


def write_contents(page: Composer) -> None:
    """Write the table of contents on a page of its own."""
    page.add(page_breaking(page.paragraph(looks.TOC_HEADING, "Indhold")))
    page.place_contents()


def key_facts(report: Report) -> list[tuple[str, list[str]]]:
    """Give the front page's table, a name and its lines; what there is none of is left out."""
    everyone = report.everyone
    kinds = [f"{KIND_PLURAL[kind]}: {thousands(number)}" for kind, number in report.counts.items()]
    facts = [
        ("Sagsnummer", [clean_line(report.case_number)]),
        ("Høringsperiode", [period_words(report.opens_on, report.deadline)]),
        ("Modtagne høringssvar", [f"{thousands(len(everyone))} i alt", *kinds]),
    ]
    if report.campaigns:
        facts.append(("Enslydende høringssvar", [_campaign_words(report)]))
    if any(line.signatures for line in report.rows):
        facts.append(("Underskriftsindsamlinger", [_petition_words(report)]))
    late = report.late_numbers
    facts.append(
        (
            "Modtaget efter fristen",
            [f"{len(late)} ({number_words(late)})" if late else "Ingen"],
        )
    )
    for name, rows in (("Under behandling", report.under_treatment), ("Udeladt", report.excluded)):
        if rows:
            numbers = number_words(line.number for line in rows)
            facts.append((name, [f"{thousands(len(rows))} ({numbers})"]))
    facts.append(("Udarbejdet", [_made_words(report)]))
    return facts


def engine_words(report: Report) -> list[str]:
    """Say how generative AI was used, and that people approved every summary."""
    engine, total = report.engine, len(report.rows)
    said = []
    if engine.model_drafts:
        named = f" ({listed(map(clean_line, engine.models))})" if engine.models else ""
        said.append(
            f"{_of(engine.model_drafts, total)} bygger på et udkast, som en "
            f"sprogmodel{named} har skrevet. Personoplysninger blev maskeret i teksten, før "
            "sprogmodellen fik den."
        )
    if engine.quoted_drafts:
        said.append(
            f"{_of(engine.quoted_drafts, total)} bygger på et udkast, som et program har sat "
            "sammen af afsenderens egne sætninger, uden brug af en sprogmodel."
        )
    if engine.written_by_hand:
        said.append(
            f"{_of(engine.written_by_hand, total)} er skrevet af en medarbejder uden udkast."
        )
    said.append(
        "En medarbejder har gennemgået hvert resumé sammen med høringssvaret, rettet det, hvor det "
        "var nødvendigt, og godkendt det. Forvaltningens bemærkninger og indstillinger er skrevet "
        "af medarbejdere. Resuméet erstatter ikke høringssvaret, som er det, der er afgivet."
    )
    return said


def _campaign_words(report: Report) -> str:
    groups = report.campaigns
    letters = sum(len(numbers) for numbers in groups.values())
    noun = "gruppe" if len(groups) == 1 else "grupper"
    return f"{thousands(letters)} i {len(groups)} {noun}; hvert brev er talt med ovenfor"


def _petition_words(report: Report) -> str:
    petitions = [line for line in report.rows if line.signatures]
    signatures = thousands(sum(line.signatures for line in petitions))
    numbers = number_words(line.number for line in petitions)
    return f"{len(petitions)} med tilsammen {signatures} underskrifter ({numbers})"


def _made_words(report: Report) -> str:
    day = date_words(report.generated_at.date())
    author = clean_line(report.author)
    return f"{day} af {author}" if author else day


def _of(part: int, total: int) -> str:
    if part == total:
        return "Resuméerne" if total > 1 else "Resuméet"
    return f"{thousands(part)} af de {thousands(total)} resuméer"
