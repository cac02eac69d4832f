"""``referent screen``, and the screener of the other commands."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from summarizer.cli.output import BadInput, print_json, read_bytes, read_source
from summarizer.screening import ProtectedRegister, RegisterError, Screener

if TYPE_CHECKING:
    import argparse

# A command line run keeps nothing, so the register's hashes need no key that lasts.
_PASSING_KEY = b"referent command line"


def screen(options: argparse.Namespace) -> None:
    """Screen each file and print verdict, findings and masked text."""
    screener = make_screener(options.register)
    for name in options.files:
        source = read_source(name)
        screening = screener.screen(source, sender=options.sender, filename=filename_of(name))
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


def make_screener(register_file: str | None) -> Screener:
    """Build a screener over a register file, or over an empty register.

    Raises ``BadInput`` for a register that cannot be used.
    """
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


def filename_of(name: str) -> str:
    """Give the name to screen with the text; standard input has none."""
    return "" if name == "-" else name.rsplit("/", 1)[-1]
