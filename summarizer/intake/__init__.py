"""Intake: the bytes of a file become a ``SourceText``.

Files come from strangers. ``read_file`` therefore reads them in a child process with
limits, which can be killed; whatever goes wrong there becomes an ``Unreadable`` with a
code and words that tell what to do. One module in ``readers`` per format.
"""

from summarizer.intake.dispatch import read_in_process
from summarizer.intake.formats import ACCEPTED_SUFFIXES, Format, recognise
from summarizer.intake.limits import MAX_ARCHIVE_BYTES, MAX_FILE_BYTES, Limits
from summarizer.intake.pages.picture import PagePicture, WordBox
from summarizer.intake.process import (
    page_picture,
    page_words,
    read_file,
    read_list,
    unpack_archive,
)
from summarizer.intake.unreadable import UNREADABLE_WORDS, Unreadable
from summarizer.intake.uploads.archive import Entry, Unpacked
from summarizer.intake.uploads.columns import (
    SAYS_SOMETHING,
    Column,
    header_key,
    is_known_portal,
    recognise_columns,
)
from summarizer.intake.uploads.containers import (
    CONTAINER_SUFFIXES,
    Container,
    recognise_container,
    why_not_read,
)
from summarizer.intake.uploads.matching import Matched, match_files
from summarizer.intake.uploads.portal_rows import PortalRow, guess_meanings, rows_of
from summarizer.intake.uploads.sheet import Sheet
from summarizer.intake.warnings import WARNING_WORDS

__all__ = [
    "ACCEPTED_SUFFIXES",
    "CONTAINER_SUFFIXES",
    "MAX_ARCHIVE_BYTES",
    "MAX_FILE_BYTES",
    "SAYS_SOMETHING",
    "UNREADABLE_WORDS",
    "WARNING_WORDS",
    "Column",
    "Container",
    "Entry",
    "Format",
    "Limits",
    "Matched",
    "PagePicture",
    "PortalRow",
    "Sheet",
    "Unpacked",
    "Unreadable",
    "WordBox",
    "guess_meanings",
    "header_key",
    "is_known_portal",
    "match_files",
    "page_picture",
    "page_words",
    "read_file",
    "read_in_process",
    "read_list",
    "recognise",
    "recognise_columns",
    "recognise_container",
    "rows_of",
    "unpack_archive",
    "why_not_read",
]
