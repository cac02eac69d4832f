"""PyMuPDF, quiet; its functions carry no types, so it is ``Any`` from here on."""

from __future__ import annotations

from typing import Any

import pymupdf

from summarizer.intake.unreadable import Unreadable

mupdf: Any = pymupdf
mupdf.TOOLS.mupdf_display_errors(False)
mupdf.TOOLS.mupdf_display_warnings(False)
# Heights come from the letters' size, so MuPDF need not correct those of the fonts.
mupdf.TOOLS.unset_quad_corrections(True)
mupdf.TOOLS.set_subset_fontnames(True)


def open_document(data: bytes, *, filetype: str | None = None) -> Any:  # noqa: ANN401 - see above
    """Open a PDF or a picture. Raises ``Unreadable``: ``damaged`` or ``password``."""
    try:
        document = mupdf.open(stream=data, filetype=filetype)
    except (mupdf.FileDataError, mupdf.EmptyFileError):
        raise Unreadable("damaged") from None
    if document.needs_pass:
        document.close()
        raise Unreadable("password")
    return document
