"""``referent draft``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from summarizer.cli.json_form import flag_json, place
from summarizer.cli.output import BadInput, print_json, read_source
from summarizer.cli.screen import filename_of, make_screener
from summarizer.domain.finding import Outcome
from summarizer.drafting import make_draft
from summarizer.screening import release, remint
from summarizer.services import build_engines
from summarizer.settings import Settings, SettingsError

if TYPE_CHECKING:
    import argparse

    from summarizer.domain.draft import NoteAnswer, Point
    from summarizer.domain.source import SourceText
    from summarizer.drafting import Engine
    from summarizer.screening import Screening


def draft(options: argparse.Namespace) -> None:
    """Draft each file and print points, notes and what was left out."""
    if options.engine != "citat" and options.register is None:
        raise BadInput("a language model needs --register: nobody protected may reach it")
    engine = _engines().get(options.engine)
    if engine is None:
        raise BadInput(f"engine {options.engine} is not set up; set REFERENT_OPENAI_MODEL")
    screener = make_screener(options.register)
    for name in options.files:
        source = read_source(name)
        screening = screener.screen(source, sender=options.sender, filename=filename_of(name))
        screening = _go_on(screening, source, name, uses_model=options.engine != "citat")
        made = make_draft(
            engine,
            remint(source, screening.findings, screening.verdict),
            source=source,
            notes=[screener.mask_note(note) for note in options.note],
            verdict=screening.verdict,
        )
        print_json(
            {
                "engine": made.engine,
                "model": made.model,
                "stance": made.stance.value,
                "points": [_point(point) for point in made.points],
                "notes": [_note(answer) for answer in made.notes],
                "left_out": [place(span) for span in made.left_out],
                "usage": dict(made.usage),
                "fallback_reason": made.fallback_reason,
            },
        )


def _go_on(
    screening: Screening,
    source: SourceText,
    name: str,
    *,
    uses_model: bool,
) -> Screening:
    """Give a cleared screening, or refuse.

    A held text never reaches a model. ``citat`` is none and runs on this machine only: the
    person at the terminal gets a draft with everything found masked, and is told.
    """
    if screening.verdict.outcome is Outcome.CLEARED:
        return screening
    codes = ", ".join(reason.code for reason in screening.verdict.reasons)
    if uses_model:
        raise BadInput(f"{name}: held ({codes}); it is not sent to a model")
    sys.stderr.write(f"referent: {name}: held ({codes}); drafted here, all findings masked\n")
    return release(source, screening.findings, kept_unmasked=(), verdict=screening.verdict)


def _engines() -> dict[str, Engine]:
    try:
        return build_engines(Settings.from_environment())
    except SettingsError as refusal:
        raise BadInput(str(refusal)) from None


def _point(point: Point) -> dict[str, object]:
    return {
        "text": point.text,
        "kind": point.kind.value,
        "evidence": [place(span) for span in point.evidence],
        "flags": [flag_json(flag) for flag in point.flags],
    }


def _note(answer: NoteAnswer) -> dict[str, object]:
    return {
        "note": answer.note,
        "status": answer.status.value,
        "text": answer.text,
        "evidence": [place(span) for span in answer.evidence],
        "flags": [flag_json(flag) for flag in answer.flags],
    }
