"""``extract``, ``screen``, ``draft``, ``check``, ``duplicates``: one stage each, no store."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from summarizer.cli.output import BadInput, print_json, read_bytes, read_source, read_standard_input
from summarizer.cli.reading import letters_of
from summarizer.domain.draft import Point
from summarizer.domain.finding import Outcome
from summarizer.domain.source import SourceText
from summarizer.domain.span import Span
from summarizer.drafting import check_points, make_draft
from summarizer.screening import ProtectedRegister, RegisterError, Screener, release, remint
from summarizer.services import build_engines
from summarizer.settings import Settings, SettingsError
from summarizer.synthesis import find_campaigns

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from summarizer.domain.draft import Flag, NoteAnswer
    from summarizer.screening import Screening

# A command line run keeps nothing, so the register's hashes need no key that lasts.
_PASSING_KEY = b"referent command line"


def add_commands(commands: Any) -> None:  # noqa: ANN401 - argparse's own type is private
    """Describe the stage commands."""
    extract = commands.add_parser("extract", help="read files: text with offsets")
    extract.add_argument("files", nargs="+", metavar="FILE")
    extract.set_defaults(perform=_extract)

    screen = commands.add_parser("screen", help="find and mask personal data")
    screen.add_argument("files", nargs="+", metavar="FILE|-")
    screen.add_argument("--register", metavar="CSV", help="protected register")
    screen.add_argument("--sender", default="", metavar="'NAME, ADDRESS'")
    screen.set_defaults(perform=_screen)

    draft = commands.add_parser("draft", help="draft numbered points with evidence")
    draft.add_argument("files", nargs="+", metavar="FILE|-")
    draft.add_argument("--note", action="append", default=[], metavar="TEXT")
    draft.add_argument("--engine", choices=["citat", "openai"], default="citat")
    draft.add_argument("--register", metavar="CSV", help="protected register")
    draft.add_argument("--sender", default="", metavar="'NAME, ADDRESS'")
    draft.set_defaults(perform=_draft)

    check = commands.add_parser("check", help="check points against their passages")
    check.add_argument("file", choices=["-"], metavar="-")
    check.set_defaults(perform=_check)

    duplicates = commands.add_parser("duplicates", help="group campaign letters")
    duplicates.add_argument("place", metavar="DIR|FILE.jsonl")
    duplicates.set_defaults(perform=_duplicates)


def _extract(options: argparse.Namespace) -> None:
    for name in options.files:
        source = read_source(name)
        print_json(
            {
                "pages": _pairs(source.pages),
                "text": source.text,
                "paragraphs": _pairs(source.paragraphs),
                "sentences": _pairs(source.sentences),
                "warnings": list(source.warnings),
            },
        )


def _screen(options: argparse.Namespace) -> None:
    screener = _screener(options.register)
    for name in options.files:
        source = read_source(name)
        screening = screener.screen(source, sender=options.sender, filename=_filename(name))
        verdict = screening.verdict
        print_json(
            {
                "verdict": verdict.outcome.value,
                "reasons": [{"code": one.code, "detail": one.detail} for one in verdict.reasons],
                "findings": [
                    {
                        "start": finding.span.start,
                        "end": finding.span.end,
                        "kind": finding.kind.value,
                        "certainty": finding.certainty.value,
                        "layer": finding.layer,
                        "score": finding.score,
                    }
                    for finding in screening.findings
                ],
                "masked_text": "" if screening.masked is None else screening.masked.text,
                "policy_version": verdict.policy_version,
            },
        )


def _draft(options: argparse.Namespace) -> None:
    if options.engine != "citat" and options.register is None:
        raise BadInput("a language model needs --register: nobody protected may reach it")
    engine = _engines().get(options.engine)
    if engine is None:
        raise BadInput(f"engine {options.engine} is not set up; set REFERENT_OPENAI_MODEL")
    screener = _screener(options.register)
    for name in options.files:
        source = read_source(name)
        screening = screener.screen(source, sender=options.sender, filename=_filename(name))
        screening = _go_on(screening, source, name, uses_model=options.engine != "citat")
        draft = make_draft(
            engine,
            remint(source, screening.findings, screening.verdict),
            source=source,
            notes=[screener.mask_note(note) for note in options.note],
            verdict=screening.verdict,
        )
        print_json(
            {
                "engine": draft.engine,
                "model": draft.model,
                "stance": draft.stance.value,
                "points": [_point(point) for point in draft.points],
                "notes": [_note(answer) for answer in draft.notes],
                "left_out": [_place(span) for span in draft.left_out],
                "usage": dict(draft.usage),
                "fallback_reason": draft.fallback_reason,
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


def _check(_options: argparse.Namespace) -> None:
    for number, line in enumerate(read_standard_input().splitlines(), start=1):
        if line.strip():
            source, points = _parse_check(line, number)
            checked = check_points(source, points)
            print_json(
                {
                    "points": [
                        {"flags": [_flag(flag) for flag in point.flags]} for point in checked.points
                    ],
                    "left_out": [_place(span) for span in checked.left_out],
                },
            )


def _parse_check(line: str, number: int) -> tuple[SourceText, list[Point]]:
    try:
        given = json.loads(line)
        text = given["source"]
        points = [
            Point(
                text=point["text"],
                evidence=tuple(Span(one["start"], one["end"]) for one in point["evidence"]),
            )
            for point in given["points"]
        ]
    except (ValueError, KeyError, TypeError):
        raise BadInput(
            f"line {number} is not of the form "
            '{"source":"…","points":[{"text":"…","evidence":[{"start":0,"end":1}]}]}',
        ) from None
    if any(span.end > len(text) for point in points for span in point.evidence):
        raise BadInput(f"line {number}: a passage ends after the source's {len(text)} characters")
    return SourceText.from_text(text), points


def _duplicates(options: argparse.Namespace) -> None:
    groups = find_campaigns(letters_of(options.place))
    print_json(
        {
            "groups": [
                {
                    "id": group.id,
                    "members": [
                        {
                            "id": member.id,
                            "relation": member.relation,
                            "own_text": _pairs(member.own_text),
                        }
                        for member in group.members
                    ],
                }
                for group in groups
            ],
        },
    )


@cache
def _engines() -> Any:  # noqa: ANN401 - a mapping of engines by name
    try:
        return build_engines(Settings.from_environment())
    except SettingsError as refusal:
        raise BadInput(str(refusal)) from None


def _screener(register_file: str | None) -> Screener:
    now = datetime.now(UTC)
    if register_file is None:
        register = ProtectedRegister.empty(key=_PASSING_KEY, imported_at=now)
    else:
        try:
            register = ProtectedRegister.from_csv(
                read_bytes(register_file),
                key=_PASSING_KEY,
                imported_at=now,
            )
        except RegisterError as refusal:
            raise BadInput(f"{register_file}: {refusal}") from None
    return Screener(register, now=lambda: datetime.now(UTC))


def _filename(name: str) -> str:
    return "" if name == "-" else name.rsplit("/", 1)[-1]


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _place(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _flag(flag: Flag) -> dict[str, object]:
    return {
        "code": flag.code,
        "severity": flag.severity.value,
        "detail": flag.detail,
        "span": None if flag.span is None else _place(flag.span),
        "passage": None if flag.passage is None else _place(flag.passage),
    }


def _point(point: Point) -> dict[str, object]:
    return {
        "text": point.text,
        "kind": point.kind.value,
        "evidence": [_place(span) for span in point.evidence],
        "flags": [_flag(flag) for flag in point.flags],
    }


def _note(answer: NoteAnswer) -> dict[str, object]:
    return {
        "note": answer.note,
        "status": answer.status.value,
        "text": answer.text,
        "evidence": [_place(span) for span in answer.evidence],
        "flags": [_flag(flag) for flag in answer.flags],
    }
