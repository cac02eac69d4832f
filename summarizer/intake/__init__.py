"""Intake: the bytes of a file become a ``SourceText``.

Files come from strangers. ``read_file`` therefore reads them in a child process with
limits, which can be killed; whatever goes wrong there becomes an ``Unreadable`` with a
code and words that tell what to do. One module in ``readers`` per format.
"""

from summarizer.intake.formats import ACCEPTED_SUFFIXES, Format, recognise
from summarizer.intake.limits import MAX_FILE_BYTES, Limits
from summarizer.intake.picture import PagePicture, WordBox
from summarizer.intake.process import read_file, render_page
from summarizer.intake.reading import read_in_process
from summarizer.intake.unreadable import Unreadable
from summarizer.intake.warnings import WARNING_WORDS

__all__ = [
    "ACCEPTED_SUFFIXES",
    "MAX_FILE_BYTES",
    "WARNING_WORDS",
    "Format",
    "Limits",
    "PagePicture",
    "Unreadable",
    "WordBox",
    "read_file",
    "read_in_process",
    "recognise",
    "render_page",
]
