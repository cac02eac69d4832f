"""Small PDFs, and how they are read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pymupdf

from summarizer.intake import read_in_process

if TYPE_CHECKING:
    from pathlib import Path

    from summarizer.domain.source import SourceText

LETTER = (
    "Vi gør indsigelse mod byggeriet ved Møllebugten, fordi husene bliver 12,5 m høje og tager "
    "udsigten fra naboerne på Skovvej. Vi foreslår, at højden sættes ned til 8,5 m, og at der "
    "plantes træer langs stien. Kommunen bør også måle støjen igen, før planen vedtages."
)


def new_pdf() -> Any:
    return pymupdf.open()


def add_page(document: Any, *lines: str, size: float = 11) -> Any:
    page = document.new_page()
    for i, line in enumerate(lines):
        page.insert_text((72, 120 + 14 * i), line, fontsize=size)
    return page


def read_pdf(document: Any, folder: Path, **how: Any) -> SourceText:
    path = folder / "svar.pdf"
    document.save(path, **how)
    return read_in_process(path, filename="svar.pdf")


def sentences(source: SourceText) -> list[str]:
    return [span.of(source.text) for span in source.sentences]
